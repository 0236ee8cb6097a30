"""Putting a text into a report so that none is ever lost; steps that run inside an act on the locked report."""

from __future__ import annotations

from datetime import datetime, timedelta

from backend.acts.doing import Doing
from backend.dossiers.models import AchievementReport, ReportBeside, ReportRevision, ReportText
from backend.dossiers.queries import answer
from workflows.dossiers.answers import Answer
from workflows.dossiers.writing import grows

Why = ReportRevision.Why
SITTING = timedelta(minutes=10)
SYSTEM = "Hệ thống điền sẵn"


def put(doing: Doing, report: AchievementReport, field: str, new: Answer, why: str = Why.REPLACED) -> ReportText:
    """Make `new` the text of a field. The text before it is kept, unless it only grew under the same hand just now."""
    text = ReportText.objects.filter(report=report, field=field).first()
    if text is None:
        text = ReportText(report=report, field=field, version=0, value="")
    elif why != Why.REPLACED or not _one_sitting(text, new, doing):
        keep(report, field, answer(text.value), text.version, text.written_by, text.written_at, doing.at, why)
    text.value, text.version = new, text.version + 1
    text.writer_id, text.written_by, text.written_at = doing.actor.person_id, doing.actor.name[:200], doing.at
    text.save()
    return text


def _one_sitting(text: ReportText, new: Answer, doing: Doing) -> bool:
    mine = text.writer_id is not None and text.writer_id == doing.actor.person_id
    return mine and doing.at - text.written_at <= SITTING and grows(answer(text.value), new)


def put_beside(doing: Doing, report: AchievementReport, field: str, new: Answer, base: int) -> ReportBeside:
    """Keep a text that met a newer one beside it; the writer's own earlier one there is kept too, unless it grew."""
    mine = ReportBeside.objects.filter(report=report, field=field, writer_id=doing.actor.person_id).first()
    if mine is None:
        mine = ReportBeside(report=report, field=field, writer_id=doing.actor.person_id or 0)
    elif not grows(answer(mine.value), new):
        keep_beside(doing, mine)
    mine.value, mine.base = new, base
    mine.written_by, mine.written_at = doing.actor.name[:200], doing.at
    mine.save()
    return mine


def keep_beside(doing: Doing, beside: ReportBeside) -> ReportRevision:
    """Keep a text that stood beside as an earlier one."""
    return keep(
        beside.report, beside.field, answer(beside.value), 0, beside.written_by, beside.written_at, doing.at, Why.BESIDE
    )


def keep(
    report: AchievementReport, field: str, value: Answer, version: int, by: str, written: datetime, at: datetime,
    why: str = Why.REPLACED,
) -> ReportRevision:  # fmt: skip
    """Write an earlier text down for good."""
    return ReportRevision.objects.create(
        report=report, field=field, value=value, version=version, written_by=by, written_at=written, kept_at=at, why=why
    )
