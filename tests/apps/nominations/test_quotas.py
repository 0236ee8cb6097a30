"""Quotas: places are held by submission, freed by withdrawal and return, and never given twice."""

from typing import Any

import pytest
from django.urls import reverse

from backend.acts.runner import perform
from backend.nominations.models import Nomination, Submission
from backend.nominations.quotas import standing_of, standings
from backend.organisation.actors import actor_of
from backend.quotas.models import Quota
from backend.review import services as _review
from permissions.check import NotPermitted
from permissions.roles import Role
from tests.apps.nominations.conftest import AWARD
from workflows.engine import Refused

assert _review


@pytest.fixture
def appraiser(person: Any, province: Any) -> Any:
    return actor_of(person("Lê Văn Thẩm", province, Role.APPRAISER))


@pytest.fixture
def give(appraiser: Any, round_: Any) -> Any:
    def make(**more: Any) -> Quota:
        given = {"round": round_, "award": AWARD, "number": 1, "basis": "CV 1"} | more
        quota: Quota = perform("quota.set", actor=appraiser, inputs=given).result
        return quota

    return make


def codes(no: pytest.ExceptionInfo[Any]) -> set[str]:
    return {reason.code for reason in no.value.reasons}


def stand(quota: Quota) -> tuple[Any, ...]:
    found = standing_of(quota)
    return found.places, found.used, found.reserved, found.left


def test_a_submitted_row_holds_a_place_and_a_withdrawn_one_gives_it_back(
    ready: Submission, head: Any, give: Any
) -> None:
    quota = give(number=2)
    assert stand(quota) == (2, 0, 0, 2)
    perform("submission.submit", actor=head, subject=ready.pk)
    assert stand(quota) == (2, 0, 1, 1)
    row = ready.nominations.get()
    perform("nomination.withdraw", actor=head, subject=row.pk, inputs={"reason": "Chuyển công tác"})
    assert stand(quota) == (2, 0, 0, 2)


def test_a_list_that_overruns_a_quota_is_refused_before_and_at_the_press(
    ready: Submission, head: Any, give: Any
) -> None:
    give(number=0)
    with pytest.raises(Refused) as no:
        perform("submission.submit", actor=head, subject=ready.pk)
    assert codes(no) == {"submission.over_quota"}
    assert "còn 0, cần 1" in str(no.value.reasons[0].data)


@pytest.mark.parametrize("where", ["unit", "group", "all awards", "other unit"])
def test_a_quota_counts_for_a_unit_a_group_or_the_whole_round(
    ready: Submission, head: Any, give: Any, unit_a: Any, unit_b: Any, where: str
) -> None:
    unit_a.group = "so"
    unit_a.save()
    give(number=0, **{
        "unit": {"unit": unit_a}, "group": {"group": "so"}, "all awards": {"award": ""}, "other unit": {"unit": unit_b},
    }[where])  # fmt: skip
    if where == "other unit":
        perform("submission.submit", actor=head, subject=ready.pk)
    else:
        with pytest.raises(Refused):
            perform("submission.submit", actor=head, subject=ready.pk)


def test_a_percentage_whose_base_is_unknown_stops_nobody(ready: Submission, head: Any, give: Any) -> None:
    from decimal import Decimal

    quota = give(number=None, percent=Decimal(15), base_kind="headcount", rounding="down", at_least=0)
    perform("submission.submit", actor=head, subject=ready.pk)
    assert stand(quota) == (None, 0, 1, None)


def test_a_new_quota_ends_the_one_before_it_and_both_are_kept(give: Any, round_: Any) -> None:
    give(number=1)
    newer = give(number=4)
    assert [one.quota for one in standings([round_.pk])] == [newer]
    assert Quota.objects.filter(ended_at__isnull=False).count() == 1


def test_an_ended_quota_is_not_ended_twice(give: Any, appraiser: Any) -> None:
    quota = give()
    perform("quota.end", actor=appraiser, subject=quota.pk, inputs={"reason": "Giao lại"})
    with pytest.raises(Refused) as no:
        perform("quota.end", actor=appraiser, subject=quota.pk, inputs={"reason": "Giao lại"})
    assert codes(no) == {"quota.ended"}


def test_a_quota_is_set_for_awards_and_units_of_the_round_only(give: Any, round_: Any, province: Any) -> None:
    from backend.organisation.services import make_unit

    far = make_unit(code="X", name="Tỉnh Khác", unit_kind="province", valid_from=province.valid_from)
    for more, code in (({"award": "co-thi-dua"}, "quota.other_award"), ({"unit": far}, "quota.other_unit")):
        with pytest.raises(Refused) as no:
            give(**more)
        assert codes(no) == {code}


def test_a_unit_sets_no_quota_for_itself(head: Any, round_: Any) -> None:
    with pytest.raises(NotPermitted):
        perform("quota.set", actor=head, inputs={"round": round_, "award": AWARD, "number": 9, "basis": "x"})


def test_the_page_shows_places_to_units_and_the_form_to_who_may_set(
    client: Any, ready: Submission, give: Any, round_: Any, appraiser: Any, django_user_model: Any
) -> None:
    from backend.organisation.models import Person

    give(number=7)
    person = Person.objects.get(pk=appraiser.person_id)
    person.user = django_user_model.objects.create_user("tham")
    person.save()
    client.force_login(person.user)
    page = client.get(reverse("nominations:quotas", args=[round_.pk])).content.decode()
    assert "CV 1" in page
    assert client.get(reverse("nominations:set-quota", args=[round_.pk])).status_code == 200
    answer = client.post(
        reverse("nominations:set-quota", args=[round_.pk]),
        {"round": round_.pk, "award": AWARD, "number": "3", "percent": "5", "basis": "x", "rounding": "down"},
    )
    assert answer.status_code == 400
    assert "không ghi cả hai" in answer.content.decode()


def test_many_quotas_cost_three_statements(
    give: Any, ready: Submission, round_: Any, django_assert_num_queries: Any
) -> None:
    for number in range(6):
        give(group=f"nhom_{number}")
    with django_assert_num_queries(3):
        assert len(standings([round_.pk])) == 6
    assert Nomination.objects.count() == 1
