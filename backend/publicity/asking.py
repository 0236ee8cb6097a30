"""Asking other bodies, and where a consultation stands: who agrees, who does not, whom it waits for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from backend.acts.doing import Doing
from backend.audit.record import Change, Who, record
from backend.base import clock
from backend.catalogue.queries import confirmed_process
from backend.organisation.models import Unit
from backend.publicity.models import Opinion
from backend.review.clocks import first_due
from backend.review.models import Stage
from backend.review.pinned import definition
from backend.review.queries import RELATED
from workflows.engine import Reason, Refused
from workflows.lifecycles.opinion import STANDS, OpinionState, Stand
from workflows.lifecycles.stage import StageState
from workflows.processes import navigation
from workflows.processes.schema import Silence, StageKind
from workflows.processes.schema import Stage as Definition


@dataclass(frozen=True, slots=True)
class Standing:
    """The opinions of a stage, those that count as silence left with nothing to wait for."""

    opinions: tuple[Opinion, ...]
    silent: tuple[Opinion, ...]

    @property
    def answered(self) -> tuple[Opinion, ...]:
        """Those that came."""
        return tuple(row for row in self.opinions if row.state == OpinionState.ANSWERED)

    @property
    def waiting(self) -> tuple[Opinion, ...]:
        """Those that the stage waits for."""
        return tuple(row for row in self.opinions if row.state == OpinionState.ASKED and row not in self.silent)

    def counts(self) -> dict[str, int]:
        """How many took each stand."""
        return dict(Counter(row.stand for row in self.answered))

    def told(self) -> str:
        """In words, for the stage's record."""
        counts = self.counts()
        parts = [f"{STANDS[stand].vi}: {counts.get(stand.value, 0)}" for stand in Stand]
        if self.silent:
            parts.append(f"hết hạn không trả lời, coi như không có ý kiến: {len(self.silent)}")
        return "Ý kiến của các cơ quan – " + "; ".join(parts) + "."


def standing(stage: Stage, day: date) -> Standing:
    """Where a stage's consultation stands on a day."""
    rows = tuple(stage.opinions.exclude(state=OpinionState.RECALLED).select_related("unit", "paper").order_by("pk"))
    return Standing(rows, tuple(row for row in rows if _silence_counts(stage, row, day)))


def _silence_counts(stage: Stage, row: Opinion, day: date) -> bool:
    if row.state != OpinionState.ASKED or row.due_on is None or day <= row.due_on:
        return False
    edition = stage.process or stage.nomination.submission.process
    item = navigation.stage(confirmed_process(edition), stage.code) if edition is not None else definition(stage)
    return item.silence is Silence.NO_OPINION and item.status.blocks


def ask(doing: Doing, stage: Stage, units: Iterable[Unit], question: str) -> list[Opinion]:
    """Ask each unit that was not asked yet; Refused when none is left, or nothing is asked."""
    item = definition(stage)
    text = question.strip() or item.question
    asked = set(stage.opinions.exclude(state=OpinionState.RECALLED).values_list("unit", flat=True))
    new = [unit for unit in units if unit.pk not in asked]
    faults = [] if text else [Reason("consultation.no_question")]
    if not new:
        faults.append(Reason("consultation.asked_already"))
    if faults:
        raise Refused(*faults)
    made = []
    for unit in new:
        opinion = _asked(stage, item, unit, text, by=doing.actor.name, at=doing.at)
        doing.save(opinion, asked=unit.name)
        made.append(opinion)
    return made


def _asked(stage: Stage, item: Definition, unit: Unit, question: str, *, by: str, at: datetime) -> Opinion:
    due = first_due(item, clock.day(at))
    return Opinion(stage=stage, unit=unit, question=question, asked_by=by, asked_at=at, due_on=due)


def ask_named(at: datetime) -> int:
    """The worker asks the bodies that the processes name, for stages at which nobody was asked yet. Safe to repeat."""
    asked = Opinion.objects.filter(stage=OuterRef("pk"))
    rows = Stage.objects.filter(~Exists(asked), stage_kind=StageKind.CONSULTATION, state=StageState.OPEN)
    return sum(_ask_named(stage.pk, at) for stage in rows.select_related(*RELATED) if definition(stage).consulted)


def _ask_named(pk: int, at: datetime) -> int:
    with transaction.atomic(durable=True):
        stage = Stage.objects.select_for_update(of=("self",)).get(pk=pk)
        item = definition(stage)
        if stage.state != StageState.OPEN or stage.opinions.exists():
            return 0
        changes = []
        for unit in Unit.objects.filter(code__in=item.consulted, valid_to__isnull=True).order_by("pk"):
            opinion = _asked(stage, item, unit, item.question or item.title.vi, by="Theo quy trình", at=at)
            opinion.save()
            data = {"asked": unit.name}
            changes.append(Change(opinion.kind, str(opinion.pk), opinion.audit_name(), unit.path, data=data))
        if changes:
            record(act="consultation.ask", who=Who(name="work"), at=at, changes=changes)
    return len(changes)
