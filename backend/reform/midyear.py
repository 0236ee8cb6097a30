"""The mid-year report (sơ kết): tasks counted at a day and named, as values for the page, a workbook and a paper.

What it must say follows a half-year letter of a Sở (Tây Ninh, 08/7/2020): the share done, and by name what is not
started, unfinished and slow, for each division and each area.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from award_templates.catalogue import default_layout
from award_templates.content import (
    DocumentReference,
    IssuingBody,
    PaperKind,
    ReportTable,
    Signatory,
    TableReportContent,
    TableRow,
)
from award_templates.drawing import draw
from backend.base import clock
from backend.base.scopes import visible, within
from backend.base.years import near
from backend.organisation.models import Unit
from backend.organisation.places import head_of, place_of
from backend.papers.language import in_vietnamese
from backend.reform.models import Plan, ReformTask
from backend.reform.queries import Group, Stand, counted_once, group, groups, listed
from backend.rest.actors import actor
from backend.web.formats import percent, say
from backend.workbooks.writing import Book
from permissions.check import scope
from workflows.rules.fixed import round_half_up

BY = (("unit", gettext_lazy("đơn vị")), ("division", gettext_lazy("phòng")), ("area", gettext_lazy("lĩnh vực")))
COUNT_HEADS = (
    gettext_lazy("Tên"), gettext_lazy("Tổng"), gettext_lazy("Hoàn thành"), gettext_lazy("Chờ xác nhận"),
    gettext_lazy("Đúng hạn"), gettext_lazy("Chưa triển khai"), gettext_lazy("Đang thực hiện"),
    gettext_lazy("Chậm tiến độ"), gettext_lazy("Dừng, điều chỉnh"), gettext_lazy("Tỷ lệ hoàn thành (%)"),
)  # fmt: skip
COUNT_SHARES = (26, 7, 8, 8, 8, 8, 8, 8, 9, 10)
TASK_HEADS = (
    gettext_lazy("Nhóm"), gettext_lazy("Mã"), gettext_lazy("Nội dung"), gettext_lazy("Đơn vị chủ trì"),
    gettext_lazy("Phòng"), gettext_lazy("Loại"), gettext_lazy("Hạn"), gettext_lazy("Tình trạng"),
    gettext_lazy("Thời hạn"), gettext_lazy("Chậm (ngày)"),
)  # fmt: skip
WIDTHS = (32, 16, 60, 36, 24, 16, 12, 18, 14, 12)


class SummaryFilters(forms.Form):
    """Year, day and grouping; of which unit and which plan."""

    year = forms.IntegerField(min_value=2000, max_value=2100, label=gettext_lazy("Năm"))
    on = forms.DateField(
        label=gettext_lazy("Tại ngày"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        validators=[near],
    )
    by = forms.ChoiceField(choices=BY, label=gettext_lazy("Theo"))
    unit = forms.ModelChoiceField(Unit.objects.none(), required=False, label=gettext_lazy("Đơn vị"))
    plan = forms.ModelChoiceField(Plan.objects.none(), required=False, label=gettext_lazy("Kế hoạch"))

    def __init__(self, data: Any, units: QuerySet[Unit], plans: QuerySet[Plan]) -> None:
        super().__init__(data)
        for name, rows in (("unit", units), ("plan", plans)):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows


@dataclass(frozen=True, slots=True)
class MidyearReport:
    """What the three forms show: which tasks at which day, counted by group and all together."""

    year: int
    on: date
    by: str
    unit: Unit | None
    plan: Plan | None
    groups: tuple[Group, ...]
    whole: Group

    @property
    def illustrative(self) -> bool:
        """Whether invented tasks are among them: then the paper is a specimen."""
        return any(stand.task.illustrative for stand in self.whole.stands)


def filters_for(request: HttpRequest) -> SummaryFilters:
    """The filters as asked, with this year, today and units where nothing was asked."""
    today = clock.today()
    who = actor(request)
    given = {"year": today.year, "on": today.isoformat(), "by": "unit"} | request.GET.dict()
    units = within(Unit.objects.order_by("name"), scope(who, "reform_task.view"))
    return SummaryFilters(given, units, visible(Plan.objects.order_by("code"), who, "plan.view"))


def report_for(request: HttpRequest) -> MidyearReport | None:
    """The report that the request asks for, over the tasks in the reader's reach; None when it asks nonsense."""
    filters = filters_for(request)
    return report(filters.cleaned_data, request) if filters.is_valid() else None


def report(asked: dict[str, Any], request: HttpRequest) -> MidyearReport:
    """The report of what was asked."""
    rows = visible(counted_once(listed().filter(year=asked["year"])), actor(request), "reform_task.view")
    unit, plan = asked["unit"], asked["plan"]
    if unit is not None:
        rows = rows.filter(lead_unit__path__startswith=unit.path)
    if plan is not None:
        rows = rows.filter(plan=plan)
    return made(list(rows), asked["year"], asked["on"], asked["by"], unit, plan)


def made(
    tasks: Sequence[ReformTask], year: int, on: date, by: str, unit: Unit | None = None, plan: Plan | None = None
) -> MidyearReport:
    """The report of some tasks at a day."""
    counted = tuple(groups(tasks, on, by))
    return MidyearReport(year, on, by, unit, plan, counted, group(_("Tất cả"), tasks, on))


def count_row(found: Group) -> tuple[Any, ...]:
    """A group's counts in the order of the heads; the share is exact to two decimals, None when nothing counts."""
    p = found.progress
    share = p.share_done
    return (
        found.name, p.total, p.done, found.unconfirmed, p.on_time, p.not_started, p.in_progress, p.slow, p.stopped,
        None if share is None else round_half_up(share, 2),
    )  # fmt: skip


def _title(found: MidyearReport) -> str:
    words = {"year": found.year, "day": f"{found.on:%d/%m/%Y}"}
    return _("Sơ kết nhiệm vụ cải cách hành chính năm %(year)s, số liệu đến ngày %(day)s") % words


def workbook(found: MidyearReport) -> bytes:
    """Two sheets: the counts of each group, and every task by name; texts stay texts, numbers numbers."""
    book = Book()
    sheet = book.sheet(_("Tổng hợp"))
    for column, width in enumerate((40, *[13] * 9)):
        sheet.set_column(column, column, width)
    book.put(sheet, 0, 0, _title(found), "bold")
    for column, head in enumerate(COUNT_HEADS):
        book.put(sheet, 2, column, str(head), "head")
    for number, row in enumerate([*found.groups, found.whole], start=3):
        for column, value in enumerate(count_row(row)):
            book.put(sheet, number, column, value, "text" if column == 0 else "")
    tasks = book.sheet(_("Nhiệm vụ"))
    for column, width in enumerate(WIDTHS):
        tasks.set_column(column, column, width)
    for column, head in enumerate(TASK_HEADS):
        book.put(tasks, 0, column, str(head), "head")
    lines = [(row.name, stand) for row in found.groups for stand in row.stands]
    for number, (name, stand) in enumerate(lines, start=1):
        for column, value in enumerate(_task_row(name, stand)):
            book.put(tasks, number, column, value, "text" if isinstance(value, str) else "")
    return book.done().read()


def _task_row(name: str, stand: Stand) -> tuple[Any, ...]:
    task = stand.task
    flag = say(stand.flag_label) if stand.flag_label else ""
    return (
        name, task.code, task.title, task.lead_unit.name, task.division, say(stand.kind_label), stand.deadline,
        say(stand.label), flag, stand.days_late,
    )  # fmt: skip


def paper(found: MidyearReport) -> bytes:
    """The report as a paper with room for the signature; a specimen when tasks are invented."""
    return draw(content(found), default_layout(PaperKind.TABLE_REPORT))


@in_vietnamese
def content(found: MidyearReport) -> TableReportContent:
    """The paper's frozen content, in Vietnamese as official papers are."""
    body = found.unit or Unit.objects.filter(parent=None).order_by("path").first()
    names = dict(BY)
    return TableReportContent(
        specimen=found.illustrative,
        body=head_of(body) if body else IssuingBody(lines=("",)),
        reference=DocumentReference(symbol="BC", on=None, place=place_of(body) if body else ""),
        title="BÁO CÁO SƠ KẾT",
        subject=f"Tiến độ nhiệm vụ cải cách hành chính năm {found.year} (số liệu đến ngày {found.on:%d/%m/%Y})",
        paragraphs=_paragraphs(found),
        tables=(
            ReportTable(
                heading=f"1. Kết quả theo {names[found.by]}",
                heads=tuple(str(head) for head in COUNT_HEADS),
                shares=COUNT_SHARES,
                rows=tuple(
                    TableRow(cells=_cells(count_row(row)))
                    for row in (*found.groups, replace(found.whole, name=_("Tất cả")))
                ),
            ),
            *_named_tables(found),
        ),
        signatory=Signatory(title_lines=("THỦ TRƯỞNG ĐƠN VỊ",), name=""),
        sent_to=("Cơ quan giao nhiệm vụ;", "Lưu: VT."),
    )


def _paragraphs(found: MidyearReport) -> tuple[str, ...]:
    p = found.whole.progress
    scope_ = f" thuộc kế hoạch {found.plan.code}" if found.plan else ""
    return (
        f"Đến ngày {found.on:%d/%m/%Y}, trong {p.counted} nhiệm vụ phải thực hiện{scope_} có {p.done} nhiệm vụ hoàn "
        f"thành, đạt {percent(p.share_done)}; {p.not_started} nhiệm vụ chưa triển khai; {p.in_progress} nhiệm vụ đang "
        f"thực hiện dở dang; trong số chưa xong có {p.slow} nhiệm vụ chậm tiến độ.",
        f"Có {found.whole.unconfirmed} nhiệm vụ đơn vị báo cáo hoàn thành đang chờ cơ quan giao xác nhận; "
        f"{p.stopped} nhiệm vụ dừng, điều chỉnh không tính vào tỷ lệ.",
    )


def _named_tables(found: MidyearReport) -> tuple[ReportTable, ...]:
    parts = (
        ("Nhiệm vụ chậm tiến độ", found.whole.slow),
        ("Nhiệm vụ chưa triển khai", found.whole.not_started),
        ("Nhiệm vụ đang thực hiện dở dang", found.whole.unfinished),
    )
    kept = [(heading, stands) for heading, stands in parts if stands]
    return tuple(
        ReportTable(
            heading=f"{number}. {heading} ({len(stands)})",
            heads=("TT", "Mã", "Nội dung", "Đơn vị, phòng", "Hạn"),
            shares=(6, 16, 40, 25, 13),
            rows=tuple(TableRow(cells=_named(at, stand)) for at, stand in enumerate(stands, start=1)),
        )
        for number, (heading, stands) in enumerate(kept, start=2)
    )


def _named(number: int, stand: Stand) -> tuple[str, ...]:
    task = stand.task
    where = f"{task.lead_unit.name}, {task.division}" if task.division else task.lead_unit.name
    return (str(number), task.code, task.title, where, f"{stand.deadline:%d/%m/%Y}" if stand.deadline else "–")


def _cells(row: Sequence[Any]) -> tuple[str, ...]:
    *counts, share = row
    return (*(str(value) for value in counts), "–" if share is None else f"{share:.2f}".replace(".", ","))
