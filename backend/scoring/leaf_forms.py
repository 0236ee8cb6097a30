"""The fields of one criterion on a page: made from its rule, read back as the act's inputs."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from backend.base.reasons import said
from backend.scoring.rules_told import feed_told, number, rule_told
from backend.web.forms import NumberField
from workflows.engine import Label, Reason
from workflows.rules.criteria import Node
from workflows.rules.shapes import CountPoints, Deduction, Direct, PercentTiers, Ratio, ShareByGrade, Timeliness, YesNo


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
    if isinstance(rule, Deduction):
        return {
            f"count-{breach.code}": forms.IntegerField(
                required=False, min_value=0, max_value=100_000, label=said(Label(breach.label_vi, breach.label_en))
            )
            for breach in rule.breaches
        }
    return {}


def _number_field(label: str) -> NumberField:
    return NumberField(label=label, max_digits=16, decimal_places=4, min_value=Decimal(0), required=False)


def _choice(choices: list[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(required=False, label=_("Kết quả"), choices=[("", _("– chưa chọn –")), *choices])


def initial_of(typed: Mapping[str, Any]) -> dict[str, Any]:
    """What the fields show at first for a value that was given."""
    found = {name: value for name, value in typed.items() if value not in (None, "")}
    found |= {f"count-{code}": count for code, count in dict(typed.get("counts") or {}).items()}
    found["missing"] = typed.get("choice") == "missing"
    for name in ("number", "of"):
        if name in found:
            found[name] = number(found[name])
    return found
