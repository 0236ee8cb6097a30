"""Where a running dossier would stand in another version of its process, or why it cannot stand there.

A stage of the same code and kind is the same stage. For any other the person who moves the dossier says which stage
takes its place. What lies before the place where it then stands counts as done, what lies behind is still to do. A move
never skips a vote or a decision, and what later rooms work on (council, letter, decision) stays what it is.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from workflows.engine import Reason
from workflows.processes import navigation
from workflows.processes.schema import Process, Stage, StageKind

K = StageKind
WORKED_ELSEWHERE = frozenset({K.COUNCIL, K.SUBMISSION_LETTER, K.DECISION, K.NUMBERING, K.ISSUING})
NEVER_SKIPPED = frozenset({K.UNIT_VOTE, K.COUNCIL, K.DECISION, K.RECORDING_HIGHER_DECISION})
BY_UNIT = frozenset({K.INTERNAL_MEETING, K.UNIT_VOTE, K.HEAD_SIGNATURE, K.RECEPTION})
GONE = "-"
"""The answer that a stage beside others has no counterpart in the new version: it ends there."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a dossier is when it is to be moved: its award, its open stages, the stages that count as done."""

    award: str
    open: tuple[str, ...]
    done: frozenset[str]
    waiting: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Plan:
    """What a move would do: each open stage with its place, what counts as done, what opens beside; or why not.

    `skipped` are stages of the new version that nobody has done and that count as done all the same.
    """

    places: tuple[tuple[str, str], ...]
    settled: frozenset[str]
    opens: tuple[str, ...]
    skipped: tuple[str, ...]
    again: tuple[str, ...]
    reasons: tuple[Reason, ...]

    @property
    def possible(self) -> bool:
        """Whether nothing stands against it."""
        return not self.reasons


def plan_move(old: Process, new: Process, standing: Standing, chosen: Mapping[str, str]) -> Plan:
    """The plan of a move; `chosen` names the new stage for an open one (or GONE) where the codes do not tell it."""
    places = {code: chosen.get(code) or _same(old, new, code) for code in standing.open}
    reasons = [*_faults(old, new, standing, places)]
    targets = tuple(dict.fromkeys(to for to in places.values() if to not in ("", GONE)))
    if reasons or not targets:
        reasons = reasons or [Reason("process_move.nowhere")]
        return Plan(tuple(places.items()), frozenset(), (), (), (), tuple(reasons))
    kept = {_renamed(code, places) for code in standing.done} & {item.code for item in new.stages}
    kept |= _twins(old, new, standing.done)
    settled = _settled(new, kept, targets)
    skipped = tuple(item.code for item in new.stages if item.code in settled - kept)
    again = tuple(item.code for item in new.stages if item.code in kept - settled and item.code not in targets)
    opens = tuple(i.code for i in navigation.next_stages(new, settled) if i.code not in targets)
    reasons += _skips(new, skipped)
    return Plan(tuple(places.items()), settled, opens, skipped, again, tuple(reasons))


def candidates(old: Process, new: Process, code: str) -> tuple[Stage, ...]:
    """The stages of the new version that may take the place of an open one, in their order."""
    here = navigation.stage(old, code)
    return tuple(item for item in new.stages if _fits(here, item))


def _same(old: Process, new: Process, code: str) -> str:
    here = navigation.stage(old, code)
    there = {item.code: item.kind for item in new.stages}
    return code if there.get(code) is here.kind else ""


def _fits(here: Stage, there: Stage) -> bool:
    """Whether one stage may take the other's place: later rooms hold the very stage, the unit's stay the unit's."""
    kinds = {here.kind, there.kind}
    if kinds & WORKED_ELSEWHERE:
        return here.kind is there.kind and here.code == there.code
    return here.kind is there.kind or not kinds & BY_UNIT


def _faults(old: Process, new: Process, standing: Standing, places: Mapping[str, str]) -> Iterator[Reason]:
    if standing.award not in new.awards:
        yield Reason("process_move.award_outside", {"award": standing.award})
    if not standing.open:
        yield Reason("process_move.nothing_open")
    known = {item.code: item for item in new.stages}
    for code, to in places.items():
        here = navigation.stage(old, code)
        if to == "":
            yield Reason("process_move.choose_stage", {"stage": code})
        elif to == GONE:
            if len(places) == 1 or code in standing.waiting or here.kind in NEVER_SKIPPED:
                yield Reason("process_move.cannot_end", {"stage": code})
        elif to not in known:
            yield Reason("process_move.no_such_stage", {"stage": to})
        elif not _fits(here, known[to]):
            yield Reason("process_move.other_kind", {"stage": code, "to": to})
    yield from _together(new, [to for to in places.values() if to in known])


def _together(new: Process, targets: Collection[str]) -> Iterator[Reason]:
    """Two open stages need two places, neither behind the other."""
    listed = list(targets)
    for to in dict.fromkeys(listed):
        if listed.count(to) > 1:
            yield Reason("process_move.same_place", {"stage": to})
        if set(listed) & navigation.before(new, to):
            yield Reason("process_move.not_side_by_side", {"stage": to})


def _renamed(code: str, places: Mapping[str, str]) -> str:
    return places.get(code) or code


def _twins(old: Process, new: Process, done: Collection[str]) -> set[str]:
    """Stages of the new version that a done one of the same kind under another code stands for, in their order."""
    known = {item.code for item in old.stages}
    free = [item for item in new.stages if item.code not in known]
    found: set[str] = set()
    for item in old.stages:
        if item.code in done and item.code not in {one.code for one in new.stages}:
            twin = next((one for one in free if one.kind is item.kind and one.code not in found), None)
            found |= {twin.code} if twin is not None else set()
    return found


def _settled(new: Process, kept: set[str], targets: Collection[str]) -> frozenset[str]:
    """All that lies before the places, and what is done of the rest that lies neither there nor behind."""
    before = frozenset().union(*(navigation.before(new, to) for to in targets))
    behind = frozenset().union(*(navigation.after(new, to) for to in targets))
    beside = {code for code in kept if code not in behind and navigation.before(new, code) <= before}
    return (before | beside) - set(targets)


def _skips(new: Process, skipped: Collection[str]) -> list[Reason]:
    kinds = {item.code: item.kind for item in new.stages}
    return [Reason("process_move.skips_vote", {"stage": code}) for code in skipped if kinds[code] in NEVER_SKIPPED]
