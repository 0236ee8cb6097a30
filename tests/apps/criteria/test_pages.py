"""The pages of criteria sets: list, tree editor with its linter, trial of a formula, preview, history, differences."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.urls import reverse

from backend.criteria.models import CriteriaDraft
from backend.criteria.queries import findings_of
from permissions.roles import Role


@pytest.fixture
def browser(client, province, person, draft, django_user_model):
    """The appraiser's browser."""
    user = django_user_model.objects.create(username="soan")
    someone = person("Ngô Soạn Thảo", province, Role.APPRAISER)
    someone.user = user
    someone.save(update_fields=["user"])
    client.force_login(user)
    return client


def address(name: str, *args: object) -> str:
    return reverse(f"criteria:{name}", args=args)


def fields(node, **more: object) -> dict[str, object]:
    """The fields of a node's form as a browser sends them."""
    plain = {"code": node.code, "title_vi": node.title_vi, "title_en": node.title_en, "max_points": node.max_points}
    return plain | {"part": "appraisal", "appraiser": "", "evidence_vi": node.evidence_vi} | more


def table(name: str, *rows: dict[str, object]) -> dict[str, object]:
    found: dict[str, object] = {f"{name}-TOTAL_FORMS": len(rows), f"{name}-INITIAL_FORMS": 0}
    return found | {f"{name}-{n}-{key}": value for n, row in enumerate(rows) for key, value in row.items()}


PAGES = ["home", "new", "draft", "preview", "history", "draft-difference", "particulars", "add"]


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens(browser, draft, name):
    answer = browser.get(address(name, *([] if name in ("home", "new") else [draft.pk])))
    assert answer.status_code == 200


def test_a_node_of_every_shape_opens_and_saves_unchanged(browser, draft):
    for leaf in draft.criteria.leaves():
        page = browser.get(address("node", draft.pk, leaf.code))
        form = page.context["form"]
        sent = {name: "" if form[name].value() is None else form[name].value() for name in form.fields}
        for rows in form.tables:
            sent |= {f"{rows.name}-TOTAL_FORMS": len(rows.rows.forms), f"{rows.name}-INITIAL_FORMS": 0}
            for row in rows.rows.forms:
                sent |= {row.add_prefix(name): row[name].value() or "" for name in row.fields if row[name].value()}
        answer = browser.post(address("node", draft.pk, leaf.code), sent | {"shape": form.shape})
        assert answer.status_code == 302, (leaf.code, answer.context["form"].errors)
        assert CriteriaDraft.objects.get(pk=draft.pk).criteria.node(leaf.code) == leaf


def test_the_linters_panel_leads_to_the_place(browser, draft):
    browser.post(address("node", draft.pk, "1"), fields(draft.criteria.node("1"), max_points="99"))
    page = browser.get(address("draft", draft.pk)).content.decode()
    assert 'href="#n-1"' in page
    assert "ghi 99 điểm" in page


def test_a_formula_is_tried_before_it_is_kept(browser, draft):
    leaf = next(node for node in draft.criteria.leaves() if node.max_points == 2)
    sent = fields(leaf, shape="formula", feed="value", when_undefined="missing")
    sent |= table("variables", {"code": "xong", "label_vi": "Xong"}, {"code": "giao", "label_vi": "Giao"})
    sent |= table("formulas", {"code": "a", "label_vi": "Tỷ lệ", "text": "xong / giao * 2"})
    sent |= table(
        "examples", {"values": "xong = 1; giao = 4", "points": "0,5"}, {"values": "xong=1,5; giao=3", "points": "2"}
    )
    page = browser.post(address("node", draft.pk, leaf.code), sent | {"try": "1"}).content.decode()
    assert "ví dụ 2 phải được 2 điểm nhưng công thức cho 1" in page
    assert CriteriaDraft.objects.get(pk=draft.pk).text == draft.text
    assert browser.post(address("node", draft.pk, leaf.code), sent).status_code == 302
    kept = CriteriaDraft.objects.get(pk=draft.pk).criteria
    assert kept.node(leaf.code).rule.formulas[0].text == "xong / giao * 2"
    assert "example_fails" in {finding.code for finding in findings_of(kept)}


def test_the_trial_of_a_formula_answers_htmx_with_a_piece(browser, draft):
    leaf = draft.criteria.leaves()[0]
    answer = browser.post(
        address("node", draft.pk, leaf.code), fields(leaf, shape="yes_no", feed="value"), HTTP_HX_REQUEST="true"
    )
    assert answer.templates[0].name == "criteria/_trial.html"


def test_two_browsers_do_not_overwrite_each_other(browser, draft, do):
    node = draft.criteria.node("1")
    seen = browser.get(address("node", draft.pk, "1")).context["seen"]
    do("change_node", draft, who="second", target="1", node=replace(node, title_vi="Người kia sửa"))
    answer = browser.post(address("node", draft.pk, "1"), fields(node, title_vi="Tôi sửa", seen=seen))
    assert answer.status_code == 409
    assert "Mai Cùng Soạn đã sửa mục 1" in answer.content.decode()
    assert "Tôi sửa" in answer.content.decode()


def test_removing_offers_to_undo(browser, draft):
    gone = browser.post(address("step", draft.pk), {"target": "2", "step": "remove"}, follow=True)
    undo = gone.context["undo"]
    assert "Hoàn tác" in gone.content.decode()
    browser.post(address("step", draft.pk), {"step": undo})
    assert CriteriaDraft.objects.get(pk=draft.pk).text == draft.text


def test_a_bad_row_is_told_beside_its_field(browser, draft):
    leaf = draft.criteria.leaves()[0]
    sent = fields(leaf, shape="percent_tiers", feed="value", when_empty="missing") | table("tiers", {"lower": "0"})
    answer = browser.post(address("node", draft.pk, leaf.code), sent)
    assert answer.status_code == 400
    assert "Ghi ô này, hoặc xóa cả dòng." in answer.content.decode()


def test_the_difference_is_told_in_words(browser, draft, do):

    node = draft.criteria.node("1")
    do("change_node", draft, target="1", node=replace(node, max_points=Decimal(11)))
    do("remove_node", draft, target="2")
    page = browser.get(address("draft-difference", draft.pk)).content.decode()
    assert "điểm tối đa" in page
    assert "→ 11" in page
    assert "Bỏ" in page


@pytest.mark.parametrize("name", ["draft", "preview", "history"])
def test_a_stranger_does_not_learn_of_a_draft(client, draft, province, person, django_user_model, name):
    user = django_user_model.objects.create(username="la")
    someone = person("Người Lạ", province, Role.COUNCIL_MEMBER)
    someone.user = user
    someone.save(update_fields=["user"])
    client.force_login(user)
    assert client.get(address(name, draft.pk)).status_code == 404


def test_the_list_of_sets_asks_a_constant_number_of_queries(
    browser, django_assert_max_num_queries, do, province, edition
):
    for number in range(4):
        do(
            "create",
            unit=province,
            basis=edition,
            year=2031 + number,
            group="so",
            level="tinh",
            title=f"Bộ {number} thử",
        )
    browser.get(address("home"))
    with django_assert_max_num_queries(14):
        browser.get(address("home"))


def test_a_new_set_is_drafted_by_the_readers_own_body(browser, province):
    form = browser.get(address("new")).context["form"]
    assert form["unit"].value() == str(province.pk)
