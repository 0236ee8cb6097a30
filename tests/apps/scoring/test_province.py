"""The published table of Tây Ninh 2023 comes out of the database exactly: points, ratios, ranks, bands."""

import csv
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from backend.acts.runner import perform
from backend.demo.generator import units
from backend.scoring.models import PublishedScore, ScoreSheet
from backend.scoring.province import by_engine, province_scores, sheets_of
from permissions.roles import Role
from tests.support import scored

pytestmark = pytest.mark.django_db
FIGURES = Path(__file__).parents[2] / "unit/scoring/data/tay_ninh_2023.csv"
PUBLISHED = {
    "decision_number": "2729/QĐ-UBND", "decided_on": datetime(2023, 12, 25).date(), "signatory": "Người Ký Mẫu",
    "band_scheme": "tay-ninh-2023-du-thao",
}  # fmt: skip


def printed() -> dict[tuple[str, int], dict[str, str]]:
    lines = FIGURES.read_text(encoding="utf-8").splitlines()[1:]
    return {(row["group"], int(row["rank"])): row for row in csv.DictReader(lines)}


def appraised(edition, made) -> None:
    scored.lay_results(edition, made)
    for state in ("submitted", "appraised", "approved"):
        ScoreSheet.objects.filter(criteria=edition).update(state=state)


@pytest.fixture
def signatory(person, province, acting):
    return acting(person("Người Ký Mẫu", province, Role.SIGNATORY))


@pytest.mark.parametrize("group", ["so", "huyen"])
def test_the_25_published_rows_come_out_of_the_database(province, signatory, group):
    made, edition = scored.lay_units(province), scored.lay_set(group)
    appraised(edition, made)
    perform("index.publish", actor=signatory, inputs=PUBLISHED | {"unit": province, "criteria": edition})
    rows = {row.unit.code: row for row in PublishedScore.objects.select_related("unit")}
    for unit in units(2023):
        if unit.group != group:
            continue
        row, figure = rows[unit.code], printed().get((group, unit.figure_rank or 0))
        if figure is None:
            assert (row.points, row.max_points, row.rank, row.band) == (None, None, None, "")
            continue
        said = (row.points, row.max_points, row.ratio_shown, row.rank, row.band)
        assert said == (
            Decimal(figure["appraisal_points"]), Decimal(figure["max_points_applicable"]),
            Decimal(figure["ratio_pct"]), unit.figure_rank, figure["band"],
        )  # fmt: skip


def test_bulk_and_the_engine_agree_to_the_last_digit(province):
    made, edition = scored.lay_units(province, ["VPUB", "TTT", "STTTT", "SNgV"]), scored.lay_set()
    scored.lay_results(edition, made)
    assert province_scores(edition, 2023) == by_engine(list(sheets_of(edition, 2023)))


def test_more_units_cost_no_more_queries(province, django_assert_num_queries):
    made, edition = scored.lay_units(province), scored.lay_set()
    scored.lay_results(edition, {code: made[code] for code in ("VPUB", "TTT")})
    province_scores(edition, 2023)
    with django_assert_num_queries(7):
        assert len(province_scores(edition, 2023)) == 2
    scored.lay_results(edition, {code: unit for code, unit in made.items() if code not in ("VPUB", "TTT")})
    with django_assert_num_queries(7):
        assert len(province_scores(edition, 2023)) == 19
