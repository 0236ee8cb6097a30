"""What a file is, from its bytes: named by puremagic, then judged more strictly; its name proves nothing.

Taken are PDF, PNG, JPEG, Word (.docx) and Excel (.xlsx). Not taken: macros, encrypted files, packed files that unpack
to very much more than they weigh.
"""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO

import puremagic
from pypdf import PdfReader

PDF, PNG, JPEG = "application/pdf", "image/png", "image/jpeg"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ENDING = {PDF: "pdf", PNG: "png", JPEG: "jpg", DOCX: "docx", XLSX: "xlsx"}
STARTS = {PDF: b"%PDF-", PNG: b"\x89PNG\r\n\x1a\n", JPEG: b"\xff\xd8\xff"}
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
UNPACKED_LIMIT = 80 * 1024 * 1024
MOST_PARTS = 5000
ENCRYPTED = 0x1
MACRO_SIGNS = ("vbaproject", "vbadata", "macrosheets/", "activex/")


@dataclass(frozen=True, slots=True)
class Sniffed:
    """What the bytes are, or the code of the reason why they are not taken."""

    media: str = ""
    fault: str = ""


def sniff(data: bytes) -> Sniffed:
    """What the bytes are. Never raises: whatever cannot be read is of a kind that is not taken."""
    if data.startswith(OLE):  # an encrypted .docx or .xlsx hides in the old container; so do .doc, .xls and .msi
        return Sniffed(fault="paper.old_or_encrypted")
    if data.startswith(ZIP):
        return _office(data)
    named = _named(data)
    media = next((kind for kind, start in STARTS.items() if kind in named and data.startswith(start)), "")
    if media == PDF and _locked(data):
        return Sniffed(fault="paper.encrypted")
    return Sniffed(media) if media else Sniffed(fault="paper.wrong_kind")


def media_type(data: bytes) -> str:
    """What the bytes are: PDF, PNG, JPEG, DOCX or XLSX; empty for anything that is not taken."""
    return sniff(data).media


def _named(data: bytes) -> set[str]:
    try:
        return {match.mime_type for match in puremagic.magic_string(data[:8192])}
    except (puremagic.PureError, ValueError):
        return set()


def _locked(data: bytes) -> bool:
    """Whether a PDF is encrypted; one that cannot be read at all is not."""
    if b"/Encrypt" not in data:
        return False
    try:
        return PdfReader(BytesIO(data)).is_encrypted
    except Exception:  # hostile bytes make parsers fail in any way
        return True


def _office(data: bytes) -> Sniffed:
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            parts = packed.infolist()
            names = {part.filename for part in parts}
            if any(part.flag_bits & ENCRYPTED for part in parts):
                return Sniffed(fault="paper.encrypted")
            if len(parts) > MOST_PARTS or not _unpacks(packed, parts):
                return Sniffed(fault="paper.unpacks_too_large")
            types = packed.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError, KeyError):
        return Sniffed(fault="paper.wrong_kind")
    if b"macroenabled" in types.lower() or any(sign in name.lower() for name in names for sign in MACRO_SIGNS):
        return Sniffed(fault="paper.macros")
    if not types:
        return Sniffed(fault="paper.wrong_kind")
    media = DOCX if "word/document.xml" in names else XLSX if "xl/workbook.xml" in names else ""
    return Sniffed(media) if media else Sniffed(fault="paper.wrong_kind")


def _unpacks(packed: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> bool:
    """Whether everything unpacks within the limit: counted while unpacking, for a bomb lies about its sizes."""
    if sum(part.file_size for part in parts) > UNPACKED_LIMIT:
        return False
    left = UNPACKED_LIMIT
    for part in parts:
        with packed.open(part) as stream:
            while block := stream.read(1 << 20):
                left -= len(block)
                if left < 0:
                    return False
    return True
