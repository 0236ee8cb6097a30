"""What follows what on each administrative paper: content to flowables, one function for each kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import Any

from reportlab.platypus import Flowable, PageBreak

from award_templates.blanks import open_date, open_number
from award_templates.blocks import Blocks
from award_templates.content import (
    AchievementReportContent,
    AwardRow,
    Content,
    DecisionContent,
    DocumentReference,
    LetterContent,
    MinutesContent,
    PaperKind,
    ProofListContent,
    ReceiptSlipContent,
    ReportItem,
    ReportTable,
    TableReportContent,
    TallyContent,
    TallyRow,
)
from award_templates.wording import full_number, honoured_name, long_date, place_and_date, post

AWARD_HEADS = ("STT", "Họ và tên / tên tập thể, hộ gia đình", "Chức vụ, đơn vị", "Danh hiệu, hình thức", "Thành tích")
AWARD_SHARES = (0.07, 0.25, 0.24, 0.19, 0.25)
PRIZE_SHARES = (0.07, 0.21, 0.21, 0.17, 0.19, 0.15)
TALLY_HEADS = (
    "STT",
    "Tập thể, cá nhân",
    "Phát ra",
    "Thu về",
    "Hợp lệ",
    "Không hợp lệ",
    "Phiếu trắng",
    "Không tham gia",
    "Đồng ý",
    "Không đồng ý",
    "Tỷ lệ",
    "Kết quả",
)
TALLY_SHARES = (0.05, 0.205, 0.06, 0.06, 0.06, 0.075, 0.07, 0.075, 0.07, 0.075, 0.105, 0.095)


def story(content: Content, blocks: Blocks) -> list[Flowable]:
    """The parts of any administrative paper in the order of NĐ 30/2020 Art 8."""
    return STORIES[content.kind](content, blocks)


def decision(content: DecisionContent, b: Blocks) -> list[Flowable]:
    """Quyết định: grounds, "QUYẾT ĐỊNH:", articles, sign-off, annexed list."""
    still_open = not content.reference.number and content.reference.on is None
    head = b.open_head if still_open else b.referenced_head
    parts = head(content.body, content.reference)
    parts += b.title("QUYẾT ĐỊNH", content.subject)
    parts += [b.line(content.authority, "subject", after=6)]
    parts += [b.text(ground, "ground") for ground in content.grounds]
    parts += [b.space(1), b.line("QUYẾT ĐỊNH:", "subject", after=6)]
    parts += [b.text(article) for article in content.articles]
    parts += [b.text(note, "ground") for note in content.notes]
    parts += [b.sign_off(b.sent_to(content.sent_to, content.verification), b.signatory(content.signatory))]
    if content.annex:
        parts += [PageBreak(), *b.title("DANH SÁCH", content.annex_title), _annexed(content.reference, still_open, b)]
        parts += [award_table(content.annex, b)]
    return parts


def _annexed(reference: DocumentReference, still_open: bool, b: Blocks) -> Flowable:
    words = "(Kèm theo Quyết định số "
    if still_open:
        parts = (words, *open_number(reference, "PhuLuc"), " ", *open_date("PhuLuc"), ")")
        return b.blank_line(parts, "ground", after=8)
    return b.line(f"{words}{full_number(reference)} {long_date(reference.on)})", "ground", after=8)


def letter(content: LetterContent, b: Blocks) -> list[Flowable]:
    """Tờ trình: addressee, text, attachments, sign-off, nominee list."""
    parts = b.referenced_head(content.body, content.reference)
    parts += b.title("TỜ TRÌNH", content.subject)
    parts += [b.line(f"Kính gửi: {content.addressee}", "text", after=8)]
    parts += [b.text(paragraph) for paragraph in content.paragraphs]
    if content.attachments:
        parts += [b.text("Hồ sơ gửi kèm:"), *(b.text(f"- {item}") for item in content.attachments)]
    parts += [b.sign_off(b.sent_to(content.sent_to, content.verification), b.signatory(content.signatory))]
    if content.rows:
        number = f"(Kèm theo Tờ trình số {full_number(content.reference)} {long_date(content.reference.on)})"
        parts += [PageBreak(), *b.title("DANH SÁCH", content.list_title)]
        parts += [b.line(number, "ground", after=8), award_table(content.rows, b)]
    return parts


def minutes(content: MinutesContent, b: Blocks) -> list[Flowable]:
    """Biên bản họp: time and place, attendance, recusals, course, results, conclusion; secretary and chair sign."""
    parts = b.referenced_head(content.body, content.reference)
    parts += b.title("BIÊN BẢN", content.subject)
    parts += [b.text(f"Thời gian bắt đầu: {content.started}."), b.text(f"Địa điểm: {content.venue}.")]
    parts += _named_list("Thành phần tham dự", content.present, b)
    parts += _named_list("Vắng mặt", content.absent, b)
    parts += _named_list("Không tham gia biểu quyết do xung đột lợi ích", content.recusals, b)
    for section in content.sections:
        parts += [b.line(section.heading, "heading", "left", after=3)]
        parts += [b.text(paragraph) for paragraph in section.paragraphs]
    parts += _named_list("Quy tắc được thống nhất áp dụng cho phiên họp", content.adopted_rules, b)
    if content.results:
        parts += [*b.over_table("Kết quả bỏ phiếu"), tally_table(content.results, b), b.space(3)]
    parts += _named_list("Kết luận", content.conclusion, b)
    parts += [b.text(f"Phiên họp kết thúc: {content.ended}.")]
    parts += [b.sign_off(b.signatory(content.secretary), b.signatory(content.chair))]
    return parts + b.sent_to((), content.verification)


def tally(content: TallyContent, b: Blocks) -> list[Flowable]:
    """Biên bản kiểm phiếu: session, rule, counting members, counts per nominee."""
    parts = b.referenced_head(content.body, content.reference)
    parts += b.title("BIÊN BẢN KIỂM PHIẾU", content.subject)
    parts += [b.text(f"Phiên họp: {content.session}."), b.text(f"Quy tắc biểu quyết: {content.vote_rule}")]
    parts += _named_list("Ban kiểm phiếu", content.counting_members, b)
    parts += [b.space(1), tally_table(content.rows, b), b.space(3)]
    parts += [b.text(note) for note in content.notes]
    parts += [b.sign_off(b.sent_to((), content.verification), b.signatory(content.signatory))]
    return parts


def receipt_slip(content: ReceiptSlipContent, b: Blocks) -> list[Flowable]:
    """Phiếu tiếp nhận và hẹn trả: who, what, when, the papers received, the date due."""
    parts = b.head(content.body, None, place_and_date(content.place, content.received_on))
    parts += b.title("PHIẾU TIẾP NHẬN VÀ HẸN TRẢ KẾT QUẢ", content.subject)
    due = long_date(content.due_on) if content.due_on else "chưa xác định"
    facts = [
        ("Số tiếp nhận (số đến)", content.register_number),
        ("Đơn vị nộp hồ sơ", content.submitted_by),
        ("Tờ trình", f"số {full_number(content.letter)}, {long_date(content.letter.on)}"),
        ("Thời điểm tiếp nhận", content.received),
        ("Ngày hẹn trả kết quả", f"{due} ({content.due_basis})" if content.due_basis else due),
        ("Liên hệ", content.contact),
    ]
    parts += [
        b.table(("Nội dung", "Thông tin"), [fact for fact in facts if fact[1]], (0.34, 0.66), "facts"),
        b.space(4),
    ]
    parts += _named_list("Thành phần hồ sơ đã nhận", content.papers, b)
    parts += [b.text(note) for note in content.notes]
    parts += [b.sign_off(b.sent_to((), content.verification), b.signatory(content.officer))]
    return parts


def proof_list(content: ProofListContent, b: Blocks) -> list[Flowable]:
    """Bản dò: every printed form as it will stand on the certificate."""
    parts = b.head(content.body, None, place_and_date(content.place, content.on))
    parts += b.title("BẢN DÒ THÔNG TIN IN BẰNG", content.subject)
    if content.confirm_by:
        parts += [b.text(f"Đề nghị đơn vị kiểm tra và xác nhận trước {long_date(content.confirm_by)}.")]
    parts += [award_table(content.rows, b), b.space(3), *(b.text(note) for note in content.notes)]
    parts += [b.sign_off(b.sent_to((), content.verification), b.signatory(content.prepared_by))]
    return parts


def table_report(content: TableReportContent, b: Blocks) -> list[Flowable]:
    """Báo cáo: paragraphs, then each table under its heading, then the sign-off."""
    parts = b.referenced_head(content.body, content.reference)
    parts += b.title(content.title, content.subject)
    parts += [b.text(paragraph) for paragraph in content.paragraphs]
    for table in content.tables:
        parts += [*b.over_table(table.heading), _ruled(table, b), b.space(3)]
    parts += [b.sign_off(b.sent_to(content.sent_to, content.verification), b.signatory(content.signatory))]
    return parts


def _ruled(table: ReportTable, b: Blocks) -> Flowable:
    shares = [share / sum(table.shares) for share in table.shares]
    return b.table(table.heads, [row.cells for row in table.rows], shares, "tally")


def achievement_report(content: AchievementReportContent, b: Blocks) -> list[Flowable]:
    """Báo cáo thành tích: each part under its Roman number; the reporter at the right, confirmations below."""
    parts = b.referenced_head(content.body, content.reference)
    parts += b.title(content.title, content.subject)
    parts += [b.line(content.form_note, "small", after=6)] if content.form_note else []
    for part in content.parts:
        parts += [b.line(part.heading, "heading", "left", after=3)]
        parts += [flowable for item in part.items for flowable in _reported(item, b)]
    parts += [b.sign_off(b.sent_to((), content.verification), b.signatory(content.reporter))]
    for left, right in zip_longest(content.confirmations[::2], content.confirmations[1::2]):
        parts += [b.sign_off(b.signatory(left), b.signatory(right) if right else [])]
    return parts


def _reported(item: ReportItem, b: Blocks) -> list[Flowable]:
    if item.short:
        return [b.text(f"{item.label}: {item.short}")]
    told = [b.text(paragraph) for paragraph in item.paragraphs]
    if item.table is None:
        return [b.text(f"{item.label}:"), *told]
    return [*told, *b.over_table(f"{item.label}:", "text"), _ruled(item.table, b), b.space(3)]


def award_table(rows: Sequence[AwardRow], b: Blocks) -> Flowable:
    """The list of nominees or recipients; a prize column only where a row has a prize."""
    if any(row.prize for row in rows):
        return b.table((*AWARD_HEADS, "Tiền thưởng (đồng)"), list(_award_rows(rows, prize=True)), PRIZE_SHARES)
    return b.table(AWARD_HEADS, list(_award_rows(rows, prize=False)), AWARD_SHARES)


def _award_rows(rows: Sequence[AwardRow], prize: bool) -> Iterator[tuple[str, ...]]:
    group = ""
    for number, row in enumerate(rows, 1):
        if row.group != group:
            group = row.group
            yield (group,)
        cells = (str(number), honoured_name(row.recipient), post(row.recipient), row.award, row.citation)
        yield (*cells, row.prize) if prize else cells


def tally_table(rows: Sequence[TallyRow], b: Blocks) -> Flowable:
    """The counts of each nominee."""
    return b.table(TALLY_HEADS, [_tally_row(number, row) for number, row in enumerate(rows, 1)], TALLY_SHARES, "tally")


def _tally_row(number: int, row: TallyRow) -> tuple[str, ...]:
    counts = (
        row.issued,
        row.collected,
        row.valid,
        row.invalid,
        row.blank,
        row.did_not_take_part,
        row.votes_for,
        row.votes_against,
    )
    share = row.share.replace(" %", "\N{NO-BREAK SPACE}%")
    return (str(number), f"{row.nominee} ({row.award})", *(str(count) for count in counts), share, row.outcome)


def _named_list(heading: str, items: Sequence[str], b: Blocks) -> list[Flowable]:
    if not items:
        return []
    return [b.line(f"{heading}:", "heading", "left", after=3), *(b.text(f"- {item}") for item in items)]


STORIES: dict[PaperKind, Callable[[Any, Blocks], list[Flowable]]] = {
    PaperKind.DECISION: decision,
    PaperKind.LETTER: letter,
    PaperKind.MINUTES: minutes,
    PaperKind.TALLY: tally,
    PaperKind.RECEIPT_SLIP: receipt_slip,
    PaperKind.PROOF_LIST: proof_list,
    PaperKind.TABLE_REPORT: table_report,
    PaperKind.REPORT: achievement_report,
}
