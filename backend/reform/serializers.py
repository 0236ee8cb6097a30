"""Inputs of the acts on reform tasks, and what the API shows of them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.organisation.models import Person, Unit
from backend.reform.models import Document, Evidence, Plan, ProgressReport, ReformTask, Responsibility, TaskGrade
from backend.rest.secrecy import StatedInputs
from workflows.lifecycles.reform_task import KIND_LABELS, TaskKind

FIRST_YEAR, LAST_YEAR = 2000, 2100


class ResponsibleInputs(serializers.Serializer[Any]):
    """One responsible person with the share of the work."""

    person = serializers.PrimaryKeyRelatedField(queryset=Person.living.all(), label=_("Người chịu trách nhiệm"))
    share = serializers.DecimalField(
        max_digits=5, decimal_places=4, min_value=Decimal("0.0001"), max_value=Decimal(1), label=_("Phần việc"),
        help_text=_("Lớn hơn 0, nhiều nhất 1; các phần cộng lại bằng 1."),
    )  # fmt: skip


class AssignInputs(serializers.Serializer[Any]):
    """What a new task is: who leads it, which document sets it, until when, and which criterion it feeds."""

    code = serializers.CharField(max_length=60, label=_("Mã nhiệm vụ"))
    title = serializers.CharField(max_length=400, label=_("Nội dung nhiệm vụ"))
    document = serializers.PrimaryKeyRelatedField(
        queryset=Document.objects.all(), required=False, allow_null=True, label=_("Văn bản giao nhiệm vụ"),
        help_text=_("Để trống nếu là văn bản mới và ghi số, ngày, cơ quan ban hành dưới đây."),
    )  # fmt: skip
    document_number = serializers.CharField(
        max_length=80, required=False, allow_blank=True, label=_("Số, ký hiệu văn bản mới")
    )
    document_issuer = serializers.CharField(
        max_length=200, required=False, allow_blank=True, label=_("Cơ quan ban hành")
    )
    document_issued_on = serializers.DateField(required=False, allow_null=True, label=_("Ngày ban hành"))
    document_kind = serializers.CharField(max_length=40, required=False, allow_blank=True, label=_("Loại văn bản"))
    document_title = serializers.CharField(max_length=400, required=False, allow_blank=True, label=_("Trích yếu"))
    plan = serializers.PrimaryKeyRelatedField(
        queryset=Plan.objects.all(), required=False, allow_null=True, label=_("Thuộc kế hoạch")
    )
    task_kind = serializers.ChoiceField(
        choices=[(kind.value, label.vi) for kind, label in KIND_LABELS.items()], default=TaskKind.WITH_DEADLINE.value,
        label=_("Loại nhiệm vụ"), help_text=_("Nhiệm vụ thường xuyên được đánh giá theo từng quý."),
    )  # fmt: skip
    year = serializers.IntegerField(min_value=FIRST_YEAR, max_value=LAST_YEAR, label=_("Năm"))
    area = serializers.CharField(max_length=40, required=False, allow_blank=True, label=_("Lĩnh vực"))
    leaf = serializers.CharField(
        max_length=60, required=False, allow_blank=True, label=_("Mã tiêu chí thành phần"),
        help_text=_("Kết quả nhiệm vụ được tính vào tiêu chí này."),
    )  # fmt: skip
    lead_unit = serializers.PrimaryKeyRelatedField(queryset=Unit.objects.all(), label=_("Đơn vị chủ trì"))
    cooperating_units = serializers.PrimaryKeyRelatedField(
        queryset=Unit.objects.all(), many=True, required=False, label=_("Đơn vị phối hợp")
    )
    division = serializers.CharField(max_length=200, required=False, allow_blank=True, label=_("Phòng phụ trách"))
    product = serializers.CharField(max_length=400, required=False, allow_blank=True, label=_("Sản phẩm"))
    deadline = serializers.DateField(required=False, allow_null=True, label=_("Hạn hoàn thành"))
    responsible = serializers.ListField(
        child=ResponsibleInputs(), required=False, max_length=20, label=_("Người chịu trách nhiệm")
    )
    illustrative = serializers.BooleanField(required=False, default=False, label=_("Dữ liệu minh họa"))

    def validate(self, data: dict[str, Any]) -> dict[str, Any]:
        """Either a known document or all that a new one needs."""
        if data.get("document") is None:
            needed = ("document_number", "document_issuer", "document_issued_on", "document_title")
            faults = {name: _("Hãy chọn văn bản, hoặc ghi đủ thông tin văn bản mới.") for name in needed
                      if not data.get(name)}  # fmt: skip
            if faults:
                raise serializers.ValidationError(faults)
        return data


class ReportedInputs(serializers.Serializer[Any]):
    """What every report may carry: a note, and its day when that is not today."""

    note = serializers.CharField(max_length=2000, required=False, allow_blank=True, label=_("Nội dung báo cáo"))
    reported_on = serializers.DateField(
        required=False, allow_null=True, label=_("Ngày có kết quả"),
        help_text=_("Để trống là hôm nay. Ngày đã qua thì phải ghi rõ lý do trong nội dung báo cáo."),
    )  # fmt: skip


class ProgressInputs(ReportedInputs):
    """A progress report."""

    percent = serializers.IntegerField(min_value=0, max_value=100, label=_("Khối lượng đã làm (%)"))


class TaskReasonInputs(serializers.Serializer[Any]):
    """Why a report is sent back or a task stopped."""

    reason = serializers.CharField(max_length=500, min_length=5, label=_("Lý do"))


class EvidenceInputs(StatedInputs):
    """A document that proves a result."""

    title = serializers.CharField(max_length=300, label=_("Tên tài liệu kiểm chứng"))
    page_reference = serializers.CharField(
        max_length=100, required=False, allow_blank=True, label=_("Mục, trang"),
        help_text=_("Chỗ trong tài liệu chứng minh kết quả."),
    )  # fmt: skip
    file = serializers.FileField(required=False, allow_null=True, label=_("Tệp (PDF, ảnh, Word, Excel)"))


class GradeInputs(serializers.Serializer[Any]):
    """An appraiser's judgement of a result."""

    grade_pct = serializers.DecimalField(
        max_digits=5, decimal_places=2, min_value=Decimal(0), max_value=Decimal(100), label=_("Chất lượng (%)")
    )
    reason = serializers.CharField(max_length=500, required=False, allow_blank=True, label=_("Nhận xét"))


class ResponsibilitySerializer(serializers.ModelSerializer[Responsibility]):
    """Who answers for a task."""

    name = serializers.CharField(source="person.full_name", read_only=True)

    class Meta:
        model = Responsibility
        fields = ("person", "name", "share")
        read_only_fields = fields


class ReportSerializer(serializers.ModelSerializer[ProgressReport]):
    """A dated report."""

    class Meta:
        model = ProgressReport
        fields = ("reported_on", "state", "percent", "note", "reported_by")
        read_only_fields = fields


class EvidenceSerializer(serializers.ModelSerializer[Evidence]):
    """A proof, with the digest of its file."""

    sha256 = serializers.CharField(source="paper.sha256", read_only=True, default="")

    class Meta:
        model = Evidence
        fields = ("title", "page_reference", "sha256", "added_on", "added_by")
        read_only_fields = fields


class GradeSerializer(serializers.ModelSerializer[TaskGrade]):
    """A judgement of a result."""

    class Meta:
        model = TaskGrade
        fields = ("grade_pct", "reason", "graded_by", "graded_on")
        read_only_fields = fields


class ReformTaskSerializer(serializers.ModelSerializer[ReformTask]):
    """A task as the API shows it, with everything that was reported of it."""

    document = serializers.CharField(source="document.__str__", read_only=True)
    lead_unit_name = serializers.CharField(source="lead_unit.name", read_only=True)
    responsibilities = ResponsibilitySerializer(many=True, read_only=True)
    reports = ReportSerializer(many=True, read_only=True)
    evidence = EvidenceSerializer(many=True, read_only=True)
    grades = GradeSerializer(many=True, read_only=True)

    class Meta:
        model = ReformTask
        fields = (
            "id", "version", "code", "title", "state", "task_kind", "plan", "parent_task", "document", "year", "area",
            "leaf", "lead_unit",
            "lead_unit_name", "cooperating_units", "division", "product", "deadline", "responsibilities", "reports",
            "evidence", "grades", "illustrative",
        )  # fmt: skip
        read_only_fields = fields
