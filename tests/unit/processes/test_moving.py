"""Where a dossier would stand in another version: never nowhere, never past a vote, never twice."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.processes.conftest import process, processes, stage
from workflows.processes import editing, navigation
from workflows.processes.moving import GONE, Standing, candidates, plan_move
from workflows.processes.schema import StageKind


def standing(made, *codes: str, award: str = "giay-khen", waiting=()) -> Standing:
    before = frozenset().union(*(navigation.before(made, code) for code in codes))
    return Standing(award, codes, before, frozenset(waiting))


def reasons(plan) -> set[str]:
    return {reason.code for reason in plan.reasons}


@st.composite
def versions(draw):
    """A process, another one made from it by some edits, and the stages at which a dossier stands."""
    old = draw(processes())
    new = old
    for number in range(draw(st.integers(0, 3))):
        codes = [item.code for item in new.stages[1:]]
        code = draw(st.sampled_from(codes))
        match draw(st.sampled_from(["add", "remove", "move"])):
            case "add":
                new = editing.add(new, stage(f"them-{number}"), code)
            case "remove" if editing.find(new, code).kind is not StageKind.DECISION:
                new = editing.remove(new, code)
            case "move":
                new = editing.move(new, code, draw(st.sampled_from([-1, 1])))
    step = draw(st.sampled_from(editing.steps(old.stages)[1:]))
    return old, new, standing(old, *(item.code for item in step))


@given(versions())
def test_a_possible_move_puts_the_dossier_where_the_new_version_can_go_on(found):
    old, new, here = found
    plan = plan_move(old, new, here, {})
    if plan.possible:
        targets = {to for _code, to in plan.places if to not in ("", GONE)}
        ready = {item.code for item in navigation.next_stages(new, plan.settled)}
        assert targets
        assert targets | set(plan.opens) == ready
        assert not navigation.finished(new, plan.settled)


@given(versions())
def test_a_move_and_its_undo_stand_where_they_stood(found):
    old, new, here = found
    there = plan_move(old, new, here, {})
    if there.possible and not there.opens:
        targets = tuple(to for _code, to in there.places)
        back = plan_move(new, old, Standing(here.award, targets, there.settled), {})
        if back.possible:
            assert {to for _code, to in back.places} == set(here.open)


def test_the_same_version_changes_nothing(three):
    plan = plan_move(three, three, standing(three, "xet-2"), {})
    assert plan.places == (("xet-2", "xet-2"),)
    assert (plan.settled, plan.opens, plan.skipped) == ({"nhan", "xet-1"}, (), ())


def test_a_stage_that_is_gone_asks_for_another(three):
    new = editing.remove(three, "xet-2")
    assert reasons(plan_move(three, new, standing(three, "xet-2"), {})) == {"process_move.choose_stage"}
    assert plan_move(three, new, standing(three, "xet-2"), {"xet-2": "xet-1"}).again == ()


def test_a_done_stage_that_lies_behind_the_new_place_is_done_again(three):
    new = editing.remove(three, "xet-2")
    plan = plan_move(three, editing.move(new, "xet-1", 1), standing(three, "quyet"), {})
    assert plan.possible
    assert plan.again == ("xet-1",)


def test_a_council_is_never_skipped(three):
    council = stage("hoi-dong", StageKind.COUNCIL, vote_rule="award")
    new = editing.add(three, council, "xet-1")
    assert reasons(plan_move(three, new, standing(three, "xet-2"), {})) == {"process_move.skips_vote"}
    assert plan_move(three, new, standing(three, "xet-1"), {}).possible


def test_a_vote_under_another_code_stands_for_the_new_one(three):
    old = editing.add(three, stage("hd-cu", StageKind.COUNCIL, vote_rule="award"), "nhan")
    new = editing.add(three, stage("hd-moi", StageKind.COUNCIL, vote_rule="award"), "nhan")
    assert plan_move(old, new, standing(old, "xet-1"), {}).possible


def test_what_later_rooms_work_on_only_stays_itself(three):
    new = editing.change(three, "quyet", replace(editing.find(three, "quyet"), note="khác"))
    assert [item.code for item in candidates(three, new, "quyet")] == ["quyet"]
    plan = plan_move(three, new, standing(three, "xet-1"), {"xet-1": "quyet"})
    assert reasons(plan) == {"process_move.other_kind"}


def test_two_open_stages_need_two_places_side_by_side(three):
    old = editing.beside(three, "xet-2", True)
    here = standing(old, "xet-1", "xet-2")
    assert "process_move.not_side_by_side" in reasons(plan_move(old, three, here, {}))
    assert plan_move(old, three, here, {"xet-2": GONE}).possible
    waiting = standing(old, "xet-1", "xet-2", waiting=["xet-2"])
    assert reasons(plan_move(old, three, waiting, {"xet-2": GONE})) == {"process_move.cannot_end"}


def test_another_award_stays_with_its_version(three):
    plan = plan_move(three, three, standing(three, "xet-1", award="khac"), {})
    assert reasons(plan) == {"process_move.award_outside"}


def test_nothing_open_is_said(three):
    made = process(*three.stages)
    assert "process_move.nothing_open" in reasons(plan_move(made, made, Standing("giay-khen", (), frozenset()), {}))
