"""An anonymous upload: small, a PDF, and not too often."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from workflows.engine import Reason, Refused

LARGEST = 8 * 1024 * 1024
PDF = b"%PDF-"


def read_pdf(file: Any) -> bytes:
    """The bytes of the upload; Refused when it is empty, larger than a visitor may send, or no PDF."""
    limit = min(LARGEST, settings.UPLOAD_LIMIT_BYTES)
    data: bytes = file.read(limit + 1)
    if len(data) > limit:
        raise Refused(Reason("paper.too_large", {"limit": limit // (1024 * 1024)}))
    if not data:
        raise Refused(Reason("paper.empty"))
    if not data.startswith(PDF):
        raise Refused(Reason("verification.not_pdf"))
    return data
