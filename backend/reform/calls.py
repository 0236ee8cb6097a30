"""Calls for reports with a closing date, and the report that each unit owes to a call."""

from __future__ import annotations

from datetime import date, datetime

from django.db import models
from django.db.models import Q

from backend.base.lifecycle import LifecycleModel, state_field
from backend.base.subjects import ScopeLookups, Subject
from backend.organisation.models import Unit
from permissions.reach import Place
from workflows.engine import Facts
from workflows.lifecycles.unit_report import PERIOD_LABELS, UNIT_REPORT, ReportPeriod


class ReportCall(Subject):
    """What the appraising body asks of units until a closing date: a period's report or an ad hoc answer."""

    kind = "report_call"
    scope_lookups = ScopeLookups(unit_path="unit__path")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="report_calls", help_text="Who asks")
    year = models.PositiveSmallIntegerField(db_index=True)
    period = models.CharField(max_length=10, choices=[(p.value, label.vi) for p, label in PERIOD_LABELS.items()])
    title = models.CharField(max_length=300)
    asked = models.TextField(blank=True, help_text="What is to be told")
    closes_on = models.DateField()
    leaf = models.CharField(max_length=60, blank=True, help_text="The criterion that punctuality feeds")
    called_on = models.DateField()
    called_by = models.CharField(max_length=200)
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("-closes_on", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "year", "period"),
                condition=~Q(period=ReportPeriod.AD_HOC.value),
                name="report_call_once_a_period",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def place(self) -> Place:
        """A call stands at the body that asks."""
        return Place(self.unit.path)


class UnitReport(LifecycleModel):
    """One unit's answer to a call; the first sending decides whether it was late, later ones are kept in the trail."""

    lifecycle = UNIT_REPORT
    scope_lookups = ScopeLookups(unit_path="unit__path")

    state = state_field(UNIT_REPORT)
    call = models.ForeignKey(ReportCall, on_delete=models.PROTECT, related_name="reports")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="unit_reports")
    text = models.TextField(blank=True)
    difficulties = models.TextField(blank=True)
    counts = models.JSONField(default=dict, help_text="The unit's tasks counted at the day of sending")
    written_by = models.CharField(max_length=200, blank=True)
    first_sent_on = models.DateField(null=True)
    last_sent_on = models.DateField(null=True)
    answer = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("call_id", "unit__path")
        constraints = (models.UniqueConstraint(fields=("call", "unit"), name="unit_report_once"),)

    def __str__(self) -> str:
        return f"{self.call} – {self.unit}"

    def place(self) -> Place:
        """A report stands at the unit that owes it."""
        return Place(self.unit.path)

    def facts(self, at: datetime) -> Facts:
        """Whether anything is written."""
        return {"has_text": bool(self.text.strip())}

    def days_late(self, on: date) -> int:
        """Calendar days between the closing date and the first sending, or `on` while it is owed; 0 when in time."""
        if self.state == "waived":
            return 0
        return max(0, ((self.first_sent_on or on) - self.call.closes_on).days)
