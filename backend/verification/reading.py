"""An anonymous upload: small, a PDF, and not too often."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from workflows.engine import Reason, Refused

LARGEST = 8 * 1024 * 1024
PDF = b"%PDF-"


class FileInputs(serializers.Serializer[Any]):
    """The PDF to check. Nothing of it is kept, so a stranger is warned and not asked for a statement."""

    file = serializers.FileField(
        label=_("Tệp PDF, tối đa 8 MB"), allow_empty_file=True, style={"accept": "application/pdf"},
        help_text=_("Không gửi tài liệu mật. Tệp chỉ được so với sổ rồi bỏ, không lưu lại."),
    )  # fmt: skip


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
