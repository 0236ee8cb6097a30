"""What the runner remembers: idempotency keys with the answer they were given."""

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
