"""Drafting question sets: question by question, published once, followed by newer editions."""

import pytest
from django.db import DatabaseError, transaction

from backend.surveys.models import QuestionSet
from backend.surveys.serializers import EditSetInputs
from backend.web.forms import form_class
from permissions.check import NotPermitted
from workflows.engine import Refused


@pytest.fixture
def draft(do, province) -> QuestionSet:
    return do("question_set.create", unit=province, code="x", title="Phiếu", instrument="xhh").result


def put(do, row, **given):
    return do("question_set.put", row, **{"element": "E", "code": "C1", "text_vi": "Câu?", "asked": "single"} | given)


def codes(no):
    return [reason.code for reason in no.value.reasons]


def test_options_are_typed_a_line_each(do, draft):
    put(do, draft, options=["tot | Tốt | 100 | hl", "kem | Kém | 0"])
    question = QuestionSet.objects.get(pk=draft.pk).form.question("C1")
    assert [(o.code, o.text_vi, o.worth_pct, o.satisfied) for o in question.options] == [
        ("tot", "Tốt", 100, True), ("kem", "Kém", 0, False),
    ]  # fmt: skip


def test_lines_that_are_no_options_are_all_named(do, draft):
    with pytest.raises(Refused) as no:
        put(do, draft, options=["tot | Tốt | trăm", "kem", "ok | Được | 50"])
    assert codes(no) == ["question_set.option_unreadable"] * 2


def test_a_question_written_again_keeps_its_place(do, draft):
    for code in ("C1", "C2"):
        put(do, draft, code=code, options=["a | A", "b | B"])
    put(do, draft, code="C1", text_vi="Mới?", options=["a | A", "b | B"])
    form = QuestionSet.objects.get(pk=draft.pk).form
    assert [(q.code, q.text_vi) for q in form.questions()] == [("C1", "Mới?"), ("C2", "Câu?")]


def test_a_question_may_move_to_another_element(do, draft):
    put(do, draft, options=["a | A", "b | B"])
    put(do, draft, element="F", options=["a | A", "b | B"])
    assert [e.code for e in QuestionSet.objects.get(pk=draft.pk).form.elements] == ["F"]


def test_a_removed_question_takes_its_empty_element_along(do, draft):
    put(do, draft, options=["a | A", "b | B"])
    do("question_set.remove", draft, code="C1")
    assert QuestionSet.objects.get(pk=draft.pk).form.elements == ()


def test_a_faulty_set_is_not_published(do, draft):
    put(do, draft, asked="single", options=["a | A", "b | B"])
    with pytest.raises(Refused) as no:
        do("question_set.publish", draft)
    assert codes(no) == ["question_set.faulty"]


def test_a_method_with_a_status_needs_its_source(do, draft):
    method = {"question_method": "option_worth", "element_method": "pooled", "total_method": "mean_of_elements"}
    with pytest.raises(Refused) as no:
        do("question_set.edit", draft, title="Phiếu", method_status="text_read", **method)
    assert codes(no) == ["question_set.method_without_source"]


def test_a_published_set_never_changes(do, question_set):
    with pytest.raises(Refused):
        put(do, question_set)
    with pytest.raises(DatabaseError), transaction.atomic():
        QuestionSet.objects.filter(pk=question_set.pk).update(text="{}")


def test_a_copy_is_the_next_edition(do, province, question_set):
    given = {"unit": province, "code": "sipas", "title": "Bản sau", "instrument": "sipas"}
    copy = do("question_set.create", copy_of=question_set, **given).result
    assert (copy.edition, list(copy.form.questions())) == (2, list(question_set.form.questions()))
    with pytest.raises(Refused) as no:
        do("question_set.create", **given)
    assert codes(no) == ["question_set.draft_there"]


def test_a_unit_does_not_draft_sets_of_the_province(do, draft):
    with pytest.raises(NotPermitted):
        do("question_set.publish", draft, who="preparer")


def test_beginnings_are_sound(do, province):
    for template, instrument in (("sipas", "sipas"), ("xhh", "xhh")):
        given = {"unit": province, "code": template, "title": "Mẫu", "instrument": instrument}
        row = do("question_set.create", template=template, **given).result
        do("question_set.publish", row)
        assert QuestionSet.objects.get(pk=row.pk).state == "published"


def test_how_far_a_method_is_confirmed_is_asked_in_words():
    told = {str(label) for _code, label in form_class(EditSetInputs)().fields["method_status"].choices}
    assert {"đã đọc văn bản", "cần xác nhận"} <= told
