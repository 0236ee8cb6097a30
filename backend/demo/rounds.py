"""The running round of the current year: departments at every step, one late, one with more time, one not begun."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from backend.base import clock
from backend.catalogue.models import Edition
from backend.criteria.criteria_sets import criteria_for, criteria_value, lay_down
from backend.demo import generator, sheets
from backend.demo.play import Play
from backend.demo.province import Province
from backend.demo.tree import tree
from backend.organisation.models import Holding
from backend.scoring.models import ScoreSheet
from permissions.roles import Role
from workflows.rules.feeds import entry_from
from workflows.rules.progress import facts_by_leaf

YEAR, GROUP = 2026, "so"
RUNNER, OWN_APPRAISER = "N-SNV", "N-STP"
AGENCIES = {"6": "N-STC"}
EXTENDED, SUBMITTED, EXPLAINING, APPRAISED = "N-SNV", "N-SYT", "N-STP", "N-SNNMT"
SHOWN = (EXPLAINING, APPRAISED)


def play_round(play: Play, province: Province) -> None:
    """Open the year's round for the departments and bring some of them further."""
    play.on(max(play.at, clock.now() - timedelta(days=25)))
    today = clock.today()
    edition = criteria_for(YEAR, GROUP) or _criteria(play)
    round_ = sheets.open_round(
        play, province, {GROUP: edition}, runner=province.units[RUNNER], own_appraiser=province.units[OWN_APPRAISER],
        document="Kế hoạch chấm điểm năm 2026 (minh họa)", self_until=today - timedelta(days=8),
        appraisal_until=today + timedelta(days=5), explain_until=today + timedelta(days=15),
        second_until=today + timedelta(days=25), publish_on=today + timedelta(days=40),
    )  # fmt: skip
    _agency_people(play, province)
    results = {unit.code: generator.results_for(unit) for unit in generator.units(2025) if unit.group == GROUP}
    found = {code: ScoreSheet.objects.get(unit=province.units[code], criteria=edition) for code in results}
    for code in (EXTENDED, SUBMITTED, *SHOWN):
        values = _values(results[code], edition, appraised=False)
        play.do("score_sheet.self_score", province.preparer(code), found[code], values=values)
    play.do(
        "score_sheet.extend", province.people["director"], found[EXTENDED], phase="self",
        until=(today + timedelta(days=4)).isoformat(), reason="Đơn vị đang kiện toàn bộ phận tham mưu (minh họa).",
    )  # fmt: skip
    for code in (SUBMITTED, *SHOWN):
        play.do("score_sheet.submit", province.head(code), found[code])
    play.later(days=1)
    for code in SHOWN:
        _appraise(play, province, found[code], results[code])
    _explain(play, province, found[APPRAISED], results[APPRAISED])
    play.say(f"   Đợt chấm điểm năm {YEAR}: {round_.sheets.count()} phiếu đã mở, mỗi đơn vị ở một bước.")


def _criteria(play: Play) -> Edition:
    made = tree(YEAR, GROUP)
    areas = tuple(replace(area, appraiser=AGENCIES.get(area.code, "")) for area in made.areas)
    with clock.stated(play.at):
        return lay_down(replace(made, areas=areas), by=sheets.LAID_BY)


def _agency_people(play: Play, province: Province) -> None:
    """The lead agencies' people who appraise, besides their own desk."""
    for code in (OWN_APPRAISER, *AGENCIES.values()):
        unit = province.units[code]
        Holding.objects.get_or_create(
            person=province.head(code), role=Role.APPRAISER.value, unit=unit, valid_from=unit.valid_from,
            defaults={"basis": "Quyết định phân công thẩm định (minh họa)"},
        )  # fmt: skip
        play.meet_again(province.head(code))


def _values(results: generator.UnitResults, edition: Edition, *, appraised: bool) -> list[dict[str, Any]]:
    """The values of the plan, and for criteria that tasks fed the year before, the same figures typed in."""
    rows = sheets.values(results, appraised=appraised)
    given, criteria = {str(row["leaf"]) for row in rows}, criteria_value(edition)
    absent = {node.code for code in results.not_applicable for node in criteria.node(code).walk()}
    facts = facts_by_leaf([task.record() for task in results.tasks], date(results.year, 12, 31))
    for leaf in criteria.leaves():
        entry = entry_from(facts[leaf.code], leaf.rule.feed) if leaf.rule and leaf.code in facts else None
        if entry is not None and leaf.code not in given | absent:
            rows.append(sheets.typed(entry) | {"leaf": leaf.code, "evidence": "Báo cáo năm, phụ lục 2"})
    return rows


def _appraise(play: Play, province: Province, sheet: ScoreSheet, results: generator.UnitResults) -> None:
    values = _values(results, sheet.criteria, appraised=True)
    by_agency: dict[str, list[dict[str, Any]]] = {}
    for row in values:
        unit = sheet.entrusted.select_related("unit").get(area=str(row["leaf"]).split(".")[0]).unit
        by_agency.setdefault(unit.code, []).append(row)
    for code, rows in by_agency.items():
        who = province.people["appraiser"] if code == RUNNER else province.head(code)
        play.do("score_sheet.appraise", who, sheet, values=rows)
    play.do("score_sheet.ask_explanation", province.people["director"], sheet)


def _explain(play: Play, province: Province, sheet: ScoreSheet, results: generator.UnitResults) -> None:
    """One criterion explained, answered, and the appraisal ended."""
    code = results.unit.code
    mine = set(sheet.entrusted.filter(unit__code=RUNNER).values_list("area", flat=True))
    value = next(v for v in sheets.values(results, appraised=True) if str(v["leaf"]).split(".")[0] in mine)
    said = {"leaf": value["leaf"], "reason": "Đơn vị đã bổ sung báo cáo chuyên đề.", "evidence": "Báo cáo, trang 4"}
    play.do("score_sheet.explain", province.preparer(code), sheet, values=[said])
    play.do("score_sheet.send_explanation", province.head(code), sheet)
    again = value | {"reason": "Đã xem báo cáo bổ sung; giữ nguyên kết quả."}
    play.do("score_sheet.appraise_again", province.people["appraiser"], sheet, values=[again])
    play.do("score_sheet.finish_appraisal", province.people["director"], sheet)
