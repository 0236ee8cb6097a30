"""A block of four departments in tests: elections, sheets and values in short."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from backend.emulation.models import BlockYear, EmulationSheet
from backend.organisation.models import Person

EVIDENCE = "BC 12/BC ngày 20/12/2024, trang 3"
FULL = {
    "I.1": {"actual": "115"}, "I.2": {"actual": "4"}, "I.3": {"actual": "40"}, "II.1": {"grade": "A"},
    "II.2": {"grade": "B"},
}  # fmt: skip


def elect(do: Any, run: BlockYear, n: int, position: int | None = None) -> None:
    """Record that the head of unit n was elected."""
    someone = Person.objects.get(full_name=f"Vũ Thủ Trưởng {n}")
    do(
        "emulation_year.elect", "appraiser", run, person=someone, position=n if position is None else position,
        elected_on=date(2024, 1, 3), basis="Biên bản họp khối",
    )  # fmt: skip


def sheet_of(run: BlockYear, n: int) -> EmulationSheet:
    """The sheet of unit n, fresh."""
    return EmulationSheet.objects.select_related("unit", "run").get(run=run, unit__code=f"S{n}")


def values(given: Mapping[str, Mapping[str, Any]], **more: Any) -> list[dict[str, Any]]:
    """Values as an act wants them, each with its evidence."""
    rows = []
    for item, row in given.items():
        made = {key: Decimal(value) if key in ("plan", "actual", "points") else value for key, value in row.items()}
        rows.append({"item": item, "evidence": EVIDENCE, **made, **more})
    return rows
