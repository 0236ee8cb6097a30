"""What the register tells the rules on a day: open, none, or not known."""

from datetime import date

import pytest

from backend.matters.queries import register
from backend.organisation.models import PersonAlias, UnitChange, UnitLink
from workflows.facts import DisciplineLevel, PendingKind

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 10)


@pytest.fixture
def whole(act, province):
    return act("register_check.create", "officer", unit=province, as_of=date(2026, 3, 1))


def seen(person, on=TODAY):
    found = register(on, {person.pk: person.pk})
    key, path = ("person", person.pk), person.unit.path
    return found.pending(key, path), found.discipline(key), found.is_whole(path)


def test_nothing_entered_means_nothing_known(staff):
    assert seen(staff) == ({}, (), False)


def test_nothing_entered_means_none_where_the_register_is_whole(whole, staff):
    pending, *discipline = seen(staff)
    assert (set(pending), set(pending.values()), discipline) == (set(PendingKind), {False}, [(), True])


@pytest.mark.parametrize(("on", "known"), [(date(2026, 5, 30), True), (date(2026, 6, 1), False)])
def test_the_word_counts_for_ninety_days(whole, staff, on, known):
    assert register(on).is_whole(staff.unit.path) is known


def test_the_word_of_another_unit_says_nothing(act, unit_b, staff):
    act("register_check.create", "officer", unit=unit_b, as_of=date(2026, 3, 1))
    assert seen(staff) == ({}, (), False)


@pytest.mark.parametrize("kind", ["discipline", "inspection", "complaint", "press"])
def test_an_open_matter_is_pending_until_the_day_it_ends(whole, enter, act, staff, kind):
    matter = enter(kind, person=staff)
    assert [k for k, is_open in seen(staff)[0].items() if is_open] == [PendingKind(kind)]
    act("matter.close", "officer", matter, closed_on=date(2026, 3, 5), closing_document="KL 7")
    assert not any(seen(staff)[0].values())
    assert seen(staff, date(2026, 3, 4))[0][PendingKind(kind)]


def test_what_was_taken_back_is_gone_for_the_rules(whole, enter, act, staff):
    act("matter.void", "officer", enter(person=staff), reason="Ghi nhầm người")
    assert not any(seen(staff)[0].values())


def test_a_discipline_runs_until_its_decision_says_or_until_it_was_ended(enter, act, staff):
    matter = enter("imposed", person=staff, ends_on=date(2027, 1, 31))
    (fact,) = seen(staff)[1]
    assert (fact.level, fact.start, fact.until) == (DisciplineLevel.WARNING, date(2026, 2, 1), date(2027, 1, 31))
    act("matter.close", "officer", matter, closed_on=date(2026, 3, 9), closing_document="QĐ 8")
    assert seen(staff)[1][0].until == date(2026, 3, 9)


@pytest.mark.parametrize(("level", "count"), [("reprimand", 0), ("warning", 1), ("removal", 1)])
def test_members_are_counted_from_canh_cao_up(enter, staff, level, count):
    enter("imposed", person=staff, level=level)
    assert register(TODAY).disciplined([staff.pk], 2026) == count
    assert register(TODAY).disciplined([staff.pk], 2025) == 0


def test_a_matter_counts_for_every_entry_of_a_person_or_unit_where_all_are_asked(enter, person, staff, unit_a, unit_b):
    other = person("Phạm Thị Hoà", staff.unit)
    enter("imposed", person=staff)
    enter("inspection", unit=unit_a)
    PersonAlias.objects.create(merged=staff, survivor=other, reason="Một người", merged_at="2026-03-01T00:00Z")
    change = UnitChange.objects.create(
        unit=unit_b, what="duplicate", first_day=date(2026, 3, 1), made_at="2026-03-01T00:00Z"
    )
    UnitLink.objects.create(
        change=change, predecessor=unit_a, successor=unit_b, first_day=date(2026, 3, 1), inherits=True
    )
    found = register(TODAY)
    assert [one.level for one in found.discipline(("person", other.pk))] == [DisciplineLevel.WARNING]
    assert found.discipline(("person", other.pk)) == found.discipline(("person", staff.pk))
    for unit in (unit_a, unit_b):
        assert found.pending(("unit", unit.pk), unit.path) == {PendingKind.INSPECTION: True}


def test_as_many_queries_whatever_is_entered(enter, staff, django_assert_num_queries):
    with django_assert_num_queries(2):
        seen(staff)
    enter(person=staff)
    enter("imposed", person=staff)
    with django_assert_num_queries(2):
        seen(staff)
