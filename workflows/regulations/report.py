"""The status of every row as a table for people: `python -m workflows.regulations.report` prints it for docs/law.md."""

import sys
from collections import Counter
from collections.abc import Iterable

from workflows import shipped
from workflows.basis import Status
from workflows.regulations.loading import LAW_TABLES, rows, source_of, status_of
from workflows.regulations.schema import ClockRow, RegulationPack


def status_table(packs: Iterable[RegulationPack]) -> str:
    """Markdown: one line per row of law of any pack, with article and source where it stands first, and its status."""
    listed = list(packs)
    found = {pack.code: {row.code: status_of(row).value for _, row in rows(pack)} for pack in listed}
    lines = ["| Table | Row | Basis | Source | " + " | ".join(f"`{pack.code}`" for pack in listed) + " |"]
    lines.append("|---|---|---|---|" + "---|" * len(listed))
    first = {row.code: (table, row) for pack in reversed(listed) for table, row in rows(pack)}
    for table, row in sorted(first.values(), key=lambda found: (LAW_TABLES.index(found[0]), found[1].code)):
        basis = row.clock.basis if isinstance(row, ClockRow) else row.basis
        statuses = " | ".join(found[pack.code].get(row.code, "–") for pack in listed)
        lines.append(f"| {table} | `{row.code}` | {basis} | {source_of(row)} | {statuses} |")
    totals = {pack.code: Counter(found[pack.code].values()) for pack in listed}
    for status in Status:
        counts = " | ".join(str(totals[pack.code][status.value]) for pack in listed)
        lines.append(f"| **total** | {status.value} | | | {counts} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(status_table(shipped.packs()))
