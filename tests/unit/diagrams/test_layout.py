"""The layout of lifecycles and processes, without any picture."""

from itertools import pairwise

import pytest

from workflows.diagrams import NODE, of_lifecycle, of_process
from workflows.engine import Label, Lifecycle
from workflows.lifecycles import ALL, BY_CODE

EACH = pytest.mark.parametrize("lifecycle", ALL, ids=lambda one: one.code)


@EACH
def test_every_state_is_drawn_once(lifecycle: Lifecycle):
    codes = [node.code for node in of_lifecycle(lifecycle).nodes]
    assert sorted(codes) == sorted(state.value for state in lifecycle.states)


@EACH
def test_every_legal_move_is_drawn_once(lifecycle: Lifecycle):
    drawn = [(edge.source, edge.target) for edge in of_lifecycle(lifecycle).edges]
    assert sorted(drawn) == sorted(lifecycle.moves())


@EACH
def test_every_act_names_a_way(lifecycle: Lifecycle):
    named = {label.vi for edge in of_lifecycle(lifecycle).edges for label in edge.labels}
    assert named == {row.label.vi for row in lifecycle.transitions}


@EACH
def test_ways_lead_down_unless_they_lead_back(lifecycle: Lifecycle):
    diagram = of_lifecycle(lifecycle)
    for edge in diagram.edges:
        rise = diagram.node(edge.target).layer - diagram.node(edge.source).layer
        assert rise < 0 if edge.back else rise > 0 or edge.source == edge.target


@EACH
def test_no_two_boxes_overlap(lifecycle: Lifecycle):
    nodes = of_lifecycle(lifecycle).nodes
    for left, right in pairwise(nodes):
        assert left.layer != right.layer or right.x - left.x >= NODE


@EACH
def test_a_long_way_passes_every_layer_between(lifecycle: Lifecycle):
    diagram = of_lifecycle(lifecycle)
    for edge in diagram.edges:
        ends = sorted((diagram.node(edge.source).layer, diagram.node(edge.target).layer))
        assert [layer for _x, layer in edge.via] == list(range(ends[0] + 1, ends[1]))


def test_the_same_table_gives_the_same_drawing():
    assert of_lifecycle(BY_CODE["nomination"]) == of_lifecycle(BY_CODE["nomination"])


def test_the_start_stands_on_top():
    diagram = of_lifecycle(BY_CODE["decision"])
    assert [diagram.node(code).layer for code in diagram.start] == [0]


def test_a_way_that_is_only_a_step_is_quiet():
    edges = {(e.source, e.target): e for e in of_lifecycle(BY_CODE["nomination"]).edges}
    assert edges["passed", "granted"].quiet
    assert not edges["draft", "withdrawn"].quiet


def test_stages_of_a_parallel_group_stand_in_one_layer(branching):
    diagram = of_process(branching)
    assert diagram.node("police").layer == diagram.node("tax").layer == 1
    assert diagram.node("end").layer == 2


def test_a_return_leads_back_and_is_named(branching):
    [back] = [edge for edge in of_process(branching).edges if edge.back]
    assert (back.source, back.target) == ("end", "first")
    assert back.labels == (Label("Chuyển lại (nhiều nhất 1 lần)", "Send back (at most once)"),)
    assert back.tag == Label("≤ 1 lần", "≤ 1×")


def test_a_stage_tells_its_clock_and_what_a_newer_version_does_to_it(branching):
    nodes = {node.code: node for node in of_process(branching, {"tax": "changed"}).nodes}
    assert all("working days" in note.en or "calendar" in note.en for node in nodes.values() for note in node.notes)
    assert (nodes["tax"].mark, nodes["police"].mark) == ("changed", "")
