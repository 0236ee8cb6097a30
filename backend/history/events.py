"""The deed or event that an award rewards (sudden merit): its name and days, as inputs, as words and for the rules."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import serializers

from workflows.facts import Period

FIELDS = ("event", "event_from", "event_to")


class EventInputs(serializers.Serializer[Any]):
    """What tells one sudden merit from another of the same year."""

    event = serializers.CharField(
        max_length=300, required=False, allow_blank=True, label=gettext_lazy("Việc, sự kiện (khen đột xuất)"),
        help_text=gettext_lazy("Ghi tên việc và ngày để phân biệt các thành tích trong cùng một năm."),
    )  # fmt: skip
    event_from = serializers.DateField(required=False, allow_null=True, label=gettext_lazy("Xảy ra ngày"))
    event_to = serializers.DateField(
        required=False, allow_null=True, label=gettext_lazy("Xảy ra đến ngày"),
        help_text=gettext_lazy("Để trống khi chỉ trong một ngày."),
    )  # fmt: skip


def event_faults(data: dict[str, Any]) -> dict[str, str]:
    """What is wrong with the days of an event, by field."""
    first, last = data.get("event_from"), data.get("event_to")
    if last is not None and first is None:
        return {"event_from": _("Ghi ngày đầu.")}
    if first is not None and last is not None and last < first:
        return {"event_to": _("Ngày cuối trước ngày đầu.")}
    return {}


def days_of(first: date | None, last: date | None) -> Period | None:
    """The days of an event; without a last day it was one day."""
    return Period(first, last or first) if first is not None else None


def told(event: str, first: date | None, last: date | None) -> str:
    """The event with its days: "Cứu dân trong lũ, 09/09/2025 – 11/09/2025"."""
    days = days_of(first, last)
    if days is None:
        return event
    said = f"{days.start:%d/%m/%Y}" if days.start == days.end else f"{days.start:%d/%m/%Y} – {days.end:%d/%m/%Y}"
    return f"{event}, {said}" if event else said
