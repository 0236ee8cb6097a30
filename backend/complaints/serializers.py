"""What the acts on complaints ask for, and what the API shows."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.complaints.models import Against, Complaint, Outcome, Settlement
from backend.decisions.models import Decision
from backend.nominations.models import Nomination
from backend.organisation.models import Person


class ReceiveComplaintInputs(serializers.Serializer[Any]):
    """A complaint as it arrived."""

    decision = serializers.PrimaryKeyRelatedField(queryset=Decision.objects.all(), label=_("Quyết định bị khiếu nại"))
    nomination = serializers.PrimaryKeyRelatedField(
        queryset=Nomination.objects.all(), required=False, allow_null=True, label=_("Trường hợp liên quan"),
        help_text=_("Để trống nếu khiếu nại cả quyết định."),
    )  # fmt: skip
    against = serializers.ChoiceField(choices=Against.choices, label=_("Khiếu nại về"))
    complainant = serializers.CharField(max_length=200, label=_("Người khiếu nại"))
    content = serializers.CharField(
        max_length=10_000, min_length=10, label=_("Nội dung khiếu nại"),
        help_text=_("Đơn tố cáo không ghi ở đây: chuyển cơ quan có thẩm quyền theo Luật Tố cáo."),
    )  # fmt: skip
    known_on = serializers.DateField(label=_("Ngày người khiếu nại biết quyết định"))
    received_on = serializers.DateField(label=_("Ngày nhận đơn"))


class AcceptInputs(serializers.Serializer[Any]):
    """Taking it up, by limits whose law was not confirmed only with a reason."""

    difficult = serializers.BooleanField(required=False, default=False, label=_("Vụ việc phức tạp (thời hạn dài hơn)"))
    adopted_reason = serializers.CharField(
        max_length=500, required=False, allow_blank=True, label=_("Lý do áp dụng thời hạn chưa xác nhận"),
    )  # fmt: skip
    obstacle = serializers.CharField(
        max_length=500, required=False, allow_blank=True, label=_("Trở ngại khách quan khiến đơn nộp muộn"),
        help_text=_("Chỉ khi đơn đến sau thời hiệu khiếu nại: ốm đau, thiên tai, đi công tác xa, trở ngại khác."),
    )  # fmt: skip


class WhyInputs(serializers.Serializer[Any]):
    """Why."""

    reason = serializers.CharField(max_length=1000, min_length=5, label=_("Lý do"))


class VerifierInputs(serializers.Serializer[Any]):
    """Who verifies."""

    verifier = serializers.PrimaryKeyRelatedField(
        queryset=Person.living.filter(user__is_active=True), label=_("Người xác minh")
    )


class FindInputs(serializers.Serializer[Any]):
    """What was found."""

    findings = serializers.CharField(max_length=20_000, min_length=10, label=_("Kết quả xác minh"))


class SettleInputs(serializers.Serializer[Any]):
    """The decision about the complaint."""

    outcome = serializers.ChoiceField(choices=Outcome.choices, label=_("Kết luận"))
    number = serializers.CharField(max_length=80, label=_("Số, ký hiệu quyết định giải quyết"))
    text = serializers.CharField(max_length=10_000, min_length=10, label=_("Nội dung giải quyết"))


class SendInputs(serializers.Serializer[Any]):
    """When it was sent."""

    sent_on = serializers.DateField(label=_("Ngày gửi quyết định giải quyết"))


class SettlementSerializer(serializers.ModelSerializer[Settlement]):
    """A settlement as the API shows it."""

    class Meta:
        model = Settlement
        fields = ("instance", "outcome", "number", "text", "findings", "decided_on", "signed_as")
        read_only_fields = fields


class ComplaintSerializer(serializers.ModelSerializer[Complaint]):
    """A complaint as the API shows it to whoever handles complaints."""

    settlements = SettlementSerializer(many=True, read_only=True)

    class Meta:
        model = Complaint
        fields = (
            "id", "number", "state", "version", "decision", "nomination", "against", "complainant", "content",
            "known_on", "received_on", "due_on", "difficult", "adopted_reason", "obstacle", "verifier", "findings",
            "sent_on", "first_sent_on", "again_on", "reason", "settlements",
        )  # fmt: skip
        read_only_fields = fields
