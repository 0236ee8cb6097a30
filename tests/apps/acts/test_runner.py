"""The runner: permission, repeatability and the audit entry of one act."""

from datetime import date

import pytest

from backend.acts.models import Receipt
from backend.acts.runner import perform
from backend.audit.models import Entry
from backend.organisation.models import Holding
from permissions.check import NotPermitted
from permissions.roles import Role
from workflows.engine import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(person, province, acting):
    return acting(person("Lê Quản Trị", province, Role.ADMINISTRATOR))


@pytest.fixture
def given(person, unit_a):
    return {
        "person": person("Trần Thị Lúa", unit_a),
        "role": Role.PREPARER.value,
        "unit": unit_a,
        "valid_from": date(2024, 1, 1),
        "basis": "QĐ 1",
    }


def test_an_act_writes_one_entry_with_a_line_for_what_it_changed(admin, given):
    perform("holding.grant", actor=admin, inputs=given)
    entry = Entry.objects.get(act="holding.grant")
    assert (entry.act, entry.person_name, entry.roles) == ("holding.grant", "Lê Quản Trị", "administrator")
    assert [line.subject_kind for line in entry.lines.all()] == ["holding"]


def test_the_same_key_twice_does_it_once_and_gives_the_same_answer(admin, given):
    first = perform("holding.grant", actor=admin, inputs=given, key="k1")
    second = perform("holding.grant", actor=admin, inputs=given, key="k1")
    assert (first.subject_id, second.repeated) == (second.subject_id, True)
    assert (Holding.objects.filter(person=given["person"]).count(), Receipt.objects.count()) == (1, 1)


def test_a_key_used_for_another_request_is_refused(admin, given):
    perform("holding.grant", actor=admin, inputs=given, key="k1")
    with pytest.raises(Refused) as no:
        perform("holding.grant", actor=admin, inputs=given | {"basis": "QĐ 2"}, key="k1")
    assert [r.code for r in no.value.reasons] == ["idempotency.other_request"]


def test_who_lacks_the_role_changes_nothing_and_leaves_no_entry(person, unit_a, acting, given):
    head = acting(person("Vũ Thủ Trưởng", unit_a, Role.UNIT_HEAD))
    with pytest.raises(NotPermitted):
        perform("holding.grant", actor=head, inputs=given)
    assert (Entry.objects.filter(act="holding.grant").count(), given["person"].holdings.count()) == (0, 0)


def test_a_holding_that_ended_yesterday_permits_nothing(admin, person, province, acting, given):
    gone = person("Đỗ Đã Nghỉ", province, Role.ADMINISTRATOR)
    gone.holdings.update(valid_to=date(2024, 1, 1))
    with pytest.raises(NotPermitted):
        perform("holding.grant", actor=acting(gone), inputs=given)
