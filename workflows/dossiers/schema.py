"""What a book of dossier forms consists of: forms, their sections and fields, cases of simplified procedure."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workflows.basis import Status
from workflows.engine import Label
from workflows.facts import Ground, NomineeKind
from workflows.regulations.schema import Level, Source

SILENT = Label("", "")


class FieldKind(StrEnum):
    """What is written in a field."""

    LINE = "line"
    PARAGRAPHS = "paragraphs"
    WHOLE = "whole"
    DAY = "day"
    CHOICE = "choice"
    TABLE = "table"


class Prefill(StrEnum):
    """What the system already knows and offers as the first text of a field."""

    NAME = "name"
    POSITION = "position"
    UNIT = "unit"
    PARENT_UNIT = "parent_unit"
    PERIOD = "period"
    CITATION = "citation"
    ACHIEVEMENT = "achievement"
    AWARDS_RECEIVED = "awards_received"
    YEARLY_CLASSES = "yearly_classes"
    REFORM_SCORE = "reform_score"


@dataclass(frozen=True)
class Choice:
    """One answer that may be chosen."""

    code: str
    label: Label


@dataclass(frozen=True)
class Column:
    """A column of a repeated table."""

    code: str
    label: Label
    kind: FieldKind = FieldKind.LINE
    required: bool = False
    max_length: int = 300


@dataclass(frozen=True)
class FormField:
    """One thing to be written; `max_length` counts characters, for a table `max_rows` counts lines."""

    code: str
    kind: FieldKind
    label: Label
    hint: Label = SILENT
    required: bool = False
    max_length: int = 500
    choices: tuple[Choice, ...] = ()
    columns: tuple[Column, ...] = ()
    max_rows: int = 60
    prefill: Prefill | None = None


@dataclass(frozen=True)
class FormSection:
    """A part of a report, written on a page of its own; forms share sections by code."""

    code: str
    title: Label
    fields: tuple[FormField, ...]
    hint: Label = SILENT


@dataclass(frozen=True)
class Form:
    """A report form for some kinds of nominee, grounds, levels and awards (none named: every one).

    `number` is the number that the regulations give it, empty where that was not seen; `status` tells how surely.
    """

    code: str
    title: Label
    heading: str
    sections: tuple[str, ...]
    nominees: tuple[NomineeKind, ...]
    basis: str
    source: str
    status: Status
    grounds: tuple[Ground, ...] = ()
    levels: tuple[Level, ...] = ()
    awards: tuple[str, ...] = ()
    number: str = ""
    note: str = ""


@dataclass(frozen=True)
class SimplifiedCase:
    """A case in which the law allows a simplified procedure (thủ tục đơn giản), and the papers then asked for.

    `status` is about the case, `papers_status` about the shorter list of papers: two different certainties.
    `paper_only`: such a dossier is never entered here.
    """

    code: str
    title: Label
    papers: tuple[str, ...]
    basis: str
    source: str
    status: Status
    papers_basis: str
    papers_status: Status
    grounds: tuple[Ground, ...] = ()
    paper_only: bool = False
    note: str = ""

    def speaks_of(self, ground: Ground) -> bool:
        """Whether it is a case of this ground (none named: of every ground)."""
        return not self.grounds or ground in self.grounds


@dataclass(frozen=True)
class FormBook:
    """The forms and simplified procedures of one rule set, in force for a span of days (both included)."""

    code: str
    version: int
    title: Label
    in_force_from: date
    in_force_until: date | None = None
    sources: tuple[Source, ...] = ()
    sections: tuple[FormSection, ...] = ()
    forms: tuple[Form, ...] = ()
    simplified: tuple[SimplifiedCase, ...] = ()
    note: str = ""

    def form(self, code: str) -> Form:
        """The form of that code. Raises `KeyError`."""
        return {row.code: row for row in self.forms}[code]

    def sections_of(self, form: Form) -> tuple[FormSection, ...]:
        """A form's sections in its order. Raises `KeyError`."""
        known = {row.code: row for row in self.sections}
        return tuple(known[code] for code in form.sections)

    def fields_of(self, form: Form) -> dict[str, FormField]:
        """A form's fields by code, in the order of its sections."""
        return {field.code: field for section in self.sections_of(form) for field in section.fields}

    def case(self, code: str) -> SimplifiedCase:
        """The simplified case of that code. Raises `KeyError`."""
        return {row.code: row for row in self.simplified}[code]
