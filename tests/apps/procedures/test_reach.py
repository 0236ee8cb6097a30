"""What is offered is what may be done: units where one drafts, versions to go on from, dossiers that one moves."""

from datetime import date

import pytest
from django.urls import reverse

from backend.base import clock
from backend.procedures.queries import movable_to
from permissions.check import NotPermitted
from permissions.roles import Role
from tests.apps.procedures.test_moving import longer, nomination  # noqa: F401
from workflows.engine import Refused

pytestmark = pytest.mark.django_db


def choices(page, name: str) -> set[str]:
    return {str(key) for key, _word in page.context["form"].fields[name].choices if str(key)}


@pytest.fixture
def appraiser_of_a(cast, person, unit_a):
    """The proposing unit's own appraiser."""
    cast["of_a"] = person("Vũ Thị Ở Sở", unit_a, Role.APPRAISER)
    return cast["of_a"]


def test_only_units_of_today_where_one_drafts_are_offered(as_, cast, province, unit_a, unit_b):
    gone = cast["appraiser"].holdings.create(
        role=Role.APPRAISER, unit=unit_a, valid_from=date(2025, 1, 1), basis="QĐ"
    ).unit  # fmt: skip
    client, url = as_("appraiser"), reverse("procedures:new")
    assert choices(client.get(url), "unit") == {str(province.pk), str(gone.pk)}
    type(gone).objects.filter(pk=gone.pk).update(valid_to=clock.today().replace(year=clock.today().year - 1))
    assert choices(client.get(url), "unit") == {str(province.pk)}
    answer = client.post(url, {"unit": gone.pk, "title": "Quy trình của cơ quan đã giải thể"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (400, ["unit"])


def test_a_draft_goes_on_only_from_the_newest_version(as_, edition, new_version):
    made = new_version(longer)
    offered = choices(as_("appraiser").get(reverse("procedures:new")), "basis")
    assert str(made.pk) in offered
    assert str(edition.pk) not in offered


def test_the_units_own_appraiser_does_not_move_what_another_body_reviews(
    as_, does, appraiser_of_a, nomination, new_version  # noqa: F811
):  # fmt: skip
    made = new_version(longer)
    with pytest.raises(NotPermitted):
        does(appraiser_of_a, "nomination.move_process", nomination, to=made, reason="Muốn nhanh hơn")
    page = as_("of_a").get(reverse("procedures:move", args=[made.pk]))
    assert (page.context["shown"], page.context["not_mine"]) == ([], 1)
    assert "không thuộc quyền chuyển của bạn" in page.content.decode()


def test_a_head_sees_how_many_of_their_dossiers_run_by_a_version_but_is_not_told_to_move_them(
    as_, nomination, new_version, edition  # noqa: F811
):  # fmt: skip
    made = new_version(longer)
    page = as_("head").get(reverse("procedures:home"))
    row = next(one for one in page.context["rows"] if one["now"] == made)
    assert {one["edition"]: one["running"] for one in row["versions"]} == {made: 0, edition: 1}
    assert row["behind"] == 0
    assert as_("appraiser").get(reverse("procedures:home")).context["rows"]


def test_an_appraiser_of_the_reviewing_body_moves_them(does, cast, nomination, new_version):  # noqa: F811
    from backend.organisation.actors import actor_of

    made = new_version(longer)
    assert [row.pk for row in movable_to(actor_of(cast["appraiser"]), made)] == [nomination.pk]
    with pytest.raises(Refused):
        does("appraiser", "nomination.move_process", nomination, to=nomination.submission.process, reason="Không đổi")
