"""A draft of a criteria set as a workbook: one node a line, rules in lines of text that read back exactly."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.urls import reverse

from backend.acts.doing import Doing
from backend.base.scopes import visible
from backend.criteria.keeping import keep, own_faults
from backend.criteria.models import CriteriaDraft
from backend.criteria.telling import PARTS, SHAPES
from backend.workbooks.columns import Column, Kind
from backend.workbooks.declaring import Cells, Context, Key, NoSuchContext, Row, Workbook, register
from permissions.actor import Actor
from workflows.engine import Label
from workflows.rules import criteria_edit as edit
from workflows.rules.codec import BadData
from workflows.rules.criteria import CriteriaSet, Node, Part
from workflows.rules.rule_text import rule_from_text, rule_to_text

HELP = Label(
    "Mỗi dòng một tham số; xem bảng xuất ra làm mẫu. Ví dụ: cap = 2; hoặc bảng mức: tiers: [70;90) | 1",
    "One parameter a line, as an export shows; for example: cap = 2, or tiers: [70;90) | 1",
)


class CriteriaBook(Workbook):
    """The tree of a draft, parents before children; lines missing from the file stay as they are."""

    code = "criteria"
    title = Label("Bộ tiêu chí", "Criteria set")
    act = "criteria_draft.replace"
    lead = Label(
        "Mỗi dòng một mục của cây, mục cha trước mục con. Mục không có trong tệp giữ nguyên.",
        "One node a line, parents before children. Nodes missing from the file stay.",
    )
    max_rows = 2_000

    def context(self, actor: Actor, key: str) -> Context:
        """A draft that the person may see."""
        number = int(key) if key.isascii() and key.isdecimal() and len(key) < 19 else 0
        draft = visible(CriteriaDraft.objects.all(), actor, "criteria_draft.view").filter(pk=number).first()
        if draft is None:
            raise NoSuchContext(key)
        return Context(actor, key, draft.title, draft, reverse("criteria:draft", args=[draft.pk]))

    def columns(self, context: Context) -> Sequence[Column]:
        """A node's own fields and its rule."""
        return columns()

    def existing(self, context: Context, keys: Collection[Key] | None) -> Iterable[Cells]:
        """The nodes as they stand, in the order of the tree."""
        wanted = None if keys is None else {code for (code,) in keys}
        return [row for row in rows_of(_draft(context).criteria) if wanted is None or row["code"] in wanted]

    def check(self, context: Context, rows: Sequence[Row]) -> None:
        """Parents must be there before, rules must read, an existing node keeps its parent."""
        parents = {str(row["code"]): row["parent"] for row in rows_of(_draft(context).criteria)}
        for row in rows:
            code, parent = str(row.get("code") or ""), row.merged().get("parent") or ""
            if not row.new and parent != (parents.get(code) or ""):
                row.fault("parent", "criteria_draft.parent_stays", node=code, parent=parents.get(code) or "–")
            elif row.new and parent and parent not in parents:
                row.fault("parent", "criteria_draft.no_such_node", node=parent)
            parents.setdefault(code, parent)
            self._check_node(row)

    def _check_node(self, row: Row) -> None:
        try:
            node = node_of(row.merged())
        except BadData as bad:
            row.fault("rule", "criteria_draft.rule_unreadable", line=bad.path[:120] or str(bad.value)[:120])
            return
        for reason in own_faults(node) if row.get("title_vi") and node.code else ():
            row.fault("", reason.code, **reason.data)

    def save(self, doing: Doing, context: Context, rows: Iterator[Row]) -> None:
        """Put every new and changed node into the tree, as one state of the draft."""
        draft = _draft(context)
        criteria = draft.criteria
        for row in rows:
            node, code = node_of(row.merged()), str(row.cells["code"])
            if row.new:
                criteria = edit.add(criteria, str(row.merged().get("parent") or ""), node)
            else:
                rule = None if criteria.node(code).children else node.rule
                criteria = edit.change(criteria, code, replace(node, rule=rule))
        keep(doing, draft, criteria, "")


def columns() -> tuple[Column, ...]:
    """The columns of a criteria set's workbook."""
    shapes = tuple((code, str(name)) for code, name in SHAPES.items())
    parts = tuple((part.value, str(PARTS[part])) for part in Part)
    return (
        Column("code", Label("Mã", "Code"), Kind.CODE, key=True, limit=40, width=10),
        Column("parent", Label("Mã mục cha", "Parent"), Kind.CODE, limit=40, width=10),
        Column("title_vi", Label("Tên mục", "Title"), required=True, limit=500, width=50),
        Column("title_en", Label("Tên tiếng Anh", "English title"), limit=500, width=30),
        Column(
            "max_points",
            Label("Điểm tối đa", "Points"),
            Kind.NUMBER,
            required=True,
            least=0,
            most=Decimal(1000),
            width=12,
        ),
        Column("part", Label("Phần", "Part"), Kind.CHOICE, choices=parts, width=16),
        Column("appraiser", Label("Mã cơ quan thẩm định", "Appraiser"), Kind.CODE, limit=40, width=16),
        Column("shape", Label("Cách chấm", "Rule"), Kind.CHOICE, choices=shapes, width=34),
        Column("rule", Label("Tham số cách chấm", "Rule's parameters"), limit=8000, width=60, help=HELP),
        Column("evidence_vi", Label("Tài liệu kiểm chứng", "Evidence"), limit=500, width=40),
    )


def rows_of(criteria: CriteriaSet) -> list[dict[str, Any]]:
    """Every node as a row, parents before children."""
    found: list[dict[str, Any]] = []

    def put(nodes: Sequence[Node], parent: str) -> None:
        for node in nodes:
            found.append(_row(node, parent))
            put(node.children, node.code)

    put(criteria.areas, "")
    return found


def _row(node: Node, parent: str) -> dict[str, Any]:
    return {
        "code": node.code, "parent": parent or None, "title_vi": node.title_vi, "title_en": node.title_en or None,
        "max_points": node.max_points, "part": None if parent else node.part.value,
        "appraiser": node.appraiser or None, "shape": node.rule.shape if node.rule is not None else None,
        "rule": rule_to_text(node.rule) or None, "evidence_vi": node.evidence_vi or None,
    }  # fmt: skip


def node_of(cells: Cells) -> Node:
    """The node of a row; raises BadData for a rule that cannot be read."""
    value = {name: cells.get(name) or "" for name in ("code", "title_vi", "title_en", "appraiser", "evidence_vi")}
    rule = rule_from_text(str(cells["shape"]), str(cells.get("rule") or "")) if cells.get("shape") else None
    part = Part(str(cells.get("part") or Part.APPRAISAL.value))
    points = cells.get("max_points")
    return Node(
        str(value["code"]), str(value["title_vi"]), str(value["title_en"]),
        points if isinstance(points, Decimal) else Decimal(str(points or 0)), rule, (), part, str(value["appraiser"]),
        str(value["evidence_vi"]),
    )  # fmt: skip


def _draft(context: Context) -> CriteriaDraft:
    if not isinstance(context.subject, CriteriaDraft):
        raise NoSuchContext(context.key)
    return context.subject


register(CriteriaBook())
