"""The fields of one criterion on a page: made from its rule, read back as the act's inputs."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from backend.base.reasons import said
from backend.criteria.rules_told import feed_told, number, rule_told
from backend.web.forms import NumberField
from workflows.engine import Label, Reason
from workflows.rules.criteria import Node
from workflows.rules.shapes import (
    AnswerWeights,
    AnyRule,
    CountPoints,
    Deduction,
    Direct,
    Formula,
    LateRatio,
    PercentTiers,
    Ratio,
    ReductionTarget,
    ShareByGrade,
    Timeliness,
    YesNo,
    YesNoNa,
)


def prefix_of(code: str) -> str:
    """A code as the prefix of field names."""
    return "n-" + code.replace(".", "-")


class LeafForm(forms.Form):
    """One node: the fields of its rule's shape, "không áp dụng", reason and evidence."""

    use_required_attribute = False

    def __init__(self, node: Node, data: Any = None, *, shown: Mapping[str, Any]) -> None:
        super().__init__(data, prefix=prefix_of(node.code), initial=initial_of(shown))
        self.node, self.shown = node, dict(shown)
        self.reasons: list[Reason] = []
        for name, field in _value_fields(node).items():
            self.fields[name] = field
        self.fields["not_applicable"] = forms.BooleanField(required=False, label=_("Không áp dụng"))
        self.fields["reason"] = forms.CharField(required=False, max_length=500, label=_("Giải trình, lý do"))
        if not node.children:
            self.fields["evidence"] = forms.CharField(
                required=False, max_length=500, label=_("Tài liệu kiểm chứng (tên, mục, trang)")
            )

    @property
    def title(self) -> Label:
        """The criterion's name."""
        return Label(self.node.title_vi, self.node.title_en)

    @property
    def rule(self) -> str:
        """What counts, in words."""
        return " ".join(text for text in (rule_told(self.node), feed_told(self.node)) if text)

    @property
    def maximum(self) -> str:
        """The maximum points."""
        return number(self.node.max_points)

    def typed(self) -> dict[str, Any] | None:
        """The act's inputs for this criterion; None when nothing was typed and nothing stood there."""
        data = self.cleaned_data
        counts = {
            name.removeprefix("count-"): value
            for name, value in data.items()
            if name.startswith("count-") and value is not None
        }
        found: dict[str, Any] = {name: data[name] for name in ("number", "of") if data.get(name) is not None}
        if data.get("choice"):
            found["choice"] = data["choice"]
        if data.get("missing"):
            found["choice"] = "missing"
        if counts:
            found["counts"] = counts
        figures = {
            name.removeprefix("value-"): value
            for name, value in data.items()
            if name.startswith("value-") and value is not None
        }
        if figures:
            found["values"] = figures
        elif isinstance(self.node.rule, Formula):
            found.pop("choice", None)
        if not found and not data["not_applicable"] and not self.shown.get("not_applicable"):
            return None
        told = {"reason": data.get("reason", ""), "evidence": data.get("evidence", "")}
        return {"leaf": self.node.code, "not_applicable": data["not_applicable"], **found, **told}


def _value_fields(node: Node) -> dict[str, forms.Field]:
    rule = node.rule
    if isinstance(rule, YesNo):
        return {"choice": _choice([("yes", _("Có")), ("no", _("Không"))])}
    if isinstance(rule, ShareByGrade):
        return {"choice": _choice([(g.code, said(Label(g.label_vi, g.label_en))) for g in rule.grades])}
    if isinstance(rule, Timeliness):
        return {
            "number": _number_field(_("Số ngày chậm (0: đúng hạn)")),
            "missing": forms.BooleanField(required=False, label=_("Chưa hoàn thành")),
        }
    if isinstance(rule, PercentTiers | Ratio):
        return {"number": _number_field(_("Đạt được")), "of": _number_field(_("Tổng số"))}
    if isinstance(rule, CountPoints):
        return {"number": _number_field(_("Số lượng"))}
    if isinstance(rule, Direct):
        return {"number": _number_field(_("Điểm"))}
    if isinstance(rule, ReductionTarget):
        return {"of": _number_field(_("Trước khi cắt giảm")), "number": _number_field(_("Còn lại sau cắt giảm"))}
    if isinstance(rule, YesNoNa):
        choices = [("yes", _("Có")), ("no", _("Không")), ("na", _("Không áp dụng"))]
        return {"choice": _choice(choices)}
    if isinstance(rule, Formula):
        return _formula_fields(rule)
    return {f"count-{code}": _count_field(label) for code, label in counted_kinds(rule)}


def counted_kinds(rule: AnyRule | None) -> list[tuple[str, str]]:
    """The kinds that a rule counts, with what they are called."""
    if isinstance(rule, Deduction):
        return [(breach.code, said(Label(breach.label_vi, breach.label_en))) for breach in rule.breaches]
    if isinstance(rule, AnswerWeights):
        return [(option.code, said(Label(option.label_vi, option.label_en))) for option in rule.options]
    if isinstance(rule, LateRatio):
        return [("on_time", _("Xong đúng hạn")), ("late", _("Xong muộn")), ("overdue", _("Quá hạn chưa xong"))]
    return []


def _formula_fields(rule: Formula) -> dict[str, forms.Field]:
    figures: dict[str, forms.Field] = {
        f"value-{item.code}": NumberField(
            label=said(Label(item.label_vi, item.label_en or item.label_vi)), max_digits=16, decimal_places=4,
            min_value=None if item.may_be_negative else Decimal(0), required=False,
        )
        for item in rule.variables
    }  # fmt: skip
    if len(rule.formulas) < 2:
        return figures
    ways = [(item.code, said(Label(item.label_vi, item.label_en or item.label_vi))) for item in rule.formulas]
    return {"choice": forms.ChoiceField(required=False, label=_("Công thức áp dụng"), choices=ways), **figures}


def _count_field(label: str) -> forms.IntegerField:
    return forms.IntegerField(required=False, min_value=0, max_value=100_000, label=label)


def _number_field(label: str) -> NumberField:
    return NumberField(label=label, max_digits=16, decimal_places=4, min_value=Decimal(0), required=False)


def _choice(choices: list[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(required=False, label=_("Kết quả"), choices=[("", _("– chưa chọn –")), *choices])


def initial_of(typed: Mapping[str, Any]) -> dict[str, Any]:
    """What the fields show at first for a value that was given."""
    found = {name: value for name, value in typed.items() if value not in (None, "")}
    found |= {f"count-{code}": count for code, count in dict(typed.get("counts") or {}).items()}
    found |= {f"value-{name}": number(figure) for name, figure in dict(typed.get("values") or {}).items()}
    found["missing"] = typed.get("choice") == "missing"
    for name in ("number", "of"):
        if name in found:
            found[name] = number(found[name])
    return found
