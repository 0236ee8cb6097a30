"""What the acts on rules and notices ask for, and what the API shows."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.reminders.models import Matter, Notice, Rule, To
from permissions.roles import Role

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


class OverdueQuery(serializers.Serializer[Any]):
    """Which overdue work is wanted; units and rounds by their names as the answer gives them."""

    kind = serializers.ChoiceField(choices=Matter.choices, required=False)
    owner = serializers.CharField(max_length=300, required=False, help_text="The unit that has to act")
    role = serializers.ChoiceField(choices=[role.value for role in Role], required=False)
    unit = serializers.CharField(max_length=300, required=False, help_text="The proposing unit")
    round = serializers.CharField(max_length=300, required=False)


class OverdueRowSerializer(serializers.Serializer[Any]):
    """Something past its day: what, since when, and who has to act."""

    kind = serializers.CharField(source="one.kind")
    id = serializers.IntegerField(source="one.key", help_text="The key of the thing, in the list of its kind")
    title = serializers.CharField(source="one.title")
    step = serializers.CharField(source="one.step")
    due = serializers.DateField(source="one.due")
    days_late = serializers.IntegerField(source="days", help_text="Working days since then")
    role = serializers.CharField(source="one.role")
    owner = serializers.CharField(source="one.owner_unit")
    unit = serializers.CharField(source="one.unit")
    round = serializers.CharField(source="one.round")
    url = serializers.CharField(source="one.url", help_text="Its page")


class BlockingSerializer(serializers.Serializer[Any]):
    """Who holds up how much."""

    owner = serializers.CharField()
    role = serializers.CharField()
    many = serializers.IntegerField()  # type: ignore[assignment]


class OverdueSerializer(serializers.Serializer[Any]):
    """Everything overdue in reach that was asked for, the longest waiting first."""

    blocking = BlockingSerializer(many=True)
    rows = OverdueRowSerializer(many=True)
