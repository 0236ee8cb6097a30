"""Units renamed, merged, split and ended: everything that happened in them stays, and people are never left behind."""

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.acts.runner import perform
from backend.base import clock
from backend.history.fact_models import unit_on
from backend.history.lineage import counts_since, links_around, name_on, predecessors, running_in
from backend.history.models import AwardRecord, Service
from backend.organisation.models import Holding, Person, Unit, UnitChange, UnitLink, UnitName
from backend.organisation.services import make_person, make_unit
from permissions.actor import Actor
from permissions.check import NotPermitted
from permissions.roles import Role
from workflows.engine import Refused

DAY = date(2025, 7, 1)
BASIS = "Nghị quyết sắp xếp (thử nghiệm)"


@pytest.fixture(autouse=True)
def _after_the_reform() -> Any:
    with clock.stated(datetime(2025, 9, 1, 9, tzinfo=clock.HANOI)):
        yield


@pytest.fixture
def keeper(person: Any, acting: Any, province: Any) -> Actor:
    found: Actor = acting(person("Đỗ Quản Trị", province, Role.ADMINISTRATOR))
    return found


@pytest.fixture
def commune(province: Unit) -> Any:
    def make(code: str, since: date = date(2001, 5, 1), parent: Unit | None = None) -> Unit:
        return make_unit(
            code=code, name=f"UBND xã {code}", unit_kind="commune", valid_from=since, parent=parent or province
        )

    return make


@pytest.fixture
def merged(commune: Any) -> tuple[Unit, Unit, Unit]:
    return commune("AN"), commune("BINH", date(1995, 1, 1)), commune("ANBINH", DAY)


def reorganise(actor: Actor, what: str, old: list[Unit], new: list[Unit], **more: Any) -> UnitChange:
    given = {"what": what, "predecessors": old, "successors": new, "first_day": DAY, "basis": BASIS} | more
    return UnitChange.objects.get(pk=perform("unit.reorganise", actor=actor, inputs=given).subject_id)


def codes(no: Any) -> set[str]:
    return {reason.code for reason in no.value.reasons}


def test_two_communes_merge_and_their_people_roles_and_history_are_kept(
    keeper: Any, merged: Any, person: Any, record: Any
) -> None:
    old, other, new = merged
    who = person("Phạm Thị Cúc", old, Role.PREPARER)
    row = record(old, 2020)
    reorganise(keeper, "merge", [old, other], [new], rest_to=new, inherits=True)
    who.refresh_from_db()
    assert (who.unit, unit_on(who, date(2024, 5, 1)), unit_on(who, DAY)) == (new, old, new)
    assert Holding.objects.get(person=who).valid_to == date(2025, 6, 30)
    assert Unit.objects.get(pk=old.pk).valid_to == date(2025, 6, 30)
    assert predecessors(new) == [old, other]
    assert AwardRecord.objects.get(pk=row.pk).unit == old
    assert counts_since(new) == date(1995, 1, 1)


def test_without_the_word_inherit_existence_begins_anew(keeper: Any, merged: Any) -> None:
    reorganise(keeper, "merge", list(merged[:2]), [merged[2]])
    assert counts_since(merged[2]) == DAY
    assert len(links_around(merged[0])) == 2


def test_a_span_whose_beginning_nobody_knows_does_not_count_as_service(keeper: Any, merged: Any, person: Any) -> None:
    who = person("Phạm Thị Cúc", merged[0])
    reorganise(keeper, "merge", [merged[0]], [merged[2]], rest_to=merged[2])
    before, after = Service.objects.filter(person=who).order_by("valid_from")
    assert (before.unit, before.span_kind, before.valid_to) == (merged[0], "unknown", date(2025, 6, 30))
    assert (after.unit, after.span_kind, after.valid_from) == (merged[2], "work", DAY)


def test_nobody_is_left_in_a_unit_that_ends(keeper: Any, merged: Any, person: Any) -> None:
    person("Phạm Thị Cúc", merged[0])
    with pytest.raises(Refused) as no:
        reorganise(keeper, "merge", [merged[0]], [merged[2]])
    assert codes(no) == {"unit.people_left"}


def test_a_part_is_split_off_and_the_old_unit_goes_on(keeper: Any, merged: Any, person: Any) -> None:
    old, _other, new = merged
    goes, stays = person("Phạm Thị Cúc", old), person("Lê Văn Ở", old)
    moves = [{"person": goes, "unit": new}]
    reorganise(keeper, "split", [old], [new], stays=True, moves=moves)
    assert [Person.objects.get(pk=one.pk).unit for one in (goes, stays)] == [new, old]
    assert Unit.objects.get(pk=old.pk).valid_to is None


@pytest.mark.parametrize(
    ("what", "old", "new", "code"),
    [
        ("merge", [0], [], "unit.wrong_numbers"),
        ("dissolve", [0], [2], "unit.wrong_numbers"),
        ("merge", [0, 2], [2], "unit.successor_not_there"),
        ("split", [0, 1], [2], "unit.wrong_numbers"),
    ],
)
def test_what_does_not_fit_together_is_refused(
    keeper: Any, merged: Any, what: str, old: list[int], new: list[int], code: str
) -> None:
    with pytest.raises(Refused) as no:
        reorganise(keeper, what, [merged[n] for n in old], [merged[n] for n in new])
    assert code in codes(no)


def test_only_an_administrator_reorganises(merged: Any, person: Any, acting: Any) -> None:
    head = acting(person("Vũ Thủ Trưởng", merged[0], Role.UNIT_HEAD))
    with pytest.raises(NotPermitted):
        reorganise(head, "merge", [merged[0]], [merged[2]])


def test_a_renamed_unit_is_found_by_its_old_name_and_shown_by_it_for_its_time(
    keeper: Any, merged: Any, record: Any
) -> None:
    from backend.history.queries import Filters, register

    row = record(merged[0], 2020)
    given = {"name": "UBND phường An", "first_day": DAY, "basis": BASIS}
    perform("unit.rename", actor=keeper, subject=merged[0].pk, inputs=given)
    unit = Unit.objects.get(pk=merged[0].pk)
    assert (name_on(unit, date(2024, 1, 1)), name_on(unit, DAY)) == ("UBND xã AN", "UBND phường An")
    assert list(register(AwardRecord.objects.all(), Filters(words="ubnd xa an"))) == [row]


def test_a_unit_moves_with_all_below_it(keeper: Any, merged: Any, commune: Any) -> None:
    below = commune("PHONG", parent=merged[0])
    given = {"parent": merged[1], "first_day": DAY, "basis": BASIS}
    perform("unit.transfer", actor=keeper, subject=merged[0].pk, inputs=given)
    assert Unit.objects.get(pk=below.pk).path == f"{merged[1].path}{merged[0].pk:06d}.{below.pk:06d}."
    with pytest.raises(Refused) as no:
        perform("unit.transfer", actor=keeper, subject=merged[1].pk, inputs=given | {"parent": below})
    assert "unit.below_itself" in codes(no)


def test_what_runs_in_a_unit_is_listed_before_it_ends(merged: Any, record: Any) -> None:
    record(merged[0], 2020)
    assert [(row.kind, row.count) for row in running_in([merged[0]])] == [("award_record", 1)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=12, deadline=None)
@given(steps=st.lists(st.tuples(st.sampled_from(("merge", "split", "rename")), st.integers(0, 9)), max_size=6))
def test_no_record_or_person_is_ever_lost_by_any_chain_of_changes(
    keeper: Any, province: Unit, steps: list[tuple[str, int]]
) -> None:
    tag = UnitChange.objects.count()
    born = date(2001, 5, 1)
    kind = {"unit_kind": "commune", "parent": province, "valid_from": born}
    units = [make_unit(code=f"C{tag}-{n}-{Unit.objects.count()}", name=f"Xã {n}", **kind) for n in range(3)]
    people = [make_person(full_name="Lê Văn Tám", unit=unit) for unit in units]
    said = {"award": "x", "year_from": 2020, "year_to": 2020, "source": "Sổ"}
    rows = {AwardRecord.objects.create(unit=unit, home=unit, **said).pk: unit.pk for unit in units}
    for step, (what, pick) in enumerate(steps):
        living = list(Unit.objects.filter(pk__in=[u.pk for u in units], valid_to=None).order_by("pk"))
        one, day = living[pick % len(living)], date(2010 + step, 1, 1)
        if what == "rename":
            inputs = {"name": f"Xã mới {one.pk}-{step}", "first_day": day, "basis": BASIS}
            perform("unit.rename", actor=keeper, subject=one.pk, inputs=inputs)
            continue
        new = make_unit(code=f"N{Unit.objects.count()}", name=f"Xã {step}", **kind | {"valid_from": day})
        units.append(new)
        old = living if what == "merge" else [one]
        reorganise(keeper, what, old, [new], rest_to=new, first_day=day)
    units = list(Unit.objects.filter(pk__in=[u.pk for u in units]))
    assert dict(AwardRecord.objects.filter(pk__in=rows).values_list("pk", "unit")) == rows
    assert all(Person.objects.get(pk=who.pk).unit.valid_to is None for who in people)
    reached = {pk for unit in units if unit.valid_to is None for pk in (unit.pk, *(p.pk for p in predecessors(unit)))}
    assert set(rows.values()) <= reached
    assert UnitLink.objects.filter(predecessor__in=units, successor__valid_from__lt=born).count() == 0
    assert UnitName.objects.filter(unit__in=units).count() == sum(what == "rename" for what, _pick in steps)


def test_the_pages_preview_person_by_person_and_show_the_succession(
    client: Any, keeper: Any, merged: Any, person: Any, record: Any, django_user_model: Any
) -> None:
    user = django_user_model.objects.create_user("qt")
    Person.objects.filter(pk=keeper.person_id).update(user=user)
    client.force_login(user)
    old, _other, new = merged
    who = person("Phạm Thị Cúc", old)
    record(old, 2020)
    address = f"/lich-su-khen-thuong/don-vi/{old.pk}/sap-xep/"
    assert client.get(address).status_code == 200
    sent = {
        "what": "merge",
        "predecessors": [old.pk],
        "successors": [new.pk],
        "first_day": "2025-07-01",
        "basis": BASIS,
    }
    preview = client.post(address, sent | {"preview": "1"}).content.decode()
    assert f"{who.pk}:{new.pk}" in preview
    assert client.post(address, sent | {"moves": [f"{who.pk}:{new.pk}"]}).status_code == 302
    page = client.get(f"/lich-su-khen-thuong/don-vi/{new.pk}/").content.decode()
    assert "Lịch sử của đơn vị cũ" in page
    assert "2020" in page
