"""What is offered is what may be done: units where one drafts, versions to go on from, dossiers that one moves."""

from datetime import date

import pytest
from django.urls import reverse

from backend.base import clock
from backend.organisation.actors import actor_of
from backend.procedures.queries import MOVE, movable_to
from backend.review.moving import edition_now
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
    assert (page.status_code, page.context["shown"], page.context["not_mine"]) == (200, [], 1)
    assert "không thuộc quyền chuyển của bạn" in page.content.decode()


def moved(page) -> set[str]:
    return {one.act.name for one in page.context["offers"]} & {MOVE}


def test_page_list_and_api_offer_the_move_to_the_reviewing_body_only(
    as_, appraiser_of_a, nomination, new_version  # noqa: F811
):  # fmt: skip
    made = new_version(longer)
    for who, expected in (("of_a", set()), ("appraiser", {MOVE})):
        client = as_(who)
        assert moved(client.get(reverse("nominations:nomination", args=[nomination.pk]))) == expected
        listed = client.get(f"/api/v1/nominations/{nomination.pk}/acts/").json()
        assert {row["act"] for row in listed if row["act"] == MOVE and row["open"]} == expected
        home = client.get(reverse("procedures:home")).content.decode()
        assert (reverse("procedures:move", args=[made.pk]) in home) == bool(expected)
        found = client.get(f"/api/v1/editions/{made.pk}/movable/").json()
        assert len(found) == len(expected)


def test_the_units_own_appraiser_who_asks_all_the_same_is_refused_and_told_whose_it_is(
    as_, appraiser_of_a, nomination, new_version  # noqa: F811
):  # fmt: skip
    made, client = new_version(longer), as_("of_a")
    asked = {"to": made.pk, "reason": "Muốn nhanh hơn"}
    url = f"/api/v1/nominations/{nomination.pk}/"
    seen = {"If-Match": client.get(url).headers["ETag"]}
    answer = client.post(f"{url}move_process/", asked, "application/json", headers=seen)
    assert answer.status_code == 403, answer.content
    [reason] = answer.json()["reasons"]
    assert reason["code"] == "permission.out_of_reach"
    assert "Chuyên viên thẩm định của cơ quan mở đợt xét" in reason["next"]
    assert client.get(reverse("act", args=[MOVE, nomination.pk])).status_code == 404


def test_nothing_is_moved_in_bulk_by_whom_it_is_not_offered_to(
    as_, appraiser_of_a, nomination, new_version  # noqa: F811
):  # fmt: skip
    made = new_version(longer)
    posted = {"row": [nomination.pk], "to": made.pk, "reason": "Muốn nhanh hơn"}
    url = reverse("procedures:move", args=[made.pk])
    page = as_("of_a").post(url, posted)
    [result] = page.context["tried"].results.values()
    assert (result.done, [one.code for one in result.reasons]) == (False, ["permission.out_of_reach"])
    body = {"items": [{"id": nomination.pk}], "inputs": {"to": made.pk, "reason": "Muốn nhanh hơn"}}
    for who, is_open in (("of_a", False), ("appraiser", True)):
        [row] = as_(who).post("/api/v1/nominations/bulk/move_process/preview/", body, "application/json").json()
        assert row["open"] == is_open, row
    assert edition_now(nomination) != made
    [result] = as_("appraiser").post(url, posted).context["tried"].results.values()
    assert (result.done, result.reasons) == (True, ())
    assert edition_now(nomination) == made


def test_the_body_above_moves_what_a_unit_without_appraisers_awards_itself(
    does, cast, round_, unit_a, nomination, new_version  # noqa: F811
):  # fmt: skip
    round_.awarding_unit = unit_a
    round_.save()
    made = new_version(longer)
    assert [row.pk for row in movable_to(actor_of(cast["appraiser"]), made)] == [nomination.pk]
    does("appraiser", MOVE, nomination, to=made, reason="Đơn vị không có chuyên viên thẩm định")
    assert edition_now(nomination) == made


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
    made = new_version(longer)
    assert [row.pk for row in movable_to(actor_of(cast["appraiser"]), made)] == [nomination.pk]
    with pytest.raises(Refused):
        does("appraiser", "nomination.move_process", nomination, to=nomination.submission.process, reason="Không đổi")
