"""Quotas of an emulation block, and the base of a percentage counted from the data with its source."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from backend.acts.runner import perform
from backend.emulation.models import Block, Membership
from backend.nominations.models import Nomination, Submission
from backend.nominations.quota_bases import counted
from backend.nominations.quotas import block_members, standing_of
from backend.organisation.actors import actor_of
from backend.organisation.models import Person
from backend.quotas.models import Quota
from backend.quotas.serializers import QuotaInputs
from permissions.roles import Role
from tests.apps.nominations.conftest import AWARD
from workflows.engine import Refused


@pytest.fixture
def appraiser(person: Any, province: Any) -> Any:
    return actor_of(person("Lê Văn Thẩm", province, Role.APPRAISER))


@pytest.fixture
def block(province: Any, unit_a: Any, round_: Any) -> Block:
    """A block with unit A as its member in the round's achievement year."""
    made = Block.objects.create(
        unit=province, code="khoi-1", name="Khối thi đua số 1", block_kind="khoi", valid_from=date(2020, 1, 1)
    )
    Membership.objects.create(
        block=made, unit=unit_a, year=round_.achievement_to, since=date(2023, 1, 1), basis="QĐ khối"
    )
    return made


@pytest.fixture
def give(appraiser: Any, round_: Any, block: Block) -> Any:
    def make(**more: Any) -> Quota:
        given = {"round": round_, "award": AWARD, "number": 1, "block": "khoi-1", "basis": "CV 1"} | more
        quota: Quota = perform("quota.set", actor=appraiser, inputs=given).result
        return quota

    return make


def test_a_block_holds_places_for_its_members_of_the_year(ready: Submission, head: Any, give: Any) -> None:
    quota = give(number=1)
    perform("submission.submit", actor=head, subject=ready.pk)
    stand = standing_of(quota)
    assert (stand.reserved, stand.left) == (1, 0)


def test_a_member_is_refused_when_the_block_is_full_and_others_are_not(
    ready: Submission, head: Any, give: Any, unit_a: Any, unit_b: Any
) -> None:
    give(number=0)
    with pytest.raises(Refused):
        perform("submission.submit", actor=head, subject=ready.pk)
    Membership.objects.update(unit=unit_b)
    perform("submission.submit", actor=head, subject=ready.pk)
    assert Nomination.objects.get().state == "submitted"


def test_membership_of_another_year_does_not_count(ready: Submission, head: Any, give: Any, round_: Any) -> None:
    Membership.objects.update(year=round_.achievement_to - 1)
    give(number=0)
    perform("submission.submit", actor=head, subject=ready.pk)
    assert Nomination.objects.get().state == "submitted"


def test_a_block_and_the_whole_round_have_quotas_beside_each_other(give: Any) -> None:
    give(number=3)
    give(number=9, block="")
    assert Quota.objects.filter(ended_at=None).count() == 2
    give(number=4)
    assert Quota.objects.filter(ended_at=None).count() == 2


@pytest.mark.parametrize(
    ("base", "number"), [("headcount", 3), ("collectives", 1), ("titled", 0), ("proposed", 1)]
)  # fmt: skip
def test_the_base_is_counted_from_the_data_with_its_source(
    ready: Submission, head: Any, give: Any, unit_a: Any, base: str, number: int
) -> None:
    quota = give(number=None, percent=Decimal(50), base_kind=base)
    perform("submission.submit", actor=head, subject=ready.pk)
    found = counted(quota, block_members([quota]))
    people = Person.objects.filter(unit__path__startswith=unit_a.path).count()
    assert found is not None
    assert found.number == (people if base == "headcount" else number)
    assert found.source


def test_a_plain_number_has_no_base(give: Any) -> None:
    assert counted(give(), {}) is None


def test_the_page_names_the_block_and_shows_the_counted_base(
    client: Any, give: Any, round_: Any, appraiser: Any, django_user_model: Any
) -> None:
    give(number=None, percent=Decimal(50), base_kind="headcount", base=10)
    person = Person.objects.get(pk=appraiser.person_id)
    person.user = django_user_model.objects.create_user("tham")
    person.save()
    client.force_login(person.user)
    page = client.get(reverse("nominations:quotas", args=[round_.pk])).content.decode()
    assert "Khối thi đua số 1" in page
    assert "người trong sổ của đơn vị" in page
    form = client.get(reverse("nominations:set-quota", args=[round_.pk])).content.decode()
    assert '<option value="khoi-1"' in form


def test_a_block_that_does_not_exist_or_ended_is_refused(give: Any, block: Block) -> None:
    with pytest.raises(Refused) as no:
        give(block="khong-co")
    assert [reason.code for reason in no.value.reasons] == ["quota.no_block"]
    Block.objects.update(valid_to=date(2023, 6, 30))
    with pytest.raises(Refused):
        give()


@pytest.mark.parametrize("more", [{"base": 10}, {"at_least": 1}, {"base_kind": "headcount"}])
def test_a_number_takes_nothing_of_a_percentage(round_: Any, more: Any) -> None:
    inputs = QuotaInputs(data={"round": round_.pk, "award": AWARD, "number": 1, "basis": "CV 1", **more})
    assert not inputs.is_valid()
    assert set(inputs.errors) == set(more)
