"""What the acts on the calendar ask for, and what the API shows."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.base.years import FIRST_YEAR, LAST_YEAR
from backend.calendars.models import OFF, WORKED, DeclaredDay

WORDS = [(OFF, _("nghỉ")), (WORKED, _("làm việc (làm bù)"))]


class DeclareInputs(serializers.Serializer[Any]):
    """One announced day."""

    day = serializers.DateField(label=_("Ngày"))
    working = serializers.ChoiceField(choices=WORDS, label=_("Ngày này"))
    name = serializers.CharField(max_length=200, label=_("Tên"), help_text=_("Ví dụ: Nghỉ Tết, Làm bù ngày 31/12"))
    basis = serializers.CharField(max_length=300, label=_("Căn cứ"), help_text=_("Thông báo, số và ngày"))


class WithdrawDayInputs(serializers.Serializer[Any]):
    """Why a declared day counts no more."""

    reason = serializers.CharField(max_length=500, label=_("Lý do"))


class DeclaredDaySerializer(serializers.ModelSerializer[DeclaredDay]):
    """A declared day as the API shows it: `working` in the word by which it was declared."""

    working = serializers.ChoiceField(choices=WORDS, source="said", read_only=True)

    class Meta:
        model = DeclaredDay
        fields = ("id", "day", "working", "name", "basis", "declared_by", "declared_at", "withdrawn_at")
        read_only_fields = fields


class YearQuery(serializers.Serializer[Any]):
    """Which year is read; the running one by default."""

    year = serializers.IntegerField(min_value=FIRST_YEAR, max_value=LAST_YEAR, required=False)


class UnusualDaySerializer(serializers.Serializer[Any]):
    """A day that has a name: a holiday, a day declared off, a weekend day that is worked."""

    day = serializers.DateField()
    working = serializers.BooleanField()
    sort = serializers.ChoiceField(choices=["holiday", "declared-off", "made-up"])
    name = serializers.CharField()
    declared = serializers.IntegerField(
        source="declared.pk", allow_null=True, default=None, help_text="The declared day that says so, if one does"
    )


class CalendarYearSerializer(serializers.Serializer[Any]):
    """A year as clocks count it."""

    year = serializers.IntegerField()
    working_days = serializers.IntegerField()
    unusual = UnusualDaySerializer(many=True)
