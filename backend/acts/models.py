"""What the runner remembers: idempotency keys with the answer they were given, and bulk runs with their results."""

import uuid

from django.db import models


class Receipt(models.Model):
    """A key that a person sent with an act, and what came of it; the same key again gives the same answer."""

    person = models.CharField(max_length=40)
    key = models.CharField(max_length=100)
    act = models.CharField(max_length=60)
    digest = models.CharField(max_length=64)
    subject_kind = models.CharField(max_length=40, blank=True)
    subject_id = models.CharField(max_length=40, blank=True)
    answer = models.JSONField(default=dict)
    created_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("person", "key"), name="acts_receipt_once"),)

    def __str__(self) -> str:
        return f"{self.act} {self.key}"


class BulkRun(models.Model):
    """One act on many rows; `posted` is what was typed, kept only until the last row is done."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    batch = models.UUIDField(default=uuid.uuid4, editable=False)
    person = models.CharField(max_length=40)
    key = models.CharField(max_length=90)
    act = models.CharField(max_length=60)
    digest = models.CharField(max_length=64)
    posted = models.JSONField(default=dict)
    rows = models.JSONField(default=list)
    results = models.JSONField(default=list)
    back = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(db_index=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True, db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("person", "key"), name="acts_bulk_once"),)

    def __str__(self) -> str:
        return f"{self.act} × {len(self.rows)}"

    @property
    def done(self) -> bool:
        """Whether every row has its result."""
        return len(self.results) == len(self.rows)
