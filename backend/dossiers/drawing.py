"""From a report's answers to what is printed: one content for the PDF that becomes a paper and for the Word file."""

from __future__ import annotations

from award_templates.content import (
    AchievementReportContent,
    DocumentReference,
    ReportItem,
    ReportPart,
    ReportTable,
    Signatory,
    TableRow,
)
from backend.catalogue import form_books
from backend.catalogue.queries import awards_known, row_status
from backend.dossiers.queries import Standing
from backend.organisation.places import head_of, place_of
from backend.papers.language import in_vietnamese
from workflows.dossiers.answers import EMPTY, Answer, blank, day_of
from workflows.dossiers.schema import FieldKind, FormField
from workflows.facts import NomineeKind

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
NARROW, WIDE = 14, 40


@in_vietnamese
def content_of(now: Standing) -> AchievementReportContent:
    """The frozen content of a report as it stands; the form's number is printed only where the law was read."""
    row = now.report.nomination
    unit = row.collective or (row.person.unit if row.person is not None else row.unit)
    names = awards_known(row.submission.received_on)
    award = names[row.award].name.vi if row.award in names else row.award
    individual = row.nominee_kind == NomineeKind.INDIVIDUAL
    known = row_status(now.report.book, form_books.form_row(now.form.code)).blocks
    return AchievementReportContent(
        specimen=now.report.illustrative,
        body=head_of(unit),
        reference=DocumentReference(place=place_of(unit)),
        title=now.form.heading,
        subject=f"Đề nghị tặng {award}",
        parts=_parts(now),
        reporter=Signatory(
            title_lines=("NGƯỜI BÁO CÁO" if individual else "THỦ TRƯỞNG ĐƠN VỊ",),
            name=row.nominee_name if individual else "",
        ),
        confirmations=(
            Signatory(title_lines=("XÁC NHẬN CỦA", "THỦ TRƯỞNG ĐƠN VỊ"), name=""),
            Signatory(title_lines=("XÁC NHẬN CỦA", "CẤP TRÊN TRỰC TIẾP"), name=""),
        ),
        form_note=now.form.number if known else "",
    )


def _parts(now: Standing) -> tuple[ReportPart, ...]:
    parts: list[ReportPart] = []
    for section in now.book.sections_of(now.form):
        told = [(field, now.answers.get(field.code, EMPTY)) for field in section.fields]
        items = tuple(_item(field, answer) for field, answer in told if not blank(answer))
        if items:
            number = ROMAN[len(parts)] if len(parts) < len(ROMAN) else str(len(parts) + 1)
            parts.append(ReportPart(heading=f"{number}. {section.title.vi.upper()}", items=items))
    return tuple(parts)


def _item(field: FormField, answer: Answer) -> ReportItem:
    label = field.label.vi.rstrip("?:")
    if not isinstance(answer, str):
        return ReportItem(label=label, table=_table(field, answer))
    if field.kind is FieldKind.PARAGRAPHS:
        return ReportItem(label=label, paragraphs=tuple(line for line in answer.split("\n") if line.strip()))
    return ReportItem(label=label, short=_short(field, answer))


def _short(field: FormField, text: str) -> str:
    if field.kind is FieldKind.CHOICE:
        return {choice.code: choice.label.vi for choice in field.choices}.get(text, text)
    day = day_of(text) if field.kind is FieldKind.DAY else None
    return f"{day:%d/%m/%Y}" if day is not None else text


def _table(field: FormField, rows: tuple[tuple[str, ...], ...]) -> ReportTable:
    return ReportTable(
        heading="",
        heads=tuple(column.label.vi for column in field.columns),
        shares=tuple(NARROW if column.kind is FieldKind.WHOLE else WIDE for column in field.columns),
        rows=tuple(TableRow(cells=row) for row in rows),
    )
