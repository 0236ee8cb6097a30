"""Inputs of the acts on documents and plans, and what the API shows of them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.organisation.models import Unit
from backend.reform.models import ChangeLine, Document, Plan, PlanChange, PlanSnapshot
from backend.web.formats import say
from workflows.lifecycles.plan import PLAN_KINDS

FIRST_YEAR, LAST_YEAR = 2000, 2100
KINDS = [(kind.value, label.vi) for kind, label in PLAN_KINDS.items()]


class DocumentInputs(serializers.Serializer[Any]):
    """A document as it is cited: number, who issued it, when, what it rests on."""

    number = serializers.CharField(max_length=80, label=_("Số, ký hiệu"))
    issuer = serializers.CharField(max_length=200, label=_("Cơ quan ban hành"))
    issued_on = serializers.DateField(label=_("Ngày ban hành"))
    document_kind = serializers.CharField(
        max_length=40, label=_("Loại văn bản"), help_text=_("Kế hoạch, quyết định, công văn, thông báo kết luận …")
    )
    title = serializers.CharField(max_length=400, label=_("Trích yếu"))
    based_on = serializers.PrimaryKeyRelatedField(
        queryset=Document.objects.all(), required=False, allow_null=True, label=_("Căn cứ văn bản")
    )
    illustrative = serializers.BooleanField(required=False, default=False, label=_("Dữ liệu minh họa"))


class NewDocumentInputs(DocumentInputs):
    """A document and the unit that keeps it here."""

    unit = serializers.PrimaryKeyRelatedField(queryset=Unit.objects.all(), label=_("Đơn vị lưu giữ"))


class PlanEditInputs(serializers.Serializer[Any]):
    """What a plan is: kind, years, the plan above it and its document."""

    code = serializers.CharField(max_length=60, label=_("Mã kế hoạch"))
    title = serializers.CharField(max_length=300, label=_("Tên kế hoạch"))
    plan_kind = serializers.ChoiceField(choices=KINDS, label=_("Cấp kế hoạch"))
    parent = serializers.PrimaryKeyRelatedField(  # type: ignore[assignment]
        queryset=Plan.objects.all(), required=False, allow_null=True, label=_("Thuộc kế hoạch"),
        help_text=_("Kế hoạch cấp trên mà kế hoạch này cụ thể hóa."),
    )  # fmt: skip
    document = serializers.PrimaryKeyRelatedField(
        queryset=Document.objects.all(), required=False, allow_null=True, label=_("Văn bản ban hành"),
        help_text=_("Có thể để trống khi còn là dự thảo."),
    )  # fmt: skip
    year_from = serializers.IntegerField(min_value=FIRST_YEAR, max_value=LAST_YEAR, label=_("Từ năm"))
    year_to = serializers.IntegerField(min_value=FIRST_YEAR, max_value=LAST_YEAR, label=_("Đến năm"))


class NewPlanInputs(PlanEditInputs):
    """A plan and its unit."""

    unit = serializers.PrimaryKeyRelatedField(queryset=Unit.objects.all(), label=_("Đơn vị có kế hoạch"))
    illustrative = serializers.BooleanField(required=False, default=False, label=_("Dữ liệu minh họa"))


class AdjustPlanInputs(serializers.Serializer[Any]):
    """A change of the plan in its year: the document, the reason, and what happens to which task."""

    document = serializers.PrimaryKeyRelatedField(queryset=Document.objects.all(), label=_("Văn bản điều chỉnh"))
    reason = serializers.CharField(min_length=5, max_length=500, label=_("Lý do điều chỉnh"))
    stopped = serializers.ListField(
        child=serializers.CharField(max_length=60), required=False, max_length=200, label=_("Nhiệm vụ dừng lại"),
        help_text=_("Mỗi dòng một mã nhiệm vụ của kế hoạch này."),
    )  # fmt: skip
    changed = serializers.ListField(
        child=serializers.CharField(max_length=600), required=False, max_length=200, label=_("Nhiệm vụ thay đổi"),
        help_text=_("Mỗi dòng: mã | hạn mới (ngày/tháng/năm) | nội dung mới. Phần không đổi để trống."),
    )  # fmt: skip
    added = serializers.ListField(
        child=serializers.CharField(max_length=700), required=False, max_length=200, label=_("Nhiệm vụ thêm"),
        help_text=_("Mỗi dòng: mã | nội dung | mã đơn vị chủ trì | hạn (ngày/tháng/năm)."),
    )  # fmt: skip


class SnapshotInputs(serializers.Serializer[Any]):
    """The day at which the tasks are counted."""

    as_of = serializers.DateField(required=False, allow_null=True, label=_("Số liệu đến ngày"),
                                  help_text=_("Để trống là hôm nay."))  # fmt: skip
    note = serializers.CharField(max_length=500, required=False, allow_blank=True, label=_("Ghi chú"))


class ForecastInputs(serializers.Serializer[Any]):
    """A later day, and which unfinished tasks are expected to be done by then."""

    as_of = serializers.DateField(label=_("Dự báo đến ngày"))
    expected = serializers.ListField(
        child=serializers.CharField(max_length=60), max_length=1000, label=_("Nhiệm vụ dự kiến hoàn thành"),
        help_text=_("Mỗi dòng một mã nhiệm vụ chưa xong của kế hoạch này."),
    )  # fmt: skip
    note = serializers.CharField(max_length=500, required=False, allow_blank=True, label=_("Cơ sở dự báo"))


class ClosePlanInputs(serializers.Serializer[Any]):
    """Why a plan ends."""

    reason = serializers.CharField(min_length=5, max_length=500, label=_("Lý do"))


class DocumentSerializer(serializers.ModelSerializer[Document]):
    """A document as the API shows it."""

    class Meta:
        model = Document
        fields = ("id", "number", "issuer", "issued_on", "document_kind", "title", "based_on", "unit", "illustrative")
        read_only_fields = fields


class ChangeLineSerializer(serializers.ModelSerializer[ChangeLine]):
    """What a change did to one task."""

    task = serializers.CharField(source="task.code", read_only=True)

    class Meta:
        model = ChangeLine
        fields = ("task", "what", "field", "old", "new")
        read_only_fields = fields


class PlanChangeSerializer(serializers.ModelSerializer[PlanChange]):
    """One change of a plan."""

    document = serializers.CharField(source="document.__str__", read_only=True)
    lines = ChangeLineSerializer(many=True, read_only=True)

    class Meta:
        model = PlanChange
        fields = ("made_on", "made_by", "document", "reason", "lines")
        read_only_fields = fields


class SnapshotSerializer(serializers.ModelSerializer[PlanSnapshot]):
    """Counts kept at a day, actual or forecast."""

    class Meta:
        model = PlanSnapshot
        fields = ("forecast", "as_of", "counted", "done", "slow", "note", "taken_on", "taken_by")
        read_only_fields = fields


class PlanSerializer(serializers.ModelSerializer[Plan]):
    """A plan with its changes and snapshots."""

    kind_name = serializers.SerializerMethodField()
    changes = PlanChangeSerializer(many=True, read_only=True)
    snapshots = SnapshotSerializer(many=True, read_only=True)

    class Meta:
        model = Plan
        fields = (
            "id", "version", "code", "title", "state", "plan_kind", "kind_name", "parent", "document", "unit",
            "year_from", "year_to", "changes", "snapshots", "illustrative",
        )  # fmt: skip
        read_only_fields = fields

    def get_kind_name(self, plan: Plan) -> str:
        """The kind in words."""
        return say(PLAN_KINDS[plan.plan_kind])  # type: ignore[index]
