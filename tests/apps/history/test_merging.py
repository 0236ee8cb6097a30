"""Entries of one person: nothing is lost or rewritten, both lead to one, and every merger can be undone."""

from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.acts.runner import perform
from backend.history import queries
from backend.history.models import AwardRecord, YearlyClassification
from backend.organisation.aliases import entries_of, survivor_of, survivors
from backend.organisation.models import Person, PersonAlias, Unit
from backend.organisation.queries import people
from backend.organisation.relations import compared, relations
from backend.organisation.services import make_person
from backend.web.formats import COUNTED, KINDS
from permissions.actor import Actor
from permissions.check import NotPermitted
from permissions.roles import Role
from workflows.engine import Refused

WHY = "Đối chiếu lý lịch tại đơn vị"


@pytest.fixture
def keeper(person: Any, acting: Any, province: Any) -> Actor:
    found: Actor = acting(person("Đỗ Quản Trị", province, Role.ADMINISTRATOR))
    return found


@pytest.fixture
def two(person: Any, unit_a: Any, unit_b: Any) -> tuple[Person, Person]:
    return person("Phạm Thị Hòa", unit_a), person("Phạm Thị Hoà", unit_b)


def merge(actor: Actor, merged: Person, survivor: Person) -> PersonAlias:
    done = perform("person.merge", actor=actor, inputs={"merged": merged, "survivor": survivor, "reason": WHY})
    return PersonAlias.objects.get(pk=done.subject_id)


def codes(no: Any) -> set[str]:
    return {reason.code for reason in no.value.reasons}


def test_both_entries_lead_to_the_survivor_with_the_history_of_both(keeper: Any, two: Any, record: Any) -> None:
    old, new = two
    rows = [record(old, 2019), record(new, 2023)]
    merge(keeper, old, new)
    assert survivor_of(old.pk) == survivor_of(new.pk) == new.pk
    assert set(queries.records_of(new)) == set(rows)
    assert [row.person_id for row in rows] == list(AwardRecord.objects.order_by("pk").values_list("person", flat=True))


def test_a_merger_is_undone_and_each_has_its_own_again(keeper: Any, two: Any, record: Any) -> None:
    old, new = two
    row = record(old, 2019)
    alias = merge(keeper, old, new)
    perform("person.split", actor=keeper, subject=alias.pk, inputs={"reason": "Hai người khác nhau"})
    assert list(queries.records_of(old)) == [row]
    assert not queries.records_of(new).exists()
    with pytest.raises(Refused) as no:
        perform("person.split", actor=keeper, subject=alias.pk, inputs={"reason": "Lần nữa"})
    assert codes(no) == {"person.split_already"}


def test_a_merged_entry_is_in_no_list_of_people(keeper: Any, two: Any) -> None:
    merge(keeper, *two)
    assert list(people("pham thi hoa")) == [two[1]]


def test_what_was_merged_is_neither_merged_again_nor_takes_in_others(keeper: Any, two: Any, person: Any) -> None:
    third = person("Phạm Thị Hòa", two[0].unit)
    merge(keeper, *two)
    for pair in ((two[0], third), (third, two[0])):
        with pytest.raises(Refused) as no:
            merge(keeper, *pair)
        assert codes(no) == {"person.merged_already"}


def test_an_entry_with_roles_or_a_login_survives(keeper: Any, two: Any, person: Any, django_user_model: Any) -> None:
    held = person("Phạm Thị Hòa", two[0].unit, Role.PREPARER)
    held.user = django_user_model.objects.create_user("hoa")
    held.save()
    with pytest.raises(Refused) as no:
        merge(keeper, held, two[1])
    assert codes(no) == {"person.merged_has_roles", "person.merged_has_login"}
    merge(keeper, two[1], held)


def test_entries_with_unlike_names_are_merged_only_when_said_to_be_one(keeper: Any, two: Any, person: Any) -> None:
    other = person("Phạm Thị Hoàn", two[0].unit)
    with pytest.raises(Refused) as no:
        merge(keeper, other, two[1])
    assert codes(no) == {"person.names_unlike"}
    inputs = {"merged": other, "survivor": two[1], "reason": WHY, "other_name": True}
    perform("person.merge", actor=keeper, inputs=inputs)


def test_everything_that_hangs_on_a_person_has_words(db: Any) -> None:
    titles = {relation.title for relation in relations(Person)}
    assert sorted(title for title in titles if title not in KINDS and title not in COUNTED) == []


def test_a_preparer_merges_nobody(two: Any, person: Any, acting: Any) -> None:
    with pytest.raises(NotPermitted):
        merge(acting(person("Trần Lập Hồ", two[0].unit, Role.PREPARER)), *two)


def test_no_column_that_points_at_a_person_is_forgotten(db: Any) -> None:
    """The registry is compared with what the database itself says of its foreign keys."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            for column, (_key, of) in connection.introspection.get_relations(cursor, table).items():
                found |= {(table, column)} if of == Person._meta.db_table else set()
    assert {relation.column for relation in relations(Person)} == found
    assert len(found) > 20


def test_the_comparison_counts_rows_and_names_what_clashes(two: Any, record: Any) -> None:
    for one, level in zip(two, ("good", "excellent"), strict=True):
        YearlyClassification.objects.create(person=one, year=2023, level=level, source="QĐ")
    record(two[0], 2019)
    found = {row.title: row for row in compared(Person, two[0].pk, two[1].pk)}
    assert (found["award_record"].merged, found["award_record"].survivor) == (1, 0)
    assert [row.clashes for row in found.values() if row.clashes] == [("2023",)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(moves=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.booleans()), max_size=14))
def test_no_record_is_ever_lost_by_any_chain_of_mergers_and_splits(
    keeper: Any, unit_a: Unit, moves: list[tuple[int, int, bool]]
) -> None:
    entries = [make_person(full_name="Lê Văn Tám", unit=unit_a) for _n in range(6)]
    rows = {}
    for one in entries:
        said = {"person": one, "home": unit_a, "award": "x", "year_from": 2020, "year_to": 2020, "source": "Sổ"}
        rows[AwardRecord.objects.create(**said).pk] = one.pk
    for one, other, undo in moves:
        live = PersonAlias.objects.filter(undone_at=None, merged__in=entries).order_by("pk").first()
        try:
            if undo and live is not None:
                perform("person.split", actor=keeper, subject=live.pk, inputs={"reason": "Tách"})
            else:
                merge(keeper, entries[one], entries[other])
        except Refused:
            pass
        ends = survivors([entry.pk for entry in entries])
        shown = [row.pk for end in set(ends.values()) for row in queries.records_of(Person.objects.get(pk=end))]
        assert sorted(shown) == sorted(rows)
        assert all(set(entries_of([end])) == {pk for pk, of in ends.items() if of == end} for end in ends.values())
    stored = AwardRecord.objects.filter(pk__in=rows).values_list("pk", "person")
    assert dict(stored) == rows


def test_of_two_mergers_at_once_one_is_refused(committed_db: Any, keeper: Any, two: Any) -> None:
    pairs = [two, two[::-1]]
    results = committed_db.together([lambda pair=pair: merge(keeper, *pair) for pair in pairs])
    assert sorted(isinstance(result, PersonAlias) for result in results) == [False, True]
    assert PersonAlias.objects.count() == 1


def test_the_pages_compare_merge_and_lead_to_the_survivor(
    client: Any, keeper: Any, two: Any, record: Any, django_user_model: Any
) -> None:
    user = django_user_model.objects.create_user("qt")
    Person.objects.filter(pk=keeper.person_id).update(user=user)
    client.force_login(user)
    old, new = two
    record(old, 2019)
    address = f"/lich-su-khen-thuong/gop-nguoi/?merged={old.pk}&survivor={new.pk}"
    shown = client.get(address).content.decode()
    assert "2019" in shown
    assert "other_name" not in shown
    sent = {"merged": old.pk, "survivor": new.pk, "reason": WHY}
    assert client.post("/lich-su-khen-thuong/gop-nguoi/", sent).status_code == 302
    to = client.get(f"/lich-su-khen-thuong/nguoi/{old.pk}/")
    assert to.url == f"/lich-su-khen-thuong/nguoi/{new.pk}/"
    page = client.get(to.url).content.decode()
    assert WHY in page
    assert "2019" in page


def test_a_merger_and_its_undoing_are_read_over_the_api(
    keeper: Actor, two: Any, client: Any, django_user_model: Any
) -> None:
    alias = merge(keeper, *two)
    user = django_user_model.objects.create(username="quan-tri")
    Person.objects.filter(pk=keeper.person_id).update(user=user)
    client.force_login(user)
    url = f"/api/v1/person-aliases/{alias.pk}/"
    assert (client.get(url).json()["merged"], client.get(url).json()["survivor"]) == (two[0].pk, two[1].pk)
    assert {one["act"] for one in client.get(f"{url}acts/").json()} == {"person.split"}
