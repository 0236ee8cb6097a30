"""Rules speak once about one thing and day due, to whom they say, on the day they say; nobody gets a right by it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError

from backend.base import clock
from backend.organisation.actors import actor_of
from backend.organisation.models import Holding
from backend.reminders import speaking
from backend.reminders.inbox import waiting
from backend.reminders.models import Matter, Notice, Rule, Spoken
from backend.reminders.speaking import remind, send_letters
from backend.review.models import Stage
from backend.web.deadlines import pending
from permissions.check import reasons

pytestmark = pytest.mark.django_db


def moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 5, tzinfo=UTC)


@pytest.fixture
def stage(received, at_stage, logins, rules):
    return at_stage(received(1), "tham-dinh")


def told() -> list[str]:
    return sorted(Notice.objects.values_list("person__full_name", flat=True))


def test_the_owner_is_told_before_the_day_due_and_only_once(stage, rules):
    rules(("stage", -2, "owner"))
    assert remind(moment(stage.due_on - timedelta(days=20))) == 0
    assert (remind(moment(stage.due_on)), remind(moment(stage.due_on))) == (1, 0)
    assert told() == ["Đỗ Văn Xét"]


def test_what_comes_before_is_not_said_after(stage, rules):
    rules(("stage", -2, "owner"), ("stage", 0, "owner"))
    assert remind(moment(stage.due_on + timedelta(days=1))) == 0


def test_lateness_climbs_to_the_head_and_to_the_administrator(stage, rules):
    rules(("stage", 1, "owner_head"), ("stage", 5, "administrator"))
    assert remind(moment(stage.due_on + timedelta(days=4))) == 1
    assert told() == ["Vũ Văn Ký"]
    assert remind(moment(stage.due_on + timedelta(days=9))) == 1
    assert told() == ["Phan Thị Quản", "Vũ Văn Ký"]


def test_telling_gives_nobody_a_right(stage, rules, people):
    before = reasons(actor_of(people["signatory"]), "stage.pass", stage.place(), stage.ties())
    rules(("stage", 1, "owner_head"))
    remind(moment(stage.due_on + timedelta(days=4)))
    assert reasons(actor_of(people["signatory"]), "stage.pass", stage.place(), stage.ties()) == before != ()


def test_a_stage_that_stands_still_is_not_mentioned_but_its_supplement_is(stage, rules, does):
    rules(("stage", 0, "owner"), ("supplement", 0, "owner"), ("supplement", 1, "owner_head"))
    does("appraiser", "stage.request_supplement", stage, reason="Thiếu", deadline=date(2025, 7, 21))
    assert remind(moment(date(2025, 7, 21))) == 1
    assert told() == ["Lê Thị Soạn", "Trần Văn Đứng"]
    assert remind(moment(date(2025, 7, 30))) == 1
    assert set(Notice.objects.values_list("spoken__matter", flat=True)) == {"supplement"}


def test_whoever_stands_in_is_told_too(stage, rules, people, person, province):
    from backend.delegation.models import Delegation

    rules(("stage", 0, "owner"))
    deputy = person("Lý Thay", province)
    deputy.user = type(people["admin"].user).objects.create_user("thay")
    deputy.save()
    Delegation.objects.create(
        holding=people["appraiser"].holdings.get(), delegate=deputy, valid_from=date(2025, 7, 1),
        valid_to=date(2026, 7, 1), basis="x", made_by="x", made_at=moment(date(2025, 7, 1)),
    )  # fmt: skip
    remind(moment(stage.due_on))
    assert told() == ["Lý Thay", "Đỗ Văn Xét"]


def test_a_rule_that_ended_is_silent(stage, rules):
    rules(("stage", 0, "owner"), ended_at=moment(date(2025, 1, 1)))
    assert remind(moment(stage.due_on)) == 0


def test_a_round_that_breaks_off_tells_nobody_and_the_next_tells_everybody(stage, rules, monkeypatch):
    rules(("stage", 0, "owner"))
    whole = speaking.Notice.objects.bulk_create
    monkeypatch.setattr(speaking.Notice.objects, "bulk_create", lambda rows: (_ for _ in ()).throw(IntegrityError))
    assert remind(moment(stage.due_on)) == 0
    assert not Spoken.objects.exists()
    monkeypatch.setattr(speaking.Notice.objects, "bulk_create", whole)
    assert remind(moment(stage.due_on)) == 1
    assert told() == ["Đỗ Văn Xét"]


def test_letters_go_out_only_where_mail_is_on_and_once(stage, rules, settings):
    rules(("stage", 0, "owner"), by_mail=True)
    remind(moment(stage.due_on))
    assert (send_letters(), len(mail.outbox)) == (0, 0)
    settings.REMINDER_MAIL = True
    assert (send_letters(), send_letters(), len(mail.outbox)) == (1, 0, 1)
    assert mail.outbox[0].to == ["appraiser@example.invalid"]
    assert stage.nomination.nominee_name in mail.outbox[0].subject


def test_the_inbox_counts_what_was_not_read(stage, rules, people):
    rules(("stage", 0, "owner"))
    remind(moment(stage.due_on))
    (line,) = waiting(actor_of(people["appraiser"]), clock.now())
    assert (line.count, line.due) == (1, stage.due_on)
    Notice.objects.update(read_at=clock.now())
    assert waiting(actor_of(people["appraiser"]), clock.now()) == []


def test_the_first_rules_are_there_and_every_matter_has_one(db):
    assert set(Rule.objects.values_list("matter", flat=True)) == set(Matter.values)


def test_a_list_of_one_and_of_twelve_costs_the_same_statements(received, noon, django_assert_max_num_queries):
    received(12)
    Holding.objects.update(valid_to=None)
    with django_assert_max_num_queries(10):
        assert len(pending(noon)) == 12


def test_a_day_due_that_moved_is_spoken_of_again(stage, rules):
    rules(("stage", 0, "owner"))
    was = stage.due_on
    assert remind(moment(was)) == 1
    Stage.objects.filter(pk=stage.pk).update(due_on=was + timedelta(days=7))
    assert remind(moment(was)) == 0
    assert [remind(moment(was + timedelta(days=7))) for _twice in range(2)] == [1, 0]
    assert list(Notice.objects.order_by("pk").values_list("spoken__due", flat=True)) == [was, was + timedelta(days=7)]
