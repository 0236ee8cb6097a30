"""Whatever is done for somebody else says so: in the trail, on the stage, on the delegation, in the inboxes."""

from datetime import date

import pytest

from backend.acts.runner import perform
from backend.audit.models import Entry, Line
from backend.base import clock
from backend.organisation.actors import actor_of
from backend.quotas.models import Quota
from backend.review.models import Stage
from backend.review.queries import mine
from backend.site import home
from permissions.check import NotPermitted
from permissions.roles import Role

pytestmark = pytest.mark.django_db
NAMED = "Lý Thị Thay thay mặt Đỗ Văn Xét (ủy quyền)"


@pytest.fixture
def asked(dossier, deputy):
    """Sets a quota for the round as the one who stands in."""

    def run(who=deputy):
        inputs = {"round": dossier, "award": "giay-khen", "number": 3, "basis": "CV 1"}
        return perform("quota.set", actor=actor_of(who), inputs=inputs).result

    return run


def test_the_trail_the_row_and_the_delegation_name_both(lend, asked, deputy):
    row = lend()
    quota = asked()
    entry = Entry.objects.latest("pk")
    assert (entry.person, entry.person_name, quota.set_by) == (str(deputy.pk), NAMED, NAMED)
    line = Line.objects.get(entry=entry, subject_kind="delegation")
    assert (line.subject_id, line.data["act"]) == (str(row.pk), "quota.set")


def test_who_holds_the_role_too_acts_in_own_right(lend, asked, principal, known, province, deputy):
    lend()
    colleague = known("Hà Văn Cùng", province, Role.APPRAISER)
    assert asked(colleague).set_by == "Hà Văn Cùng"
    deputy.holdings.create(role="appraiser", unit=province, valid_from=date(2023, 1, 1), basis="x")
    assert asked(deputy).set_by == "Lý Thị Thay"


@pytest.mark.parametrize("barred", ["principal", "deputy"])
def test_a_conflict_of_either_bars_both(barred, lend, dossier, request, deputy):
    lend()
    stage = Stage.objects.order_by("pk")[1]
    nomination = stage.nomination
    type(nomination).objects.filter(pk=nomination.pk).update(
        person=request.getfixturevalue(barred), nominee_kind="individual"
    )
    with pytest.raises(NotPermitted) as no:
        perform("stage.pass", actor=actor_of(deputy), subject=stage.pk, inputs={"opinion": "x"})
    assert {r.code for r in no.value.reasons} & {"conflict.of_delegator", "conflict.nominee"}
    assert stage not in mine(actor_of(deputy), clock.now())


def test_the_list_of_who_stands_in_is_the_principals(lend, deputy, principal, dossier):
    assert not mine(actor_of(deputy), clock.now()).exists()
    row = lend()
    theirs = list(mine(actor_of(principal), clock.now()))
    assert list(mine(actor_of(deputy), clock.now())) == theirs != []
    perform("delegation.end", actor=actor_of(principal), subject=row.pk, inputs={"reason": "đã về"})
    assert not mine(actor_of(deputy), clock.now()).exists()


def test_both_inboxes_say_who_works_for_whom(lend, asked, deputy, principal):
    lend()
    asked()
    told = list(home.waiting(actor_of(principal).on(clock.today()), clock.now()))
    line = next(one for one in told if one.act == "delegation.end")
    assert "Lý Thị Thay" in line.title
    assert "1" in line.why
    theirs = list(home.waiting(actor_of(deputy).on(clock.today()), clock.now()))
    assert {one.behalf for one in theirs if one.act == "stage.pass"} == {"Đỗ Văn Xét"}
    assert Quota.objects.get().set_by == NAMED
