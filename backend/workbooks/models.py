"""Uploaded workbooks that wait for their sender: the file, its rows as they were read, and what is wrong with them."""

from __future__ import annotations

from datetime import datetime

from django.db import models

from backend.base import clock
from backend.base.lifecycle import LifecycleModel, state_field
from backend.base.subjects import ScopeLookups
from backend.workbooks.declaring import STATUS_LABELS, Status
from permissions.reach import Place
from workflows.engine import Facts
from workflows.lifecycles.workbook import WORKBOOK


class Upload(LifecycleModel):
    """One file sent for one workbook; belongs to its sender. Reading it moves nothing and is counted here."""

    lifecycle = WORKBOOK
    scope_lookups = ScopeLookups(people=("sender",))

    state = state_field(WORKBOOK)
    workbook = models.CharField(max_length=60)
    context_key = models.CharField(max_length=200)
    title = models.CharField(max_length=300, blank=True)
    sender = models.PositiveBigIntegerField(db_index=True, help_text="Key of the person who sent it")
    sender_name = models.CharField(max_length=200)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    filename = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    sheet = models.CharField(max_length=100)
    places = models.JSONField(default=dict, help_text="Column codes in the file, with their place")
    unknown = models.JSONField(default=list, help_text="Headings that the workbook does not know")
    first_row = models.PositiveIntegerField(default=1, help_text="Number of the header's row")
    last_row = models.PositiveIntegerField(default=0)
    read_to = models.PositiveIntegerField(default=0, help_text="Row up to which the file has been read")
    read_done = models.BooleanField(default=False)
    claimed_until = models.DateTimeField(null=True, blank=True, help_text="Until when somebody is reading it")
    faulty = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.filename}: {self.title}"

    def place(self) -> Place:
        """An upload belongs to its sender alone."""
        return Place(people=frozenset({self.sender}))

    def facts(self, at: datetime) -> Facts:
        """Whether it is read, how many rows are faulty or would change something, whether its time is over."""
        return {
            "read": self.read_done, "faulty": self.faulty, "to_save": self.to_save, "expired": at >= self.expires_at
        }  # fmt: skip

    @property
    def to_save(self) -> int:
        """How many rows a confirmation would write."""
        return self.changed + self.new

    @property
    def rows_read(self) -> int:
        """How many filled-in rows were read."""
        return self.faulty + self.to_save + self.same

    @property
    def expired(self) -> bool:
        """Whether its time is over."""
        return clock.now() >= self.expires_at


class UploadFile(models.Model):
    """The bytes of an upload, until its time is over."""

    upload = models.OneToOneField(Upload, on_delete=models.CASCADE, related_name="file")
    content = models.BinaryField()

    def __str__(self) -> str:
        return f"upload {self.upload_id}"


class UploadRow(models.Model):
    """One line of an upload as it was read: values, faults, and what stood there when it was compared."""

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    key = models.CharField(max_length=64, blank=True, help_text="Digest of the natural key")
    status = models.PositiveSmallIntegerField(choices=[(s.value, STATUS_LABELS[s].vi) for s in Status])
    cells = models.JSONField()
    raw = models.JSONField(default=dict)
    faults = models.JSONField(default=list)
    old = models.JSONField(null=True)

    class Meta:
        ordering = ("status", "number")
        constraints = (models.UniqueConstraint(fields=("upload", "number"), name="upload_row_once"),)
        indexes = (
            models.Index(fields=("upload", "status", "number"), name="upload_row_shown"),
            models.Index(fields=("upload", "key"), name="upload_row_key"),
        )

    def __str__(self) -> str:
        return f"row {self.number}"
