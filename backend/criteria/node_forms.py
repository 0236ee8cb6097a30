"""The form of one node of a draft: its own fields, and those of its rule's shape; read back as the node."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from backend.criteria.node_rows import MOST_ROWS, ROWS, SPARE, TITLES, Row, example_text, short_number
from backend.criteria.rules_told import number
from backend.criteria.telling import FEEDS, PARTS
from backend.web.forms import NumberField
from workflows.rules.codec import BadData
from workflows.rules.criteria import Node, Part
from workflows.rules.fixed import decimal_text
from workflows.rules.shape_parts import WhenEmpty
from workflows.rules.shapes import SHAPES, AnyRule
from workflows.rules.shapes_weighed import BelowTarget

EMPTY = [
    (WhenEmpty.MISSING.value, gettext_lazy("chờ người xem")),
    (WhenEmpty.NOT_APPLICABLE.value, gettext_lazy("không áp dụng")),
]
BELOW = [
    (BelowTarget.NOTHING.value, gettext_lazy("0 điểm")),
    (BelowTarget.PROPORTIONAL.value, gettext_lazy("theo tỷ lệ đạt được")),
    (BelowTarget.TIERS.value, gettext_lazy("theo các mức dưới đây")),
]
NUMBERS = {
    "missing_points": gettext_lazy("Điểm khi chưa hoàn thành"),
    "unit_points": gettext_lazy("Điểm cho mỗi việc"),
    "cap": gettext_lazy("Nhiều nhất"),
    "floor_pct": gettext_lazy("Dưới tỷ lệ này (%) thì 0 điểm"),
    "late_pct": gettext_lazy("Việc xong muộn tính, %"),
    "target_pct": gettext_lazy("Chỉ tiêu cắt giảm, %"),
    "step": gettext_lazy("Bước điểm"),
}
SELECTS: dict[str, tuple[Any, list[Any]]] = {
    "when_empty": (gettext_lazy("Khi không có gì để đếm thì"), EMPTY),
    "when_undefined": (gettext_lazy("Khi công thức chia cho 0 thì"), EMPTY),
    "below": (gettext_lazy("Chưa đạt chỉ tiêu thì"), BELOW),
}
DEFAULTS = {"missing_points": "0", "floor_pct": "0", "step": "0.01", "late_pct": "50", "target_pct": "20"}


class NodeForm(forms.Form):
    """Code, names, points, and for an area its part, its appraiser; for a leaf the fields of its shape."""

    use_required_attribute = False
    code = forms.CharField(label=gettext_lazy("Mã"), max_length=40, required=False)
    title_vi = forms.CharField(label=gettext_lazy("Tên mục"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    title_en = forms.CharField(label=gettext_lazy("Tên bằng tiếng Anh"), max_length=500, required=False)
    max_points = NumberField(
        label=gettext_lazy("Điểm tối đa"), max_digits=8, decimal_places=4, min_value=Decimal(0), max_value=Decimal(1000)
    )
    evidence_vi = forms.CharField(
        label=gettext_lazy("Tài liệu kiểm chứng cần có"), max_length=500, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip

    def __init__(self, data: Any, *, node: Node, shape: str, area: bool, units: list[tuple[str, str]]) -> None:
        super().__init__(data, initial=_initial(node, shape))
        self.node, self.shape, self.area = node, shape, area
        if area:
            self.fields["part"] = forms.ChoiceField(label=_("Thuộc phần"), choices=[(p.value, PARTS[p]) for p in Part])
            self.fields["appraiser"] = forms.ChoiceField(
                label=_("Cơ quan thẩm định lĩnh vực này"), required=False,
                choices=[("", _("– cơ quan chủ trì chấm điểm –")), *_with(units, node.appraiser)],
            )  # fmt: skip
        self._add_rule_fields(SHAPES.get(shape))
        self.tables = self._tables(data)

    def _add_rule_fields(self, kind: type[AnyRule] | None) -> None:
        for field in dataclasses.fields(kind) if kind is not None else ():
            if field.name == "feed" and kind is not None:
                choices = [(feed.value, FEEDS[feed]) for feed in kind.feeds]
                self.fields["feed"] = forms.ChoiceField(label=_("Số liệu lấy từ"), choices=choices)
            elif field.name in NUMBERS:
                self.fields[field.name] = short_number(NUMBERS[field.name])
                self.fields[field.name].required = True
            elif field.name in SELECTS:
                label, choices = SELECTS[field.name]
                self.fields[field.name] = forms.ChoiceField(label=label, choices=choices)

    def _tables(self, data: Any) -> list[Table]:
        kind = SHAPES.get(self.shape)
        names = [field.name for field in dataclasses.fields(kind) if field.name in ROWS] if kind is not None else []
        own = self.node.rule if self.node.rule is not None and self.node.rule.shape == self.shape else None
        return [Table(name, data, getattr(own, name, ())) for name in names]

    def is_valid(self) -> bool:
        """Whether the fields and every table can be read."""
        return bool(super().is_valid() & all(table.rows.is_valid() for table in self.tables))

    def made(self) -> Node | None:
        """The node as typed, without what lies below; None when it is no node, with the fault at the top."""
        data, own = self.cleaned_data, ("code", "title_vi", "title_en", "evidence_vi", "part", "appraiser")
        found: dict[str, Any] = {name: data[name].strip() for name in own if name in data}
        found["max_points"] = decimal_text(data["max_points"])
        if self.shape in SHAPES:
            found["rule"] = {"shape": self.shape, **self._rule()}
        try:
            return Node.load_json(found, "$")
        except BadData as bad:
            self.add_error(None, _("Không đọc được tại %(path)s (%(code)s).") % {"path": bad.path, "code": bad.code})
            return None

    def _rule(self) -> dict[str, Any]:
        names = (*NUMBERS, *SELECTS, "feed")
        plain = {name: self.cleaned_data[name] for name in names if name in self.fields and name in self.cleaned_data}
        found = {name: decimal_text(v) if isinstance(v, Decimal) else v for name, v in plain.items() if v is not None}
        return found | {table.name: table.data_json() for table in self.tables}


class Table:
    """One table of a rule: the lines there are and some spare ones."""

    def __init__(self, name: str, data: Any, rows: Any) -> None:
        self.name, self.title = name, TITLES[name]
        made = formset_factory(ROWS[name], extra=SPARE if rows else 3, max_num=MOST_ROWS, absolute_max=MOST_ROWS)
        initial = [_row(row) for row in rows]
        self.rows: BaseFormSet[Row] = made(data, prefix=name, initial=initial)

    def data_json(self) -> list[dict[str, Any]]:
        """The lines that hold something, as JSON data."""
        return [form.data_json() for form in self.rows.forms if form.has_changed() or form.initial if not form.blank]


def _row(row: Any) -> dict[str, Any]:
    found = {field.name: getattr(row, field.name) for field in dataclasses.fields(row)}
    return {
        name: example_text(value) if name == "values" else number(value) if isinstance(value, Decimal) else value
        for name, value in found.items()
    }


def _initial(node: Node, shape: str) -> dict[str, Any]:
    rule = node.rule if node.rule is not None and node.rule.shape == shape else None
    found: dict[str, Any] = dict(DEFAULTS) | {"cap": number(node.max_points)}
    if rule is not None:
        found |= {field.name: getattr(rule, field.name) for field in dataclasses.fields(rule)}
    found |= {field.name: getattr(node, field.name) for field in dataclasses.fields(node)}
    return {name: number(value) if isinstance(value, Decimal) else value for name, value in found.items()}


def _with(units: list[tuple[str, str]], code: str) -> list[tuple[str, str]]:
    known: Mapping[str, str] = dict(units)
    return units if not code or code in known else [*units, (code, code)]
