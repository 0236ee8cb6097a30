"""Rules of reminding as data, each time a rule spoke (once about one thing and day due), and what was told."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from backend.base.promises import Frozen
from backend.base.subjects import ScopeLookups, Subject
from backend.organisation.models import Person
from permissions.reach import Place
from workflows.rules.reminding import Audience, Reminder


class Matter(models.TextChoices):
    """What can be due."""

    STAGE = "stage", _("Bước xét duyệt")
    SUPPLEMENT = "supplement", _("Bổ sung của đơn vị")
    SUBMISSION = "submission", _("Hẹn trả kết quả")
    COMPLAINT = "complaint", _("Giải quyết khiếu nại")


class To(models.TextChoices):
    """Whom a rule tells, in words."""

    OWNER = Audience.OWNER.value, _("người xử lý")
    OWNER_HEAD = Audience.OWNER_HEAD.value, _("thủ trưởng đơn vị xử lý")
    ADMINISTRATOR = Audience.ADMINISTRATOR.value, _("người quản trị")


class Rule(Subject):
    """So many working days before, on or after the day due, tell these; ended, never edited."""

    kind = "reminder_rule"
    promises: ClassVar = (Frozen(("matter", "days", "audience", "by_mail"), once="made_at"),)

    matter = models.CharField(max_length=20, choices=Matter)
    days = models.SmallIntegerField(help_text="Working days; negative: before the day due")
    audience = models.CharField(max_length=20, choices=To)
    by_mail = models.BooleanField(default=False)
    note = models.CharField(max_length=300, blank=True)
    made_by = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("matter", "days", "audience", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("matter", "days", "audience"), condition=Q(ended_at__isnull=True), name="reminder_rule_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_matter_display()} {self.days:+d} → {self.get_audience_display()}"

    def place(self) -> Place:
        """Rules belong to no unit."""
        return Place()

    @property
    def before(self) -> int:
        """How many working days before the day due, or after it."""
        return abs(self.days)

    @property
    def value(self) -> Reminder:
        """The pure value that the rule module reads."""
        return Reminder(self.days, Audience(self.audience))


class Spoken(models.Model):
    """That a rule spoke about one thing and its day due: what makes it once, written with its notices or not at all."""

    rule = models.ForeignKey(Rule, on_delete=models.PROTECT, related_name="spoken")
    matter = models.CharField(max_length=20)
    key = models.PositiveBigIntegerField()
    due = models.DateField()
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("rule", "matter", "key", "due"), name="reminder_spoken_once"),)

    def __str__(self) -> str:
        return f"{self.rule} {self.matter} {self.key}"


class Notice(Subject):
    """What one person was told, kept inside the site; read when the person says so."""

    kind = "notice"
    scope_lookups = ScopeLookups(people=("person_id",))

    spoken = models.ForeignKey(Spoken, on_delete=models.PROTECT, related_name="notices")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="notices")
    title = models.CharField(max_length=250)
    step = models.CharField(max_length=250)
    url = models.CharField(max_length=200)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)
        constraints = (models.UniqueConstraint(fields=("spoken", "person"), name="notice_once"),)
        indexes = (models.Index(fields=("person", "read_at"), name="notice_unread"),)

    def __str__(self) -> str:
        return f"{self.title} – {self.step}"

    def place(self) -> Place:
        """A notice belongs to its reader alone."""
        return Place(people=frozenset({self.person_id}))
