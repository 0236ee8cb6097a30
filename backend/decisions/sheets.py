"""Lists as Excel workbooks, each with its title above the heads; written by the one writer of the house."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from backend.workbooks.writing import download, table

__all__ = ["download", "workbook"]

Cell = str | int | date | None


def workbook(title: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """One sheet: title, heads, rows."""
    return table(title, heads, rows, above=title)
