"""Inputs of the acts on sensitive matters, and what the API shows of them to those who may read them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.matters.models import Level, Matter, MatterKind, RegisterCheck
from backend.organisation.models import Person, Unit
from backend.rest.fields import Within

NEVER = _("Chỉ ghi số, ký hiệu, ngày, cơ quan ban hành. Không ghi tên hay dấu hiệu nhận biết người tố cáo, phản ánh.")


class OpenMatterInputs(serializers.Serializer[Any]):
    """What is entered: about whom, what, since when, by which document."""

    person = Within("matter.open", queryset=Person.living.all(), required=False, allow_null=True, label=_("Cá nhân"))
    unit = Within("matter.open", queryset=Unit.objects.all(), required=False, allow_null=True, label=_("hoặc tập thể"))
    matter_kind = serializers.ChoiceField(choices=MatterKind.choices, label=_("Việc"))
    level = serializers.ChoiceField(
        choices=Level.choices, required=False, allow_blank=True, label=_("Hình thức kỷ luật"),
        help_text=_("Chỉ với kỷ luật đã quyết định."),
    )  # fmt: skip
    opened_on = serializers.DateField(label=_("Từ ngày"))
    ends_on = serializers.DateField(
        required=False, allow_null=True, label=_("Ngày hết thời hạn kỷ luật"),
        help_text=_("Thành tích được tính từ sau ngày này. Để trống nếu chưa rõ."),
    )  # fmt: skip
    document = serializers.CharField(max_length=250, min_length=3, label=_("Văn bản làm căn cứ"), help_text=NEVER)
    illustrative = serializers.BooleanField(required=False, default=False, label=_("Dữ liệu minh họa"))

    def validate(self, data: dict[str, Any]) -> dict[str, Any]:
        """One nominee; a level with an imposed discipline of a person and only there; days in order."""
        imposed = data["matter_kind"] == MatterKind.IMPOSED
        if bool(data.get("person")) == bool(data.get("unit")):
            raise serializers.ValidationError({"person": _("Chọn một cá nhân hoặc một tập thể.")})
        if imposed and not (data.get("person") and data.get("level")):
            raise serializers.ValidationError({"level": _("Kỷ luật cần ghi cá nhân và hình thức.")})
        if not imposed and (data.get("level") or data.get("ends_on")):
            raise serializers.ValidationError({"level": _("Chỉ ghi hình thức và thời hạn cho kỷ luật đã quyết định.")})
        if data.get("ends_on") and data["ends_on"] < data["opened_on"]:
            raise serializers.ValidationError({"ends_on": _("Ngày cuối phải bằng hoặc sau ngày đầu.")})
        return data


class CloseMatterInputs(serializers.Serializer[Any]):
    """When and by which document it ended."""

    closed_on = serializers.DateField(label=_("Ngày kết thúc"))
    closing_document = serializers.CharField(max_length=250, min_length=3, label=_("Văn bản kết thúc"), help_text=NEVER)


class VoidMatterInputs(serializers.Serializer[Any]):
    """Why it should never have been entered."""

    reason = serializers.CharField(max_length=500, min_length=5, label=_("Ghi nhầm vì sao"), help_text=NEVER)


class RegisterCheckInputs(serializers.Serializer[Any]):
    """For which unit, with all below it, and as of which day the register is whole."""

    unit = Within("register_check.create", queryset=Unit.objects.all(), label=_("Đơn vị (gồm cả đơn vị trực thuộc)"))
    as_of = serializers.DateField(label=_("Sổ đầy đủ đến ngày"))
    illustrative = serializers.BooleanField(required=False, default=False, label=_("Dữ liệu minh họa"))


class MatterSerializer(serializers.ModelSerializer[Matter]):
    """A matter as the API shows it to those who may read the register."""

    class Meta:
        model = Matter
        fields = (
            "id", "version", "state", "person", "unit", "matter_kind", "level", "opened_on", "ends_on", "document",
            "closed_on", "closing_document", "reason", "entered_by", "entered_at", "illustrative",
        )  # fmt: skip
        read_only_fields = fields


class RegisterCheckSerializer(serializers.ModelSerializer[RegisterCheck]):
    """A check of a register."""

    class Meta:
        model = RegisterCheck
        fields = ("id", "unit", "as_of", "checked_by", "checked_at", "illustrative")
        read_only_fields = fields
