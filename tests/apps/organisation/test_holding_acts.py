"""Giving and ending a role: who may, what is refused, and guardian's rows that always follow."""

from datetime import UTC, date, datetime

import pytest

from backend.acts.runner import perform
from backend.base import clock
from backend.organisation import projection
from backend.organisation.models import Holding, UnitUserPermission
from permissions.check import NotPermitted
from permissions.roles import Role
from workflows.engine import Refused

pytestmark = pytest.mark.django_db
AT = datetime(2024, 3, 5, 3, tzinfo=UTC)
DAY = date(2024, 3, 5)


@pytest.fixture(autouse=True)
def _in_march(admin, clerk):
    with clock.stated(AT):
        projection.rebuild(DAY)
        yield


@pytest.fixture
def give(admin, acting, given):
    return lambda **more: perform("holding.grant", actor=acting(admin), inputs=given | more)


@pytest.fixture
def held(give):
    return Holding.objects.get(pk=give().subject_id)


@pytest.fixture
def end(admin, acting, held):
    return lambda day: perform(
        "holding.end", actor=acting(admin), subject=held.pk, inputs={"last_day": day, "basis": "QĐ 2"}
    )


def codes(refused):
    return [reason.code for reason in refused.value.reasons]


def test_a_role_given_by_the_administrator_counts_from_its_day(held, clerk, acting):
    assert (held.role, held.valid_from) == ("preparer", date(2024, 1, 1))
    assert acting(clerk).on(DAY).roles() == {Role.PREPARER}
    assert acting(clerk).on(date(2023, 12, 31)).roles() == frozenset()


def test_the_same_role_is_not_given_twice_from_the_same_day(held, give):
    with pytest.raises(Refused) as no:
        give()
    assert codes(no) == ["holding.exists"]


def test_a_role_cannot_end_before_it_begins(give, end):
    with pytest.raises(Refused) as no:
        give(valid_to=date(2023, 12, 31))
    assert codes(no) == ["holding.dates_reversed"]
    with pytest.raises(Refused) as no:
        end(date(2023, 12, 31))
    assert codes(no) == ["holding.dates_reversed"]


def test_a_role_that_is_over_is_not_ended_again(end):
    end(date(2024, 3, 1))
    with pytest.raises(Refused) as no:
        end(date(2024, 2, 1))
    assert codes(no) == ["holding.ended"]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_nobody_but_the_administrator_gives_or_ends_roles(person, province, acting, given, held, role):
    other = acting(person("Vũ Người Khác", province, role))
    for name, subject, inputs in (
        ("holding.grant", None, given),
        ("holding.end", held.pk, {"last_day": DAY, "basis": "QĐ"}),
    ):
        with pytest.raises(NotPermitted):
            perform(name, actor=other, subject=subject, inputs=inputs)
    assert Holding.objects.get(pk=held.pk).valid_to is None


def test_guardian_agrees_after_giving_and_after_ending(held, clerk, end):
    row = (clerk.user_id, held.unit_id, "role_preparer")
    assert row in projection.actual()
    assert projection.actual() == projection.expected(DAY)
    end(date(2024, 3, 4))
    assert row not in projection.actual()
    assert projection.actual() == projection.expected(DAY)


def test_a_role_that_begins_tomorrow_is_projected_tomorrow(give, clerk, unit_a):
    give(valid_from=date(2024, 3, 6))
    row = (clerk.user_id, unit_a.pk, "role_preparer")
    assert row not in projection.actual()
    assert projection.rebuild(date(2024, 3, 6)) == 1
    assert row in projection.actual()


def test_rebuilding_mends_whatever_was_changed_behind_the_back(held):
    UnitUserPermission.objects.all().delete()
    assert projection.rebuild(DAY) > 0
    assert projection.actual() == projection.expected(DAY)
    assert projection.rebuild(DAY) == 0


def test_somebody_without_a_login_is_not_projected(give, person, unit_a):
    before = projection.actual()
    give(person=person("Phạm Không Máy", unit_a))
    assert projection.actual() == before == projection.expected(DAY)


def test_nobody_gives_a_role_to_oneself(person, province, acting):
    me = person("Hoàng Tự Giao", province, Role.ADMINISTRATOR)
    inputs = {"person": me, "role": "signatory", "unit": province, "valid_from": date(2024, 1, 1), "basis": "QĐ 1"}
    with pytest.raises(Refused) as no:
        perform("holding.grant", actor=acting(me), inputs=inputs)
    assert [reason.code for reason in no.value.reasons] == ["holding.oneself"]
