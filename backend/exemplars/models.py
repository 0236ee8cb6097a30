"""Exemplars with their story, and the consent of the person or collective to be made known."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from backend.base.lifecycle import LifecycleModel, state_field
from backend.base.promises import AppendOnly, Frozen
from backend.base.subjects import ScopeLookups
from backend.catalogue.models import Movement
from backend.organisation.models import Person, Unit
from permissions.conflicts import Ties
from permissions.reach import Place
from workflows.engine import Facts
from workflows.lifecycles.exemplar import EXEMPLAR


class Audience(models.TextChoices):
    """Who reads the page of exemplars."""

    OFFICE = "office", _("Trong cơ quan (người đăng nhập)")
    PUBLIC = "public", _("Mọi người")


class Exemplar(LifecycleModel):
    """One person or collective as an example to others; it stands at the unit that selected it."""

    lifecycle = EXEMPLAR
    scope_lookups = ScopeLookups(unit_path="unit__path", people=("person_id",))
    promises: ClassVar = (
        Frozen(("person_id", "collective_id", "title", "story", "figures", "unit_id"), once="recognised_on"),
    )

    state = state_field(EXEMPLAR)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="exemplars_selected")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="exemplars")
    collective = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="exemplars")
    movement = models.ForeignKey(Movement, null=True, blank=True, on_delete=models.PROTECT, related_name="exemplars")
    year = models.PositiveSmallIntegerField(db_index=True)
    title = models.CharField(max_length=200)
    why = models.CharField(max_length=500)
    story = models.TextField(blank=True)
    figures = models.CharField(max_length=500, blank=True)
    introduced_by = models.CharField(max_length=200, blank=True)
    introduced_on = models.DateField(null=True, blank=True)
    advice = models.CharField(max_length=1000, blank=True)
    advised = models.BooleanField(null=True, blank=True)
    considered_by = models.CharField(max_length=200, blank=True)
    document = models.CharField(max_length=250, blank=True)
    recognised_by = models.CharField(max_length=200, blank=True)
    recognised_on = models.DateField(null=True, blank=True)
    audience = models.CharField(max_length=10, choices=Audience, default=Audience.OFFICE)
    shown_from = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    prepared_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("-year", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(person__isnull=False, collective__isnull=True)
                | Q(person__isnull=True, collective__isnull=False),
                name="exemplar_of_one",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} – {self.title}"

    @property
    def name(self) -> str:
        """Whose example it is."""
        return str(self.person or self.collective)

    def place(self) -> Place:
        """At the unit that selected it; it belongs to the person."""
        return Place(self.unit.path, frozenset({self.person_id} if self.person_id else ()))

    def ties(self) -> Ties:
        """The person decides nothing about themselves but their consent; who wrote the story does not recognise it."""
        return Ties(
            nominees=frozenset({self.person_id} if self.person_id else ()),
            preparers=frozenset({self.prepared_by_id} if self.prepared_by_id else ()),
        )

    def consent(self) -> Consent | None:
        """The newest word of the person or collective; None when nothing was said."""
        return self.consents.order_by("-pk").first() if self.pk else None

    def consents_to(self, audience: str) -> bool:
        """Whether the newest word agrees to this audience; who agrees to the public agrees to the office."""
        word = self.consent()
        return word is not None and word.given and audience in (Audience.OFFICE, word.audience)

    def facts(self, at: datetime) -> Facts:
        """What the guards look at."""
        word = self.consent()
        return {
            "has_story": bool(self.story.strip()),
            "consent": word is not None and word.given,
            "advised": bool(self.advised),
        }


class Consent(models.Model):
    """What the person (for a collective: its head) said to being made known: given or withdrawn; kept for good."""

    promises: ClassVar = (AppendOnly(),)

    exemplar = models.ForeignKey(Exemplar, on_delete=models.PROTECT, related_name="consents")
    given = models.BooleanField()
    audience = models.CharField(max_length=10, choices=Audience, default=Audience.OFFICE)
    stated_by = models.CharField(max_length=200, help_text="Who said so, and on which paper")
    recorded_by = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.exemplar_id}: {self.given}"
