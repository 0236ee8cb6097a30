"""A published group as officials print it: self-score, appraised points, survey, total, ratio, rank, band."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from backend.criteria.criteria_sets import criteria_value
from backend.scoring.models import IndexPublication, PublishedScore
from backend.scoring.options import options_of
from workflows.rules.criteria import Part

COLUMNS = 9


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the printed table; None where there is no figure. Parts come from unrounded areas."""

    number: int
    row: PublishedScore
    declared: Decimal | None
    appraised: Decimal | None
    surveyed: Decimal | None
    extra: Decimal | None
    ratio: Decimal | None
    not_ranked: str


def heads() -> tuple[str, ...]:
    """The heads of the nine columns."""
    return (
        _("TT"), _("Đơn vị"), _("Điểm tự chấm"), _("Điểm thẩm định"), _("Điểm XHH"), _("Tổng"), _("Tỷ lệ (%)"),
        _("Xếp hạng"), _("Xếp loại"),
    )  # fmt: skip


def lines(publication: IndexPublication, rows: Sequence[PublishedScore]) -> list[Line]:
    """The rows in the order of their ranks, then who is not ranked, then who has no data; nothing is read again."""
    parts = {area.code: area.part for area in criteria_value(publication.criteria).areas}
    apart = options_of(publication).reasons
    ordered = sorted(rows, key=_order)
    return [_line(number, row, parts, apart.get(row.unit.code, "")) for number, row in enumerate(ordered, start=1)]


def _order(row: PublishedScore) -> tuple[str, bool, bool, int, str]:
    return row.group, row.points is None, row.rank is None, row.rank or 0, row.unit.search_name


def _line(number: int, row: PublishedScore, parts: dict[str, Part], not_ranked: str) -> Line:
    sums = {part: Decimal(0) for part in Part}
    for area in row.areas:
        sums[parts.get(area["code"], Part.APPRAISAL)] += Decimal(area["points"])
    known = row.points is not None
    surveyed = Part.SURVEY in parts.values()
    more = {Part.BONUS, Part.PENALTY} & set(parts.values())
    return Line(
        number=number, row=row, declared=row.self_points, appraised=sums[Part.APPRAISAL] if known else None,
        surveyed=sums[Part.SURVEY] if known and surveyed else None,
        extra=sums[Part.BONUS] + sums[Part.PENALTY] if known and more else None,
        ratio=row.ratio_shown, not_ranked=not_ranked,
    )  # fmt: skip


def cells(line: Line) -> tuple[int | str | Decimal | None, ...]:
    """The nine cells of a line for a workbook; "chưa có số liệu" where nothing was published."""
    row = line.row
    if row.points is None:
        return line.number, row.unit.name, _("chưa có số liệu"), None, None, None, None, None, None
    place: int | str | None = row.rank if row.rank is not None else _("không xếp hạng")
    return (
        line.number, row.unit.name, line.declared, line.appraised, line.surveyed, row.points, line.ratio, place,
        row.band,
    )  # fmt: skip
