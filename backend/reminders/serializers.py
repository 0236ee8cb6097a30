"""What the acts on rules and notices ask for, and what the API shows."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.reminders.models import Matter, Notice, Rule, To

MOST = 60


class RuleInputs(serializers.Serializer[Any]):
    """One rule of reminding."""

    matter = serializers.ChoiceField(choices=Matter.choices, label=_("Việc có hạn"))
    days = serializers.IntegerField(
        min_value=-MOST, max_value=MOST, label=_("Số ngày làm việc so với hạn"),
        help_text=_("Số âm: trước hạn; 0: đúng hạn; số dương: sau hạn."),
    )  # fmt: skip
    audience = serializers.ChoiceField(choices=To.choices, label=_("Báo cho"))
    by_mail = serializers.BooleanField(
        required=False, default=False, label=_("Gửi cả thư điện tử"),
        help_text=_("Chỉ khi máy chủ bật gửi thư và người nhận có địa chỉ."),
    )  # fmt: skip
    note = serializers.CharField(max_length=300, required=False, allow_blank=True, label=_("Ghi chú"))


class EndRuleInputs(serializers.Serializer[Any]):
    """Why a rule ends."""

    reason = serializers.CharField(max_length=500, label=_("Lý do"))


class RuleSerializer(serializers.ModelSerializer[Rule]):
    """A rule as the API shows it."""

    class Meta:
        model = Rule
        fields = ("id", "matter", "days", "audience", "by_mail", "note", "made_by", "made_at", "ended_at")
        read_only_fields = fields


class NoticeSerializer(serializers.ModelSerializer[Notice]):
    """A notice as its reader sees it."""

    matter = serializers.CharField(source="spoken.matter")
    due = serializers.DateField(source="spoken.due")

    class Meta:
        model = Notice
        fields = ("id", "matter", "due", "title", "step", "url", "at", "read_at")
        read_only_fields = fields
