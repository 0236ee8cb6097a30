"""Reads of the review: where a dossier stands, what is mine, what is late, on what nobody can act."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import reduce
from operator import or_

from django.db.models import F, Q, QuerySet

from backend.base import clock
from backend.base.scopes import visible
from backend.catalogue.queries import has_stage, process_edition
from backend.nominations.models import AwardChange, Nomination, Submission
from backend.nominations.queries import waiting_change, waiting_changes
from backend.review.guards import unmet
from backend.review.models import Stage, Supplement
from backend.review.owners import Holders, can_act, owner_roles, owners, working_roles
from backend.review.pinned import course_of, definition, returns_left, rows_of
from permissions.actor import Actor
from permissions.check import scope
from permissions.duties import ELSEWHERE
from permissions.matrix import MATRIX
from permissions.reach import Bound, Reach
from permissions.roles import Role
from workflows.engine import Facts
from workflows.lifecycles.nomination import NominationState
from workflows.lifecycles.stage import StageState
from workflows.lifecycles.submission import SubmissionState
from workflows.processes.schema import Stage as Definition
from workflows.processes.schema import StageKind

LIVE = (StageState.OPEN.value, StageState.PAUSED.value)
OPEN = Q(state=StageState.OPEN.value)
RELATED = (
    "owner_unit",
    "alternate_unit",
    "nomination__unit",
    "nomination__submission__unit",
    "nomination__submission__round__awarding_unit",
    "nomination__submission__process",
    "process",
)
UNREAD = ("process__text", "nomination__submission__process__text", "nomination__achievement", "opinion")


def stage_facts(stage: Stage) -> Facts:
    """What the guards of a stage look at."""
    nomination = stage.nomination
    course = course_of(nomination)
    known = any(item.code == stage.code for item in course.process.stages)
    return {
        "stage_kind": stage.stage_kind,
        "returns_left": returns_left(course.process, rows_of(nomination), stage.code, course.moves) if known else 0,
        "unmet": unmet(stage, definition(stage)) if stage.state == StageState.OPEN else [],
        "change_pending": waiting_change(nomination) is not None,
    }


def standing(nomination: Nomination) -> list[tuple[Definition, Stage | None]]:
    """Every stage of the process it runs by, in its order, each with its newest row; empty before reception."""
    if nomination.submission.process_id is None:
        return []
    newest = {row.code: row for row in rows_of(nomination)}
    return [(item, newest.get(item.code)) for item in course_of(nomination).process.stages]


def open_stages() -> QuerySet[Stage]:
    """The stages at work, with everything that a list shows of them."""
    return Stage.objects.filter(state__in=LIVE).select_related(*RELATED).defer(*UNREAD)


def _cannot(actor: Actor) -> Q:
    """The rows that this holder must leave to somebody else, or does not reach; asked for each mandate by itself."""
    reach = scope(actor, "stage.pass")
    within = Q(pk__isnull=False) if reach.everything else Q(nomination__unit__path__in=reach.units)
    for path in reach.subtrees:
        within |= Q(nomination__unit__path__startswith=path)
    for bound in reach.bounds:
        within |= _bounded(bound)
    principals = actor.mandates()
    people = [actor.person_id, *(one.person_id for one in principals)]
    homes = [actor.home_path, *(one.home_path for one in principals)]
    colleague = Q(independent=True, nomination__unit__path__in=homes)
    return Q(nomination__person_id__in=people) | colleague | ~within


def _bounded(bound: Bound) -> Q:
    """The rows inside a limited reach."""
    found = Q(pk__isnull=False)
    if bound.reach is not Reach.ALL:
        end = "" if bound.reach is Reach.UNIT else "__startswith"
        found = Q(**{f"nomination__unit__path{end}": bound.path})
    if bound.round_id is not None:
        found &= Q(nomination__submission__round=bound.round_id)
    return found & Q(stage_kind__in=bound.stage_kinds) if bound.stage_kinds else found


def _parts(actor: Actor) -> list[Actor]:
    """The actor in own right, and once for each mandate: each part has its own reach and its own conflicts."""
    return [actor.under(which) for which in (None, *actor.mandates())]


def _exclusion(role: str, path: str, holders: Holders) -> Q:
    """The rows on which every holder of a role for a unit is excluded; all rows where nobody holds it."""
    rows = Q(owner_role=role, owner_unit__path=path)
    for actor in holders.as_role(role, path):
        for part in _parts(actor):
            if part.holdings:
                rows &= _cannot(part)
    return rows


def _standing_in(rows: QuerySet[Stage], day: date) -> Q:
    """Of rows found by their alternate, those whose every owner is excluded."""
    pairs = set(rows.order_by().values_list("owner_role", "owner_unit__path").distinct())
    holders = Holders.on(day, {role for role, _path in pairs}) if pairs else Holders(())
    excluded = Q(pk__in=())
    for role, path in pairs:
        excluded |= _exclusion(role, path, holders)
    return excluded


def mine(actor: Actor, at: datetime) -> QuerySet[Stage]:
    """The open stages that wait for this person: as owner, or as alternate while every owner is excluded.

    Stages that later apps bring on (council, letter, decision, number, issue) are in the lists of those apps.
    """
    parts = _parts(actor.on(clock.day(at)))
    every = Stage.objects.filter(OPEN).exclude(stage_kind__in=ELSEWHERE)
    mine_now = reduce(or_, (_of_part(part, every, clock.day(at)) for part in parts))
    return every.filter(mine_now).select_related(*RELATED).defer(*UNREAD)


def _of_part(today: Actor, at_work: QuerySet[Stage], day: date) -> Q:
    owned, stands_in = Q(pk__in=()), Q(pk__in=())
    for role, path in {(h.role.value, h.unit_path) for h in today.holdings if "stage.pass" in MATRIX[h.role]}:
        own = Q(owner_role=role, owner_unit__path=path)
        place = Q(alternate_unit__path=path) | Q(alternate_unit__isnull=True, owner_unit__path=path)
        owned |= own
        stands_in |= Q(alternate_role=role) & place & ~own
    excluded = _standing_in(at_work.filter(stands_in), day)
    return (owned | (stands_in & excluded)) & ~_cannot(today)


def to_receive(actor: Actor, at: datetime) -> QuerySet[Submission]:
    """Submitted lists that this person may receive."""
    reached = visible(Submission.objects.all(), actor.on(clock.day(at)), "submission.receive")
    rows = reached.filter(state=SubmissionState.SUBMITTED)
    internal = [
        code for code in set(rows.order_by().values_list("round__process_code", flat=True)) if _internal(code, at)
    ]
    return rows.exclude(round__process_code__in=internal).select_related("unit", "round").order_by("submitted_at", "pk")


def _internal(process_code: str, at: datetime) -> bool:
    edition = process_edition(process_code, clock.day(at))
    return edition is not None and not has_stage(edition, StageKind.RECEPTION)


def supplements_for(actor: Actor) -> QuerySet[Supplement]:
    """Unanswered supplements that this actor may answer, the nearest deadline first."""
    rows = Supplement.objects.filter(answered_at__isnull=True, stage__state=StageState.PAUSED)
    reached = visible(Stage.objects.all(), actor, "stage.supplement")
    return (
        rows.filter(stage__in=reached).exclude(stage__nomination__person_id=actor.person_id or 0).order_by("deadline")
    )


def changes_for(actor: Actor) -> QuerySet[AwardChange]:
    """Proposed changes of award that this actor may answer."""
    rows = waiting_changes().filter(Q(nomination__state=NominationState.IN_PROCESS) | Q(fallback=True))
    reached = visible(Nomination.objects.all(), actor, "nomination.answer_change")
    return rows.filter(nomination__in=reached).exclude(nomination__person_id=actor.person_id or 0)


def letters_to_settle(actor: Actor, at: datetime) -> QuerySet[Stage]:
    """Open letter stages that an appraiser of the awarding body may still take off the list."""
    today = actor.on(clock.day(at))
    paths = {h.unit_path for h in today.holdings if h.role is Role.APPRAISER}
    rows = visible(open_stages(), today, "stage.refuse")
    return rows.filter(OPEN, stage_kind=StageKind.SUBMISSION_LETTER, owner_unit__path__in=paths)


def council_opinions(nominations: Iterable[Nomination]) -> dict[int, str]:
    """What the council's newest concluded stage says of each nomination; one query."""
    rows = Stage.objects.filter(nomination__in=list(nominations), stage_kind=StageKind.COUNCIL, closed_at__isnull=False)
    return dict(rows.exclude(opinion="").order_by("pk").values_list("nomination_id", "opinion"))


def overdue(on: date, rows: QuerySet[Stage] | None = None) -> QuerySet[Stage]:
    """Stages past their date due, the longest waiting first; a stage whose clock stands still is not late."""
    found = open_stages() if rows is None else rows
    return found.filter(due_on__lt=on).filter(OPEN | Q(paused_on__isnull=True)).order_by("due_on", "pk")


def stuck(at: datetime, rows: Iterable[Stage] | None = None) -> list[Stage]:
    """Open stages that nobody at all can bring on: for the administrator, who must give somebody the role."""
    holders = Holders.on(clock.day(at), working_roles())
    found = open_stages().filter(OPEN).order_by(F("due_on").asc(nulls_last=True), "pk") if rows is None else rows
    return [stage for stage in found if not can_act(stage, holders)]


__all__ = [
    "changes_for",
    "council_opinions",
    "letters_to_settle",
    "mine",
    "open_stages",
    "overdue",
    "owner_roles",
    "owners",
    "stage_facts",
    "standing",
    "stuck",
    "supplements_for",
    "to_receive",
]
