"""Inputs of the acts on confirmation, more time, calls for reports and units' reports; what the API shows of them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.organisation.models import Unit
from backend.reform.models import Plan, ReportCall, TaskExtension, UnitReport
from backend.reform.serializers import FIRST_YEAR, LAST_YEAR
from workflows.lifecycles.unit_report import PERIOD_LABELS


class ConfirmInputs(serializers.Serializer[Any]):
    """A remark with the confirmation."""

    note = serializers.CharField(max_length=500, required=False, allow_blank=True, label=_("Nhận xét"))


class JudgePeriodInputs(serializers.Serializer[Any]):
    """How a continuing task was done in a quarter."""

    quarter = serializers.ChoiceField(
        choices=[(1, _("Quý I")), (2, _("Quý II")), (3, _("Quý III")), (4, _("Quý IV"))], label=_("Kỳ")
    )
    met = serializers.ChoiceField(choices=[("yes", _("Đạt yêu cầu")), ("no", _("Chưa đạt"))], label=_("Kết quả"))
    reason = serializers.CharField(max_length=500, required=False, allow_blank=True, label=_("Lý do, nhận xét"))

    def validate(self, data: dict[str, Any]) -> dict[str, Any]:
        """Who says "not met" says why."""
        if data["met"] == "no" and not data.get("reason", "").strip():
            raise serializers.ValidationError({"reason": _("Chưa đạt thì phải ghi lý do.")})
        return data


class HandDownInputs(serializers.Serializer[Any]):
    """The task below: who leads it, until when, under which plan of the unit."""

    code = serializers.CharField(max_length=60, label=_("Mã nhiệm vụ"))
    title = serializers.CharField(
        max_length=400, required=False, allow_blank=True, label=_("Nội dung"), help_text=_("Để trống: như cấp trên.")
    )
    lead_unit = serializers.PrimaryKeyRelatedField(queryset=Unit.objects.all(), label=_("Đơn vị chủ trì"))
    cooperating_units = serializers.PrimaryKeyRelatedField(
        queryset=Unit.objects.all(), many=True, required=False, label=_("Đơn vị phối hợp")
    )
    division = serializers.CharField(max_length=200, required=False, allow_blank=True, label=_("Phòng phụ trách"))
    plan = serializers.PrimaryKeyRelatedField(
        queryset=Plan.objects.all(), required=False, allow_null=True, label=_("Kế hoạch của đơn vị")
    )
    deadline = serializers.DateField(
        required=False, allow_null=True, label=_("Hạn hoàn thành"), help_text=_("Để trống: như cấp trên.")
    )
    people = serializers.ListField(
        child=serializers.CharField(max_length=160), required=False, max_length=20, label=_("Người chịu trách nhiệm"),
        help_text=_("Mỗi dòng: họ và tên người của đơn vị chủ trì | phần việc, ví dụ 0,6; các phần cộng lại bằng 1."),
    )  # fmt: skip


class AskExtensionInputs(serializers.Serializer[Any]):
    """Until when, and why."""

    asked_until = serializers.DateField(label=_("Đề nghị gia hạn đến ngày"))
    reason = serializers.CharField(min_length=5, max_length=500, label=_("Lý do"))


class GrantExtensionInputs(serializers.Serializer[Any]):
    """The new deadline: as asked, or another."""

    granted_until = serializers.DateField(
        required=False, allow_null=True, label=_("Gia hạn đến ngày"), help_text=_("Để trống: như đề nghị.")
    )
    answer = serializers.CharField(max_length=500, required=False, allow_blank=True, label=_("Ý kiến"))


class CallInputs(serializers.Serializer[Any]):
    """Which report is asked of whom, and until when."""

    unit = serializers.PrimaryKeyRelatedField(queryset=Unit.objects.all(), label=_("Cơ quan yêu cầu"))
    year = serializers.IntegerField(min_value=FIRST_YEAR, max_value=LAST_YEAR, label=_("Năm"))
    period = serializers.ChoiceField(
        choices=[(period.value, label.vi) for period, label in PERIOD_LABELS.items()], label=_("Kỳ báo cáo")
    )
    closes_on = serializers.DateField(label=_("Hạn gửi báo cáo"))
    title = serializers.CharField(max_length=300, required=False, allow_blank=True, label=_("Tên báo cáo"))
    asked = serializers.CharField(max_length=4000, required=False, allow_blank=True, label=_("Nội dung cần báo cáo"))
    units = serializers.ListField(
        child=serializers.CharField(max_length=40), required=False, max_length=500, label=_("Đơn vị phải báo cáo"),
        help_text=_("Mỗi dòng một mã đơn vị. Để trống: mọi đơn vị trực thuộc."),
    )  # fmt: skip
    leaf = serializers.CharField(
        max_length=60, required=False, allow_blank=True, label=_("Mã tiêu chí thành phần"),
        help_text=_("Việc gửi đúng hạn được tính vào tiêu chí này."),
    )  # fmt: skip
    illustrative = serializers.BooleanField(required=False, default=False, label=_("Dữ liệu minh họa"))

    def validate(self, data: dict[str, Any]) -> dict[str, Any]:
        """An ad hoc report says what it asks."""
        if data["period"] == "ad_hoc" and not (data.get("title") and data.get("asked")):
            raise serializers.ValidationError({"asked": _("Báo cáo đột xuất phải có tên và nội dung cần báo cáo.")})
        return data


class WriteReportInputs(serializers.Serializer[Any]):
    """What the unit tells."""

    text = serializers.CharField(max_length=20000, label=_("Kết quả thực hiện"))
    difficulties = serializers.CharField(
        max_length=8000, required=False, allow_blank=True, label=_("Khó khăn, kiến nghị")
    )


class AnswerInputs(serializers.Serializer[Any]):
    """Why a report is returned or waived, or a request refused."""

    reason = serializers.CharField(min_length=5, max_length=500, label=_("Lý do"))


class TaskExtensionSerializer(serializers.ModelSerializer[TaskExtension]):
    """A request for more time."""

    task_code = serializers.CharField(source="task.code", read_only=True)

    class Meta:
        model = TaskExtension
        fields = (
            "id", "version", "state", "task", "task_code", "old_deadline", "asked_until", "reason", "asked_on",
            "asked_by", "granted_until", "answer", "answered_on", "answered_by",
        )  # fmt: skip
        read_only_fields = fields


class CallSerializer(serializers.ModelSerializer[ReportCall]):
    """A call for reports."""

    class Meta:
        model = ReportCall
        fields = ("id", "unit", "year", "period", "title", "asked", "closes_on", "leaf", "called_on", "called_by")
        read_only_fields = fields


class UnitReportSerializer(serializers.ModelSerializer[UnitReport]):
    """A unit's report; `days_late` is final once it was sent."""

    unit_name = serializers.CharField(source="unit.name", read_only=True)
    title = serializers.CharField(source="call.title", read_only=True)
    closes_on = serializers.DateField(source="call.closes_on", read_only=True)

    class Meta:
        model = UnitReport
        fields = (
            "id", "version", "state", "call", "title", "closes_on", "unit", "unit_name", "text", "difficulties",
            "counts", "first_sent_on", "last_sent_on", "answer",
        )  # fmt: skip
        read_only_fields = fields
