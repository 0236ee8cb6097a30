"""Requests about one's own data, and the notice that a nominee was given."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from backend.base.lifecycle import LifecycleModel, state_field
from backend.base.promises import AppendOnly
from backend.base.subjects import ScopeLookups
from backend.nominations.models import Nomination
from backend.organisation.models import Person
from backend.papers.models import Paper
from permissions.reach import Place
from workflows.lifecycles.data_request import DATA_REQUEST


class DataRequest(LifecycleModel):
    """A person asks what is held about them, or that something be corrected."""

    lifecycle = DATA_REQUEST
    scope_lookups = ScopeLookups(unit_path="person__unit__path", people=("person_id",))
    ASKED: ClassVar = (("access", _("Xem dữ liệu về tôi")), ("correction", _("Sửa dữ liệu sai")))

    state = state_field(DATA_REQUEST)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="data_requests")
    asked = models.CharField(max_length=12, choices=ASKED)
    what = models.CharField(max_length=1000, blank=True)
    received_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    answer = models.CharField(max_length=2000, blank=True)
    answered_by = models.CharField(max_length=200, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    elsewhere = models.CharField(max_length=500, blank=True, help_text="Where a correction was made, if not here")
    contents = models.JSONField(null=True, blank=True, help_text="What was held and done, as it was answered")
    paper = models.ForeignKey(Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"Yêu cầu số {self.pk} về dữ liệu cá nhân"

    def place(self) -> Place:
        """It stands at the person's unit and belongs to the person."""
        return Place(self.person.unit.path, frozenset({self.person_id}))


class NomineeNotice(models.Model):
    """That a nominee was told what is held and why: in the inbox, or on paper by the unit; with its text."""

    promises: ClassVar = (AppendOnly(),)
    HOW: ClassVar = (("inbox", "Trong hệ thống"), ("paper", "Bằng giấy, do đơn vị trao"))

    nomination = models.OneToOneField(Nomination, on_delete=models.PROTECT, related_name="nominee_notice")
    how = models.CharField(max_length=10, choices=HOW)
    text = models.TextField()
    given_on = models.DateField()
    recorded_by = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"Thông báo {self.nomination_id}: {self.how}"
