"""Editable Word files from the same frozen content as the papers; the same value gives the same bytes.

The templates in `word/` are ours (`word_templates.py` builds them). A Word file is a draft to go on editing: it is
never signed, and a specimen says so at the top of every page.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate

from award_templates.content import AchievementReportContent, LetterContent, ReportItem, ReportTable
from award_templates.wording import SPECIMEN, full_number, honoured_name, long_date, number_line, place_and_date, post

FOLDER = Path(__file__).parent / "word"
UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def word(content: LetterContent | AchievementReportContent) -> bytes:
    """The Word file of a letter or of an achievement report."""
    if isinstance(content, LetterContent):
        return _filled("to_trinh.docx", _letter(content))
    return _filled("bao_cao_thanh_tich.docx", _report(content))


def _filled(template: str, context: dict[str, Any]) -> bytes:
    document = DocxTemplate(str(FOLDER / template))
    document.render(_plain(context), autoescape=True)
    buffer = BytesIO()
    document.save(buffer)
    return settled(buffer.getvalue())


def settled(data: bytes) -> bytes:
    """The same package without the time at which it was packed: parts in order of name, one date for all."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda part: (part != "[Content_Types].xml", part)):
            part = zipfile.ZipInfo(name, LONG_AGO)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return buffer.getvalue()


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return UNPRINTABLE.sub("", value)
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value


def _head(content: LetterContent | AchievementReportContent) -> dict[str, Any]:
    return {
        "specimen": SPECIMEN if content.specimen else "",
        "parent": content.body.parent,
        "body": "\n".join(content.body.lines),
        "number": number_line(content.reference),
        "place_and_date": place_and_date(content.reference.place, content.reference.on),
        "subject": content.subject,
    }


def _letter(content: LetterContent) -> dict[str, Any]:
    number = f"(Kèm theo Tờ trình số {full_number(content.reference)} {long_date(content.reference.on)})"
    attached = ["Hồ sơ gửi kèm:", *(f"- {item}" for item in content.attachments)] if content.attachments else []
    return _head(content) | {
        "title": "TỜ TRÌNH",
        "addressee": content.addressee,
        "paragraphs": [*content.paragraphs, *attached],
        "sent_to": "\n".join(("Nơi nhận:", *(f"- {one}" for one in content.sent_to))) if content.sent_to else "",
        "signatory_titles": "\n".join(content.signatory.title_lines),
        "signatory_name": content.signatory.name,
        "list_title": content.list_title,
        "attached_to": number,
        "rows": [
            {
                "number": index, "name": honoured_name(row.recipient), "post": post(row.recipient), "award": row.award,
                "citation": row.citation,
            }
            for index, row in enumerate(content.rows, 1)
        ],
    }  # fmt: skip


def _report(content: AchievementReportContent) -> dict[str, Any]:
    titles = ["\n".join(who.title_lines) for who in content.confirmations]
    return _head(content) | {
        "title": content.title,
        "form_note": content.form_note,
        "parts": [{"heading": part.heading, "held": [_item(item) for item in part.items]} for part in content.parts],
        "signatory_titles": "\n".join(content.reporter.title_lines),
        "signatory_name": content.reporter.name,
        "confirmations": [*titles, "", ""][:2],
    }


def _shape(table: ReportTable) -> str:
    """Which of the template's tables it is: how many columns, and "y" when the first is narrow, as years are."""
    return f"{len(table.heads)}y" if table.shares[0] < max(table.shares) else str(len(table.heads))


def _item(item: ReportItem) -> dict[str, Any]:
    table = item.table
    return {
        "label": f"{item.label}: {item.short}".rstrip(),
        "paragraphs": list(item.paragraphs),
        "shape": _shape(table) if table is not None else "",
        "heads": list(table.heads) if table is not None else [],
        "rows": [list(row.cells) for row in table.rows] if table is not None else [],
    }
