"""Reading what uploaded files say: lines of text, and signs of unfinished writing in Word files. Never raises."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from html import unescape
from io import BytesIO

from pypdf import PdfReader

from backend.papers.sniffing import DOCX, PDF, XLSX

FIRST_PAGES = 3
PART_LIMIT = 8 * 1024 * 1024
PARAGRAPH = re.compile(r"</(?:w:p|si|t)>")
TAG = re.compile(r"<[^>]*>")
WRITTEN = ("word/document.xml", "word/header", "word/footer", "xl/sharedStrings.xml")
COMMENTS = re.compile(rb"<w:comment\b")
TRACKED = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo)\b")


def lines(data: bytes, media: str) -> list[str]:
    """The lines of text of a paper, as far as they can be read: the first pages of a PDF, an office file whole."""
    try:
        if media == PDF:
            return list(_pdf(data))
        return list(_office(data)) if media in (DOCX, XLSX) else []
    except Exception:  # hostile bytes make parsers fail in any way; nothing readable is no finding
        return []


def unfinished(data: bytes, media: str) -> list[str]:
    """Which signs of unfinished writing a Word file has: "comments", "tracked_changes"."""
    if media != DOCX:
        return []
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            names = set(packed.namelist())
            comments = "word/comments.xml" in names and COMMENTS.search(_part(packed, "word/comments.xml"))
            tracked = TRACKED.search(_part(packed, "word/document.xml"))
    except Exception:  # as above
        return []
    return [name for name, found in (("comments", comments), ("tracked_changes", tracked)) if found]


def _pdf(data: bytes) -> Iterator[str]:
    for page in PdfReader(BytesIO(data)).pages[:FIRST_PAGES]:
        yield from page.extract_text().splitlines()


def _office(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(BytesIO(data)) as packed:
        for name in packed.namelist():
            if name.startswith(WRITTEN) and name.endswith(".xml"):
                text = _part(packed, name).decode("utf-8", "replace")
                yield from (unescape(TAG.sub("", piece)) for piece in PARAGRAPH.split(text))


def _part(packed: zipfile.ZipFile, name: str) -> bytes:
    with packed.open(name) as stream:
        return stream.read(PART_LIMIT)
