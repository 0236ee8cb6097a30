"""The engine: what is open, and all the reasons when it is not."""

from dataclasses import replace
from enum import StrEnum

import pytest

from workflows.engine import Guard, Label, Lifecycle, Transition, Work, findings
from workflows.lifecycles import ALL, BY_CODE
from workflows.lifecycles.nomination import NominationState
from workflows.processes.schema import StageKind

L = Label("x", "x")


class Lamp(StrEnum):
    OFF = "off"
    ON = "on"


def lamp(*guards: Guard, final: frozenset[Lamp] = frozenset({Lamp.ON})) -> Lifecycle:
    row = Transition("lamp.light", (Lamp.OFF,), Lamp.ON, L, guards)
    return Lifecycle("lamp", L, Lamp, {Lamp.OFF: L, Lamp.ON: L}, Lamp.OFF, (row,), final)


def test_a_closed_act_gives_every_reason_not_only_the_first():
    table = lamp(Guard("no.power", lambda f: f["power"]), Guard("no.bulb", lambda f: f["bulb"], ("bulb",)))
    reasons = table.reasons("lamp.light", "off", {"power": False, "bulb": False})
    assert [(r.code, dict(r.data)) for r in reasons] == [("no.power", {}), ("no.bulb", {"bulb": False})]


def test_an_open_act_has_no_reason():
    assert lamp(Guard("no.power", lambda f: f["power"])).open_acts("off", {"power": True}) == {"lamp.light": ()}


def test_the_wrong_state_is_a_reason_that_says_what_is_needed():
    (reason,) = lamp().reasons("lamp.light", "on", {})
    assert (reason.code, reason.data["needs"]) == ("state.wrong", ["off"])


def test_an_act_that_moves_nothing_has_its_states_too():
    table = replace(lamp(), works=(Work("lamp.dust", (Lamp.OFF,)),))
    assert table.open_acts("off", {}) == {"lamp.light": (), "lamp.dust": ()}
    assert [r.code for r in table.reasons("lamp.dust", "on", {})] == ["state.wrong"]


def test_an_unknown_act_is_a_fault_of_the_program():
    with pytest.raises(KeyError):
        lamp().reasons("lamp.break", "off", {})


def test_a_dead_end_that_is_not_final_is_found():
    assert findings(lamp(final=frozenset())) == ["lamp: state on is a dead end but not final"]


@pytest.mark.parametrize("lifecycle", ALL, ids=lambda lc: lc.code)
def test_a_shipped_lifecycle_has_no_fault(lifecycle):
    assert findings(lifecycle) == []


@pytest.mark.parametrize("lifecycle", ALL, ids=lambda lc: lc.code)
def test_every_act_is_named_after_its_lifecycle(lifecycle):
    assert {row.act.split(".")[0] for row in lifecycle.transitions} == {lifecycle.code}


def test_no_state_of_a_nomination_names_a_stage():
    assert not {s.value for s in NominationState} & {k.value for k in StageKind}


def test_the_seal_never_comes_before_the_signature():
    moves = BY_CODE["decision"].moves()
    assert {a for a, b in moves if b == "numbered"} == {"signed"}
