"""Giving a role away for some days: its dates, its limits, who may, and how it ends."""

from datetime import date, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction

from backend.acts.runner import perform
from backend.base import clock
from backend.base.reasons import tell
from backend.organisation import projection
from backend.organisation.actors import actor_of
from backend.review.models import Stage
from permissions.check import NotPermitted, reasons
from permissions.roles import Role
from workflows.engine import Refused

pytestmark = pytest.mark.django_db


def refused(call) -> set[str]:
    with pytest.raises(Refused) as no:
        call()
    assert all(tell(reason).says for reason in no.value.reasons)
    return {reason.code for reason in no.value.reasons}


def may(person, act, subject, day=None) -> bool:
    return not reasons(actor_of(person).on(day or clock.today()), act, subject.place(), subject.ties())


def test_the_role_counts_from_the_first_to_the_last_day_and_no_longer(lend, deputy, dossier):
    lend()
    stage = Stage.objects.order_by("pk")[1]
    counted = [d for d in range(-3, 14) if may(deputy, "stage.pass", stage, date(2026, 3, 10) + timedelta(days=d))]
    assert counted == list(range(10))


def test_it_ends_at_once_with_its_reason_and_stays_on_record(lend, deputy, principal, dossier):
    row, stage = lend(), Stage.objects.order_by("pk")[1]
    perform("delegation.end", actor=actor_of(principal), subject=row.pk, inputs={"reason": "Đã đi làm lại"})
    row.refresh_from_db()
    assert not may(deputy, "stage.pass", stage)
    assert (row.end_reason, row.ended_by) == ("Đã đi làm lại", "Đỗ Văn Xét")
    assert refused(
        lambda: perform("delegation.end", actor=actor_of(principal), subject=row.pk, inputs={"reason": "lại"})
    ) == {"delegation.ended"}


def test_it_ends_with_the_role_itself(lend, deputy, principal, dossier):
    lend()
    principal.holdings.update(valid_to=date(2026, 3, 12))
    stage = Stage.objects.order_by("pk")[1]
    assert may(deputy, "stage.pass", stage, date(2026, 3, 12))
    assert not may(deputy, "stage.pass", stage, date(2026, 3, 13))


def test_what_was_lent_is_never_lent_again(lend, deputy, known, province):
    row, third = lend(), known("Ba Người", province)
    with pytest.raises(NotPermitted):
        perform("delegation.create", actor=actor_of(deputy), inputs={
            "holding": row.holding, "delegate": third, "valid_from": date(2026, 3, 10),
            "valid_to": date(2026, 3, 11), "basis": "x",
        })  # fmt: skip


def test_only_the_holder_or_an_administrator_gives(lend, deputy, principal, known, province):
    stranger = known("Người Khác", province, Role.APPRAISER)
    admin = known("Quản Trị", province, Role.ADMINISTRATOR)
    inputs = {"holding": principal.holdings.get(), "delegate": deputy, "basis": "1/GUQ",
              "valid_from": date(2026, 3, 10), "valid_to": date(2026, 3, 11)}  # fmt: skip
    for who in (stranger, deputy):
        with pytest.raises(NotPermitted):
            perform("delegation.create", actor=actor_of(who), inputs=inputs)
    made = perform("delegation.create", actor=actor_of(admin), inputs=inputs).result
    assert made.made_by == "Quản Trị"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"valid_from": date(2026, 3, 20)}, "delegation.dates_reversed"),
        ({"valid_from": date(2026, 3, 1), "valid_to": date(2026, 3, 9)}, "delegation.never_counts"),
        ({"acts": ["session.cast"]}, "delegation.cannot_hand_on"),
        ({"acts": ["holding.grant"]}, "delegation.cannot_hand_on"),
    ],
)
def test_what_cannot_be_given_is_refused_with_its_reason(change, code, lend):
    assert code in refused(lambda: lend(**change))


def test_the_delegate_is_somebody_else_of_the_same_body_with_a_login(lend, principal, known, person, unit_a, province):
    principal.holdings.update(unit=unit_a)
    principal.unit = unit_a
    principal.save()
    assert refused(lambda: lend(delegate=principal)) == {"delegation.oneself"}
    assert refused(lambda: lend(delegate=known("Ngoài Cuộc", province))) == {"delegation.outside_unit"}
    assert refused(lambda: lend(delegate=person("Không Tài Khoản", unit_a))) == {"delegation.no_login"}


def test_the_same_days_are_not_given_twice(lend):
    lend()
    assert refused(lend) == {"delegation.exists"}
    lend(valid_from=date(2026, 3, 20), valid_to=date(2026, 3, 25))


def test_the_terms_are_fixed_by_the_database(lend):
    row = lend()
    with pytest.raises(DatabaseError), transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(valid_to=date(2027, 1, 1))


def test_guardians_projection_follows_whole_roles_only(lend, deputy, province, principal, dossier):
    row = lend()
    mine = (deputy.user_id, province.pk, "role_appraiser")
    assert mine in projection.actual()
    perform("delegation.end", actor=actor_of(principal), subject=row.pk, inputs={"reason": "đã về"})
    assert mine not in projection.actual()
    lend(round=dossier, valid_from=date(2026, 3, 20), valid_to=date(2026, 3, 25))
    with clock.stated(datetime(2026, 3, 21, 9, tzinfo=clock.HANOI)):
        projection.rebuild(clock.today())
    assert mine not in projection.actual()
