"""Answers to a form: one shape per kind of field, what is wrong with them, and how far a report has come.

A text is a string; a table is a tuple of rows, each a tuple of cells in the order of the columns. Empty means nothing
was written. Faults name what a person can mend; an answer that is too long or malformed is never cut.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from workflows.dossiers.schema import FieldKind, Form, FormBook, FormField
from workflows.engine import Reason

Answer = str | tuple[tuple[str, ...], ...]
EMPTY: Answer = ""


def clean(field: FormField, given: object) -> Answer:
    """The answer in its one shape: line ends made equal, trailing blanks and wholly empty rows left out.

    The rows of a table may come as lines with tabs between the cells.
    """
    if field.kind is not FieldKind.TABLE:
        return _text(given) if field.kind is FieldKind.PARAGRAPHS else " ".join(_text(given).split())
    rows = [line.split("\t") for line in given.split("\n")] if isinstance(given, str) else given
    rows = rows if isinstance(rows, (list, tuple)) else ()
    width = len(field.columns)
    made = [tuple(" ".join(_text(cell).split()) for cell in row)[:width] for row in rows if _is_row(row)]
    return tuple(row + ("",) * (width - len(row)) for row in made if any(row))


def _is_row(row: object) -> bool:
    return isinstance(row, (list, tuple))


def _text(given: object) -> str:
    text = unicodedata.normalize("NFC", given) if isinstance(given, str) else ""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def blank(answer: Answer) -> bool:
    """Whether nothing was written."""
    return not (answer.strip() if isinstance(answer, str) else answer)


def as_text(answer: Answer) -> str:
    """An answer as plain text: a table as lines with tabs between the cells."""
    return answer if isinstance(answer, str) else "\n".join("\t".join(row) for row in answer)


def faults(field: FormField, answer: Answer) -> tuple[Reason, ...]:
    """Everything that keeps this answer from standing in a finished report; an empty answer has none here."""
    if isinstance(answer, str):
        return _line_faults(field.code, field.kind, field.max_length, answer, {c.code for c in field.choices})
    found: list[Reason] = []
    if len(answer) > field.max_rows:
        found.append(Reason("report.too_many_rows", {"field": field.code, "limit": field.max_rows}))
    for number, row in enumerate(answer, 1):
        for column, cell in zip(field.columns, row, strict=False):
            where = f"{field.code}.{number}.{column.code}"
            if column.required and not cell.strip():
                found.append(Reason("report.cell_empty", {"field": where, "row": number, "column": column.label.vi}))
            found += _line_faults(where, column.kind, column.max_length, cell, set())
    return tuple(found)


def _line_faults(where: str, kind: FieldKind, limit: int, text: str, choices: set[str]) -> tuple[Reason, ...]:
    if not text:
        return ()
    if len(text) > limit:
        return (Reason("report.too_long", {"field": where, "limit": limit, "length": len(text)}),)
    if kind is FieldKind.WHOLE and not (text.isascii() and text.isdecimal()):
        return (Reason("report.not_a_number", {"field": where, "value": text[:40]}),)
    if kind is FieldKind.DAY and day_of(text) is None:
        return (Reason("report.not_a_day", {"field": where, "value": text[:40]}),)
    if kind is FieldKind.CHOICE and text not in choices:
        return (Reason("report.not_a_choice", {"field": where, "value": text[:40]}),)
    return ()


def day_of(text: str) -> date | None:
    """The day written as 2026-11-22 or 22/11/2026; None when it is neither."""
    parts = text.split("/")[::-1] if "/" in text else text.split("-")
    try:
        year, month, day = (int(part) for part in parts)
        return date(year, month, day)
    except ValueError:
        return None


@dataclass(frozen=True)
class SectionState:
    """How far one section has come: fields answered, required ones still empty, and what is wrong."""

    code: str
    answered: int
    fields: int
    empty: tuple[FormField, ...]
    faults: tuple[Reason, ...]

    @property
    def done(self) -> bool:
        """Whether nothing required is missing and nothing is wrong."""
        return not self.empty and not self.faults


def progress(book: FormBook, form: Form, answers: Mapping[str, Answer]) -> tuple[SectionState, ...]:
    """The state of every section of a report, in its order."""
    return tuple(
        SectionState(
            section.code,
            sum(not blank(answers.get(field.code, EMPTY)) for field in section.fields),
            len(section.fields),
            tuple(field for field in section.fields if field.required and blank(answers.get(field.code, EMPTY))),
            tuple(one for field in section.fields for one in faults(field, answers.get(field.code, EMPTY))),
        )
        for section in book.sections_of(form)
    )


def counted(states: Iterable[SectionState], form_fields: Iterable[FormField]) -> tuple[int, int]:
    """How many required fields are answered, and how many there are."""
    required = sum(field.required for field in form_fields)
    return required - sum(len(state.empty) for state in states), required
