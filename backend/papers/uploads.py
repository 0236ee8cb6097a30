"""Uploads become papers: sniffed by their first bytes, measured, stored by digest; a file name proves nothing."""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import PurePath
from typing import Any

from django.conf import settings

from backend.papers.models import Paper
from backend.papers.storage import PaperStorage
from workflows.engine import Reason, Refused

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAGIC = ((b"%PDF-", "application/pdf"), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))
UNPACKED_LIMIT = 80 * 1024 * 1024


def media_type(data: bytes) -> str:
    """What the bytes are: PDF, PNG, JPEG, DOCX or XLSX; empty for anything else."""
    for start, kind in MAGIC:
        if data.startswith(start):
            return kind
    return _office(data) if data.startswith(b"PK\x03\x04") else ""


def _office(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            names = set(packed.namelist())
            size = sum(item.file_size for item in packed.infolist())
    except zipfile.BadZipFile:
        return ""
    if "[Content_Types].xml" not in names or size > UNPACKED_LIMIT or any("vbaProject" in name for name in names):
        return ""
    return DOCX if "word/document.xml" in names else XLSX if "xl/workbook.xml" in names else ""


def read_upload(file: Any, allowed: tuple[str, ...] = ()) -> tuple[bytes, str]:
    """The bytes of an upload and what they are; Refused for too large, empty, or of a kind that is not allowed."""
    limit = settings.UPLOAD_LIMIT_BYTES
    data = file.read(limit + 1)
    if len(data) > limit:
        raise Refused(Reason("paper.too_large", {"limit": limit // (1024 * 1024)}))
    if not data:
        raise Refused(Reason("paper.empty"))
    kind = media_type(data)
    if not kind or (allowed and kind not in allowed):
        raise Refused(Reason("paper.wrong_kind", {"name": PurePath(str(file.name)).name}))
    return data, kind


def store_upload(file: Any, *, kind: str, title: str, by: str, at: datetime) -> Paper:
    """Store an upload and write its row; Refused as `read_upload`."""
    data, media = read_upload(file)
    digest = PaperStorage(settings.PAPERS_DIR).store(data)
    name = PurePath(str(file.name).replace("\\", "/")).name
    return Paper.objects.create(
        kind=kind, title=title[:250], filename=name[-200:], media_type=media, sha256=digest, size=len(data),
        drawn=False, created_at=at, created_by=by[:200],
    )  # fmt: skip
