"""The room of rules, opened by people who may and may not confirm."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from backend.base import clock
from backend.catalogue import editions, queries
from backend.catalogue.models import Edition, Round
from permissions.roles import Role
from workflows import shipped
from workflows.regulations import overlay
from workflows.rules.wording import worded

AT = datetime(2026, 11, 20, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def autumn(db: None) -> Iterator[None]:
    with clock.stated(AT):
        yield


@pytest.fixture
def enter(person: Callable[..., Any], province: Any) -> Callable[..., Client]:
    def sign_in(*roles: Role) -> Client:
        made = person("Người Xem", province, *roles)
        made.user = get_user_model().objects.create(username=f"u{made.pk}")
        made.save()
        client = Client()
        client.force_login(made.user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


def lay_down(province: Any) -> None:
    draft, faults = editions.read_overlay(overlay.canonical(shipped.overlays()[0]), queries.base_pack)
    assert not faults
    editions.new_edition(draft, origin="office", by="Sở", at=AT, illustrative=False, unit=province).save()


def to(name: str, *args: Any) -> str:
    return reverse(f"catalogue:{name}", args=args)


@pytest.mark.parametrize("name", ["home", "unconfirmed", "rounds"])
def test_everybody_with_a_role_reads_the_rules(enter: Any, name: str) -> None:
    assert enter(Role.PREPARER).get(to(name)).status_code == 200


def test_of_two_versions_of_a_process_only_the_newest_in_force_is_marked(enter: Any) -> None:
    first = Edition.objects.filter(kind="process", in_force_from__lte=AT, in_force_to=None).order_by("-version")[0]
    copied = {f.attname: getattr(first, f.attname) for f in Edition._meta.concrete_fields if f.attname != "id"}
    for later, begins in ((1, first.in_force_from), (2, AT.date() + timedelta(days=9))):
        more = {"version": first.version + later, "sha256": str(later) * 64, "in_force_from": begins}
        Edition.objects.create(**{**copied, **more})
    pages = enter(Role.PREPARER).get(to("home"))
    of_code = Edition.objects.filter(code=first.code, kind="process")
    marked = [one.version for one in of_code if one.pk in pages.context["in_use"]]
    assert marked == [first.version + 1]


def test_each_edition_shows_its_rows_and_its_drawing(enter: Any) -> None:
    client = enter(Role.PREPARER)
    for edition in Edition.objects.exclude(kind="criteria"):
        page = client.get(to("edition", edition.pk)).content.decode()
        assert edition.sha256 in page
        assert ("<svg" in page) == (edition.kind == "process")


@pytest.mark.parametrize("kind", ["pack", "overlay"])
def test_a_pack_reads_as_awards_and_criteria_in_words(
    enter: Any, province: Any, kind: str, django_assert_max_num_queries: Any
) -> None:
    if kind == "overlay":
        lay_down(province)
    edition = queries.pack_for(clock.today(), province)
    assert edition is not None
    assert edition.kind == kind
    client = enter(Role.PREPARER)
    with django_assert_max_num_queries(20):
        page = client.get(to("edition", edition.pk)).content.decode()
    pack = queries.pack_value(edition)
    assert page.count('<details id="tieu-chuan-') == page.count('<a href="#tieu-chuan-') == len(pack.awards)
    assert "không còn từ 01/07/2025" in page
    said = worded(pack.criteria[0].condition, {award.code: award.name for award in pack.awards})
    assert escape(said.vi) in page


def test_two_packs_are_compared_row_by_row(enter: Any) -> None:
    client = enter(Role.PREPARER)
    newer = queries.pack_for(clock.today())
    assert newer is not None
    older = Edition.objects.filter(kind="pack").exclude(pk=newer.pk).order_by("in_force_from")[0]
    page = client.get(to("compare", newer.pk), {"voi": older.pk}).content.decode()
    assert older.title in page
    assert "<ins>" in page
    same_kind = client.get(to("compare", newer.pk), {"voi": "khong"})
    assert same_kind.status_code == 200


def test_a_process_is_compared_with_processes_only(enter: Any) -> None:
    process = Edition.objects.filter(kind="process")[0]
    page = enter(Role.PREPARER).get(to("compare", process.pk)).content.decode()
    assert "danh-hieu-co-so" in page
    assert "l06-2022" not in page


def test_an_unread_row_is_confirmed_with_its_source(enter: Any) -> None:
    edition = queries.pack_for(clock.today())
    assert edition is not None
    client, code = enter(Role.ADMINISTRATOR), "lao-dong-tien-tien"
    assert client.get(to("confirm", edition.pk), {"row": code}).status_code == 200
    answer = client.post(to("confirm", edition.pk), {"row": code, "source": "ngắn"})
    assert answer.status_code == 400
    answer = client.post(to("confirm", edition.pk), {"row": code, "source": "Luật 06/2026/QH16, Điều 1"})
    assert answer.status_code == 302
    assert queries.row_status(edition, code).value == "confirmed_here"


def test_a_faulty_process_is_shown_with_what_is_wrong(enter: Any) -> None:
    data = {"kind": "process", "text": "[process]", "in_force_from": "2026-12-01"}
    answer = enter(Role.ADMINISTRATOR).post(to("publish"), data)
    assert answer.status_code == 400
    assert "Thiếu code." in str(answer.context["tried"].form.errors["text"])
    assert "[process]" in answer.content.decode()


def test_a_round_is_opened_in_the_browser(enter: Any, province: Any) -> None:
    client = enter(Role.APPRAISER)
    data = {
        "code": "2026-CS", "title": "Đợt cơ sở", "awarding_unit": province.pk, "process_code": "danh-hieu-co-so",
        "awards": "lao-dong-tien-tien", "achievement_from": 2025, "achievement_to": 2025, "opens_on": "2026-11-20",
    }  # fmt: skip
    assert client.get(to("open-round")).status_code == 200
    assert client.post(to("open-round"), data | {"closes_on": "2026-11-01"}).status_code == 400
    assert client.post(to("open-round"), data).status_code == 302
    assert client.get(to("round", Round.objects.get().pk)).status_code == 200


def test_who_may_not_open_a_round_gets_no_form(enter: Any) -> None:
    assert enter(Role.PREPARER).get(to("open-round")).status_code == 403
