"""One criterion's value as cells of a workbook, and the cells read back as the act's inputs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from backend.base.texts import fold
from backend.criteria.leaf_forms import LeafForm
from backend.scoring.giving import typed_of
from backend.scoring.inputs import Given
from backend.workbooks.cells import Wrong, read_cell, told_number
from backend.workbooks.columns import Column, Kind
from backend.workbooks.declaring import Row
from workflows.engine import Label
from workflows.rules.criteria import Node

FIGURE: dict[str, Any] = {"least": 0, "most": Decimal("999999999999.9999"), "width": 12}
CELLS = ("number", "of", "choice", "details", "not_applicable", "reason", "evidence")
FIGURES = (
    Column("number", Label("Đạt được, số ngày chậm hoặc điểm", "Achieved, days late or points"), Kind.NUMBER, **FIGURE),
    Column("of", Label("Tổng số", "Out of"), Kind.NUMBER, **FIGURE),
    Column("choice", Label("Lựa chọn", "Choice"), limit=200, width=22),
    Column("details", Label("Số liệu theo loại", "Figures by kind"), limit=1000, width=30,
           help=Label("Mỗi loại một số, cách nhau bằng dấu chấm phẩy, ví dụ: tre=2; thieu=0.", "As in late=2; x=0.")),
    Column("not_applicable", Label("Không áp dụng", "Not applicable"), Kind.YES_NO, width=10),
    Column("reason", Label("Giải trình, lý do", "Reason"), limit=500, width=34),
    Column("evidence", Label("Tài liệu kiểm chứng", "Evidence"), limit=500, width=34),
)  # fmt: skip
ANY_FIGURE = Column("", Label("", ""), Kind.NUMBER)
COLUMN_OF = {
    "score.na_without_reason": "reason",
    "score_sheet.difference_unexplained": "reason",
    "score.choice_unknown": "choice",
    "score.code_unknown": "leaf",
    "score.leaf_twice": "leaf",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What one criterion asks for: its number fields, its choices, its counted kinds and figures by name."""

    node: Node
    numbers: frozenset[str]
    choices: Mapping[str, str]
    kinds: Mapping[str, str]
    told: str = field(compare=False, default="")


def asked(node: Node) -> Asked:
    """What the form of a criterion asks for."""
    form = LeafForm(node, shown={})
    choices = {str(code): str(label) for code, label in getattr(form.fields.get("choice"), "choices", ()) if code}
    if "missing" in form.fields:
        choices["missing"] = str(form.fields["missing"].label)
    kinds = {name: str(f.label) for name, f in form.fields.items() if name.startswith(("count-", "value-"))}
    names = "; ".join(f"{name.partition('-')[2]} = {label}" for name, label in kinds.items())
    told = " ".join(text for text in (form.rule, "; ".join(choices.values()), names) if text)
    return Asked(node, frozenset({"number", "of"} & set(form.fields)), choices, kinds, told)


def cells_of(what: Asked, given: Given | None) -> dict[str, Any]:
    """The cells of a value that was given; empty cells for none."""
    typed = typed_of(what.node, given)
    figures = {**dict(typed.get("counts") or {}), **dict(typed.get("values") or {})}
    choice = typed.get("choice") or ""
    return {
        "number": typed.get("number"),
        "of": typed.get("of"),
        "choice": what.choices.get(choice, choice) or None,
        "details": "; ".join(f"{name}={told_number(value)}" for name, value in sorted(figures.items())) or None,
        "not_applicable": True if typed.get("not_applicable") else None,
        "reason": typed.get("reason") or None,
        "evidence": typed.get("evidence") or None,
    }


def typed_of_row(what: Asked, row: Row) -> dict[str, Any]:
    """The act's inputs of a row as it would stand; says at the cells what the criterion does not ask or know."""
    cells = row.merged()
    for name in {"number", "of"} - what.numbers:
        if cells.get(name) is not None:
            row.fault(name, "score.cell_not_asked")
    found: dict[str, Any] = {name: cells[name] for name in what.numbers if cells.get(name) is not None}
    choice = _choice(what, row, cells.get("choice"))
    if choice:
        found["choice"] = choice
    for name, value in _figures(what, row, cells.get("details")):
        group = "counts" if name.startswith("count-") else "values"
        found.setdefault(group, {})[name.partition("-")[2]] = value
    absent = bool(cells.get("not_applicable"))
    if "not_applicable" in row.cells:
        row.cells["not_applicable"] = absent or None
    told = {"reason": cells.get("reason") or "", "evidence": cells.get("evidence") or ""}
    return {"leaf": what.node.code, "not_applicable": absent, **found, **told}


def _choice(what: Asked, row: Row, text: Any) -> str:
    if not text:
        return ""
    if not what.choices:
        row.fault("choice", "score.cell_not_asked")
        return ""
    for code, label in what.choices.items():
        if fold(text) in (fold(code), fold(label)):
            if "choice" in row.cells:
                row.cells["choice"] = label
            return code
    row.fault("choice", "workbook.not_a_choice", value=text, choices=list(what.choices.values()))
    return ""


def _figures(what: Asked, row: Row, text: Any) -> Iterator[tuple[str, Any]]:
    known = {fold(form): name for name, label in what.kinds.items() for form in (name.partition("-")[2], label)}
    found: dict[str, Any] = {}
    for part in str(text or "").split(";"):
        if not part.strip():
            continue
        name, sign, number = part.rpartition("=")
        code = known.get(fold(name))
        if not sign or code is None or code in found:
            row.fault("details", "score.detail_unknown", part=part.strip()[:80], known=", ".join(what.kinds.values()))
            return
        try:
            value = read_cell(ANY_FIGURE, number)
        except Wrong as wrong:
            row.fault("details", wrong.code, **wrong.data)
            return
        if value is None or (code.startswith("count-") and (value != int(value) or value < 0)):  # type: ignore[arg-type,operator]
            row.fault("details", "workbook.not_whole", value=number.strip()[:40])
            return
        found[code] = int(value) if code.startswith("count-") else value  # type: ignore[arg-type]
    if text and "details" in row.cells:
        pairs = sorted((code.partition("-")[2], value) for code, value in found.items())
        row.cells["details"] = "; ".join(f"{name}={told_number(value)}" for name, value in pairs) or None
    yield from found.items()
