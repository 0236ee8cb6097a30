"""A rehearsal says what an act would say of every row, and nothing of it remains."""

from datetime import date

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from rest_framework.authtoken.models import Token
from rest_framework.test import APIClient

from backend.acts.models import Receipt
from backend.acts.rehearsal import offered_each, rehearse_each
from backend.acts.runner import perform_each
from backend.audit.models import Entry
from backend.base import clock
from backend.calendars.models import DeclaredDay
from backend.organisation.models import Holding
from backend.papers.storage import PaperStorage
from permissions.roles import Role

pytestmark = pytest.mark.django_db
END = {"last_day": date(2026, 12, 31), "basis": "QĐ 2"}


@pytest.fixture
def admin(person, province):
    return person("Lê Quản Trị", province, Role.ADMINISTRATOR)


@pytest.fixture
def held(person, unit_a):
    """Three roles, the second of which ended long ago."""
    rows = [person(name, unit_a, Role.PREPARER).holdings.get() for name in ("Trần Một", "Trần Hai", "Trần Ba")]
    Holding.objects.filter(pk=rows[1].pk).update(valid_to=date(2024, 1, 1))
    return rows


def test_it_says_what_each_row_would_say_and_changes_nothing(admin, held, acting):
    rows, before = [(row.pk, None) for row in held] + [(10**6, None)], Entry.objects.count()
    seen = rehearse_each("holding.end", rows, actor=acting(admin), inputs=END)
    told = [(one.open, [r.code for r in one.reasons]) for one in seen]
    assert told == [(True, []), (False, ["holding.ended"]), (True, []), (False, ["gone"])]
    assert Holding.objects.get(pk=held[0].pk).valid_to is None
    assert (Entry.objects.count(), Receipt.objects.count()) == (before, 0)


def test_what_is_foreseen_is_what_happens(admin, held, acting):
    rows = [(row.pk, None) for row in held]
    seen = rehearse_each("holding.end", rows, actor=acting(admin), inputs=END)
    done = perform_each("holding.end", rows, actor=acting(admin), inputs=END)
    assert [(one.open, one.reasons) for one in seen] == [(one.done, one.reasons) for one in done]


def test_a_row_sees_what_the_rows_before_it_did(admin, acting):
    day = DeclaredDay.objects.create(
        day=date(2026, 6, 1), working=False, name="Nghỉ", basis="TB", declared_by="x", declared_at=clock.now()
    )
    rows = [(day.pk, None), (day.pk, None)]
    seen = rehearse_each("declared_day.withdraw", rows, actor=acting(admin), inputs={"reason": "nhầm"})
    assert [[r.code for r in one.reasons] for one in seen] == [[], ["declared_day.withdrawn"]]


def test_a_row_listed_twice_is_answered_alike_before_and_when_it_is_done(admin, acting):
    day = DeclaredDay.objects.create(
        day=date(2026, 6, 1), working=False, name="Nghỉ", basis="TB", declared_by="x", declared_at=clock.now()
    )
    asked = {"actor": acting(admin), "inputs": {"reason": "nhầm"}}
    seen = rehearse_each("declared_day.withdraw", [(day.pk, None)] * 2, **asked)
    done = perform_each("declared_day.withdraw", [(day.pk, None)] * 2, **asked, key="hai-lan")
    assert [(one.open, one.reasons) for one in seen] == [(one.done, one.reasons) for one in done]
    assert [one.done for one in done] == [True, False]


def test_who_may_not_is_told_so_for_every_row(person, held, acting, unit_b):
    stranger = acting(person("Người Lạ", unit_b, Role.PREPARER))
    seen = rehearse_each("holding.end", [(row.pk, None) for row in held], actor=stranger, inputs=END)
    assert {r.code for one in seen for r in one.reasons} == {"permission.out_of_reach"}


def test_it_stops_before_anything_outside_the_database_and_says_so(admin, held, acting, monkeypatch):
    from backend.acts.registry import REGISTER

    spec = REGISTER["holding.end"]

    def prints(doing, holding, **given):
        holding.valid_to = given["last_day"]
        doing.save(holding)
        PaperStorage(settings.PAPERS_DIR).store(b"%PDF-1.4")

    monkeypatch.setitem(REGISTER, "holding.end", type(spec)(spec.name, spec.model, spec.inputs, prints))
    (one,) = rehearse_each("holding.end", [(held[0].pk, None)], actor=acting(admin), inputs=END)
    assert (one.open, one.certain) == (True, False)
    assert not settings.PAPERS_DIR.exists()
    assert Holding.objects.get(pk=held[0].pk).valid_to is None


def test_without_running_only_what_stands_before_the_body_is_known(admin, held, acting):
    seen = offered_each("holding.end", [(held[1].pk, None)], actor=acting(admin))
    assert [(one.open, one.certain) for one in seen] == [(True, False)]


def test_the_api_answers_a_preview_that_changes_nothing(admin):
    admin.user = get_user_model().objects.create_user("quan-tri")
    admin.save()
    days = [
        DeclaredDay.objects.create(
            day=date(2026, 6, n), working=False, name="Nghỉ", basis="TB", declared_by="x", declared_at=clock.now(),
            withdrawn_at=clock.now() if n == 2 else None,
        )
        for n in (1, 2)
    ]  # fmt: skip
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Token {Token.objects.create(user=admin.user).key}")
    body = {"items": [{"id": day.pk} for day in days], "inputs": {"reason": "nhầm"}}
    answer = client.post("/api/v1/declared-days/bulk/withdraw/preview/", body, format="json")
    assert [(one["open"], [r["code"] for r in one["reasons"]]) for one in answer.json()] == [
        (True, []), (False, ["declared_day.withdrawn"]),
    ]  # fmt: skip
    assert DeclaredDay.objects.filter(withdrawn_at=None).count() == 1
