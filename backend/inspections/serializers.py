"""Inputs of the acts on inspections, findings and notices of delay, and what the API shows of them."""

from __future__ import annotations

from typing import Any

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.base.reasons import said
from backend.inspections.models import DelayNotice, Finding, Inspection, InspectionPlan, TeamMember
from backend.organisation.models import Person, Unit
from backend.rest.secrecy import StatedInputs
from workflows.lifecycles.finding import SEVERITIES

SEVERITY_CHOICES = [(s.value, lazy(said, str)(label)) for s, label in SEVERITIES.items()]


def _in_order(data: dict[str, Any], first: str, last: str) -> dict[str, Any]:
    if data[last] < data[first]:
        raise serializers.ValidationError({last: _("Ngày cuối phải bằng hoặc sau ngày đầu.")})
    return data


class PlanInspectionsInputs(serializers.Serializer[Any]):
    """What a yearly plan is."""

    body = serializers.PrimaryKeyRelatedField(queryset=Unit.objects.all(), label=_("Cơ quan kiểm tra"))
    year = serializers.IntegerField(min_value=2000, max_value=2100, label=_("Năm"))
    title = serializers.CharField(max_length=250, label=_("Tên kế hoạch"))
    illustrative = serializers.BooleanField(required=False, default=False, label=_("Dữ liệu minh họa"))


class DocumentInputs(serializers.Serializer[Any]):
    """The document of a signed act."""

    document = serializers.CharField(max_length=250, min_length=3, label=_("Văn bản (số, ký hiệu, ngày)"))


class WhyInspectionInputs(serializers.Serializer[Any]):
    """Why something is sent back or ended."""

    reason = serializers.CharField(max_length=500, min_length=5, label=_("Lý do"))


class InspectInputs(serializers.Serializer[Any]):
    """The inspection of one unit."""

    body = serializers.PrimaryKeyRelatedField(queryset=Unit.objects.all(), label=_("Cơ quan kiểm tra"))
    plan = serializers.PrimaryKeyRelatedField(
        queryset=InspectionPlan.objects.exclude(state="closed"), required=False, allow_null=True,
        label=_("Theo kế hoạch"), help_text=_("Để trống nếu kiểm tra đột xuất ngoài kế hoạch."),
    )  # fmt: skip
    unit = serializers.PrimaryKeyRelatedField(queryset=Unit.objects.all(), label=_("Đơn vị được kiểm tra"))
    matter = serializers.CharField(max_length=400, label=_("Nội dung kiểm tra"))
    announced = serializers.BooleanField(
        required=False, default=True, label=_("Có thông báo trước"), help_text=_("Bỏ chọn nếu kiểm tra đột xuất.")
    )
    begins_on = serializers.DateField(label=_("Từ ngày"))
    ends_on = serializers.DateField(label=_("đến hết ngày"))
    illustrative = serializers.BooleanField(required=False, default=False, label=_("Dữ liệu minh họa"))

    def validate(self, data: dict[str, Any]) -> dict[str, Any]:
        """Dates in order."""
        return _in_order(data, "begins_on", "ends_on")


class MemberInputs(serializers.Serializer[Any]):
    """Who is put on the team."""

    person = serializers.PrimaryKeyRelatedField(queryset=Person.living.all(), label=_("Người tham gia đoàn"))
    head = serializers.BooleanField(required=False, default=False, label=_("Trưởng đoàn"))


class RemoveMemberInputs(serializers.Serializer[Any]):
    """Who leaves the team."""

    person = serializers.PrimaryKeyRelatedField(queryset=Person.objects.all(), label=_("Người rút khỏi đoàn"))


class FindingInputs(StatedInputs):
    """Something found about the unit; persons are entered elsewhere."""

    text = serializers.CharField(
        max_length=4000, min_length=10, label=_("Phát hiện"),
        help_text=_("Chỉ nói về đơn vị; cá nhân liên quan ghi riêng, chỉ người có trách nhiệm đọc được."),
    )  # fmt: skip
    severity = serializers.ChoiceField(choices=SEVERITY_CHOICES, label=_("Mức độ"))
    area = serializers.CharField(max_length=40, required=False, allow_blank=True, label=_("Lĩnh vực"))
    leaf = serializers.CharField(max_length=60, required=False, allow_blank=True, label=_("Mã tiêu chí CCHC"))
    evidence = serializers.CharField(max_length=300, min_length=3, label=_("Tài liệu chứng minh"))
    page_reference = serializers.CharField(max_length=100, required=False, allow_blank=True, label=_("Mục, trang"))
    file = serializers.FileField(required=False, allow_null=True, label=_("Tệp (PDF, ảnh, Word, Excel)"))


class ConclusionInputs(serializers.Serializer[Any]):
    """The text of a conclusion."""

    conclusion = serializers.CharField(max_length=8000, min_length=10, label=_("Dự thảo kết luận"))


class PublishConclusionInputs(serializers.Serializer[Any]):
    """What of a conclusion becomes public."""

    public_text = serializers.CharField(
        max_length=4000, min_length=10, label=_("Nội dung công khai"), help_text=_("Không nêu tên cá nhân.")
    )


class ExplainInputs(serializers.Serializer[Any]):
    """The unit's explanation."""

    explanation = serializers.CharField(max_length=4000, min_length=5, label=_("Giải trình của đơn vị"))


class RemedyInputs(serializers.Serializer[Any]):
    """The task that remedies a finding."""

    code = serializers.CharField(max_length=60, label=_("Mã nhiệm vụ"))
    title = serializers.CharField(max_length=400, label=_("Việc phải khắc phục"))
    deadline = serializers.DateField(label=_("Hạn khắc phục"))


class NamePersonInputs(serializers.Serializer[Any]):
    """A person concerned: a sensitive fact."""

    name = serializers.CharField(max_length=120, label=_("Họ và tên"))
    position = serializers.CharField(max_length=200, required=False, allow_blank=True, label=_("Chức vụ"))
    matter = serializers.CharField(max_length=1000, min_length=5, label=_("Liên quan như thế nào"))


class NoticeInputs(serializers.Serializer[Any]):
    """What a public notice of delay says: a unit, a matter, a missed deadline, never a person."""

    body = serializers.PrimaryKeyRelatedField(queryset=Unit.objects.all(), label=_("Cơ quan công khai"))
    unit = serializers.PrimaryKeyRelatedField(queryset=Unit.objects.all(), label=_("Đơn vị chậm trễ"))
    finding = serializers.PrimaryKeyRelatedField(
        queryset=Finding.objects.all(), required=False, allow_null=True, label=_("Theo phát hiện qua kiểm tra")
    )
    matter = serializers.CharField(
        max_length=400, min_length=5, label=_("Việc chậm trễ"), help_text=_("Không nêu tên cá nhân.")
    )
    missed_on = serializers.DateField(label=_("Hạn đã quá"))
    basis = serializers.CharField(max_length=400, min_length=5, label=_("Căn cứ công khai"))
    shown_from = serializers.DateField(label=_("Công khai từ ngày"))
    shown_to = serializers.DateField(label=_("đến hết ngày"))
    illustrative = serializers.BooleanField(required=False, default=False, label=_("Dữ liệu minh họa"))

    def validate(self, data: dict[str, Any]) -> dict[str, Any]:
        """Dates in order."""
        return _in_order(data, "shown_from", "shown_to")


class InspectionPlanSerializer(serializers.ModelSerializer[InspectionPlan]):
    """A plan as the API shows it."""

    class Meta:
        model = InspectionPlan
        fields = (
            "id", "version", "state", "body", "year", "title", "document", "issued_by", "issued_on", "illustrative",
        )  # fmt: skip
        read_only_fields = fields


class TeamSerializer(serializers.ModelSerializer[TeamMember]):
    """A member of the team."""

    name = serializers.CharField(source="person.full_name", read_only=True)

    class Meta:
        model = TeamMember
        fields = ("person", "name", "head")
        read_only_fields = fields


class InspectionSerializer(serializers.ModelSerializer[Inspection]):
    """An inspection as the API shows it to the inspecting body."""

    team = TeamSerializer(many=True, read_only=True)

    class Meta:
        model = Inspection
        fields = (
            "id", "version", "state", "body", "plan", "unit", "matter", "announced", "begins_on", "ends_on",
            "notified_on", "notice", "team", "conclusion", "document", "concluded_by", "concluded_on", "published_on",
            "public_text", "illustrative",
        )  # fmt: skip
        read_only_fields = fields


class FindingSerializer(serializers.ModelSerializer[Finding]):
    """A finding as the API shows it; the persons concerned are not part of it."""

    class Meta:
        model = Finding
        fields = (
            "id", "version", "state", "inspection", "number", "text", "severity", "area", "leaf", "evidence",
            "page_reference", "explanation", "explained_by", "explained_on", "task", "remedied_on", "reason",
        )  # fmt: skip
        read_only_fields = fields


class DelayNoticeSerializer(serializers.ModelSerializer[DelayNotice]):
    """A notice as the API shows it to the body that signs it."""

    class Meta:
        model = DelayNotice
        fields = (
            "id", "version", "state", "body", "unit", "finding", "matter", "missed_on", "basis", "shown_from",
            "shown_to", "document", "signed_by", "published_at", "withdrawn_at", "reason", "illustrative",
        )  # fmt: skip
        read_only_fields = fields
