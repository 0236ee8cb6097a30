"""The answer to a request about personal data on paper and as a workbook: the same frozen contents as on its page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from award_templates.content import (
    DocumentReference,
    ReportTable,
    Signatory,
    TableReportContent,
    TableRow,
)
from award_templates.fitting import DoesNotFit
from backend.acts.doing import Doing
from backend.organisation.places import head_of, place_of
from backend.papers import making
from backend.papers.language import in_vietnamese
from backend.papers.models import Paper, PaperKind
from backend.privacy.models import DataRequest
from backend.workbooks.writing import table
from permissions.acts import ACTS
from workflows.engine import Reason, Refused

HEADS = ("Ở đâu", "Trường", "Giá trị", "Số lần", "Để làm gì", "Ai xem được", "Lưu đến khi nào", "Căn cứ")
PRINTED = ("Dữ liệu", "Giá trị", "Số lần")
CHANGED = ("Ngày", "Việc đã làm", "Với", "Người làm")
PIECE = 400  # letters of a cell of a printed table; a longer value goes on in further rows


def answered(doing: Doing, request: DataRequest) -> Paper:
    """The answer drawn and registered; Refused when a text is too long for its place."""
    try:
        return making.drawn(
            content_of(request), title="Trả lời yêu cầu về dữ liệu cá nhân", filename="tra-loi-du-lieu.pdf",
            by=doing.actor.name, at=doing.at, kind=PaperKind.OTHER,
        )  # fmt: skip
    except DoesNotFit as long:
        raise Refused(Reason("paper.does_not_fit", {"text": str(long)})) from long


@in_vietnamese
def content_of(request: DataRequest) -> TableReportContent:
    """The paper's frozen content, in Vietnamese as official papers are."""
    contents: dict[str, Any] = request.contents or {"groups": [], "changes": []}
    unit = request.person.unit
    said = [
        f"Kính gửi: {request.person}, {unit}.",
        f"Yêu cầu nhận ngày {request.received_on:%d/%m/%Y}: {_asked(request)}",
    ]
    said += [f"Trả lời: {request.answer}"] + ([f"Đã sửa ở: {request.elsewhere}"] if request.elsewhere else [])
    tables = [_changes(contents["changes"])] if contents["changes"] else []
    return TableReportContent(
        specimen=request.person.illustrative,
        body=head_of(unit),
        reference=DocumentReference(symbol="TL-DLCN", on=request.answered_on, place=place_of(unit)),
        title="TRẢ LỜI",
        subject="Về yêu cầu xem, sửa dữ liệu cá nhân",
        paragraphs=tuple(said),
        tables=(*tables, *(_group(group) for group in contents["groups"])),
        signatory=Signatory(title_lines=("NGƯỜI TRẢ LỜI",), name=request.answered_by),
    )


def _asked(request: DataRequest) -> str:
    kind = str(request.get_asked_display())
    return f"{kind}. {request.what}" if request.what else f"{kind}."


def _group(group: dict[str, Any]) -> ReportTable:
    rows: list[TableRow] = []
    for one in group["values"]:
        head = f"{one['where']} · {one['field']}"
        for at, piece in enumerate(_pieces(one["value"])):
            rows.append(TableRow(cells=(head if at == 0 else "", piece, str(one["times"]) if at == 0 else "")))
    told = f"Ai xem được: {group['seen_by']}. Lưu: {group['keep']}. Căn cứ: {group['basis']}"
    return ReportTable(
        heading=group["purpose"], heads=PRINTED, shares=(34, 54, 12), rows=(TableRow(cells=(told,)), *rows)
    )


def _changes(changes: list[dict[str, str]]) -> ReportTable:
    rows = tuple(TableRow(cells=(one["at"][:10], label_of(one["act"]), one["what"], one["by"])) for one in changes)
    return ReportTable(
        heading="Đã làm với dữ liệu này từ khi nhận yêu cầu", heads=CHANGED, shares=(14, 32, 32, 22), rows=rows
    )


def label_of(act: str) -> str:
    """The Vietnamese name of an act."""
    return ACTS[act].vi if act in ACTS else act


def _pieces(value: str) -> Iterator[str]:
    for start in range(0, max(len(value), 1), PIECE):
        yield value[start : start + PIECE]


def as_workbook(request: DataRequest) -> bytes:
    """The contents as an Excel file."""
    contents: dict[str, Any] = request.contents or {"groups": []}
    rows = [
        (
            one["where"], one["field"], one["value"], one["times"], group["purpose"], group["seen_by"], group["keep"],
            group["basis"],
        )
        for group in contents["groups"]
        for one in group["values"]
    ]  # fmt: skip
    return table("Dữ liệu", HEADS, rows)
