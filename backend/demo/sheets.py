"""The score sheets of an invented year: opened, self-scored, appraised, published by a decision."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from backend.base import clock
from backend.catalogue.models import Edition
from backend.criteria.criteria_sets import criteria_value, lay_down
from backend.demo import generator
from backend.demo.generator import UnitResults
from backend.demo.play import Play
from backend.demo.province import Province
from backend.demo.published import PublishedTable as Figures
from backend.demo.published import published_table
from backend.scoring.models import PublishedTable, PublishedTableRow, ScoreSheet, ScoringRound
from workflows.rules.feeds import Entry

BANDS = "tay-ninh-2023-du-thao"
LAID_BY = "Sở Nội vụ tỉnh Minh Họa (minh họa)"
TABLE = "tay-ninh-2023"


def load_figures() -> PublishedTable:
    """The table that Tây Ninh published for 2023, with its source, shown as a published table."""
    figures: Figures = published_table()
    table, made = PublishedTable.objects.get_or_create(
        code=TABLE,
        defaults={
            "title": "Chỉ số cải cách hành chính tỉnh Tây Ninh năm 2023",
            "source": figures.source,
            "year": 2023,
            "note": "Bảng của cơ quan khác đã công bố; huyện hạng 7–9 chưa có số liệu trong bản đọc được.",
        },
    )
    if made:
        PublishedTableRow.objects.bulk_create(
            PublishedTableRow(
                table=table,
                group=row.group,
                rank=row.rank,
                unit_name=row.unit,
                max_points=row.max_applicable,
                points=row.points,
                ratio=row.ratio_pct,
                band=row.band,
            )
            for row in figures.rows
        )
    return table


def lay_criteria(play: Play, era: int) -> dict[str, Edition]:
    """The illustrative criteria sets of an era, by group, and the small one for people."""
    groups = {unit.group for unit in generator.units(era)}
    with clock.stated(play.at):
        lay_down(generator.individual_criteria_set(era), by=LAID_BY)
        return {group: lay_down(generator.criteria_set(era, group), by=LAID_BY) for group in sorted(groups)}


def open_round(play: Play, province: Province, criteria: dict[str, Edition], **plan: Any) -> ScoringRound:
    """The year's round over some groups: planned with dates and opened for every unit."""
    year, day = criteria_value(next(iter(criteria.values()))).year, clock.day(play.at)
    dates = {"self_until": day + timedelta(days=30), "appraisal_until": day + timedelta(days=60)}
    inputs = {"unit": province.root, "runner": province.root, **dates, **plan}
    made = play.do(
        "scoring_round.plan", province.people["appraiser"], title=f"Đợt chấm điểm cải cách hành chính năm {year}",
        sets=list(criteria.values()), illustrative=True, **inputs,
    )  # fmt: skip
    round_ = ScoringRound.objects.get(pk=made.subject_id)
    play.do("scoring_round.open", province.people["appraiser"], round_)
    return round_


def approve(play: Play, province: Province, round_: ScoringRound) -> None:
    """The chair of the council approves; units without data are left out."""
    play.do("scoring_round.approve", province.people["chairman"], round_, leave_out_unfinished=True)


def score(play: Play, province: Province, results: UnitResults, criteria: Edition) -> ScoreSheet:
    """One unit's opened sheet to the end of the appraisal."""
    code = results.unit.code
    sheet = self_score(play, province, results, criteria)
    play.do("score_sheet.submit", province.head(code), sheet)
    play.do("score_sheet.appraise", province.people["appraiser"], sheet, values=values(results, appraised=True))
    play.do("score_sheet.finish_appraisal", province.people["director"], sheet)
    return sheet


def self_score(play: Play, province: Province, results: UnitResults, criteria: Edition) -> ScoreSheet:
    """One unit's opened sheet with the unit's own values."""
    code = results.unit.code
    sheet = ScoreSheet.objects.get(unit=province.units[code], criteria=criteria)
    play.do("score_sheet.self_score", province.preparer(code), sheet, values=values(results, appraised=False))
    return sheet


def values(results: UnitResults, *, appraised: bool) -> list[dict[str, Any]]:
    """What a unit declared, or the appraisers found, as the acts take it."""
    given = [
        typed(value.appraised if appraised else value.declared)
        | {"leaf": value.leaf, "reason": value.note_vi if appraised else "", "evidence": "Phụ lục kèm theo, trang 1"}
        for value in results.values
    ]
    absent = [
        {"leaf": code, "not_applicable": True, "reason": reason} for code, reason in results.not_applicable.items()
    ]
    return given + absent


def typed(entry: Entry) -> dict[str, Any]:
    """An entry as the acts take it."""
    found: dict[str, Any] = {}
    if entry.number is not None:
        found["number"] = str(entry.number)
    if entry.of is not None:
        found["of"] = str(entry.of)
    if entry.choice is not None:
        found["choice"] = entry.choice
    if entry.counts:
        found["counts"] = dict(entry.counts)
    return found


def publish(play: Play, province: Province, criteria: Edition, number: str, on: date) -> None:
    """One decision publishes one group's index; units whose sheets were left out are "chưa có số liệu"."""
    play.do(
        "index.publish",
        province.people["chairman"],
        unit=province.root,
        criteria=criteria,
        decision_number=number,
        decided_on=on.isoformat(),
        signatory=province.people["chairman"].full_name,
        band_scheme=BANDS,
        leave_out_unfinished=True,
        illustrative=True,
    )
