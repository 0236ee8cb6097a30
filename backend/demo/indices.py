"""Over the years: two earlier years of the departments, national indices with their sources, one petition adjusted.

The earlier years are invented like the rest and marked so; national figures are the published ones, each with source.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise
from random import Random

from backend.base import clock
from backend.catalogue.models import Edition
from backend.criteria.criteria_sets import criteria_value, lay_down
from backend.demo import generator, sheets
from backend.demo.choices import Choice
from backend.demo.generator import DemoLeafValue, UnitResults
from backend.demo.play import Play
from backend.demo.province import Province
from backend.demo.solver import spread
from backend.demo.tree import tree
from backend.demo.work import yearly_plan
from backend.indices.national import read_values
from backend.scoring.models import IndexPublication, PublishedScore
from workflows.rules.criteria import Node
from workflows.rules.feeds import Entry, TaskFacts, entry_from
from workflows.rules.fixed import to_fixed
from workflows.rules.shapes import Direct

GROUP, YEARS, LOSS = "so", (2022, 2023, 2024), {2022: (1600, 3000), 2024: (500, 1900)}
SCALES = {"PAPI": "80"}


def play_before(province: Province) -> None:
    """The year before the story, on a clock of its own."""
    _year(Play(datetime(2022, 12, 1, 8, tzinfo=clock.HANOI), quiet=True), province, 2022, "2088/QĐ-UBND (minh họa)")


def play_after(play: Play, province: Province) -> None:
    """The year after the story, and how the sets of the three years correspond."""
    play.on(max(play.at, datetime(2024, 12, 2, 8, tzinfo=clock.HANOI)))
    _year(play, province, 2024, "2390/QĐ-UBND (minh họa)")
    sets = {row.year: row.criteria for row in IndexPublication.objects.select_related("criteria") if _ours(row)}
    for older, newer in pairwise(YEARS):
        pairs = [f"{area.code} = {area.code}" for area in criteria_value(sets[newer]).areas]
        play.do(
            "index_mapping.state", province.people["appraiser"], unit=province.root, older=sets[older],
            newer=sets[newer], pairs=pairs, basis="Tám lĩnh vực giữ nguyên giữa hai năm (minh họa)",
        )  # fmt: skip


def _ours(row: IndexPublication) -> bool:
    return row.year in YEARS and criteria_value(row.criteria).group == GROUP


def _year(play: Play, province: Province, year: int, number: str) -> None:
    with clock.stated(play.at):
        edition = lay_down(tree(year, GROUP), by=sheets.LAID_BY)
    round_ = sheets.open_round(play, province, {GROUP: edition})
    for unit in generator.units(2023):
        if unit.group == GROUP and unit.has_data:
            document = yearly_plan(unit.code, unit.name_vi, year)
            values = _values(edition, year, unit.code)
            sheets.score(play, province, UnitResults(unit, year, document, (), values, {}), edition)
    sheets.approve(play, province, round_)
    play.on(max(play.at, datetime(year, 12, 28, 8, tzinfo=clock.HANOI)))
    sheets.publish(play, province, edition, number, date(year, 12, 28))


def _values(edition: Edition, year: int, unit: str) -> tuple[DemoLeafValue, ...]:
    random, leaves = Random(f"{year}:{unit}"), list(criteria_value(edition).leaves())
    lost = sum(to_fixed(leaf.max_points) for leaf in leaves) * random.randint(*LOSS[year]) // 1_000_000 * 100
    chosen = spread(leaves, lost, random)
    return tuple(_value(leaf, chosen[leaf.code]) for leaf in leaves)


def _value(leaf: Node, choice: Choice) -> DemoLeafValue:
    entry = choice.entry or _counted(leaf, choice)
    return DemoLeafValue(leaf.code, entry, entry, "Tổ thẩm định", "Nhất trí (minh họa)")


def _counted(leaf: Node, choice: Choice) -> Entry:
    """What the invented tasks of a leaf would have counted, without the tasks."""
    late = [days for days in choice.plan if days is not None]
    facts = TaskFacts(
        total=len(choice.plan), done=len(late), on_time=late.count(0), late=sum(days > 0 for days in late),
        overdue=choice.plan.count(None), days_late=max(late, default=0),
    )  # fmt: skip
    entry = entry_from(facts, leaf.rule.feed) if leaf.rule is not None else None
    if entry is None:
        raise ValueError(f"{leaf.code} counts nothing")
    return entry


def play_national(play: Play, province: Province) -> None:
    """The published figures of PAR INDEX, SIPAS, PAPI and PCI, as they were printed."""
    for row in read_values():
        known = {name: row[name] for name in ("value", "rank") if row[name]}
        play.do(
            "index_value.enter", province.people["appraiser"], unit=province.root, index=row["index"],
            province=row["province"], year=int(row["year"]), scale=SCALES.get(row["index"], "100"),
            source=row["source"], note=row["note"], **known, **({"ranked_of": 63} if row["rank"] else {}),
        )  # fmt: skip


def play_petition(play: Play, province: Province, unit_code: str) -> None:
    """One commune is right about one criterion: accepted, adjusted by a decision; its nomination used the old value."""
    unit = province.units[unit_code]
    score = PublishedScore.objects.select_related("publication__criteria", "sheet").get(
        unit=unit, publication__year=2025, publication__adjustment=None
    )
    leaf = _worth_asking(score)
    sent = play.do(
        "index_petition.send", province.head(unit_code), score=score, leaf=leaf.code,
        asked="Đã nộp đủ tài liệu kiểm chứng trước hạn, đề nghị tính điểm (minh họa).",
        evidence="Báo cáo số 15/BC (minh họa), trang 3", illustrative=True,
    ).result  # fmt: skip
    appraiser, chairman = province.people["appraiser"], province.people["chairman"]
    answer = "Tài liệu đã nhận đúng hạn, tính lại điểm tiêu chí (minh họa)."
    play.do("index_petition.accept", appraiser, sent, answer=answer, number=str(leaf.max_points))
    play.do(
        "index.adjust", chairman, score.publication, decision_number="260/QĐ-UBND (minh họa)",
        decided_on=clock.day(play.at).isoformat(), signatory=chairman.full_name, reason="Theo kiến nghị (minh họa)",
    )  # fmt: skip
    play.say(f"   {unit.name} kiến nghị tiêu chí {leaf.code}; kết quả 2025 được điều chỉnh, bản cũ còn nguyên.")


def _worth_asking(score: PublishedScore) -> Node:
    """The criterion scored directly where the unit got the least of its maximum."""
    assert score.sheet is not None
    leaves = [leaf for leaf in criteria_value(score.publication.criteria).leaves() if isinstance(leaf.rule, Direct)]
    given = {row.leaf: row.value for row in score.sheet.values.filter(round="appraisal").order_by("pk")}
    lost = {leaf.code: leaf.max_points - Decimal(given.get(leaf.code, {}).get("number", "0")) for leaf in leaves}
    return max(leaves, key=lambda leaf: (lost[leaf.code], leaf.code))
