"""One line of `make bench`: what was measured, against which anchor, and whether the goal was met."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """`ours` and `anchor` are texts with their unit; `ratio` is the number that the goal speaks of."""

    name: str
    ours: str
    anchor: str
    ratio: float
    goal: str
    met: bool


def ms(seconds: float) -> str:
    """Milliseconds as the table shows them."""
    return f"{seconds * 1000:.2f} ms"


def table(rows: Iterable[Row]) -> str:
    """All rows as a Markdown table, as docs/benchmarks.md keeps it."""
    lines = ["| measured | ours | anchor | ratio | goal | met |", "|---|---|---|---|---|---|"]
    for row in rows:
        met = "–" if row.goal in ("-", "reported") else "yes" if row.met else "**no**"
        lines.append(f"| {row.name} | {row.ours} | {row.anchor} | {row.ratio:.2f}× | {row.goal} | {met} |")
    return "\n".join(lines)
