"""Two published years side by side: totals always, areas only with a stated mapping; a large ranking stays cheap."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from backend.acts.runner import perform
from backend.base import clock
from backend.criteria.criteria_sets import lay_down
from backend.demo.tree import tree
from backend.indices.national import merged_provinces, with_former
from backend.indices.queries import histories, same_result
from backend.indices.standing import compare_groups, compare_unit, earlier_publication, years_of
from backend.organisation.models import UnitKind
from backend.organisation.services import make_unit
from backend.scoring.models import IndexPublication, PublishedScore
from backend.scoring.options import kept_options
from workflows.engine import Refused
from workflows.rules.ranking import NotRanked, RankingOptions

pytestmark = pytest.mark.django_db
D = Decimal
AREAS = [str(n) for n in range(1, 9)]


def publication(province, year: int, **more) -> IndexPublication:
    edition = lay_down(tree(year, "so"), by="Thử")
    return IndexPublication.objects.create(
        unit=province, criteria=edition, year=year, decision_number=f"{year}/QĐ", decided_on=date(year, 12, 25),
        signatory="A", published_at=datetime(year, 12, 25, tzinfo=clock.HANOI), **more,
    )  # fmt: skip


def row(found: IndexPublication, unit, points: str, rank: int | None, areas: list[str] | None = None) -> PublishedScore:
    parts = [{"code": c, "points": p, "max": "10"} for c, p in zip(AREAS, areas or ["5"] * 8, strict=True)]
    return PublishedScore.objects.create(
        publication=found, unit=unit, group="so", points=D(points), max_points=D(100), rank=rank, areas=parts
    )


@pytest.fixture
def two_years(made, province):
    """One unit rises in score and falls in rank, the other the other way round."""
    first, second = publication(province, 2022), publication(province, 2023)
    one, other = made["SXD"], made["SYT"]
    row(first, one, "81.32", 1, ["5"] * 8)
    row(first, other, "80", 2, ["6"] * 8)
    row(second, one, "83.64", 2, ["6"] * 3 + ["5.5"] * 2 + ["3"] * 3)
    row(second, other, "85", 1, ["5"] * 3 + ["7"] * 2 + ["4"] * 3)
    return first, second


def test_score_may_rise_while_the_rank_falls(two_years, made):
    found = compare_groups(*two_years)
    change = {each.unit: each.change for each in found.rows}[made["SXD"]]
    assert (change.score, change.places) == (D("2.32"), -1)
    assert (found.by_score.up, found.by_rank.up, found.by_rank.down) == (2, 1, 1)
    assert earlier_publication(two_years[1]) == two_years[0]
    assert earlier_publication(two_years[0]) is None


def test_areas_of_different_sets_are_compared_only_with_a_mapping(two_years, made, province, cast):
    points = years_of(made["SXD"])
    refused = compare_unit(points[0].row, points[1].row)
    assert (refused.refused.code, refused.areas) == ("index.no_mapping", ())
    older, newer = (found.criteria for found in two_years)
    inputs = {
        "unit": province, "older": older, "newer": newer, "basis": "CV 1", "pairs": [(code, code) for code in AREAS]
    }  # fmt: skip
    perform("index_mapping.state", actor=cast["appraiser"], inputs=inputs)
    found = compare_unit(points[0].row, points[1].row)
    assert found.refused is None
    assert found.counts.total == 8
    with pytest.raises(Refused) as no:
        perform("index_mapping.state", actor=cast["appraiser"], inputs=inputs)
    assert no.value.reasons[0].code == "index_mapping.same"


def test_the_unit_page_says_why_areas_are_not_compared_and_then_the_sentence(two_years, made, province, cast, client):
    client.force_login(_user(cast))
    url = reverse("indices:unit", args=[made["SXD"].pk])
    assert "chưa có bảng đối chiếu" in client.get(url).content.decode()
    older, newer = (found.criteria for found in two_years)
    inputs = {"unit": province, "older": older, "newer": newer, "basis": "CV 1", "pairs": [(c, c) for c in AREAS]}
    perform("index_mapping.state", actor=cast["appraiser"], inputs=inputs)
    shown = client.get(url).content.decode()
    assert "3/8 nội dung cải thiện cả điểm và thứ hạng, 2/8 nội dung chỉ cải thiện điểm" in shown
    assert "tăng 2,32 điểm, giảm 1 bậc" in shown
    assert "tăng 2,32 điểm" in client.get(reverse("indices:compare", args=[two_years[1].pk])).content.decode()


def _user(cast):
    from django.contrib.auth import get_user_model

    from backend.organisation.models import Person

    person = Person.objects.get(pk=cast["appraiser"].person_id)
    person.user = person.user or get_user_model().objects.create(username="thu-thd")
    person.save()
    return person.user


def test_the_ranking_page_of_500_units_needs_at_most_ten_queries(province, cast, client):
    options = RankingOptions(not_ranked=(NotRanked("P7", "cơ quan đặc thù"),))
    found = publication(province, 2023, options=kept_options(options))
    units = [
        make_unit(code=f"P{n}", name=f"Phường {n}", unit_kind=UnitKind.WARD, valid_from=date(2020, 1, 1),
                  parent=province, group="so")
        for n in range(500)
    ]  # fmt: skip
    for n, unit in enumerate(units):
        row(found, unit, str(90 - D(n) / 10), None if n == 7 else n + 1)
    client.force_login(_user(cast))
    url = reverse("scoring:ranking", args=[found.pk])
    client.get(url)
    with CaptureQueriesContext(connection) as seen:
        shown = client.get(url).content.decode()
    assert len(seen) <= 10, [query["sql"][:120] for query in seen]
    assert shown.count("Phường") >= 500
    assert "cơ quan đặc thù" in shown


def test_an_adjusted_row_is_found_by_the_moment_at_which_it_counted(two_years, made):
    found = two_years[1]
    later = IndexPublication.objects.create(
        unit=found.unit, criteria=found.criteria, year=2023, decision_number="2/QĐ", decided_on=date(2024, 1, 5),
        signatory="A", published_at=datetime(2024, 1, 5, tzinfo=clock.HANOI), adjusts=found, reason="Kiến nghị",
    )  # fmt: skip
    row(later, made["SXD"], "84", 2)
    history = histories({made["SXD"].pk}, {2023})[made["SXD"].pk, 2023]
    assert history.at(datetime(2023, 12, 30, tzinfo=clock.HANOI)).points == D("83.64")
    assert history.at(datetime(2023, 1, 1, tzinfo=clock.HANOI)) is None
    assert (history.current.points, same_result(history.rows[0], history.current)) == (D(84), False)
    assert [p.row.points for p in years_of(made["SXD"])] == [D("81.32"), D(84)]


def test_34_provinces_were_made_of_63():
    older = [name for each in merged_provinces() for name in each.older]
    assert (len(merged_provinces()), len(older), len(set(older))) == (34, 63, 63)
    assert with_former("Tây Ninh") == ("Tây Ninh", "Long An")
    assert with_former("Minh Họa") == ("Minh Họa",)


def test_the_page_of_an_ended_unit_shows_its_last_figures_and_no_forecast(two_years, made, province, cast, client):
    one = made["SXD"]
    PublishedScore.objects.create(publication=publication(province, 2024), unit=one, group="so", areas=[])
    address, page = reverse("indices:forecast", args=[one.pk, 2023]), reverse("indices:unit", args=[one.pk])
    client.force_login(_user(cast))
    assert address in client.get(page).content.decode()
    one.valid_to = date(2023, 6, 30)
    one.save()
    text = client.get(page).content.decode()
    assert (address in text, "tăng 2,32 điểm, giảm 1 bậc" in text) == (False, True)
