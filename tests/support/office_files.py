"""Word and PDF files for tests of uploads, made by hand."""

from __future__ import annotations

import zipfile
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(*paragraphs: str, inside: str = "", types: str = TYPES, **parts: bytes | str) -> bytes:
    """A Word file with these paragraphs; further parts by name with `__` for the slash."""
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", types)
        made.writestr("word/document.xml", f"<w:document {W}><w:body>{body}{inside}</w:body></w:document>")
        for name, data in parts.items():
            made.writestr(name.replace("__", "/"), data)
    return packed.getvalue()


def pdf(*lines: str) -> bytes:
    """A PDF with these lines (Latin letters only)."""
    packed = BytesIO()
    canvas = Canvas(packed)
    for place, line in enumerate(lines):
        canvas.drawString(72, 800 - 20 * place, line)
    canvas.save()
    return packed.getvalue()
