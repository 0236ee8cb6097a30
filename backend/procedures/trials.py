"""A dossier walked through a process for trial: real calendar, real holders; nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from backend.base.reasons import said
from backend.calendars import days
from backend.catalogue.models import Round
from backend.catalogue.queries import award_label, pack_for, pack_value
from backend.organisation.models import Holding, Unit
from backend.review.owners import DRAFTERS
from permissions.roles import LABELS as ROLES
from permissions.roles import Role as Held
from workflows.engine import Reason
from workflows.facts import NomineeKind
from workflows.processes import navigation, simulating
from workflows.processes.checks import VOTES
from workflows.processes.pairing import vote_rule_for
from workflows.processes.schema import Place, Process, Stage
from workflows.processes.simulating import Answer, Visit, Visited, Walk
from workflows.rules.deadlines import Calendar

YEARS = 8


@dataclass(frozen=True, slots=True)
class Case:
    """What is walked through: award, kind of nominee, day of reception, the proposing and the awarding unit."""

    award: str
    nominee_kind: str
    received_on: date
    unit: Unit
    awarding: Unit


@dataclass(frozen=True, slots=True)
class Step:
    """One visit with its stage and the people who hold its role today, the owner's and the alternate's."""

    visit: Visit
    stage: Stage
    holders: tuple[str, ...]
    alternates: tuple[str, ...]
    used: int


@dataclass(frozen=True, slots=True)
class Trial:
    """The way with its people, the shortest and the longest way, and what stands against it."""

    walk: Walk
    steps: tuple[Step, ...]
    best: Walk
    worst: Walk
    reasons: tuple[Reason, ...]
    unusual: tuple[days.Stretch, ...] = ()

    @property
    def days_off(self) -> tuple[date, ...]:
        """The weekdays on the way on which nobody works."""
        return tuple(
            one.first + timedelta(days=n) for one in self.unusual if not one.working
            for n in range((one.last - one.first).days + 1)
        )  # fmt: skip


def unit_at(place: Place, case: Case) -> Unit:
    """The unit that a place of the process means for this case."""
    if place is Place.UNIT:
        return case.unit
    return (case.unit.parent or case.unit) if place is Place.SUPERIOR else case.awarding


def awarding_of(process: Process) -> Unit | None:
    """The body whose newest round runs by this process; the root where there was none."""
    newest = Round.objects.filter(process_code=process.code).select_related("awarding_unit").order_by("-pk").first()
    return newest.awarding_unit if newest is not None else Unit.objects.filter(parent=None).order_by("pk").first()


def trial(process: Process, case: Case, answers: Mapping[Visited, Answer], today: date) -> Trial:
    """Walk a case through a process that the linter passes."""
    calendar = days.between(case.received_on.year - 1, case.received_on.year + YEARS)
    walk = simulating.walk(process, case.received_on, calendar, answers)
    known = _holders(process, case, today)
    steps = tuple(_step(visit, process, case, known, calendar) for visit in walk.visits)
    best = simulating.best_case(process, case.received_on, calendar)
    worst = simulating.worst_case(process, case.received_on, calendar)
    unusual = tuple(days.unusual(walk.begins_on, walk.ends_on))
    return Trial(walk, steps, best, worst, tuple(_reasons(process, case, steps)), unusual)


def _holders(process: Process, case: Case, today: date) -> dict[tuple[str, int], tuple[str, ...]]:
    """The people by role and unit, for every role that a stage names; one statement."""
    wanted = {case.unit.pk, case.awarding.pk, case.unit.parent_id or case.unit.pk}
    rows = Holding.objects.filter(unit__in=wanted, valid_from__lte=today).select_related("person").order_by("pk")
    found: dict[tuple[str, int], tuple[str, ...]] = {}
    for row in rows:
        if row.valid_to is None or row.valid_to >= today:
            found[row.role, row.unit_id] = (*found.get((row.role, row.unit_id), ()), row.person.full_name)
    return found


def _step(
    visit: Visit, process: Process, case: Case, known: Mapping[tuple[str, int], tuple[str, ...]], calendar: Calendar
) -> Step:
    item = navigation.stage(process, visit.code)
    at = unit_at(item.owner_unit, case).pk
    roles = (item.owner_role.value, *sorted(DRAFTERS.get(item.kind, frozenset()) - {item.owner_role.value}))
    holders = tuple(name for role in roles for name in known.get((role, at), ()))
    others = known.get((item.alternate.role.value, unit_at(item.alternate.unit, case).pk), ())
    if item.alternate.deputy and item.alternate.role is item.owner_role:
        others = others[1:]
    return Step(visit, item, holders, others, simulating.used_days(item.clock, visit, calendar))


def _reasons(process: Process, case: Case, steps: tuple[Step, ...]) -> Iterator[Reason]:
    """What stands against the case: the award, the kind of nominee, votes without a rule, stages nobody holds."""
    named = {"award": said(award_label(case.award))}
    if case.award not in process.awards:
        yield Reason("process_trial.award_outside", named)
    edition = pack_for(case.received_on, case.unit)
    if edition is None:
        yield Reason("submission.no_pack", {"on": f"{case.received_on:%d/%m/%Y}"})
        return
    pack = pack_value(edition)
    award = {row.code: row for row in pack.awards}.get(case.award)
    if award is None:
        yield Reason("process_trial.award_unknown", named | {"pack": said(pack.title)})
    elif NomineeKind(case.nominee_kind) not in award.nominees:
        yield Reason("process_trial.not_for_kind", named)
    once = {step.stage.code: step for step in steps}
    for step in once.values():
        where = {"stage": said(step.stage.title)}
        if award is not None and step.stage.kind in VOTES and vote_rule_for(pack, step.stage, case.award) is None:
            yield Reason("process_trial.no_vote_rule", where | named)
        if not step.holders:
            role = said(ROLES[Held(step.stage.owner_role.value)])
            unit = unit_at(step.stage.owner_unit, case).name
            code = "process_trial.only_alternate" if step.alternates else "process_trial.nobody"
            yield Reason(code, where | {"role": role, "unit": unit})
