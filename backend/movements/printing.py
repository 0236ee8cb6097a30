"""Movements on paper: a registration, a covenant and a review as PDF, in Vietnamese as official papers are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from award_templates.catalogue import default_layout
from award_templates.content import (
    DocumentReference,
    PaperKind,
    ReportTable,
    Signatory,
    TableReportContent,
    TableRow,
)
from award_templates.drawing import draw
from backend.movements.models import Covenant, CovenantParty, Registration, Review
from backend.movements.queries import Line, shown_rows
from backend.organisation.models import Unit
from backend.organisation.places import head_of, place_of
from backend.papers.language import in_vietnamese
from backend.web.formats import number

FROM = {"at_least": "từ", "at_most": "không quá"}


@in_vietnamese
def registration_pdf(row: Registration, lines: Sequence[Line]) -> bytes:
    """Bản đăng ký thi đua: what the unit registers; the head's act stands under it with its day."""
    table = ReportTable(
        heading="Các chỉ tiêu đăng ký",
        heads=("TT", "Chỉ tiêu", "Cách đo", "Mức đăng ký", "Ghi chú"),
        shares=(6, 36, 26, 16, 16),
        rows=tuple(
            TableRow(
                cells=(
                    str(at), line.value.target.name, line.value.target.how_measured,
                    f"{FROM[line.value.target.direction]} {number(line.value.value)} "
                    f"{line.value.target.unit_of_measure}", line.value.note,
                )
            )
            for at, line in enumerate(lines, start=1)
        ),
    )  # fmt: skip
    told = [f"{row.unit.name} đăng ký tham gia {row.movement.name}.", *row.measures.splitlines()]
    return _drawn(
        row.unit, row.signed_on, "BẢN ĐĂNG KÝ THI ĐUA", row.movement.name, told, (table,), row.signed_by,
        specimen=row.illustrative,
    )  # fmt: skip


@in_vietnamese
def covenant_pdf(covenant: Covenant, parties: Iterable[CovenantParty]) -> bytes:
    """Bản giao ước thi đua: the text, and every unit with who signed it when."""
    states = {"asked": "chưa ký", "declined": "không ký"}
    rows = [
        (party.unit.name, f"{party.signed_by}, {party.signed_on:%d/%m/%Y}" if party.signed_on else states[party.state])
        for party in parties
    ]
    table = ReportTable(
        heading="Các bên ký giao ước",
        heads=("TT", "Đơn vị", "Người ký, ngày ký"),
        shares=(8, 46, 46),
        rows=tuple(TableRow(cells=(str(at), *cells)) for at, cells in enumerate(rows, start=1)),
    )
    subject = " – ".join(filter(None, (covenant.movement.name, covenant.block)))
    return _drawn(
        covenant.movement.launched_by, covenant.made_on, "GIAO ƯỚC THI ĐUA", subject, covenant.text.splitlines(),
        (table,), "", specimen=covenant.illustrative,
    )  # fmt: skip


@in_vietnamese
def review_pdf(review: Review) -> bytes:
    """Báo cáo sơ kết or tổng kết: the judgement, and every unit's results as the review kept them."""
    movement = review.movement
    rows: list[TableRow] = []
    for row in shown_rows(review):
        rows.append(TableRow(cells=(f"{row['name']}: đạt {row['met']}/{row['of']} chỉ tiêu đã đăng ký",)))
        for at, target in enumerate(row["targets"], start=1):
            result = "–" if target["result"] is None else number(target["result"])
            registered = f"{number(target['registered'])} {target['unit_of_measure']}"
            met = "đạt" if target["met"] else "chưa đạt"
            rows.append(TableRow(cells=(str(at), target["name"], registered, result, met)))
    table = ReportTable(
        heading="Kết quả theo đơn vị",
        heads=("TT", "Chỉ tiêu", "Đăng ký", "Kết quả", "Đánh giá"),
        shares=(6, 46, 16, 16, 16),
        rows=tuple(rows),
    )
    told = [*review.report.splitlines(), "Đạt chỉ tiêu là căn cứ để xét; việc khen thưởng do đợt xét quyết định."]
    title = "BÁO CÁO TỔNG KẾT" if review.final else "BÁO CÁO SƠ KẾT"
    return _drawn(
        movement.launched_by, review.reviewed_on, title, movement.name, told, (table,), "",
        specimen=movement.illustrative,
    )  # fmt: skip


def _drawn(
    body: Unit, on: date | None, title: str, subject: str, told: Iterable[str], tables: tuple[ReportTable, ...],
    signed_by: str, *, specimen: bool,
) -> bytes:  # fmt: skip
    content = TableReportContent(
        specimen=specimen,
        body=head_of(body),
        reference=DocumentReference(on=on, place=place_of(body)),
        title=title,
        subject=subject,
        paragraphs=tuple(line for line in told if line.strip()),
        tables=tuple(table for table in tables if table.rows),
        signatory=Signatory(title_lines=("THỦ TRƯỞNG ĐƠN VỊ",), name=signed_by),
    )
    return draw(content, default_layout(PaperKind.TABLE_REPORT))
