"""Which file this is, by its bytes, and whether it is safe: everything but a sound .xlsx is named and refused."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import Any

from django.conf import settings

from workflows.engine import Reason, Refused

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
UNPACKED_LIMIT = 80 * 1024 * 1024
PIECE = 1 << 20
TEXT_LIKE = frozenset(range(32, 127)) | {9, 10, 13} | frozenset(range(128, 256))


def read_workbook(file: Any) -> bytes:
    """The bytes of an upload that is a sound .xlsx; Refused with what it is instead."""
    limit = settings.UPLOAD_LIMIT_BYTES
    data: bytes = file.read(limit + 1)
    if len(data) > limit:
        raise Refused(Reason("paper.too_large", {"limit": limit // (1024 * 1024)}))
    if not data:
        raise Refused(Reason("paper.empty"))
    if not data.startswith(b"PK"):
        raise Refused(Reason(_foreign(data)))
    _unpacked(data)
    return data


def _foreign(data: bytes) -> str:
    if data.startswith(OLD_OFFICE):
        return "workbook.encrypted" if "EncryptedPackage".encode("utf-16-le") in data else "workbook.old_format"
    if data.lstrip()[:1] == b"<":
        return "workbook.web_page"
    if data.startswith(b"%PDF-"):
        return "workbook.not_a_workbook"
    return "workbook.csv" if set(data[:2000]) <= TEXT_LIKE and b"\n" in data else "workbook.not_a_workbook"


def _unpacked(data: bytes) -> None:
    """Refuse what is no workbook inside, holds macros, is broken, or grows too large when unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            _names(set(packed.namelist()))
            if sum(item.file_size for item in packed.infolist()) > UNPACKED_LIMIT:
                raise Refused(Reason("workbook.too_large_inside", {"limit": UNPACKED_LIMIT // PIECE}))
            for item in packed.infolist():
                with packed.open(item) as part:
                    begin = part.read(PIECE)
                    if item.filename.endswith((".xml", ".rels")) and (b"<!DOCTYPE" in begin or b"<!ENTITY" in begin):
                        raise Refused(Reason("workbook.unreadable"))
                    while part.read(PIECE):  # to the end: the packed sizes and checksums must be true
                        pass
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error):
        raise Refused(Reason("workbook.unreadable")) from None


def _names(names: set[str]) -> None:
    if any("vbaProject" in name for name in names):
        raise Refused(Reason("workbook.macros"))
    if "xl/workbook.bin" in names:
        raise Refused(Reason("workbook.old_format"))
    if "xl/workbook.xml" not in names or "[Content_Types].xml" not in names:
        raise Refused(Reason("workbook.not_a_workbook"))
