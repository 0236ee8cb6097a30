"""Uploads become papers: sniffed, measured, searched for secret stamps, scanned, stored by digest."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePath
from typing import Any

from django.conf import settings

from backend.acts.refusing import RefusedOnRecord
from backend.papers.models import Paper, PaperCheck
from backend.papers.reading import lines, unfinished
from backend.papers.scanning import Scan, Scanned, scan
from backend.papers.seals import read_seals
from backend.papers.secrecy import stamp, stamp_in_name
from backend.papers.sniffing import DOCX, JPEG, PNG, XLSX, media_type, sniff
from backend.papers.storage import PaperStorage
from workflows.engine import Reason, Refused

GROUPS = {PNG: "image", JPEG: "image", DOCX: "office", XLSX: "office"}


def read_upload(file: Any, allowed: tuple[str, ...] = ()) -> tuple[bytes, str]:
    """The bytes of an upload and what they are; Refused for too large, empty, or of a kind that is not allowed."""
    limit = settings.UPLOAD_LIMIT_BYTES
    data = file.read(limit + 1)
    if len(data) > limit:
        raise Refused(Reason("paper.too_large", {"limit": limit // (1024 * 1024)}))
    if not data:
        raise Refused(Reason("paper.empty"))
    found = sniff(data)
    if found.fault and found.fault != "paper.wrong_kind":
        raise Refused(_fault(found.fault, file))
    if not found.media or (allowed and found.media not in allowed):
        raise Refused(Reason("paper.wrong_kind", {"name": _named(file)}))
    own = settings.UPLOAD_LIMITS.get(GROUPS.get(found.media, ""), limit)
    if len(data) > own:
        raise Refused(Reason("paper.too_large", {"limit": own // (1024 * 1024)}))
    return data, found.media


def _fault(code: str, file: Any) -> Reason:
    shown = {"name": _named(file)}
    return {
        "paper.encrypted": Reason("paper.encrypted", shown),
        "paper.old_or_encrypted": Reason("paper.old_or_encrypted", shown),
        "paper.macros": Reason("paper.macros", shown),
        "paper.unpacks_too_large": Reason("paper.unpacks_too_large", shown),
    }[code]


def _named(file: Any) -> str:
    return PurePath(str(file.name).replace("\\", "/")).name


def store_upload(
    file: Any, *, kind: str, title: str, by: str, at: datetime, no_secret: bool = False, copy_of: Paper | None = None
) -> Paper:
    """Store an upload, its row and what was found about it; `no_secret` records that `by` stated it holds no secret.

    `copy_of` names the paper of which this is the signed copy.

    Refused as `read_upload`, and on record for a secret stamp or malware: then nothing of the file is kept.
    """
    data, media = read_upload(file)
    if degree := stamp(lines(data, media)) or stamp_in_name(title) or stamp_in_name(PurePath(_named(file)).stem):
        raise RefusedOnRecord(Reason("paper.secret_stamp", {"degree": degree}), size=len(data))
    scanned = scan(data)
    if scanned.scan is Scan.INFECTED:
        raise RefusedOnRecord(Reason("paper.infected", {"found": scanned.found}), found=scanned.found, size=len(data))
    digest = PaperStorage(settings.PAPERS_DIR).store(data)
    paper = Paper.objects.create(
        kind=kind, title=title[:250], filename=_named(file)[-200:], media_type=media, sha256=digest, size=len(data),
        drawn=False, revision_of=copy_of, created_at=at, created_by=by[:200],
    )  # fmt: skip
    check(paper, data, scanned, at=at, stated_by=by[:200] if no_secret else "")
    return paper


def check(paper: Paper, data: bytes, scanned: Scanned, *, at: datetime, stated_by: str) -> PaperCheck:
    """Keep what the scanner, the signatures and the text say of a paper."""
    seal, signatures = read_seals(data, paper.media_type)
    return PaperCheck.objects.create(
        paper=paper, checked_at=at, scan=scanned.scan.value, found=scanned.found, seal=seal, signatures=signatures,
        unfinished=unfinished(data, paper.media_type), stated_by=stated_by,
    )  # fmt: skip


__all__ = ["XLSX", "check", "media_type", "read_upload", "store_upload"]
