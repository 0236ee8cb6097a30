"""Matters of people and units that are sensitive facts, and the dated word that a unit's register of them is whole.

Nothing here says who denounced, complained or told: there is no such field. The trail calls a matter by its number
and names neither person nor unit, so that a reader of the trail learns no more than that the register was kept.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from backend.base.lifecycle import LifecycleModel, state_field
from backend.base.promises import AppendOnly, Frozen
from backend.base.subjects import ScopeLookups, Subject
from backend.organisation.models import Person, Unit
from permissions.conflicts import Ties
from permissions.reach import Place
from workflows.lifecycles.matter import MATTER


class MatterKind(models.TextChoices):
    """What kind of matter; the last four stop a proposal while they are open (N98 Art 4)."""

    IMPOSED = "imposed", _("Kỷ luật đã quyết định")
    DISCIPLINE = "discipline", _("Đang xem xét kỷ luật")
    INSPECTION = "inspection", _("Đang điều tra, thanh tra, kiểm tra, kiểm toán vì có dấu hiệu vi phạm")
    COMPLAINT = "complaint", _("Đang xác minh khiếu nại, tố cáo")
    PRESS = "press", _("Báo chí phản ánh đang được xác minh")


class Level(models.TextChoices):
    """Forms of discipline, lightest first."""

    REPRIMAND = "reprimand", _("Khiển trách")
    WARNING = "warning", _("Cảnh cáo")
    PAY_CUT = "pay_cut", _("Hạ bậc lương")
    DEMOTION = "demotion", _("Giáng chức")
    REMOVAL = "removal", _("Cách chức")
    DISMISSAL = "dismissal", _("Buộc thôi việc")


class Matter(LifecycleModel):
    """One matter of one person or unit, from the day it began until the day it ended; a sensitive fact.

    `home` is the unit where it stands for permission: the person's unit when it was entered, or the unit itself.
    `ends_on` is the last day of an imposed discipline as its decision says; `closed_on` the day on which it ended.
    """

    lifecycle = MATTER
    scope_lookups = ScopeLookups(unit_path="home__path")
    SAID: ClassVar = ("person_id", "unit_id", "home_id", "matter_kind", "level", "opened_on", "ends_on", "document")
    promises: ClassVar = (Frozen(SAID, once="entered_at"),)

    state = state_field(MATTER)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="matters")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="matters")
    home = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="matters_at_home")
    matter_kind = models.CharField(max_length=12, choices=MatterKind)
    level = models.CharField(max_length=10, choices=Level, blank=True)
    opened_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    document = models.CharField(max_length=250)
    closed_on = models.DateField(null=True, blank=True)
    closing_document = models.CharField(max_length=250, blank=True)
    reason = models.CharField(max_length=500, blank=True, help_text="Why it was taken back")
    entered_by = models.CharField(max_length=200)
    entered_at = models.DateTimeField()
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("-opened_on", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(person__isnull=False, unit__isnull=True) | Q(person__isnull=True, unit__isnull=False),
                name="matter_of_one",
            ),
            models.CheckConstraint(
                condition=Q(matter_kind="imposed") & ~Q(level="") & Q(person__isnull=False)
                | ~Q(matter_kind="imposed") & Q(level="", ends_on__isnull=True),
                name="matter_level_fits",
            ),
            models.CheckConstraint(
                condition=(Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")))
                & (Q(ends_on__isnull=True) | Q(ends_on__gte=F("opened_on"))),
                name="matter_days_in_order",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person or self.unit}: {self.get_matter_kind_display()}"

    def audit_name(self) -> str:
        """Its number and nothing else: whoever reads the trail may lack the right to read the register."""
        return f"Việc số {self.pk}"

    def audit_path(self) -> str:
        """Nowhere: not even the unit is told to the trail."""
        return ""

    def told(self) -> str:
        """Whom it is about, on the pages of those who may read it."""
        return str(self)

    def place(self) -> Place:
        """A matter stands at the unit of the person, or at the unit."""
        return Place(self.home.path)

    def ties(self) -> Ties:
        """Nobody touches a matter about themselves."""
        return Ties(nominees=frozenset({self.person_id} if self.person_id else ()))


class RegisterCheck(Subject):
    """An officer's word that the register of a unit and all below it is whole as of a day.

    Without such a word, that nothing is entered means nothing; with it, it means that there is nothing.
    """

    kind = "register_check"
    scope_lookups = ScopeLookups(unit_path="unit__path")
    promises: ClassVar = (AppendOnly(),)

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="register_checks")
    as_of = models.DateField()
    checked_by = models.CharField(max_length=200)
    checked_at = models.DateTimeField()
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("-as_of", "-id")
        constraints = (models.UniqueConstraint(fields=("unit", "as_of"), name="register_check_once"),)

    def __str__(self) -> str:
        return f"{self.unit}, {self.as_of:%d/%m/%Y}"

    def place(self) -> Place:
        """A check stands at its unit."""
        return Place(self.unit.path)
