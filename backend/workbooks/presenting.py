"""The rows of a preview as a page, the API and the marked copy show them: values as typed, faults at their cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from backend.base.reasons import said, tell
from backend.workbooks.cells import from_json, same, shown
from backend.workbooks.columns import Column
from backend.workbooks.declaring import STATUS_LABELS, Fault, Status
from backend.workbooks.models import Upload, UploadRow
from backend.workbooks.scanning import place_name
from backend.workbooks.staging import faults_of
from backend.workbooks.writing import MarkedRow
from workflows.engine import Label

TONES = {Status.FAULTY: "ended", Status.CHANGED: "waiting", Status.NEW: "good", Status.SAME: "draft"}
BATCH = 1_000


@dataclass(frozen=True, slots=True)
class CellShown:
    """One cell of a preview: what the file says, what stands there now, what is wrong with it."""

    code: str
    label: str
    cell: str
    value: str
    old: str
    changed: bool
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class RowShown:
    """One row of a preview."""

    number: int
    status: Status
    cells: tuple[CellShown, ...]
    faults: tuple[Fault, ...]
    advice: tuple[Fault, ...]

    @property
    def label(self) -> Label:
        """What the row would do, in words."""
        return STATUS_LABELS[self.status]

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return TONES[self.status]

    @property
    def name(self) -> str:
        """The first values of the row: by them a person knows it again."""
        return " – ".join(cell.value or cell.old for cell in self.cells[:2] if cell.value or cell.old)

    @property
    def told(self) -> list[CellShown]:
        """The cells with something to say: faults first, then changes; for a new row all that is filled in."""
        wrong = [cell for cell in self.cells if cell.faults]
        if wrong or self.status is Status.SAME:
            return wrong
        return [cell for cell in self.cells if cell.changed and (cell.value or cell.old)]


def row_shown(upload: Upload, columns: Sequence[Column], kept: UploadRow) -> RowShown:
    """A stored row, cell by cell in the order of the columns."""
    faults = faults_of(kept)
    present = [column for column in columns if column.code in kept.cells]
    known = {column.code for column in present}
    cells = tuple(_cell(upload, column, kept, faults) for column in present)
    whole = tuple(fault for fault in faults if fault.column not in known)
    return RowShown(kept.number, Status(kept.status), cells, whole, tuple(faults_of(kept, advice=True)))


def _cell(upload: Upload, column: Column, kept: UploadRow, faults: Sequence[Fault]) -> CellShown:
    value, old = from_json(column, kept.cells[column.code]), None
    if kept.old is not None:
        old = from_json(column, kept.old.get(column.code))
    return CellShown(
        code=column.code,
        label=said(column.label),
        cell=place_name(kept.number - 1, upload.places.get(column.code, 0)),
        value=kept.raw.get(column.code) or shown(column, value),
        old=shown(column, old),
        changed=kept.old is None or not same(value, old),
        faults=tuple(fault for fault in faults if fault.column == column.code),
    )


def row_json(row: RowShown) -> dict[str, Any]:
    """A row as the API tells it."""
    cells = {cell.code: cell for cell in row.cells}
    faults = [fault_json(fault, cell) for cell in row.cells for fault in cell.faults]
    changes = [{"column": c.code, "old": c.old, "new": c.value} for c in row.cells if c.changed]
    return {
        "row": row.number,
        "status": row.status.name.lower(),
        "cells": {cell.code: cell.value for cell in row.cells},
        "faults": faults + [fault_json(fault, None) for fault in row.faults],
        "advice": [fault_json(one, cells.get(one.column)) for one in row.advice],
        "changes": changes if row.status is Status.CHANGED else [],
    }


def fault_json(fault: Fault, cell: CellShown | None) -> dict[str, str]:
    """What is wrong with a cell, with the sentences that say so."""
    told = tell(fault.reason)
    return {
        "cell": cell.cell if cell else "",
        "column": cell.code if cell else fault.column,
        "value": cell.value if cell else "",
        "code": told.code,
        "says": told.says,
        "next": told.next,
    }


def marked_rows(upload: Upload, columns: Sequence[Column]) -> Iterator[MarkedRow]:
    """Every row in the order of the file, as texts with its faults; read batch by batch."""
    after = 0
    while True:
        found = list(UploadRow.objects.filter(upload=upload, number__gt=after).order_by("number")[:BATCH])
        if not found:
            return
        for kept in found:
            row = row_shown(upload, columns, kept)
            texts: Mapping[str, str] = {cell.code: cell.value for cell in row.cells}
            yield texts, faults_of(kept)
        after = found[-1].number
