"""A declared day: off although the library knows no holiday, or worked although it is a weekend or a holiday."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from backend.base.subjects import Subject
from permissions.reach import Place

WORKED, OFF = "working", "off"


class DeclaredDay(Subject):
    """One day as announced, with its basis; withdrawn, never edited."""

    kind = "declared_day"

    day = models.DateField()
    working = models.BooleanField(help_text="True: worked (làm bù); false: off (nghỉ)")
    name = models.CharField(max_length=200)
    basis = models.CharField(max_length=300)
    declared_by = models.CharField(max_length=200)
    declared_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("day", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("day",), condition=Q(withdrawn_at__isnull=True), name="declared_day_counts_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.name}"

    @property
    def said(self) -> str:
        """Worked or off, in the word by which it is declared."""
        return WORKED if self.working else OFF

    def place(self) -> Place:
        """Days belong to no unit."""
        return Place()
