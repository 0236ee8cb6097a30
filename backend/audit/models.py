"""The append-only trail: entries (who did what), lines (to which subjects), leaves (hashes in order).

Audit knows nobody: names are text, and no foreign key leaves this app.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from backend.base.promises import AppendOnly


class Entry(models.Model):
    """One act by one person at one moment; `at` is the act's time, `recorded_at` the machine's."""

    promises: ClassVar = (AppendOnly(),)

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    at = models.DateTimeField(db_index=True)
    recorded_at = models.DateTimeField()
    act = models.CharField(max_length=60, db_index=True)
    person = models.CharField(max_length=40, blank=True, db_index=True)
    person_name = models.CharField(max_length=200, blank=True)
    roles = models.CharField(max_length=200, blank=True)
    batch = models.UUIDField(null=True, blank=True, db_index=True)
    request = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ("id",)
        verbose_name = "audit entry"

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.act} {self.person_name}"


class Line(models.Model):
    """One changed subject of an entry; a dossier's timeline reads these."""

    promises: ClassVar = (AppendOnly(),)

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveSmallIntegerField()
    subject_kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=40)
    subject_name = models.CharField(max_length=300)
    unit_path = models.CharField(max_length=255, blank=True)
    move = models.CharField(max_length=60, blank=True)
    state_from = models.CharField(max_length=20, blank=True)
    state_to = models.CharField(max_length=20, blank=True)
    data = models.JSONField(default=dict)

    class Meta:
        ordering = ("entry_id", "position")
        indexes = (models.Index(fields=("subject_kind", "subject_id"), name="audit_line_subject"),)
        constraints = (models.UniqueConstraint(fields=("entry", "position"), name="audit_line_position"),)

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id}"


class Leaf(models.Model):
    """The hash of one entry with its lines, at its place in the tree (RFC 6962 leaf hash)."""

    promises: ClassVar = (AppendOnly(),)

    index = models.BigIntegerField(primary_key=True)
    entry_uid = models.UUIDField(unique=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("index",)
        verbose_name_plural = "leaves"

    def __str__(self) -> str:
        return f"{self.index} {self.hash[:12]}"
