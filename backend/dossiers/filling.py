"""From what a browser sends of a section to the inputs of the act, and a section's fields as a page shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from backend.dossiers.models import ReportBeside, ReportText
from backend.dossiers.queries import Standing, answer
from workflows.dossiers.answers import EMPTY, Answer, blank, faults
from workflows.dossiers.schema import FieldKind, FormField, FormSection
from workflows.engine import Reason

BLANK_ROWS, MORE_ROWS = 2, 5
JUST_NOW = timedelta(minutes=5)


def sent_texts(given: Mapping[str, str], section: FormSection) -> list[dict[str, Any]]:
    """The fields of a section that the page sent: "t.field" or "t.field.row.column", with "b.field" as the version."""
    found: list[dict[str, Any]] = []
    for one in section.fields:
        base = given.get(f"b.{one.code}", "")
        if not (base.isdecimal() and len(base) < 10):
            continue
        text: dict[str, Any] = {"field": one.code, "base": int(base)}
        found.append(text | ({"rows": _rows(given, one)} if one.kind is FieldKind.TABLE else _text(given, one)))
    return found


def _text(given: Mapping[str, str], one: FormField) -> dict[str, str]:
    return {"text": given.get(f"t.{one.code}", "")}


def _rows(given: Mapping[str, str], one: FormField) -> list[list[str]]:
    return [
        [given.get(f"t.{one.code}.{number}.{column.code}", "") for column in one.columns]
        for number in range(one.max_rows + MORE_ROWS)
        if any(f"t.{one.code}.{number}.{column.code}" in given for column in one.columns)
    ]


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell of a table on the page."""

    name: str
    label: str
    value: str
    kind: FieldKind


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field on the page: what it says, who wrote it, what is wrong, what waits for a choice."""

    field: FormField
    now: Answer
    text: ReportText | None
    faults: tuple[Reason, ...]
    beside: tuple[ReportBeside, ...]
    earlier: int
    rows: tuple[tuple[CellView, ...], ...] = ()
    known: Answer = EMPTY
    busy: str = ""

    @property
    def version(self) -> int:
        """The version that the writer has before them."""
        return self.text.version if self.text is not None else 0

    @property
    def length(self) -> int:
        """How many characters are written."""
        return len(self.now) if isinstance(self.now, str) else 0

    @property
    def offers_known(self) -> bool:
        """Whether the data now say something else than the field does."""
        return not blank(self.known) and self.known != self.now


def field_views(
    now: Standing, section: FormSection, *, me: int | None, at: datetime, known: Mapping[str, Answer], more: str = "",
    typed: Mapping[str, Answer] | None = None,
) -> list[FieldView]:  # fmt: skip
    """A section's fields; `typed` is what a refused request sent and takes the place of what is stored."""
    besides: Sequence[ReportBeside] = list(now.report.beside.all())
    counts = _counts(now)
    views = []
    for one in section.fields:
        text = now.texts.get(one.code)
        stored = answer(text.value) if text is not None else EMPTY
        said = (typed or {}).get(one.code, stored)
        views.append(
            FieldView(
                one,
                said,
                text,
                faults(one, said),
                tuple(b for b in besides if b.field == one.code),
                counts.get(one.code, 0),
                _cells(one, said, more == one.code),
                known.get(one.code, EMPTY),
                _busy(text, me, at),
            )
        )
    return views


def _counts(now: Standing) -> dict[str, int]:
    counts: dict[str, int] = {}
    for code in now.report.revisions.values_list("field", flat=True):
        counts[code] = counts.get(code, 0) + 1
    return counts


def _busy(text: ReportText | None, me: int | None, at: datetime) -> str:
    """Who else wrote here a moment ago; empty when nobody."""
    if text is None or text.writer_id is None or text.writer_id == me or at - text.written_at > JUST_NOW:
        return ""
    return text.written_by


def _cells(one: FormField, said: Answer, more: bool) -> tuple[tuple[CellView, ...], ...]:
    if one.kind is not FieldKind.TABLE:
        return ()
    rows = list(said) if not isinstance(said, str) else []
    spare = min(MORE_ROWS if more else BLANK_ROWS, max(0, one.max_rows - len(rows)))
    filled = [*rows, *[("",) * len(one.columns)] * spare]
    return tuple(
        tuple(
            CellView(
                f"t.{one.code}.{number}.{column.code}",
                _("%(column)s, dòng %(row)s") % {"column": column.label.vi, "row": number + 1},
                cell,
                column.kind,
            )
            for column, cell in zip(one.columns, row, strict=False)
        )
        for number, row in enumerate(filled)
    )
