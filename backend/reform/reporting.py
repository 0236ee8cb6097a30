"""Acts on reports owed by units: called for with a closing date, written, sent, accepted or returned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.base.scopes import within
from backend.organisation.models import Unit
from backend.reform.models import ReportCall, UnitReport
from backend.reform.queries import counted_once, group, listed
from backend.reform.report_inputs import AnswerInputs, CallInputs, ConfirmInputs, WriteReportInputs
from permissions.check import scope
from workflows.engine import Reason, Refused
from workflows.lifecycles.unit_report import PERIOD_LABELS, ReportPeriod


@act("report_call.open", inputs=CallInputs)
def open_call(
    doing: Doing, *, unit: Unit, year: int, period: str, closes_on: date, title: str = "", asked: str = "",
    units: Sequence[str] = (), leaf: str = "", illustrative: bool = False,
) -> ReportCall:  # fmt: skip
    """Ask units for a report until a closing date; each of them owes one from now on."""
    told = PERIOD_LABELS[ReportPeriod(period)].vi
    named = title or f"Báo cáo cải cách hành chính {told[0].lower()}{told[1:]} {year}"
    call = ReportCall(
        unit=unit, year=year, period=period, closes_on=closes_on, title=named, asked=asked, leaf=leaf,
        called_on=doing.day, illustrative=illustrative,
    )  # fmt: skip
    doing.permit(call)
    call.called_by = doing.actor.name
    owing = _owing(doing, unit, units)
    faults = _call_faults(call, owing, units)
    if faults:
        raise Refused(*faults)
    doing.save(call, closes_on=closes_on, units=len(owing))
    for one in owing:
        doing.save(UnitReport(call=call, unit=one))
    return call


def _owing(doing: Doing, unit: Unit, codes: Sequence[str]) -> list[Unit]:
    rows = within(Unit.objects.all(), scope(doing.actor, "report_call.open")).exclude(valid_to__lt=doing.day)
    return list(rows.filter(code__in=codes) if codes else rows.filter(parent=unit))


def _call_faults(call: ReportCall, owing: Sequence[Unit], codes: Sequence[str]) -> list[Reason]:
    found = []
    same = ReportCall.objects.filter(unit=call.unit, year=call.year, period=call.period)
    if call.period != ReportPeriod.AD_HOC and same.exists():
        found.append(Reason("report_call.exists", {"title": call.title}))
    missing = sorted(set(codes) - {unit.code for unit in owing})
    if missing:
        found.append(Reason("report_call.unknown_units", {"codes": ", ".join(missing)}))
    elif not owing:
        found.append(Reason("report_call.nobody"))
    if call.closes_on < call.called_on and call.period == ReportPeriod.AD_HOC:
        found.append(Reason("report_call.closes_before", {"day": f"{call.closes_on:%d/%m/%Y}"}))
    return found


@act("unit_report.write", model=UnitReport, inputs=WriteReportInputs)
def write(doing: Doing, report: UnitReport, *, text: str, difficulties: str = "") -> None:
    """Write or change what the unit will send."""
    report.text, report.difficulties, report.written_by = text, difficulties, doing.actor.name
    doing.save(report, length=len(text))


@act("unit_report.send", model=UnitReport)
def send(doing: Doing, report: UnitReport) -> None:
    """The head sends the report with the counts of this day; the first sending decides whether it was late."""
    report.first_sent_on = report.first_sent_on or doing.day
    report.last_sent_on = doing.day
    report.counts = counts_of(report, doing.day)
    doing.move(report, days_late=report.days_late(doing.day), counts=report.counts)


def counts_of(report: UnitReport, on: date) -> dict[str, Any]:
    """The unit's tasks of the year counted at a day; whole numbers only."""
    rows = listed().filter(year=report.call.year, lead_unit__path__startswith=report.unit.path)
    found = group(report.unit.name, counted_once(rows), on).progress
    names = ("total", "done", "not_started", "in_progress", "stopped", "slow", "on_time", "late")
    return {name: getattr(found, name) for name in names} | {"on": on.isoformat()}


@act("unit_report.accept", model=UnitReport, inputs=ConfirmInputs)
def accept(doing: Doing, report: UnitReport, *, note: str = "") -> None:
    """The report is complete."""
    report.answer = note
    doing.move(report, note=note)


@act("unit_report.return", model=UnitReport, inputs=AnswerInputs)
def give_back(doing: Doing, report: UnitReport, *, reason: str) -> None:
    """The report is to be completed and sent again."""
    report.answer = reason
    doing.move(report, reason=reason)


@act("unit_report.waive", model=UnitReport, inputs=AnswerInputs)
def waive(doing: Doing, report: UnitReport, *, reason: str) -> None:
    """The unit need not report; it is counted neither late nor in time."""
    report.answer = reason
    doing.move(report, reason=reason)
