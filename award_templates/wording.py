"""Set phrases of Vietnamese papers: national name, motto, dates, numbers (NĐ 30/2020 Art 8 and summaries)."""

from __future__ import annotations

from datetime import date

from award_templates.content import DocumentReference, Recipient

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
SPECIMEN = "BẢN MINH HỌA – KHÔNG CÓ GIÁ TRỊ"
GAP = "\N{NO-BREAK SPACE}" * 6


def long_date(on: date | None) -> str:
    """ "ngày 05 tháng 01 năm 2024": days below 10 and months below 3 get a zero; no date leaves gaps."""
    if on is None:
        return f"ngày{GAP}tháng{GAP}năm{GAP}"
    month = f"{on.month:02d}" if on.month < 3 else str(on.month)
    return f"ngày {on.day:02d} tháng {month} năm {on.year}"


def place_and_date(place: str, on: date | None) -> str:
    """Địa danh và thời gian: "Minh Họa, ngày …"."""
    return f"{place}, {long_date(on)}" if place else long_date(on).capitalize()


def number_line(reference: DocumentReference) -> str:
    """ "Số: 12/QĐ-UBND", with a gap while no number has been given."""
    if not reference.symbol:
        return f"Số: {reference.number}" if reference.number else ""
    return f"Số: {reference.number or GAP * 2}/{reference.symbol}"


def full_number(reference: DocumentReference) -> str:
    """ "12/QĐ-UBND" as quoted inside a text, with a gap while no number has been given."""
    number = reference.number or GAP
    return f"{number}/{reference.symbol}" if reference.symbol else number


def honoured_name(recipient: Recipient) -> str:
    """ "Ông Nguyễn Văn A", or the collective's name alone."""
    return f"{recipient.honorific} {recipient.name}".strip()


def post(recipient: Recipient) -> str:
    """ "Trưởng phòng, Sở Nội vụ": position and unit at the time."""
    return ", ".join(part for part in (recipient.position, recipient.unit) if part)
