"""The worker asks the scanner again about files that wait; what it finds stands in the trail."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery

from backend.audit.record import Change, Who, record
from backend.papers import making, scanning
from backend.papers.models import Paper, PaperCheck
from backend.papers.scanning import Scan
from backend.papers.storage import StorageError

AT_ONCE = 20


def waiting() -> QuerySet[Paper]:
    """Papers whose newest check says that the scanner has not answered yet, the oldest first."""
    newest = PaperCheck.objects.filter(paper=OuterRef("pk")).order_by("-pk").values("scan")[:1]
    return Paper.objects.annotate(scan=Subquery(newest)).filter(scan=Scan.WAITING.value).order_by("pk")


def scan_waiting(at: datetime) -> int:
    """Ask about the oldest waiting files; how many got an answer. Stops at the first silence. Safe to repeat."""
    if not scanning.configured():
        return 0
    answered = 0
    for paper in waiting()[:AT_ONCE]:
        try:
            found = scanning.scan(making.read(paper))
        except StorageError:
            continue
        if found.scan is Scan.WAITING:
            break
        _keep(paper, found, at)
        answered += 1
    return answered


def _keep(paper: Paper, found: scanning.Scanned, at: datetime) -> None:
    last = paper.checks.order_by("pk").last()
    assert last is not None
    data = {"scan": found.scan.value, "sha256": paper.sha256}
    with transaction.atomic(durable=True):
        PaperCheck.objects.create(
            paper=paper, checked_at=at, scan=found.scan.value, found=found.found, seal=last.seal,
            signatures=last.signatures, unfinished=last.unfinished, stated_by=last.stated_by,
        )  # fmt: skip
        change = Change(
            "paper", str(paper.pk), paper.title, data=data | ({"found": found.found} if found.found else {})
        )
        record(act="paper.rescan", who=Who(name="work"), at=at, changes=[change])
