"""The components as pages use them."""

import re
from decimal import Decimal

import pytest
from django.template import engines
from django.test import RequestFactory
from django.utils import translation
from rest_framework import serializers

from backend.site.design import design
from backend.web.forms import form_class
from workflows.engine import Reason


def drawn(text, **context):
    return engines["django"].from_string(text).render(context, RequestFactory().get("/"))


class Inputs(serializers.Serializer):
    reason = serializers.CharField(label="Lý do", max_length=100)


def test_an_open_act_is_a_form_with_its_guards():
    page = drawn('{% act_form "stage.refuse" "/x" form=form version=7 %}', form=form_class(Inputs)())
    assert 'name="csrfmiddlewaretoken"' in page
    assert re.search(r'name="idempotency_key" value="[0-9a-f]{32}"', page)
    assert 'name="version" value="7"' in page


def test_a_closed_act_has_reasons_and_no_button():
    page = drawn('{% act_form "submission.submit" "/x" reasons=why %}', why=[Reason("submission.no_rows")])
    assert "Danh sách đề nghị còn trống." in page
    assert "<button" not in page


def test_what_was_typed_stays_when_the_rules_refuse():
    form = form_class(Inputs)({"reason": "Đã gõ rất lâu"})
    page = drawn('{% act_form "stage.refuse" "/x" form=form reasons=why %}', form=form, why=[Reason("stale")])
    assert "Đã gõ rất lâu" in page
    assert "vừa được người khác thay đổi" in page


def test_the_error_summary_links_to_the_field():
    page = drawn("{% error_summary form %}{% fields form %}", form=form_class(Inputs)({}))
    target = re.search(r'href="#([^"]+)"', page)[1]
    assert f'id="{target}"' in page


def test_a_row_without_result_says_nothing():
    assert drawn("{% row_result results 3 %}", results={1: ()}).strip() == ""


def test_a_refused_row_says_every_reason():
    page = drawn("{% row_result results 3 %}", results={3: (Reason("stale"), Reason("conflict.nominee"))})
    assert page.count("<li>") == 2


def test_names_are_escaped_wherever_they_stand():
    page = drawn("{{ n|honoured }}{% tick 1 n %}{% crumb n %}{% badge n %}", n="<script>")
    assert "<script>" not in page


def test_a_link_to_a_missing_page_vanishes():
    assert drawn('{% optional_link "no:such" "x" %}') == ""


def test_a_score_that_does_not_apply_shows_no_zero():
    node = {"title": "A", "points": None, "maximum": Decimal(1), "not_applicable": True}
    assert "không áp dụng" in drawn("{% score_tree node %}", node=node)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_design_page_shows_everything_without_inline_style_or_script(language):
    with translation.override(language):
        page = design(RequestFactory().get("/he-thong-thiet-ke/")).content.decode()
    assert " style=" not in page
    assert not re.search(r"<script(?![^>]*src=)|\son[a-z]+=\"", page)
    assert len(re.findall("<h1>", page)) == 1


def test_the_design_page_in_english_has_no_vietnamese_sentence_left():
    with translation.override("en"):
        page = design(RequestFactory().get("/he-thong-thiet-ke/")).content.decode()
    assert "Chưa thực hiện được" not in page
    assert "Not possible yet" in page
