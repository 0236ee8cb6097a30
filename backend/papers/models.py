"""Official papers in the database: what they are and their digests; the bytes lie in the store."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from backend.base.promises import AppendOnly


class PaperKind(models.TextChoices):
    """The closed list of papers."""

    LETTER = "letter", "Tờ trình"
    UNIT_MINUTES = "unit_minutes", "Biên bản họp xét của đơn vị"
    REPORT = "report", "Báo cáo thành tích"
    EVIDENCE = "evidence", "Tài liệu kiểm chứng"
    INITIATIVE = "initiative", "Chứng nhận sáng kiến"
    RECEIPT_SLIP = "receipt_slip", "Phiếu tiếp nhận và hẹn trả"
    SUBMISSION_LETTER = "submission_letter", "Tờ trình của cơ quan thẩm định"
    MINUTES = "minutes", "Biên bản họp Hội đồng"
    TALLY = "tally", "Biên bản kiểm phiếu"
    DECISION = "decision", "Quyết định"
    PROOF_LIST = "proof_list", "Bản dò"
    CERTIFICATE = "certificate", "Bằng, giấy chứng nhận"
    OTHER = "other", "Giấy tờ khác"


class Paper(models.Model):
    """One file as it was drawn or received; never changed. A further signature makes a revision, a new row."""

    promises: ClassVar = (AppendOnly(),)

    kind = models.CharField(max_length=30, choices=PaperKind)
    title = models.CharField(max_length=250)
    filename = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    drawn = models.BooleanField(help_text="Drawn by the system (otherwise uploaded)")
    content = models.TextField(blank=True, help_text="Canonical frozen content of a drawn paper")
    layout = models.CharField(max_length=80, blank=True)
    signatures = models.PositiveSmallIntegerField(default=0)
    specimen = models.BooleanField(default=False)
    revision_of = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="revisions")
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.title} ({self.sha256[:12]})"
