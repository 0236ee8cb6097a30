"""Reading scores: what a sheet lacks, why a number is what it is, and the standing of a unit or person in a year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from backend.base import clock
from backend.criteria.criteria_sets import INDIVIDUAL, criteria_for, criteria_value
from backend.organisation.aliases import bodies_of, own_last
from backend.organisation.models import Person, Unit
from backend.reform.queries import person_progress
from backend.scoring.inputs import BASIS_OF, feeds_on_survey, read_inputs
from backend.scoring.models import LeafRound, PublishedScore, ScoreSheet
from backend.scoring.province import AreaScore, UnitScore, province_scores
from workflows.lifecycles.score_sheet import ScoreSheetState
from workflows.rules.explain import explain_lines
from workflows.rules.fixed import decimal_text, ratio_pct
from workflows.rules.individual import individual_inputs
from workflows.rules.scoring import Basis, LeafInput, SheetScore, score_sheet

__all__ = [
    "AreaScore",
    "Standing",
    "UnitScore",
    "leaves_missing",
    "province_scores",
    "score_for_person",
    "score_for_unit",
    "sheet_score",
    "standings_for_units",
]


@dataclass(frozen=True, slots=True)
class Standing:
    """A score as later stages take it: exact points, the unit's band, whether it may still change, and why."""

    points: Decimal | None
    max_points: Decimal | None
    band: str
    provisional: bool
    source: str
    explanation: Mapping[str, Any]

    @property
    def ratio(self) -> Fraction | None:
        """Percentage on the applicable maximum, exact; None without data."""
        if self.points is None or self.max_points is None:
            return None
        return ratio_pct(self.points, self.max_points)


def leaves_missing(sheet: ScoreSheet) -> dict[str, list[str]]:
    """The applicable leaves without a self-scored and without an appraised value; task results count as values.

    Nobody scores itself on what a survey answers.
    """
    asked = {leaf.code for leaf in criteria_value(sheet.criteria).leaves() if feeds_on_survey(leaf)}
    return {
        "leaves_without_self": [code for code in sheet_score(sheet, LeafRound.SELF).missing if code not in asked],
        "leaves_without_appraisal": list(sheet_score(sheet, LeafRound.APPRAISAL).missing),
    }


def sheet_inputs(sheet: ScoreSheet, round_: str = LeafRound.APPRAISAL) -> dict[str, LeafInput]:
    """What a round of a sheet is scored from."""
    return read_inputs([sheet], BASIS_OF[LeafRound(round_)])[sheet.pk]


def sheet_score(sheet: ScoreSheet, round_: str = LeafRound.APPRAISAL) -> SheetScore:
    """The sheet's score of a round, every node explained: which results, which rule, who appraised."""
    basis = BASIS_OF[LeafRound(round_)]
    return score_sheet(criteria_value(sheet.criteria), sheet_inputs(sheet, round_), basis)


def results_day(year: int, on: date | None = None) -> date:
    """The day at which a year's results are read: today, or the end of a year that is over."""
    return min(on or clock.today(), date(year, 12, 31))


def score_for_unit(unit: Unit, year: int) -> Standing:
    """A collective's standing: its published ratio of the year; before publication its own sheet, provisional."""
    return standings_for_units([unit], year)[unit.pk]


def standings_for_units(units: Sequence[Unit], year: int) -> dict[int, Standing]:
    """The standing of many units in a constant number of queries."""
    wanted = [unit.pk for unit in units]
    entries = bodies_of(wanted)
    published = PublishedScore.objects.filter(unit__in=entries, publication__year=year, points__isnull=False)
    rows = published.select_related("publication", "sheet__criteria").order_by("pk")
    found = {entries[row.unit_id]: _published(row) for row in own_last(rows, entries)}
    left = [entry for entry, unit in entries.items() if unit not in found]
    open_sheets = ScoreSheet.objects.filter(unit__in=left, year=year).select_related("criteria")
    for sheet in own_last(open_sheets.order_by("pk"), entries):
        found[entries[sheet.unit_id]] = _provisional(sheet)
    return {pk: found.get(pk) or _nothing("Chưa có số liệu chỉ số năm", year) for pk in wanted}


def _nothing(why: str, year: int) -> Standing:
    return Standing(None, None, "", True, f"{why} {year}", {})


def _published(row: PublishedScore) -> Standing:
    publication = row.publication
    decided = f"{publication.decided_on:%d/%m/%Y}"
    return Standing(
        points=row.points,
        max_points=row.max_points,
        band=row.band,
        provisional=False,
        source=f"Chỉ số cải cách hành chính năm {publication.year}, {publication.decision_number} ngày {decided}",
        explanation={
            "rank": row.rank,
            "group": row.group,
            "areas": _named(row),
            "band_status": publication.bands.get("status", ""),
            "sheet": row.sheet_id,
            "inputs_sha256": row.inputs_sha256,
        },
    )


def _named(row: PublishedScore) -> list[dict[str, Any]]:
    """The published areas with their titles, where the sheet that they come from is here."""
    known = {area.code: area for area in criteria_value(row.sheet.criteria).areas} if row.sheet is not None else {}
    return [
        one | {"title_vi": known[one["code"]].title_vi, "title_en": known[one["code"]].title_en}
        if one.get("code") in known
        else one
        for one in row.areas
    ]


def _provisional(sheet: ScoreSheet) -> Standing:
    appraised = sheet.state in (ScoreSheetState.APPRAISED, ScoreSheetState.APPROVED, ScoreSheetState.PUBLISHED)
    round_ = LeafRound.APPRAISAL if appraised else LeafRound.SELF
    score = sheet_score(sheet, round_)
    told = "điểm thẩm định, chưa công bố" if appraised else "điểm tự chấm, chưa thẩm định"
    source = f"Điểm tạm tính năm {sheet.year} ({told})"
    if len(score.missing) + len(score.not_applicable) == len(criteria_value(sheet.criteria).leaves()):
        return _nothing("Chưa có số liệu chỉ số năm", sheet.year)
    return Standing(score.points, score.max_applicable, "", True, source, told_of(score) | {"sheet": sheet.pk})


def told_of(score: SheetScore) -> dict[str, Any]:
    """A score in sentences of both languages, with its areas: what a frozen score keeps."""
    tops = score.explanation.children
    return {
        "basis": score.basis.value,
        "missing": list(score.missing),
        "areas": [{key: top.data[key] for key in ("code", "title_vi", "title_en", "points", "max")} for top in tops],
        "vi": [line.text for line in explain_lines(score.explanation)],
        "en": [line.text for line in explain_lines(score.explanation, "en")],
    }


def score_for_person(person: Person, year: int, on: date | None = None) -> Standing:
    """A person's own score over the tasks they answer for, with the unit's band beside; it decides nothing alone."""
    edition = criteria_for(year, INDIVIDUAL)
    if edition is None:
        return _nothing("Chưa có bộ tiêu chí cá nhân năm", year)
    progress = person_progress(person, year, results_day(year, on))
    unit = score_for_unit(person.unit, year)
    if not progress.facts.total:
        return _nothing("Chưa có nhiệm vụ được giao năm", year)
    criteria = criteria_value(edition)
    score = score_sheet(criteria, individual_inputs(criteria, progress), Basis.APPRAISED)
    shares = {"total": progress.share_total, "done": progress.share_done, "on_time": progress.share_on_time}
    return Standing(
        points=score.points,
        max_points=score.max_applicable,
        band=unit.band,
        provisional=unit.provisional,
        source=f"{criteria.title}: {progress.facts.total} nhiệm vụ",
        explanation=told_of(score)
        | {
            "tasks": list(progress.facts.ids),
            "shares": {name: decimal_text(value) for name, value in shares.items()},
            "unit": {"name": person.unit.name, "band": unit.band, "source": unit.source},
        },
    )
