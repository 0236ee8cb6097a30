"""Drafts are edited node by node, every state is kept, and nobody's change is lost silently."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from backend.criteria.criteria_sets import criteria_value
from backend.criteria.models import CriteriaDraft
from backend.criteria.queries import findings_of
from permissions.check import NotPermitted
from workflows.engine import Refused
from workflows.rules import criteria_edit as edit
from workflows.rules.criteria import CriteriaSet, NaRule, NoSurvey, to_json


def codes(refused: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {reason.code for reason in refused.value.reasons}


def test_a_draft_from_a_version_takes_its_tree_under_its_own_year(draft, edition):
    assert draft.criteria.areas == criteria_value(edition).areas
    assert (draft.criteria.year, draft.code, draft.basis) == (2024, "tinh-so-2024", edition)
    assert findings_of(draft.criteria) == []


def test_an_empty_draft_says_that_it_is_empty(do, province):
    made = do("create", unit=province, year=2030, group="xa", level="tinh", title="Bộ mới").result
    assert [finding.code for finding in findings_of(made.criteria)] == ["set_empty"]


def test_a_draft_of_a_year_that_has_a_set_goes_on_under_its_code(do, province, edition):
    made = do("create", unit=province, basis=edition, year=2023, group="so", level="tinh", title="Phiên bản hai").result
    assert made.code == edition.code


def test_a_code_of_another_years_set_is_refused(do, province, edition):
    with pytest.raises(Refused) as no:
        do("create", unit=province, year=2024, group="so", level="tinh", title="Bộ 2024", code=edition.code)
    assert codes(no) == {"criteria_draft.code_of_other"}


def test_a_node_is_added_with_the_next_free_code(do, draft, leaf):
    before = len(draft.criteria.node("1").children)
    done = do("add_node", draft, parent="1", node=leaf(""))
    assert done.answer["node"] == f"1.{before + 1}"
    assert [finding.code for finding in findings_of(draft.criteria)] == ["sum_differs"]


def test_a_changed_code_takes_the_codes_below_along(do, draft):
    node = draft.criteria.node("1.1")
    do("change_node", draft, target="1.1", node=replace(node, code="1.9"))
    assert [child.code for child in draft.criteria.node("1.9").children] == [
        child.code.replace("1.1.", "1.9.", 1) for child in node.children
    ]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"code": "2"}, "criteria_draft.code_taken"),
        ({"code": "a b"}, "criteria_draft.bad_code"),
        ({"code": "1/../2"}, "criteria_draft.bad_code"),
        ({"title_vi": " "}, "criteria_draft.bad_title"),
        ({"max_points": Decimal(-1)}, "criteria_draft.bad_points"),
        ({"max_points": Decimal("1e9")}, "criteria_draft.bad_points"),
        ({"max_points": Decimal("0.00001")}, "criteria_draft.bad_points"),
    ],
)
def test_a_node_that_cannot_be_kept_is_refused_by_name(do, draft, change, code):
    with pytest.raises(Refused) as no:
        do("change_node", draft, target="1", node=replace(draft.criteria.node("1"), **change))
    assert codes(no) == {code}


def test_moving_stops_at_the_ends(do, draft):
    do("move_node", draft, target="2", direction="up")
    assert [area.code for area in draft.criteria.areas][:2] == ["2", "1"]
    with pytest.raises(Refused) as no:
        do("move_node", draft, target="2", direction="up")
    assert codes(no) == {"criteria_draft.at_the_end"}


def test_what_was_removed_comes_back(do, draft):
    before = draft.text
    done = do("remove_node", draft, target="3")
    assert "3" not in {node.code for node in draft.criteria.nodes()}
    do("restore", draft, revision=done.answer["undo"])
    assert draft.text == before
    assert list(draft.revisions.values_list("act", flat=True))[-2:] == [
        "criteria_draft.remove_node",
        "criteria_draft.restore",
    ]


def test_two_people_may_change_two_nodes_of_one_draft(do, draft):
    seen = {code: edit.digest(draft.criteria.node(code)) for code in ("1", "2")}
    for who, code in (("appraiser", "1"), ("second", "2")):
        node = replace(draft.criteria.node(code), title_vi=f"Sửa bởi {who}")
        do("change_node", draft, who=who, target=code, node=node, seen=seen[code])
    assert {draft.criteria.node(code).title_vi for code in ("1", "2")} == {"Sửa bởi appraiser", "Sửa bởi second"}


def test_a_change_of_a_node_that_somebody_changed_meanwhile_is_refused_with_the_name(do, draft):
    seen, node = edit.digest(draft.criteria.node("1")), draft.criteria.node("1")
    do("change_node", draft, who="second", target="1", node=replace(node, title_vi="Người kia sửa"), seen=seen)
    with pytest.raises(Refused) as no:
        do("change_node", draft, target="1", node=replace(node, title_vi="Tôi sửa"), seen=seen)
    assert codes(no) == {"criteria_draft.node_changed"}
    assert no.value.reasons[0].data["by"] == "Mai Cùng Soạn"


def test_a_change_of_a_node_that_somebody_removed_is_refused_with_the_name(do, draft):
    node = draft.criteria.node("1.1")
    do("remove_node", draft, who="second", target="1.1")
    with pytest.raises(Refused) as no:
        do("change_node", draft, target="1.1", node=node)
    assert codes(no) == {"criteria_draft.node_removed"}


def test_replacing_keeps_code_year_and_group_and_refuses_the_same(do, draft):
    other = CriteriaSet("x", 1999, "y", "z", "Khác", draft.criteria.areas[:2], NaRule.FULL_MARKS)
    do("replace", draft, criteria=other)
    assert (draft.criteria.year, draft.criteria.group, len(draft.criteria.areas)) == (2024, "so", 2)
    with pytest.raises(Refused) as no:
        do("replace", draft, criteria=draft.criteria)
    assert codes(no) == {"criteria_draft.nothing_changed"}


def test_a_set_with_findings_is_not_proposed(do, draft, leaf):
    do("add_node", draft, parent="1", node=leaf(""))
    with pytest.raises(Refused) as no:
        do("send", draft)
    assert codes(no) == {"criteria_draft.has_findings"}


DECISION = {"decision_number": "12/QĐ-UBND"}


def test_a_proposed_draft_becomes_an_edition_that_never_changes(do, draft, cast, edition):
    do("edit", draft, title="Bộ tiêu chí năm 2024", na_rule="full_marks", no_survey="rescale")
    do("send", draft)
    do("publish", draft, who="signatory", **DECISION, decided_on=date(2024, 1, 5))
    made = criteria_value(draft.edition)
    assert (made.na_rule, made.no_survey, made.status) == (NaRule.FULL_MARKS, NoSurvey.RESCALE, "confirmed_here")
    assert made.source == "12/QĐ-UBND ngày 05/01/2024"
    assert to_json(made) == draft.edition.text == draft.text
    with pytest.raises(Refused):
        do("edit", draft, title="Sửa sau công bố", na_rule="full_marks")


def test_a_second_version_gets_the_next_number(do, province, edition, cast):
    made = do("create", unit=province, basis=edition, year=2023, group="so", level="tinh", title="Phiên bản hai").result
    do("send", made)
    do("publish", made, who="signatory", **DECISION, decided_on=date(2023, 1, 5))
    assert (made.edition.code, made.edition.version) == (edition.code, edition.version + 1)


def test_two_drafts_from_one_version_do_not_overwrite_each_other(do, province, edition):
    given = {"unit": province, "basis": edition, "year": 2023, "group": "so", "level": "tinh"}
    one, other = (do("create", **given, title=f"Bản {n} của bộ").result for n in (1, 2))
    for row in (one, other):
        do("send", row)
    do("publish", one, who="signatory", **DECISION, decided_on=date(2023, 1, 5))
    with pytest.raises(Refused) as no:
        do("publish", other, who="signatory", **DECISION, decided_on=date(2023, 1, 5))
    assert codes(no) == {"criteria_draft.basis_outrun"}


@pytest.mark.parametrize("who", ["appraiser", "administrator"])
def test_only_who_signs_publishes(do, draft, who):
    do("send", draft)
    with pytest.raises(NotPermitted):
        do("publish", draft, who=who, **DECISION, decided_on=date(2024, 1, 5))


def test_a_dropped_draft_stays_readable_and_closed(do, draft):
    do("drop", draft, reason="Không dùng nữa")
    assert CriteriaDraft.objects.get(pk=draft.pk).criteria.areas
    with pytest.raises(Refused):
        do("move_node", draft, target="2", direction="up")
