"""Acts on achievement reports: begin, write together, choose between two texts, restore, carry over."""

from __future__ import annotations

from typing import Any

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.catalogue import form_books
from backend.dossiers import finishing, keeping, prefill, queries
from backend.dossiers.models import AchievementReport, ReportBeside, ReportRevision, ReportText
from backend.dossiers.serializers import BeginInputs, RestoreInputs, SettleInputs, WriteInputs
from backend.nominations.models import Nomination
from workflows.dossiers.answers import EMPTY, Answer, clean
from workflows.dossiers.carrying import carry
from workflows.dossiers.schema import FormField
from workflows.dossiers.writing import Written, outcome
from workflows.engine import Reason, Refused

Why = ReportRevision.Why
assert finishing  # registers achievement_report.finish and .reopen


@act("achievement_report.begin", model=Nomination, inputs=BeginInputs)
def begin(doing: Doing, nomination: Nomination, *, form: str = "") -> AchievementReport:
    """Begin a row's report by the form of the day that fits, filled with what is known (L22 Art 84)."""
    edition, forms = queries.forms_for(nomination, nomination.submission.received_on or doing.day)
    chosen = next((one for one in forms if form in ("", one.code)), None)
    faults = []
    if nomination.state not in queries.OPEN_ROWS:
        faults.append(Reason("achievement_report.row_closed"))
    if AchievementReport.objects.filter(nomination=nomination).exists():
        faults.append(Reason("achievement_report.begun", {"name": nomination.nominee_name}))
    if edition is None or chosen is None:
        faults.append(Reason("achievement_report.no_form", {"name": nomination.nominee_name}))
    if faults or edition is None or chosen is None:
        raise Refused(*faults)
    report = AchievementReport(
        nomination=nomination, book=edition, form=chosen.code, begun_at=doing.at, begun_by=doing.actor.name[:200],
        illustrative=nomination.illustrative,
    )  # fmt: skip
    doing.save(report, form=chosen.code, book=edition.sha256)
    for field, value in prefill.known(nomination, form_books.value(edition), chosen).items():
        ReportText.objects.create(
            report=report, field=field, value=value, version=1, written_by=keeping.SYSTEM, written_at=doing.at
        )
    return report


def _field(report: AchievementReport, code: str) -> FormField:
    book = form_books.value(report.book)
    found = book.fields_of(book.form(report.form)).get(code)
    if found is None:
        raise Refused(Reason("achievement_report.unknown_field", {"field": code}))
    return found


def _given(field: FormField, sent: dict[str, Any]) -> Answer:
    return clean(field, sent["rows"] if "rows" in sent else sent.get("text", ""))


@act("achievement_report.write", model=AchievementReport, inputs=WriteInputs)
def write(doing: Doing, report: AchievementReport, *, texts: list[dict[str, Any]]) -> dict[str, Any]:
    """Write some fields. A text over a version that its writer has not seen is kept beside it; nothing is lost.

    The answer names the newest version of every field that was sent, and the fields whose text now waits beside.
    """
    doing.demand(report)
    wanted = [(_field(report, sent["field"]), sent) for sent in texts]
    now = {text.field: text for text in report.texts.filter(field__in=[field.code for field, _sent in wanted])}
    taken, beside = [], []
    for field, sent in wanted:
        text, new = now.get(field.code), _given(field, sent)
        version, current = (text.version, queries.answer(text.value)) if text is not None else (0, EMPTY)
        match outcome(sent["base"], version, current or EMPTY, new or EMPTY):
            case Written.TAKEN:
                now[field.code] = keeping.put(doing, report, field.code, new)
                taken.append(field.code)
            case Written.BESIDE:
                keeping.put_beside(doing, report, field.code, new, sent["base"])
                beside.append(field.code)
    if taken or beside:
        doing.note(report, fields=taken, beside=beside)
    versions = {field.code: now[field.code].version if field.code in now else 0 for field, _sent in wanted}
    return {"versions": versions, "beside": beside, "taken": taken}


@act("achievement_report.settle", model=AchievementReport, inputs=SettleInputs)
def settle(doing: Doing, report: AchievementReport, *, beside: int, take: str, base: int, text: str = "") -> None:
    """Choose which of two texts stands; the other is kept among the earlier ones."""
    doing.demand(report)
    waiting = ReportBeside.objects.filter(report=report, pk=beside).first()
    if waiting is None:
        raise Refused(Reason("achievement_report.settled_already"))
    field = _field(report, waiting.field)
    now = report.texts.filter(field=waiting.field).first()
    if (now.version if now is not None else 0) != base:
        raise Refused(Reason("achievement_report.changed_again", {"field": field.label.vi}))
    if take != "beside":
        keeping.keep_beside(doing, waiting)
    if take == "beside":
        keeping.put(doing, report, waiting.field, queries.answer(waiting.value))
    elif take == "new":
        keeping.put(doing, report, waiting.field, clean(field, text))
    waiting.delete()
    doing.note(report, field=field.code, take=take)


@act("achievement_report.restore", model=AchievementReport, inputs=RestoreInputs)
def restore(doing: Doing, report: AchievementReport, *, revision: int, base: int) -> None:
    """Bring an earlier text of a field back; the text of now becomes an earlier one itself."""
    doing.demand(report)
    earlier = ReportRevision.objects.filter(report=report, pk=revision).first()
    if earlier is None:
        raise Refused(Reason("achievement_report.no_revision"))
    field = _field(report, earlier.field)
    now = report.texts.filter(field=field.code).first()
    if (now.version if now is not None else 0) != base:
        raise Refused(Reason("achievement_report.changed_again", {"field": field.label.vi}))
    keeping.put(doing, report, field.code, clean(field, queries.answer(earlier.value)))
    doing.note(report, field=field.code, restored=earlier.pk)


@act("achievement_report.carry_over", model=AchievementReport)
def carry_over(doing: Doing, report: AchievementReport) -> None:
    """Take the newer form; answers go over by field, and each that does not fit is kept as it was."""
    doing.demand(report)
    found = queries.newer(report, report.nomination.submission.received_on or doing.day)
    if found is None:
        raise Refused(Reason("achievement_report.newest_form"))
    edition, form = found
    now = queries.standing(report)
    carried = carry(now.book, now.form, form_books.value(edition), form, now.answers)
    for code, text in now.texts.items():
        if code in carried.answers and carried.answers[code] == now.answers[code]:
            continue
        if code in carried.answers:
            keeping.put(doing, report, code, carried.answers[code], Why.CARRIED)
            continue
        old = queries.answer(text.value)
        keeping.keep(report, code, old, text.version, text.written_by, text.written_at, doing.at, Why.CARRIED)
        text.delete()
    report.book, report.form = edition, form.code
    doing.save(report, form=form.code, book=edition.sha256, misfits=[one.field for one in carried.misfits])
