"""Lifecycles as tables: which acts are open for a subject now, and every reason why a closed one is not.

The theory in one paragraph. A *lifecycle* is a closed list of states and a closed list of moves. A move is a row
(act, from, to, guards). A guard is a named question about frozen facts. Nothing here does anything: it answers. The
Django models, the database triggers, the API, the buttons, the permission table, the drawings and the docs are all
made from the same table, so there is one list of moves and no second one to disagree with it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Label:
    """A text a person reads, in the two languages of the product."""

    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something may not happen: a code of the catalogue in `backend/base/sentences/` and the facts it names."""

    code: str
    data: Mapping[str, Any] = field(default_factory=dict)


class Refused(Exception):
    """The rules say no; `reasons` holds all of them, never only the first."""

    def __init__(self, *reasons: Reason) -> None:
        super().__init__(", ".join(reason.code for reason in reasons))
        self.reasons = reasons


@dataclass(frozen=True, slots=True)
class Guard:
    """A named question about facts; its code is the reason given when the answer is no."""

    code: str
    holds: Callable[[Facts], bool]
    shows: tuple[str, ...] = ()

    def reason(self, facts: Facts) -> Reason:
        """The reason to give, with those facts that a person needs to mend it."""
        return Reason(self.code, {name: facts.get(name) for name in self.shows})


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of a lifecycle: `act` leads from any of `sources` to `target` when every guard holds.

    A *step* is a move that only happens inside another act (the grant of a nomination inside the issue of its
    decision): nobody is offered it as a button, and the outer act's permission covers it.
    """

    act: str
    sources: tuple[StrEnum, ...]
    target: StrEnum
    label: Label
    guards: tuple[Guard, ...] = ()
    step: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """An act that changes something of its subject but not its state: in which states, and when every guard holds."""

    act: str
    states: tuple[StrEnum, ...]
    guards: tuple[Guard, ...] = ()


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """The closed table of one kind of thing."""

    code: str
    title: Label
    states: type[StrEnum]
    labels: Mapping[StrEnum, Label]
    initial: StrEnum
    transitions: tuple[Transition, ...]
    final: frozenset[StrEnum] = frozenset()
    works: tuple[Work, ...] = ()
    rests: frozenset[StrEnum] = frozenset()

    @property
    def over(self) -> frozenset[StrEnum]:
        """States in which nothing waits for anybody: the final ones, and those that `rests` though they can be left."""
        return self.final | self.rests

    def transition(self, act: str) -> Transition:
        """The row of an act; KeyError for an act this lifecycle does not know."""
        for row in self.transitions:
            if row.act == act:
                return row
        raise KeyError(f"{self.code} has no act {act}")

    def has(self, act: str) -> bool:
        """Whether the act moves this kind of thing."""
        return any(row.act == act for row in self.transitions)

    def states_for(self, act: str) -> tuple[str, ...] | None:
        """The states in which an act may be done, whether it moves or only works; None for an act not in the table."""
        for move in self.transitions:
            if move.act == act:
                return tuple(state.value for state in move.sources)
        for work in self.works:
            if work.act == act:
                return tuple(state.value for state in work.states)
        return None

    def moves(self) -> frozenset[tuple[str, str]]:
        """Every legal (from, to) pair: what the database triggers allow."""
        return frozenset((source.value, row.target.value) for row in self.transitions for source in row.sources)

    def reasons(self, act: str, state: str, facts: Facts) -> tuple[Reason, ...]:
        """All the reasons why `act` is closed in `state`; empty when it is open."""
        if self.states_for(act) is None:
            raise KeyError(f"{self.code} has no act {act}")
        if wrong := self.wrong_state(act, state):
            return (wrong,)
        return tuple(guard.reason(facts) for guard in self.guards_of(act) if not guard.holds(facts))

    def guards_of(self, act: str) -> tuple[Guard, ...]:
        """The guards of an act of the table, whether it moves or only works."""
        rows: tuple[Transition | Work, ...] = (*self.transitions, *self.works)
        return next(row.guards for row in rows if row.act == act)

    def wrong_state(self, act: str, state: str) -> Reason | None:
        """The one reason of the state alone, if it is one; None too for an act that is not in the table."""
        needs = self.states_for(act)
        if needs is None or state in needs:
            return None
        return Reason("state.wrong", {"lifecycle": self.code, "state": state, "act": act, "needs": list(needs)})

    def open_acts(self, state: str, facts: Facts) -> dict[str, tuple[Reason, ...]]:
        """Every act of the table, steps left out, with its reasons; an empty tuple means it is open."""
        acts = [row.act for row in self.transitions if not row.step] + [work.act for work in self.works]
        return {act: self.reasons(act, state, facts) for act in acts}

    def label(self, state: str) -> Label:
        """The two-language name of a state."""
        return self.labels[self.states(state)]


def findings(lifecycle: Lifecycle) -> list[str]:
    """What is wrong with a table: unknown or unreachable states, dead ends that are not final, acts named twice."""
    found = []
    acts = [row.act for row in lifecycle.transitions] + [work.act for work in lifecycle.works]
    found += [f"{lifecycle.code}: act {act} stands twice" for act in sorted({a for a in acts if acts.count(a) > 1})]
    found += [f"{lifecycle.code}: state {s} has no label" for s in lifecycle.states if s not in lifecycle.labels]
    reached = {lifecycle.initial}
    while True:
        more = {t.target for t in lifecycle.transitions if reached & set(t.sources)} - reached
        if not more:
            break
        reached |= more
    found += [f"{lifecycle.code}: state {s} is never reached" for s in lifecycle.states if s not in reached]
    leaving = {s for t in lifecycle.transitions for s in t.sources if s != t.target}
    for state in lifecycle.states:
        if state in lifecycle.final and state in leaving:
            found.append(f"{lifecycle.code}: final state {state} is left")
        if state not in lifecycle.final and state not in leaving:
            found.append(f"{lifecycle.code}: state {state} is a dead end but not final")
    return found
