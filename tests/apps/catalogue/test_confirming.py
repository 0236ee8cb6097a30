"""What must be confirmed, over every edition that can judge a dossier; confirming again in a newer version."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from backend.acts.runner import perform, perform_each
from backend.audit.models import Line
from backend.audit.verify import faults
from backend.base import clock
from backend.base.promises import AppendOnly
from backend.catalogue import confirming, editions, queries
from backend.catalogue.models import Edition, RowConfirmation
from backend.organisation.actors import actor_of
from permissions.actor import Actor
from permissions.check import NotPermitted
from permissions.roles import Role
from workflows import shipped
from workflows.basis import Status
from workflows.engine import Label, Refused
from workflows.regulations import overlay
from workflows.regulations.schema import RegulationPack

AT = datetime(2026, 11, 20, 3, tzinfo=UTC)
KEPT, REWRITTEN, GONE = "bang-khen-tinh-phong-trao", "lao-dong-tien-tien", "giay-khen-xa"
SOURCE = "Công báo số 12, Điều 74 khoản 1"


@pytest.fixture(autouse=True)
def autumn(db: None) -> Any:
    with clock.stated(AT):
        yield


@pytest.fixture
def administrator(person: Callable[..., Any], province: Any) -> Actor:
    return actor_of(person("Đỗ Quản Trị", province, Role.ADMINISTRATOR))


@pytest.fixture
def enter(person: Callable[..., Any], province: Any, client: Client, django_user_model: Any) -> Callable[..., Client]:
    def sign_in(*roles: Role) -> Client:
        made = person("Người Xem", province, *roles)
        made.user = django_user_model.objects.create(username=f"u{made.pk}")
        made.save()
        client.force_login(made.user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


def newest_pack() -> Edition:
    found = queries.pack_for(clock.today())
    assert found is not None
    return found


def confirm(who: Actor, *rows: str) -> list[RowConfirmation]:
    edition = newest_pack()
    for row in rows:
        perform("row.confirm", actor=who, subject=edition.pk, inputs={"row": row, "source": SOURCE})
    return list(RowConfirmation.objects.filter(edition=edition, row__in=rows).order_by("pk"))


def shipped_pack() -> RegulationPack:
    """The newest pack as it is shipped."""
    return next(one for one in shipped.packs() if one.code == newest_pack().code)


def next_version(later: int = 1) -> Edition:
    """A later version: one row says something else, all others the same, one of them surer than before."""
    pack = shipped_pack()
    awards = tuple(
        replace(row, name=Label("Tên khác", "Another name")) if row.code == REWRITTEN
        else replace(row, status=Status.SECONDARY) if row.code == KEPT else row
        for row in pack.awards
    )  # fmt: skip
    made = editions.new_edition(
        editions.of_pack(replace(pack, version=pack.version + later, awards=awards)), origin="office", by="Sở", at=AT
    )
    made.save()
    return made


def open_rows(edition: Edition) -> dict[str, confirming.OpenRow]:
    found = {one.edition.pk: one for one in confirming.counted(confirming.judging())}[edition.pk]
    return {one.row.code: one for one in found.open}


def test_every_edition_that_can_judge_is_counted(province: Any) -> None:
    draft, _faults = editions.read_overlay(overlay.canonical(shipped.overlays()[0]), queries.base_pack)
    editions.new_edition(draft, origin="office", by="Sở", at=AT, unit=province).save()
    found = confirming.counted(confirming.judging())
    assert {one.edition.code for one in found} >= {*shipped.PACKS, draft.code, "danh-hieu-co-so", "mau-luat-2022"}
    for one in found:
        rows = [row for row in queries.law_rows(one.edition) if row.home == one.edition.pk]
        assert (one.total, len(one.open)) == (len(rows), sum(row.open for row in rows))
    own = next(one for one in found if one.edition.kind == "overlay")
    assert {row.row.code for row in own.open} == {row.code for _, row in shipped.overlays()[0].rows()}


def test_many_editions_cost_a_few_questions(django_assert_max_num_queries: Any) -> None:
    confirming.counted(confirming.judging())
    with django_assert_max_num_queries(2):
        confirming.counted(confirming.judging())


def test_a_confirmation_does_not_carry_over_by_itself(administrator: Actor) -> None:
    confirm(administrator, KEPT, REWRITTEN)
    later = next_version()
    assert queries.row_status(later, KEPT) is Status.SECONDARY
    rows = open_rows(later)
    assert [rows[code].earlier.same for code in (KEPT, REWRITTEN)] == [True, False]
    assert {change.field for change in rows[REWRITTEN].earlier.changes} == {"name.vi", "name.en"}
    assert rows[GONE].earlier is None
    assert rows[KEPT].earlier.confirmation.source == SOURCE


def test_a_row_that_says_the_same_is_confirmed_again_with_its_source(administrator: Actor) -> None:
    (earlier,) = confirm(administrator, KEPT)
    later = next_version()
    perform("row_confirmation.repeat", actor=administrator, subject=earlier.pk)
    made = RowConfirmation.objects.get(edition=later)
    assert (made.row, made.source, made.confirmed_by) == (KEPT, SOURCE, "Đỗ Quản Trị")
    assert queries.row_status(later, KEPT) is Status.CONFIRMED_HERE
    line = Line.objects.get(entry__act="row_confirmation.repeat", subject_kind="pack")
    assert (line.subject_id, line.data["before"], line.data["source"]) == (
        str(later.pk),
        shipped_pack().version,
        SOURCE,
    )
    with pytest.raises(Refused, match=r"row\.settled"):
        perform("row_confirmation.repeat", actor=administrator, subject=earlier.pk)


def test_another_source_may_be_named(administrator: Actor) -> None:
    (earlier,) = confirm(administrator, KEPT)
    next_version()
    next_version(2)
    perform("row_confirmation.repeat", actor=administrator, subject=earlier.pk, inputs={"source": "Công báo số 99"})
    again = RowConfirmation.objects.exclude(pk=earlier.pk).values_list("edition__version", "source")
    assert list(again) == [(shipped_pack().version + later, "Công báo số 99") for later in (1, 2)]


def test_a_row_that_says_something_else_is_not_confirmed_again(administrator: Actor) -> None:
    (earlier,) = confirm(administrator, REWRITTEN)
    with pytest.raises(Refused, match=r"row\.nothing_later"):
        perform("row_confirmation.repeat", actor=administrator, subject=earlier.pk)
    later = next_version()
    with pytest.raises(Refused, match=r"row\.says_else"):
        perform("row_confirmation.repeat", actor=administrator, subject=earlier.pk)
    assert not RowConfirmation.objects.filter(edition=later).exists()


def test_many_at_once_have_a_result_each(administrator: Actor, person: Any, province: Any) -> None:
    earlier = confirm(administrator, KEPT, REWRITTEN)
    next_version()
    found = perform_each("row_confirmation.repeat", [(one.pk, None) for one in earlier], actor=administrator, inputs={})
    assert [one.done for one in found] == [True, False]
    reader = actor_of(person("Lý Thẩm Định", province, Role.APPRAISER))
    with pytest.raises(NotPermitted):
        perform("row_confirmation.repeat", actor=reader, subject=earlier[0].pk)


def test_the_page_filters_and_searches(enter: Any) -> None:
    client, url = enter(Role.ADMINISTRATOR), reverse("catalogue:unconfirmed")
    oldest = Edition.objects.get(code="l15-2003-nd91-2017")
    assert oldest.title in client.get(url).content.decode()
    page = client.get(url, {"ban": oldest.pk, "q": "lao dong tien tien", "loai": "pack", "moi": "1"})
    rows = [one for one, _key in page.context["page"]]
    assert rows
    assert {one.edition.pk for one in rows} == {oldest.pk}
    assert client.get(url, {"q": "khong-co-gi"}).context["page"].paginator.count == 0
    assert client.get(url, {"loai": "process", "ban": oldest.pk}).context["page"].paginator.count == 0


def test_rows_of_an_earlier_version_are_ticked_and_previewed(enter: Any, administrator: Actor) -> None:
    (earlier,) = confirm(administrator, KEPT)
    later = next_version()
    client, url = enter(Role.ADMINISTRATOR), reverse("catalogue:unconfirmed")
    page = client.get(url, {"truoc": "same"})
    assert [(one.row.code, key) for one, key in page.context["page"]] == [(KEPT, earlier.pk)]
    bulk = reverse("bulk-act", args=["row_confirmation.repeat"])
    sent = {"row": str(earlier.pk), "back": url, "source": ""}
    preview = client.post(bulk, sent | {"preview": "1"}).content.decode()
    assert SOURCE in preview
    assert "làm được" in preview
    assert not RowConfirmation.objects.filter(edition=later).exists()
    client.post(bulk, sent | {"confirmed": "1", "idempotency_key": "lai-1"}, follow=True)
    assert RowConfirmation.objects.filter(edition=later, row=KEPT, source=SOURCE).exists()


def test_the_form_of_one_row_carries_the_earlier_source_only_where_it_says_the_same(
    enter: Any, administrator: Actor
) -> None:
    confirm(administrator, KEPT, REWRITTEN)
    later, client = next_version(), enter(Role.ADMINISTRATOR)
    url = reverse("catalogue:confirm", args=[later.pk])
    assert client.get(url, {"row": KEPT}).context["tried"].form.initial["source"] == SOURCE
    page = client.get(url, {"row": REWRITTEN})
    assert "source" not in page.context["tried"].form.initial
    assert "Tên khác" in page.content.decode()


def test_the_interface_tells_the_same(enter: Any, administrator: Actor) -> None:
    (earlier, _other) = confirm(administrator, KEPT, REWRITTEN)
    later, client = next_version(), enter(Role.ADMINISTRATOR)
    counts = {one["edition"]["id"]: one for one in client.get("/api/v1/editions/unconfirmed/").json()}
    assert counts[later.pk]["again"] == 1
    assert counts[later.pk]["open"] == len(open_rows(later))
    rows = client.get(f"/api/v1/editions/{later.pk}/unconfirmed/", {"earlier": "changed"}).json()
    assert [(one["row"]["code"], one["earlier"]["changed"]) for one in rows] == [(REWRITTEN, ["name.en", "name.vi"])]
    assert client.get(f"/api/v1/editions/{later.pk}/unconfirmed/", {"earlier": "x"}).status_code == 400
    found = client.get(f"/api/v1/editions/{later.pk}/unconfirmed/", {"q": "bang khen", "earlier": "same"}).json()
    assert found[0]["earlier"]["confirmation"]["id"] == earlier.pk
    url = f"/api/v1/row-confirmations/{earlier.pk}/"
    answer = client.post(f"{url}repeat/", {}, "application/json", HTTP_IF_MATCH=client.get(url)["ETag"])
    assert answer.status_code == 200
    assert RowConfirmation.objects.filter(edition=later, row=KEPT).exists()


WHY = {"reason": "Đọc nhầm sang văn bản đã hết hiệu lực"}


def test_a_withdrawn_confirmation_leaves_the_row_open_and_stays_as_history(administrator: Actor) -> None:
    (first,) = confirm(administrator, KEPT)
    perform("row_confirmation.withdraw", actor=administrator, subject=first.pk, inputs=WHY)
    first.refresh_from_db()
    assert [one for one in faults() if one.code in ("row_inserted", "state_edited")] == []
    assert (first.state, first.reason, first.ended_by) == ("withdrawn", WHY["reason"], "Đỗ Quản Trị")
    assert queries.row_status(newest_pack(), KEPT) is Status.UNCONFIRMED
    assert KEPT in open_rows(newest_pack())
    assert {line.subject_kind for line in Line.objects.filter(entry__act="row_confirmation.withdraw")} == {
        "row_confirmation", "pack",
    }  # fmt: skip
    (_old, again) = confirm(administrator, KEPT)
    assert again.holds
    assert queries.row_status(newest_pack(), KEPT) is Status.CONFIRMED_HERE
    next_version()
    for act, inputs in (("withdraw", WHY), ("repeat", {}), ("replace", WHY | {"source": "Công báo số 99"})):
        with pytest.raises(Refused, match=r"state\.wrong"):
            perform(f"row_confirmation.{act}", actor=administrator, subject=first.pk, inputs=inputs)


def test_a_better_source_replaces_a_confirmation_and_the_old_one_stays(administrator: Actor) -> None:
    (first,) = confirm(administrator, KEPT)
    with pytest.raises(Refused, match=r"row_confirmation\.same_source"):
        perform("row_confirmation.replace", actor=administrator, subject=first.pk, inputs=WHY | {"source": SOURCE})
    better = WHY | {"source": "Công báo số 99, Điều 74"}
    perform("row_confirmation.replace", actor=administrator, subject=first.pk, inputs=better)
    old, new = RowConfirmation.objects.order_by("pk")
    assert (old.state, old.source, new.replaces_id, new.source) == ("replaced", SOURCE, old.pk, better["source"])
    assert queries.row_status(newest_pack(), KEPT) is Status.CONFIRMED_HERE
    later = next_version()
    assert open_rows(later)[KEPT].earlier.confirmation == new


def test_later_versions_that_still_stand_on_the_same_source_are_told_of(enter: Any, administrator: Actor) -> None:
    (first,) = confirm(administrator, KEPT)
    later, client = next_version(), enter(Role.ADMINISTRATOR)
    perform("row_confirmation.repeat", actor=administrator, subject=first.pk)
    api = f"/api/v1/row-confirmations/{first.pk}/"
    done = client.post(f"{api}withdraw/", WHY, "application/json", HTTP_IF_MATCH=client.get(api)["ETag"]).json()
    assert [(one["code"], str(later) in one["message"]) for one in done["advice"]] == [
        ("row_confirmation.stands_later", True)
    ]
    perform("row.confirm", actor=administrator, subject=first.edition_id, inputs={"row": KEPT, "source": SOURCE})
    again = RowConfirmation.objects.get(edition=first.edition_id, state="standing")
    page = reverse("act", args=["row_confirmation.replace", again.pk])
    told = client.post(page, WHY | {"source": "Công báo số 99"}, follow=True).content.decode()
    assert f"bằng cùng nguồn ({SOURCE}): {later}" in told
    assert queries.row_status(later, KEPT) is Status.CONFIRMED_HERE
    repeated = RowConfirmation.objects.get(edition=later)
    assert perform("row_confirmation.withdraw", actor=administrator, subject=repeated.pk, inputs=WHY).advice == ()


def test_what_a_confirmation_says_never_changes(administrator: Actor) -> None:
    (first,) = confirm(administrator, KEPT)
    for change in (lambda: first.delete(), lambda: RowConfirmation.objects.filter(pk=first.pk).update(source="khác")):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert RowConfirmation.objects.get().source == SOURCE


def test_only_who_may_confirm_takes_it_back(administrator: Actor, person: Any, province: Any) -> None:
    (first,) = confirm(administrator, KEPT)
    reader = actor_of(person("Lý Thẩm Định", province, Role.APPRAISER))
    for act, more in (("withdraw", {}), ("replace", {"source": "Công báo số 99"})):
        inputs = WHY | more
        with pytest.raises(NotPermitted):
            perform(f"row_confirmation.{act}", actor=reader, subject=first.pk, inputs=inputs)


def test_page_and_interface_take_it_back_and_show_its_history(enter: Any, administrator: Actor) -> None:
    (first,) = confirm(administrator, KEPT)
    client, edition = enter(Role.ADMINISTRATOR), reverse("catalogue:edition", args=[first.edition_id])
    assert reverse("act", args=["row_confirmation.withdraw", first.pk]) in client.get(edition).content.decode()
    api = f"/api/v1/row-confirmations/{first.pk}/"
    answer = client.post(f"{api}withdraw/", WHY, "application/json", HTTP_IF_MATCH=client.get(api)["ETag"])
    assert answer.status_code == 200
    page = client.get(edition).content.decode()
    assert WHY["reason"] in page
    assert reverse("act", args=["row_confirmation.withdraw", first.pk]) not in page
    assert (
        WHY["reason"]
        in client.get(reverse("catalogue:confirm", args=[first.edition_id]), {"row": KEPT}).content.decode()
    )
    found = client.get("/api/v1/row-confirmations/", {"state": "withdrawn"}).json()["results"]
    assert [(one["id"], one["reason"]) for one in found] == [(first.pk, WHY["reason"])]


def test_triggers_of_before_that_forbade_any_change_are_lifted(administrator: Actor) -> None:
    (first,) = confirm(administrator, KEPT)
    with connection.cursor() as cursor:
        for trigger in AppendOnly().triggers("catalogue_rowconfirmation", connection.vendor):
            if not trigger.name.endswith("_truncate"):
                for statement in trigger.statements:
                    cursor.execute(statement)
        with pytest.raises(DatabaseError), transaction.atomic():
            RowConfirmation.objects.filter(pk=first.pk).update(reason="Thử")
        migration = import_module("backend.catalogue.migrations.0007_confirmations_end")
        migration.lift(None, SimpleNamespace(connection=connection, execute=cursor.execute))
    perform("row_confirmation.withdraw", actor=administrator, subject=first.pk, inputs=WHY)
