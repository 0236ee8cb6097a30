"""Official papers in the database: what they are and their digests; the bytes lie in the store."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from backend.base.promises import AppendOnly
from backend.papers.scanning import Scan
from backend.papers.seals import Seal


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
    NOTICE = "publication_notice", "Thông báo công khai"
    OPINION = "opinion", "Văn bản góp ý, hiệp y"
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


class PaperCheck(models.Model):
    """What was found about an uploaded paper; the newest row counts. A paper drawn here has none."""

    promises: ClassVar = (AppendOnly(),)

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="checks")
    checked_at = models.DateTimeField()
    scan = models.CharField(max_length=10, choices=[(scan.value, scan.value) for scan in Scan])
    found = models.CharField(max_length=100, blank=True, help_text="The malware that the scanner names")
    seal = models.CharField(max_length=20, blank=True, choices=[(seal.value, seal.value) for seal in Seal])
    signatures = models.JSONField(default=list, help_text="Signer, time, intact and trusted of each signature")
    unfinished = models.JSONField(default=list, help_text="Comments or tracked changes of a Word file")
    stated_by = models.CharField(max_length=200, blank=True, help_text="Who stated that it holds no state secret")

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.paper_id}: {self.scan} {self.seal}".strip()
