"""What the acts on quotas ask for."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.catalogue.models import Round
from backend.organisation.models import Unit
from backend.quotas.models import Base
from workflows.rules.quotas import Rounding

ROUNDINGS = [
    (Rounding.DOWN.value, _("bỏ phần lẻ")),
    (Rounding.HALF_UP.value, _("làm tròn từ một nửa")),
    (Rounding.UP.value, _("làm tròn lên")),
]
LARGEST = 1_000_000


class QuotaInputs(serializers.Serializer[Any]):
    """A number, or a percentage of a base."""

    round = serializers.PrimaryKeyRelatedField(queryset=Round.objects.all(), label=_("Đợt xét"))
    award = serializers.SlugField(
        max_length=60, required=False, allow_blank=True, label=_("Hình thức khen"),
        help_text=_("Để trống: tính chung mọi hình thức khen của đợt."),
    )  # fmt: skip
    unit = serializers.PrimaryKeyRelatedField(
        queryset=Unit.objects.all(), required=False, allow_null=True, label=_("Đơn vị"),
        help_text=_("Tính cả các đơn vị trực thuộc. Để trống: mọi đơn vị."),
    )  # fmt: skip
    group = serializers.RegexField(r"^\w*$", max_length=40, required=False, allow_blank=True, label=_("Nhóm đơn vị"))
    block = serializers.SlugField(
        max_length=40, required=False, allow_blank=True, label=_("Cụm, khối thi đua"),
        help_text=_("Tính cho các thành viên của khối trong năm thành tích, kể cả đơn vị trực thuộc."),
    )  # fmt: skip
    number = serializers.IntegerField(
        min_value=0, max_value=LARGEST, required=False, allow_null=True, label=_("Số lượng")
    )
    percent = serializers.DecimalField(
        max_digits=6, decimal_places=3, min_value=0, max_value=100, required=False, allow_null=True, label=_("Tỷ lệ %")
    )
    base_kind = serializers.ChoiceField(
        choices=Base.choices, required=False, allow_blank=True, label=_("Tỷ lệ tính trên")
    )
    base = serializers.IntegerField(
        min_value=0, max_value=LARGEST, required=False, allow_null=True, label=_("Số làm căn cứ"),
        help_text=_("Để trống nếu chưa có; chỉ tiêu khi đó chỉ để tham khảo."),
    )  # fmt: skip
    rounding = serializers.ChoiceField(choices=ROUNDINGS, default=Rounding.DOWN.value, label=_("Phần lẻ"))
    at_least = serializers.IntegerField(
        min_value=0, max_value=LARGEST, default=0, required=False, label=_("Ít nhất"),
        help_text=_("Cho đơn vị ít người, ví dụ 1."),
    )  # fmt: skip
    basis = serializers.CharField(max_length=300, label=_("Căn cứ"), help_text=_("Văn bản giao chỉ tiêu, số và ngày"))

    def validate(self, data: dict[str, Any]) -> dict[str, Any]:
        """Either a number or a percentage with what it is taken of."""
        faults: dict[str, Any] = {}
        if (data.get("number") is None) == (data.get("percent") is None):
            faults["number"] = _("Ghi số lượng, hoặc ghi tỷ lệ %; không ghi cả hai.")
        if data.get("percent") is not None and not data.get("base_kind"):
            faults["base_kind"] = _("Ghi rõ tỷ lệ tính trên số nào.")
        if data.get("number") is not None:
            alone = [name for name in ("base_kind", "base", "at_least") if data.get(name)]
            faults |= {name: _("Chỉ ghi khi tính theo tỷ lệ %.") for name in alone}
        if sum(bool(data.get(name)) for name in ("unit", "group", "block")) > 1:
            faults["group"] = _("Chọn một đơn vị, một nhóm hoặc một khối, không chọn hai.")
        if faults:
            raise serializers.ValidationError(faults)
        return data


class QuotaReasonInputs(serializers.Serializer[Any]):
    """Why a quota ends."""

    reason = serializers.CharField(max_length=500, label=_("Lý do"))
