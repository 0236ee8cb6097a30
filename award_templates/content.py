"""The frozen content of every kind of paper: what is printed, and nothing about where.

A content value plus a layout version gives bytes (architecture rule 11). All texts are printed as given, in NFC; dates
are calendar dates of Asia/Ho_Chi_Minh; counts are whole numbers; money and shares arrive as finished text ("93,75 %").
Source of the order of the parts: NĐ 30/2020 Art 8 (administrative papers), NĐ 50/2006 Art 28 as history (certificates).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from award_templates.codec import CodecError, Coded


class PaperKind(StrEnum):
    """The kinds of paper the system draws; the value is stored and printed in links."""

    CERTIFICATE = "certificate"
    DECISION = "decision"
    MINUTES = "minutes"
    TALLY = "tally"
    LETTER = "letter"
    RECEIPT_SLIP = "receipt_slip"
    PROOF_LIST = "proof_list"
    TABLE_REPORT = "table_report"
    REPORT = "report"


@dataclass(frozen=True, kw_only=True)
class IssuingBody:
    """Tên cơ quan ban hành: the body's own lines in bold, its parent above it when there is one."""

    lines: tuple[str, ...]
    parent: str = ""


@dataclass(frozen=True, kw_only=True)
class DocumentReference:
    """Số, ký hiệu and date of a paper; a missing number or date leaves the customary gap to be filled by the clerk."""

    number: str = ""
    symbol: str = ""
    on: date | None = None
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class Signatory:
    """Title lines as ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH") or ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), and the name."""

    title_lines: tuple[str, ...]
    name: str


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """The printed form confirmed on the proof list: honorific is empty for collectives and households."""

    name: str
    honorific: str = ""
    position: str = ""
    unit: str = ""


@dataclass(frozen=True, kw_only=True)
class Verification:
    """The address in the QR square and the short code a person can type."""

    url: str
    code: str


@dataclass(frozen=True, kw_only=True)
class Section:
    """One headed part of minutes or of a letter."""

    heading: str
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AwardRow:
    """One row of a list (decision annex, letter, proof list); rows of one group stand together under its heading."""

    recipient: Recipient
    award: str
    citation: str = ""
    prize: str = ""
    group: str = ""


@dataclass(frozen=True, kw_only=True)
class TallyRow:
    """The counted result of one nominee: counts are ballots; `share` and `outcome` are finished texts."""

    nominee: str
    award: str
    issued: int
    collected: int
    valid: int
    invalid: int
    blank: int
    did_not_take_part: int
    votes_for: int
    votes_against: int
    share: str
    outcome: str = ""


@dataclass(frozen=True, kw_only=True)
class Content(Coded):
    """What all papers share; `specimen` prints the "BẢN MINH HỌA" line and background on every page."""

    kind: ClassVar[PaperKind]

    specimen: bool
    verification: Verification | None = None


@dataclass(frozen=True, kw_only=True)
class CertificateContent(Content):
    """Bằng khen, giấy khen, bằng chứng nhận, giấy chứng nhận.

    `award_name` is the large red line; `object_name` (e.g. "Bằng chứng nhận") stands above the verb when given.
    `decision` names number, symbol and date of the decision; `register_number` is the số sổ vàng.
    """

    kind = PaperKind.CERTIFICATE

    issuer: tuple[str, ...]
    verb: str
    award_name: str
    recipient: Recipient
    citation: str
    decision: DocumentReference
    register_number: str
    place: str
    on: date
    signatory: Signatory
    object_name: str = ""


@dataclass(frozen=True, kw_only=True)
class DecisionContent(Content):
    """Quyết định khen thưởng: grounds ("Căn cứ …", "Theo đề nghị …"), articles and the annexed list."""

    kind = PaperKind.DECISION

    body: IssuingBody
    reference: DocumentReference
    subject: str
    authority: str
    grounds: tuple[str, ...]
    articles: tuple[str, ...]
    signatory: Signatory
    sent_to: tuple[str, ...] = ()
    annex_title: str = ""
    annex: tuple[AwardRow, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MinutesContent(Content):
    """Biên bản họp: attendance, recusals, course, the table of results; signed by secretary, then chair."""

    kind = PaperKind.MINUTES

    body: IssuingBody
    reference: DocumentReference
    subject: str
    started: str
    venue: str
    ended: str
    secretary: Signatory
    chair: Signatory
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    recusals: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    results: tuple[TallyRow, ...] = ()
    adopted_rules: tuple[str, ...] = ()
    conclusion: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TallyContent(Content):
    """Biên bản kiểm phiếu of one secret ballot; `vote_rule` says threshold, denominator and basis in words."""

    kind = PaperKind.TALLY

    body: IssuingBody
    reference: DocumentReference
    subject: str
    session: str
    vote_rule: str
    counting_members: tuple[str, ...]
    rows: tuple[TallyRow, ...]
    signatory: Signatory
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class LetterContent(Content):
    """Tờ trình: addressee, reasons, what is proposed, and the nominee list attached to it."""

    kind = PaperKind.LETTER

    body: IssuingBody
    reference: DocumentReference
    subject: str
    addressee: str
    paragraphs: tuple[str, ...]
    signatory: Signatory
    attachments: tuple[str, ...] = ()
    sent_to: tuple[str, ...] = ()
    list_title: str = ""
    rows: tuple[AwardRow, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReceiptSlipContent(Content):
    """Phiếu tiếp nhận và hẹn trả: register number, arrival, the papers received, and the date due when one is known."""

    kind = PaperKind.RECEIPT_SLIP

    body: IssuingBody
    register_number: str
    submitted_by: str
    subject: str
    letter: DocumentReference
    received: str
    received_on: date
    place: str
    officer: Signatory
    due_on: date | None = None
    due_basis: str = ""
    papers: tuple[str, ...] = ()
    contact: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ProofListContent(Content):
    """Bản dò: the printed forms that the unit confirms before any certificate is drawn."""

    kind = PaperKind.PROOF_LIST

    body: IssuingBody
    subject: str
    place: str
    on: date
    rows: tuple[AwardRow, ...]
    prepared_by: Signatory
    confirm_by: date | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TableRow:
    """One row of finished texts; a row of one text is a heading over all columns."""

    cells: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ReportTable:
    """A table with its heading; `shares` are the parts of the width, in percent, one for each head."""

    heading: str
    heads: tuple[str, ...]
    shares: tuple[int, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, kw_only=True)
class TableReportContent(Content):
    """Báo cáo with figures: a few paragraphs and tables; numbers and shares arrive as finished texts."""

    kind = PaperKind.TABLE_REPORT

    body: IssuingBody
    reference: DocumentReference
    title: str
    subject: str
    paragraphs: tuple[str, ...]
    tables: tuple[ReportTable, ...]
    signatory: Signatory
    sent_to: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReportItem:
    """One thing reported: a short text stands beside its label, paragraphs and a table below it."""

    label: str
    short: str = ""
    paragraphs: tuple[str, ...] = ()
    table: ReportTable | None = None


@dataclass(frozen=True, kw_only=True)
class ReportPart:
    """A numbered part of an achievement report."""

    heading: str
    items: tuple[ReportItem, ...]


@dataclass(frozen=True, kw_only=True)
class AchievementReportContent(Content):
    """Báo cáo thành tích: its parts by the form; the reporter signs, then those who confirm.

    `form_note` names the form and how surely it is known; it is printed small below the title.
    """

    kind = PaperKind.REPORT

    body: IssuingBody
    reference: DocumentReference
    title: str
    subject: str
    parts: tuple[ReportPart, ...]
    reporter: Signatory
    confirmations: tuple[Signatory, ...] = ()
    form_note: str = ""


BY_KIND: dict[PaperKind, type[Content]] = {
    shape.kind: shape
    for shape in (
        CertificateContent,
        DecisionContent,
        MinutesContent,
        TallyContent,
        LetterContent,
        ReceiptSlipContent,
        ProofListContent,
        TableReportContent,
        AchievementReportContent,
    )
}


def content_from_json(text: str) -> Content:
    """Read any paper's canonical text; raises CodecError when kind, field or type is not ours."""
    kind = Coded.kind_in(text)
    if kind not in {str(known) for known in PaperKind}:
        raise CodecError(f"kind: unknown {kind!r}")
    return BY_KIND[PaperKind(kind)].from_json(text)
