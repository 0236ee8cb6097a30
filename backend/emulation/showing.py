"""How sheets are shown: values in words, the tree of points, the rows of a block's table and its workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from backend.emulation import queries
from backend.emulation.models import BlockYear, EmulationSheet, GivenMark, Result, Stage
from backend.organisation.names import sort_key
from backend.web.formats import number
from backend.workbooks.writing import table
from workflows.lifecycles.emulation_year import YearState
from workflows.rules.emulation import Item, Kind, Section
from workflows.rules.emulation_standing import Place
from workflows.rules.explain import explain_lines


def mark_told(item: Item, row: GivenMark) -> str:
    """A kept value in words."""
    mark = queries.mark_of(row)
    if row.stage == Stage.PLAN.value and mark.plan is not None:
        return f"{number(mark.plan)} {item.measure_vi}".strip()
    if mark.actual is not None:
        return f"{number(mark.actual)} {item.measure_vi}".strip()
    if mark.grade:
        return mark.grade
    if mark.count is not None:
        return _("%(n)d trường hợp") % {"n": mark.count}
    return number(mark.points) if mark.points is not None else "–"


def tree(found: queries.SheetView) -> dict[str, Any]:
    """The sheet's points as a tree of sections and items, each with the page that says why."""
    scheme = queries.scheme_of(found.sheet.run.scheme)
    return {
        "title": _("Tổng điểm"),
        "points": found.total.so_far,
        "maximum": scheme.scale,
        "children": [_section(section, found) for section in scheme.sections],
    }


def _section(section: Section, found: queries.SheetView) -> dict[str, Any]:
    rows = [_leaf(item, found) for item in section.items]
    counted = [i.points for i in section.items if i.kind not in (Kind.BONUS, Kind.PENALTY)]
    return {
        "code": section.code, "title": section.title_vi, "maximum": sum(counted),
        "points": sum(row["points"] or 0 for row in rows), "children": rows,
    }  # fmt: skip


def _leaf(item: Item, found: queries.SheetView) -> dict[str, Any]:
    one = found.total.items[item.code]
    points = None if one.base is None else one.base + one.bonus - one.penalty
    return {
        "code": item.code, "title": item.title_vi, "points": points,
        "maximum": 0 if item.kind is Kind.PENALTY else item.points,
        "why": reverse("emulation:why", args=[found.sheet.pk, item.code]), "status": item.status.value,
    }  # fmt: skip


def lines_of(found: queries.SheetView, code: str) -> list[str]:
    """The sentences of one item's explanation, in the reader's language."""
    language = "en" if (get_language() or "vi").startswith("en") else "vi"
    return [line.text for line in explain_lines(found.total.items[code].explanation, language)]


@dataclass(frozen=True)
class Row:
    """A line of a block's table."""

    sheet: EmulationSheet
    base: Any
    over_plan: Any
    bonus: Any
    penalty: Any
    total: Any
    place: Place

    @property
    def chart(self) -> dict[str, Any]:
        """What the bars take."""
        return {
            "key": self.sheet.unit_id, "label": self.sheet.unit.name, "base": self.base,
            "bonus": self.over_plan + self.bonus, "penalty": self.penalty, "total": self.total, "rank": self.place.rank,
        }  # fmt: skip


def rows_of(run: BlockYear) -> list[Row]:
    """The block's table: the frozen results once published, what the values give before; best first."""
    sheets = list(run.sheets.select_related("unit", "run__scheme").defer("run__scheme__text"))
    if run.state == YearState.PUBLISHED:
        known = {row.unit_id: row for row in Result.objects.filter(run=run)}
        found = [_frozen(sheet, known[sheet.unit_id]) for sheet in sheets if sheet.unit_id in known]
    else:
        found = list(_live(run, sheets))
    return sorted(found, key=lambda r: (r.place.rank is None, r.place.rank or 0, sort_key(r.sheet.unit.name)))


def _frozen(sheet: EmulationSheet, row: Result) -> Row:
    place = Place(row.unit_id, row.total, row.rank, row.tied, tuple(row.excluded_by))
    return Row(sheet, row.base, row.over_plan, row.bonus, row.penalty, row.total, place)


def _live(run: BlockYear, sheets: Sequence[EmulationSheet]) -> Iterator[Row]:
    found = queries.views(run, sheets)
    by_unit = {place.unit: place for place in queries.places(run, found)}
    for one in found:
        t = one.total
        yield Row(one.sheet, t.base, t.quantitative_bonus, t.bonus, t.penalty, t.points, by_unit[one.sheet.unit_id])


def book(run: BlockYear, rows: Sequence[Row]) -> bytes:
    """The block's table as a workbook."""
    heads = [
        _("Hạng"), _("Đơn vị"), _("Điểm chuẩn"), _("Thưởng vượt kế hoạch"), _("Thưởng khác"), _("Điểm trừ"),
        _("Tổng điểm"),
        _("Không xét khen vì"),
    ]  # fmt: skip
    nothing = _("chưa có số liệu")
    cells = [
        [
            row.place.rank, row.sheet.unit.name, row.base, row.over_plan, row.bonus, row.penalty,
            nothing if row.total is None else row.total, ", ".join(row.place.excluded_by),
        ]
        for row in rows
    ]  # fmt: skip
    title = f"{run.block.name} – {run.year}"
    note = "" if run.state == YearState.PUBLISHED else " – " + _("tạm tính, chưa công bố")
    return table(_("Xếp hạng"), heads, cells, title + note)
