"""Moving a running dossier to another version of its process: what it would do, and the step that does it.

Nothing is lost: the pin made at reception and every ended stage stay, days already used count on in the new clock,
days that did not count stay so, and a supplement that was asked stays open. A move back goes by the same rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from backend.acts.doing import Doing
from backend.catalogue.models import Edition, EditionKind
from backend.catalogue.queries import award_label, process_value
from backend.nominations.models import Nomination
from backend.review import steps
from backend.review.clocks import Carried, carried, pauses_for_supplements
from backend.review.models import ProcessMove, Stage
from backend.review.pinned import Course, course_of, definition, done_codes, rows_of, unit_at
from workflows.engine import Reason, Refused
from workflows.lifecycles.nomination import NominationState
from workflows.lifecycles.stage import StageState
from workflows.processes.moving import GONE, WORKED_ELSEWHERE, Plan, Standing, plan_move
from workflows.processes.schema import Process, StageKind
from workflows.processes.schema import Stage as Definition

RUNNING = (NominationState.IN_PROCESS, NominationState.PASSED)


@dataclass(frozen=True, slots=True)
class Place:
    """One open stage of a dossier, and where it would stand; `there` is None where it ends or nothing is chosen."""

    row: Stage
    here: Definition
    there: Definition | None
    ends: bool
    carried: Carried | None

    @property
    def sooner(self) -> bool:
        """Whether it would be due before the day on which it is due now."""
        due = self.carried.due if self.carried is not None else None
        return due is not None and self.row.due_on is not None and due < self.row.due_on


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything a move of one dossier would do, with the reasons against it."""

    nomination: Nomination
    old: Process
    new: Process
    plan: Plan
    places: tuple[Place, ...]
    reasons: tuple[Reason, ...]

    @property
    def opening(self) -> list[Definition]:
        """The stages that would open beside."""
        return [item for item in self.new.stages if item.code in self.plan.opens]

    @property
    def skipping(self) -> list[Definition]:
        """The stages of the new version that nobody did and that would count as done."""
        return [item for item in self.new.stages if item.code in self.plan.skipped]


def edition_now(nomination: Nomination) -> Edition | None:
    """The version by which a dossier runs; None before reception."""
    last = ProcessMove.objects.filter(nomination=nomination).select_related("to_edition").order_by("-pk").first()
    return last.to_edition if last is not None else nomination.submission.process


def preview(nomination: Nomination, edition: Edition, chosen: Mapping[str, str], day: date) -> Preview:
    """What a move to a version would do today; nothing is changed. Raises LookupError before reception."""
    course, rows = course_of(nomination), rows_of(nomination)
    new = process_value(edition)
    live = [row for row in rows if row.state in steps.LIVE]
    plan = plan_move(course.process, new, _standing(nomination, course, rows, live), chosen)
    places = tuple(_place(row, new, dict(plan.places).get(row.code, ""), day) for row in live)
    told = (_worded(reason, course.process, new) for reason in plan.reasons)
    reasons = (*_faults(nomination, edition, day), *told)
    return Preview(nomination, course.process, new, plan, places, reasons)


def _standing(nomination: Nomination, course: Course, rows: list[Stage], live: list[Stage]) -> Standing:
    waiting = frozenset(row.code for row in live if row.state == StageState.PAUSED)
    done = done_codes(course.process, rows, course.moves)
    return Standing(nomination.award, tuple(row.code for row in live), done, waiting)


def _faults(nomination: Nomination, edition: Edition, day: date) -> list[Reason]:
    found, now = [], edition_now(nomination)
    if nomination.state not in RUNNING:
        found.append(Reason("process_move.not_running"))
    if edition.kind != EditionKind.PROCESS or now is None or edition.code != now.code:
        found.append(Reason("process_move.other_process", {"edition": edition.title}))
    elif edition.pk == now.pk:
        found.append(Reason("process_move.already_there", {"version": edition.version}))
    if edition.in_force_from > day:
        found.append(Reason("process_move.not_in_force", {"on": f"{edition.in_force_from:%d/%m/%Y}"}))
    return found


def _worded(reason: Reason, old: Process, new: Process) -> Reason:
    """A reason of the plan with the names of stages and of the award instead of their codes."""
    here = {item.code: item.title.vi for item in (*new.stages, *old.stages)}
    there = {item.code: item.title.vi for item in new.stages}
    data = dict(reason.data)
    for name, titles in (("stage", here), ("to", there)):
        data |= {name: titles.get(data[name], data[name])} if name in data else {}
    data |= {"award": award_label(data["award"]).vi} if "award" in data else {}
    return Reason(reason.code, data)


def _place(row: Stage, new: Process, to: str, day: date) -> Place:
    here = definition(row)
    there = next((item for item in new.stages if item.code == to), None)
    return Place(row, here, there, to == GONE, carried(row, here, there, day) if there is not None else None)


def move(
    doing: Doing, nomination: Nomination, edition: Edition, chosen: Mapping[str, str], *, reason: str
) -> ProcessMove:
    """Move a locked dossier; raises Refused with every reason why it cannot be moved."""
    rows = Stage.objects.filter(nomination=nomination, state__in=steps.LIVE)
    locked = {row.pk: row for row in doing.lock_all(rows)}
    shown = preview(nomination, edition, chosen, doing.day)
    before, standing = edition_now(nomination), list[int]()
    if shown.reasons or before is None:
        raise Refused(*shown.reasons)
    for place in shown.places:
        row = locked[place.row.pk]
        row.nomination = nomination
        standing += _moved(doing, row, replace(place, row=row), edition, reason)
    last = Stage.objects.filter(nomination=nomination).order_by("-pk").values_list("pk", flat=True)[0]
    made = ProcessMove.objects.create(
        nomination=nomination, from_edition=before, to_edition=edition, mapping=dict(shown.plan.places),
        settled=sorted(shown.plan.settled), standing=standing, last_row=last, reason=reason,
        moved_by=doing.actor.name, moved_at=doing.at,
    )  # fmt: skip
    waiting = Stage.objects.filter(pk__in=standing, state=StageState.OPEN)
    for row in doing.lock_all(waiting.filter(supplements__isnull=False, supplements__answered_at=None)):
        doing.move(row, "stage.keep_waiting")
    steps.advance(doing, nomination, course_of(nomination))
    return made


def _moved(doing: Doing, row: Stage, place: Place, edition: Edition, reason: str) -> list[int]:
    """The rows that stand in the place of an open one: itself where it is the same stage, else one that goes on."""
    if place.there is None or place.carried is None:
        steps.close(doing, row, "stage.transfer", reason)
        return []
    item, taken = place.there, place.carried
    same = item.code == row.code and item.kind == row.stage_kind
    if same and (item.owner_role == row.owner_role or item.kind in WORKED_ELSEWHERE):
        _carry(row, item, taken, doing.day, waits=row.state == StageState.PAUSED)
        row.process, row.independent = edition, item.independent
        row.owner_unit = unit_at(item.owner_unit, row.nomination.submission)
        row.alternate_role = item.alternate.role.value
        row.alternate_unit = unit_at(item.alternate.unit, row.nomination.submission)
        doing.save(row, process=edition.pk, due_on=row.due_on or "")
        return [row.pk]
    return [_continued(doing, row, item, taken, edition, reason).pk]


def _continued(
    doing: Doing, row: Stage, item: Definition, taken: Carried, edition: Edition, reason: str
) -> Stage:  # fmt: skip
    waits, asked_on = row.state == StageState.PAUSED, row.paused_on
    steps.close(doing, row, "stage.transfer", reason)
    attempt = 1 + Stage.objects.filter(nomination=row.nomination, code=item.code).count()
    made = steps.fresh(doing, row.nomination, item, attempt, edition)
    made.continues, made.paused_on = row, asked_on
    _carry(made, item, taken, doing.day, waits=waits)
    doing.save(made, opened=item.code, attempt=attempt, due_on=made.due_on or "")
    row.supplements.filter(answered_at__isnull=True).update(stage=made)
    if made.stage_kind == row.stage_kind == StageKind.CONSULTATION:
        row.opinions.update(stage=made)
    return made


def _carry(row: Stage, item: Definition, taken: Carried, day: date, *, waits: bool) -> None:
    row.clock_from, row.moved_on, row.stops_before, row.due_on = taken.begun, day, taken.kept(), taken.due
    row.paused_on = (row.paused_on or day) if waits and pauses_for_supplements(item) else None
