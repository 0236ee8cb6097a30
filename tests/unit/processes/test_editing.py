"""A draft is edited as a list of steps: what follows what comes from the order, and nothing is lost."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.processes.conftest import processes, stage
from workflows import shipped
from workflows.processes import editing, loading
from workflows.processes.checks import lint

DATA = Path(__file__).parents[1] / "law" / "data" / "quy-trinh-bia-dat.toml"
KNOWN = [*shipped.processes(), loading.load_process(DATA.read_text("utf-8"))]


@pytest.mark.parametrize("process", KNOWN, ids=lambda one: one.code)
def test_a_known_process_is_taken_over_without_loss(process):
    assert editing.chained(editing.in_order(process)) == process


@given(processes())
def test_what_the_linter_passes_is_told_by_its_order_alone(process):
    assert editing.chained(process) == process
    assert editing.in_order(process) == process


@given(processes(), st.data())
def test_moving_keeps_every_stage_and_at_most_turns_returns_round(process, data):
    code = data.draw(st.sampled_from([item.code for item in process.stages]))
    moved = editing.move(process, code, data.draw(st.sampled_from([-1, 1])))
    assert {i.code for i in moved.stages} == {i.code for i in process.stages}
    assert {one.code for one in lint(moved)} <= {"returns_forward", "received_late"}
    assert sorted(map(len, editing.steps(moved.stages))) == sorted(map(len, editing.steps(process.stages)))


@given(processes(), st.data())
def test_removing_an_inner_stage_leaves_a_sound_process(process, data):
    inner = [item.code for item in process.stages[1:-1]]
    assert {one.code for one in lint(editing.remove(process, data.draw(st.sampled_from(inner))))} <= {"no_stages"}


def test_codes_are_made_from_names_without_marks_and_never_twice():
    assert editing.code_for("Thẩm định đợt 1!", ()) == "tham-dinh-dot-1"
    assert editing.code_for("Thẩm định", {"tham-dinh", "tham-dinh-2"}) == "tham-dinh-3"
    assert editing.code_for("???", ()) == "buoc"


def test_a_new_stage_is_the_last_unless_a_place_is_named(three):
    assert editing.add(three, stage("them")).stages[-1].final
    assert editing.find(editing.add(three, stage("them"), "nhan"), "nhan").next == ("them",)


def test_stages_side_by_side_begin_and_end_together(three):
    made = editing.beside(three, "xet-2", True)
    one, other = editing.find(made, "xet-1"), editing.find(made, "xet-2")
    assert (one.parallel_group, one.next) == (other.parallel_group, other.next)
    assert editing.is_beside(made, "xet-2")
    assert not editing.is_beside(made, "xet-1")
    assert editing.beside(made, "xet-2", False) == three


def test_at_the_rim_of_a_group_the_whole_group_moves(three):
    made = editing.move(editing.beside(three, "xet-2", True), "xet-1", -1)
    assert [item.code for item in made.stages] == ["xet-1", "xet-2", "nhan", "quyet"]


def test_the_digest_tells_a_stage_apart_but_not_its_place(three):
    item = editing.find(three, "xet-1")
    moved = editing.find(editing.move(three, "xet-1", 1), "xet-1")
    assert editing.digest(item) == editing.digest(moved)
    assert editing.digest(item) != editing.digest(replace(item, note="khác"))


def test_no_such_stage_is_a_key_error(three):
    for call in (editing.remove, lambda p, c: editing.move(p, c, 1), lambda p, c: editing.change(p, c, stage(c))):
        with pytest.raises(KeyError):
            call(three, "khong-co")
