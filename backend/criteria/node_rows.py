"""The tables inside a rule's form: tiers, grades, answers, breaches, variables, formulas, worked examples."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from backend.criteria.rules_told import number
from backend.web.forms import NumberField
from workflows.rules.fixed import decimal_text

MOST_ROWS = 30
SPARE = 2
CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


def short_number(label: Any) -> NumberField:
    """An exact number with up to four decimals, maybe empty."""
    return NumberField(label=label, max_digits=12, decimal_places=4, required=False)


def text(label: Any, most: int = 200) -> forms.CharField:
    """A short text, maybe empty."""
    return forms.CharField(label=label, max_length=most, required=False)


class Row(forms.Form):
    """A line of a table; a line with nothing in it is left out."""

    use_required_attribute = False
    needed: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()

    @property
    def blank(self) -> bool:
        """Whether nothing was typed."""
        typed = (value for name, value in self.cleaned_data.items() if name not in self.ignored)
        return all(value is None or value is False or value in ("", []) for value in typed)

    def clean(self) -> dict[str, Any]:
        """A line that has begun must be finished."""
        found = super().clean() or self.cleaned_data
        if not self.errors and not self.blank:
            for name in self.needed:
                if found.get(name) in (None, ""):
                    self.add_error(name, _("Ghi ô này, hoặc xóa cả dòng."))
        return dict(found)

    def data_json(self) -> dict[str, Any]:
        """The line as JSON data of the rule."""
        return {
            name: decimal_text(value) if isinstance(value, Decimal) else value
            for name, value in self.cleaned_data.items()
        }


class TierRow(Row):
    """From … to … gives so many points; an empty end is endless."""

    needed, ignored = ("points",), ("lower_closed", "upper_closed")
    lower = short_number(gettext_lazy("Từ"))
    lower_closed = forms.BooleanField(label=gettext_lazy("gồm cả đầu này"), required=False, initial=True)
    upper = short_number(gettext_lazy("Đến"))
    upper_closed = forms.BooleanField(label=gettext_lazy("gồm cả đầu kia"), required=False)
    points = short_number(gettext_lazy("Điểm"))


class CodedRow(Row):
    """A code with its two names."""

    code = text(gettext_lazy("Mã"), 40)
    label_vi = text(gettext_lazy("Tên"))
    label_en = text(gettext_lazy("Tên tiếng Anh"))

    def clean_code(self) -> str:
        """Lower case letters, digits and hyphens."""
        code: str = self.cleaned_data["code"].strip()
        if code and CODE.fullmatch(code) is None:
            raise forms.ValidationError(_("Mã viết thường, không dấu, không khoảng trắng."))
        return code


class GradeRow(CodedRow):
    """A grade or an answer and what it is worth."""

    needed = ("code", "label_vi", "share_pct")
    share_pct = short_number(gettext_lazy("% điểm tối đa"))


class BreachRow(CodedRow):
    """A kind of breach and what each one takes off."""

    needed = ("code", "label_vi", "off_pct")
    off_pct = short_number(gettext_lazy("Trừ mỗi lần, %"))


class VariableRow(CodedRow):
    """A figure that is declared."""

    needed = ("code", "label_vi")
    may_be_negative = forms.BooleanField(label=gettext_lazy("có thể âm"), required=False)


class FormulaRow(CodedRow):
    """A formula over the declared figures."""

    needed = ("code", "label_vi", "text")
    text = text(gettext_lazy("Công thức"), 400)


class ExampleRow(Row):
    """A worked example: figures as "x = 3; y = 10" and the points they must give; no points: no value."""

    needed = ("values",)
    values = text(gettext_lazy("Số liệu, ví dụ: xong = 3; giao = 10"), 400)
    formula = text(gettext_lazy("Mã công thức"), 40)
    points = short_number(gettext_lazy("Điểm phải được (trống: không tính được)"))

    def clean_values(self) -> list[list[str]]:
        """Pairs of name and number."""
        found = []
        for part in filter(None, (one.strip() for one in self.cleaned_data["values"].split(";"))):
            name, _sign, value = (piece.strip() for piece in part.partition("="))
            try:
                found.append(
                    [name, decimal_text(Decimal(value.replace(".", "").replace(",", ".") if "," in value else value))]
                )
            except InvalidOperation as bad:
                raise forms.ValidationError(_("Không đọc được “%(part)s”.") % {"part": part}) from bad
        return found


def example_text(values: Any) -> str:
    """Figures of an example as they are typed."""
    return "; ".join(f"{name} = {number(value)}" for name, value in values)


ROWS: dict[str, type[Row]] = {
    "tiers": TierRow,
    "grades": GradeRow,
    "options": GradeRow,
    "breaches": BreachRow,
    "variables": VariableRow,
    "formulas": FormulaRow,
    "examples": ExampleRow,
}
TITLES = {
    "tiers": gettext_lazy("Các mức điểm"),
    "grades": gettext_lazy("Các mức xếp loại"),
    "options": gettext_lazy("Các câu trả lời"),
    "breaches": gettext_lazy("Các loại vi phạm"),
    "variables": gettext_lazy("Biến khai báo"),
    "formulas": gettext_lazy("Công thức (mục đầu được dùng khi không chọn)"),
    "examples": gettext_lazy("Ví dụ tính sẵn"),
}
