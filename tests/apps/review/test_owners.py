"""Whose turn it is: owners, alternates while every owner is excluded, and dossiers that nobody can bring on."""

from datetime import date

import pytest

from backend.base import clock
from backend.organisation.models import Holding
from backend.review.inbox import waiting
from backend.review.queries import mine, owner_roles, stuck
from permissions.check import NotPermitted

pytestmark = pytest.mark.django_db
LAST = date(2025, 7, 13)


def end(person) -> None:
    Holding.objects.filter(person=person).update(valid_to=LAST)


def test_the_owner_alone_while_there_is_one(received, at_stage, people, acting, noon):
    stage = at_stage(received(1), "tham-dinh")
    assert owner_roles(stage) == {"appraiser"}
    assert list(mine(acting(people["appraiser"]), noon)) == [stage]
    assert list(mine(acting(people["head"]), noon)) == []


def test_the_alternate_steps_in_while_nobody_holds_the_role(submitted, does, at_stage, people, acting, noon):
    submission = submitted(1)
    does("desk", "submission.receive", submission)
    does("appraiser", "stage.send_back", at_stage(submission, "tham-dinh"), reason="Họp lại")
    meeting = at_stage(submission, "hop-don-vi")
    assert owner_roles(meeting) == {"preparer", "unit_head"}
    assert list(mine(acting(people["head"]), noon)) == [meeting]


def test_the_alternate_of_reception_waits_until_the_officer_is_gone(received, does, at_stage, people, acting, noon):
    submission = received(1)
    does("appraiser", "stage.send_back", at_stage(submission, "tham-dinh"), reason="Họp lại")
    does("head", "stage.pass", at_stage(submission, "hop-don-vi"))
    does("head", "stage.pass", at_stage(submission, "ky-to-trinh"))
    desk = at_stage(submission, "tiep-nhan")
    with pytest.raises(NotPermitted):
        does("appraiser", "stage.pass", desk)
    assert list(mine(acting(people["appraiser"]), noon)) == []
    end(people["desk"])
    assert list(mine(acting(people["appraiser"]), noon)) == [desk]
    does("appraiser", "stage.pass", desk)


def test_the_nominee_as_only_owner_hands_over_to_the_alternate(
    submitted, nominate, does, at_stage, people, acting, noon
):
    submission = submitted(0)
    nominate(submission, "", who=people["desk"])
    submission.nominations.update(state="submitted")
    does("desk", "submission.receive", submission)
    does("appraiser", "stage.send_back", at_stage(submission, "tham-dinh"), reason="Họp lại")
    does("head", "stage.pass", at_stage(submission, "hop-don-vi"))
    does("head", "stage.pass", at_stage(submission, "ky-to-trinh"))
    stage = at_stage(submission, "tiep-nhan")
    assert owner_roles(stage) == {"reception_officer", "appraiser"}
    assert list(mine(acting(people["appraiser"]), noon)) == [stage]
    assert list(mine(acting(people["desk"]), noon)) == []


def test_a_dossier_that_nobody_can_bring_on_reaches_the_administrator(received, at_stage, people, acting, noon):
    stage = at_stage(received(1), "tham-dinh")
    assert stuck(noon) == []
    end(people["appraiser"])
    assert stuck(noon) == [stage]
    lines = waiting(acting(people["admin"]), noon)
    assert [line.count for line in lines] == [1]
    assert waiting(acting(people["head"]), noon) == []


def test_the_only_appraiser_from_the_nominees_unit_leaves_it_stuck(
    received, at_stage, people, person, unit_a, province, noon
):
    stage = at_stage(received(1), "tham-dinh")
    end(people["appraiser"])
    person("Tạ Văn Quen", unit_a, "appraiser", of=province)
    assert stuck(noon) == [stage]
    person("Bùi Thị Ngoài", province, "appraiser")
    assert stuck(noon) == []


@pytest.mark.parametrize("rows", [1, 12])
def test_asking_what_is_stuck_takes_the_same_number_of_queries(received, people, noon, rows, django_assert_num_queries):
    received(rows)
    end(people["appraiser"])
    with django_assert_num_queries(3):
        assert len(stuck(noon)) == rows


def test_the_inbox_names_each_group_once_with_its_number(received, submitted, people, acting, noon):
    received(3)
    submitted(1)
    lines = waiting(acting(people["appraiser"]), noon)
    assert [(line.count, line.due, line.act) for line in lines] == [(3, date(2025, 8, 4), "stage.pass")]
    assert [line.act for line in waiting(acting(people["desk"]), noon)] == ["submission.receive"]
    assert clock.now() == noon
