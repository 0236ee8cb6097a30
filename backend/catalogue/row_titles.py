"""What a row of law says in one line: its own title, name or text, or a sentence made from its figures."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from workflows.engine import Label
from workflows.facts import NomineeKind
from workflows.regulations.schema import Award
from workflows.rules.prizes import BaseSalary, Prize, Rounding, RoundingRule

NOMINEES = {
    NomineeKind.INDIVIDUAL: Label("cá nhân", "individuals"),
    NomineeKind.COLLECTIVE: Label("tập thể", "collectives"),
    NomineeKind.HOUSEHOLD: Label("hộ gia đình", "households"),
}


def title_of(row: Any, awards: Mapping[str, Award]) -> Label:
    """The line under which people look for the row."""
    match row:
        case Prize():
            return _prize(row, awards)
        case BaseSalary():
            return Label(
                f"Lương cơ sở {_dotted(row.amount, '.')} đồng từ {row.since:%d/%m/%Y}",
                f"Base salary {_dotted(row.amount, ',')} đồng since {row.since:%d/%m/%Y}",
            )
        case RoundingRule() if row.rounding is Rounding.EXACT:
            return Label("Không làm tròn tiền thưởng", "Prizes are not rounded")
        case RoundingRule():
            return Label(
                f"Làm tròn tiền thưởng lên {_dotted(row.step, '.')} đồng",
                f"Prizes are rounded up to {_dotted(row.step, ',')} đồng",
            )
    said = getattr(row, "title", None) or getattr(row, "name", None)
    return said if isinstance(said, Label) else _plain(getattr(row, "text", row.code))


def _prize(row: Prize, awards: Mapping[str, Award]) -> Label:
    name = awards[row.award].name if row.award in awards else _plain(row.award)
    who, times = NOMINEES[row.nominee], _figure(row.multiple)
    return Label(
        f"Tiền thưởng {name.vi}, {who.vi}: {times.vi} lần lương cơ sở",
        f"Prize for {name.en}, {who.en}: {times.en} times the base salary",
    )


def _figure(value: Decimal) -> Label:
    text = f"{value.normalize():f}"
    return Label(text.replace(".", ","), text)


def _dotted(value: int, mark: str) -> str:
    return f"{value:,}".replace(",", mark)


def _plain(text: str) -> Label:
    return Label(text, text)
