"""Papers that the invented units bring along: real PDFs, drawn as specimens, uploaded like anybody's."""

from __future__ import annotations

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from award_templates import catalogue
from award_templates.content import (
    AwardRow,
    Content,
    DocumentReference,
    IssuingBody,
    LetterContent,
    MinutesContent,
    Recipient,
    Section,
    Signatory,
)
from award_templates.drawing import draw
from backend.organisation.models import Person, Unit

PLACE = "Minh Họa"


def _file(name: str, content: Content) -> SimpleUploadedFile:
    data = draw(content, catalogue.default_layout(content.kind))
    return SimpleUploadedFile(name, data, content_type="application/pdf")


def letter(unit: Unit, head: Person, on: date, number: str, rows: list[tuple[str, str]]) -> SimpleUploadedFile:
    """The unit's letter (tờ trình) with its list of (nominee, award)."""
    listed = tuple(AwardRow(recipient=Recipient(name=name), award=award) for name, award in rows)
    content = LetterContent(
        specimen=True,
        body=IssuingBody(lines=(unit.name.upper(),), parent="ỦY BAN NHÂN DÂN TỈNH MINH HỌA"),
        reference=DocumentReference(number=number, symbol="TTr", on=on, place=PLACE),
        subject="Về việc đề nghị khen thưởng",
        addressee="Chủ tịch Ủy ban nhân dân tỉnh Minh Họa",
        paragraphs=("Căn cứ kết quả họp xét của đơn vị, kính trình danh sách đề nghị khen thưởng kèm theo.",),
        signatory=Signatory(title_lines=("THỦ TRƯỞNG ĐƠN VỊ",), name=head.full_name),
        list_title="DANH SÁCH ĐỀ NGHỊ",
        rows=listed,
    )
    return _file(f"to-trinh-{unit.code}.pdf", content)


def minutes(unit: Unit, head: Person, secretary: Person, on: date, names: list[str]) -> SimpleUploadedFile:
    """The minutes of the unit's own meeting."""
    content = MinutesContent(
        specimen=True,
        body=IssuingBody(lines=(unit.name.upper(),)),
        reference=DocumentReference(on=on, place=PLACE),
        subject="Họp xét đề nghị khen thưởng",
        started=f"14 giờ 00, ngày {on:%d/%m/%Y}",
        venue=f"Trụ sở {unit.name}",
        ended=f"16 giờ 00, ngày {on:%d/%m/%Y}",
        secretary=Signatory(title_lines=("THƯ KÝ",), name=secretary.full_name),
        chair=Signatory(title_lines=("CHỦ TRÌ",), name=head.full_name),
        sections=(Section(heading="Nội dung", paragraphs=(f"Xét đề nghị khen thưởng: {', '.join(names)}.",)),),
    )
    return _file(f"bien-ban-{unit.code}.pdf", content)


def report(unit: Unit, head: Person, name: str, text: str, on: date) -> SimpleUploadedFile:
    """One nominee's achievement report."""
    content = LetterContent(
        specimen=True,
        body=IssuingBody(lines=(unit.name.upper(),)),
        reference=DocumentReference(on=on, place=PLACE),
        subject=f"Báo cáo thành tích của {name}",
        addressee="Hội đồng Thi đua – Khen thưởng",
        paragraphs=(text,),
        signatory=Signatory(title_lines=("XÁC NHẬN CỦA THỦ TRƯỞNG ĐƠN VỊ",), name=head.full_name),
    )
    return _file(f"bao-cao-{unit.code}.pdf", content)
