"""An anonymous upload: small, a PDF, and not too often."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.rest.secrecy import StatedInputs
from workflows.engine import Reason, Refused

LARGEST = 8 * 1024 * 1024
PDF = b"%PDF-"


class FileInputs(StatedInputs):
    """The PDF to check; nothing of it is kept."""

    file = serializers.FileField(
        label=_("Tệp PDF, tối đa 8 MB"), allow_empty_file=True, style={"accept": "application/pdf"}
    )


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
