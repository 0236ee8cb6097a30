"""Changes of units taken back: everything answers as before, what stands on a change holds it, nothing is deleted."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.acts.runner import perform
from backend.base import clock
from backend.history.deciding import units_below
from backend.history.fact_models import STANDING, Service, unit_on
from backend.history.lineage import counts_since, links_around, name_on, predecessors
from backend.history.models import AwardRecord
from backend.organisation.models import Holding, Person, Unit, UnitChange, UnitLink, UnitName, UnitUserPermission
from backend.organisation.projection import project
from backend.organisation.queries import tree
from backend.organisation.services import make_person, make_unit
from permissions.actor import Actor
from permissions.check import NotPermitted
from permissions.roles import Role
from workflows.engine import Refused

DAY = date(2025, 7, 1)
BASIS, WHY = "Nghị quyết sắp xếp (thử nghiệm)", "Ghi nhầm nghị quyết"
DAYS = (date(2024, 6, 1), date(2025, 6, 30), DAY, date(2025, 8, 1))


@pytest.fixture(autouse=True)
def _after_the_reform() -> Any:
    with clock.stated(datetime(2025, 9, 1, 9, tzinfo=clock.HANOI)):
        yield


@pytest.fixture
def keeper(person: Any, acting: Any, province: Any) -> Actor:
    found: Actor = acting(person("Đỗ Quản Trị", province, Role.ADMINISTRATOR))
    return found


@pytest.fixture
def communes(province: Unit) -> list[Unit]:
    since = [date(2001, 5, 1), date(1995, 1, 1), DAY, DAY]
    return [
        make_unit(code=f"X{n}", name=f"UBND xã X{n}", unit_kind="commune", valid_from=day, parent=province)
        for n, day in enumerate(since)
    ]


def answers() -> dict[str, Any]:
    """What every reader is told of units, their names and origins, people, service, roles and rights."""
    units, people = list(Unit.objects.order_by("pk")), list(Person.objects.order_by("pk"))
    return {
        "units": list(Unit.objects.order_by("pk").values()),
        "names": [[name_on(unit, day) for day in DAYS] for unit in units],
        "since": [counts_since(unit) for unit in units],
        "origins": [[one.pk for one in predecessors(unit)] for unit in units],
        "links": [[one.pk for one in links_around(unit)] for unit in units],
        "found": sorted((text, one.pk) for text, one in units_below(units[0]).items()),
        "trees": [[node.unit.pk for node in tree(day)[0].children] for day in DAYS],
        "people": list(Person.objects.order_by("pk").values("pk", "unit_id")),
        "where": [[unit_on(one, day).pk for day in DAYS] for one in people],
        "service": list(
            Service.objects.filter(STANDING).order_by("pk").values("pk", "unit_id", "valid_from", "valid_to")
        ),
        "roles": list(Holding.objects.order_by("pk").values("pk", "valid_to")),
        "rights": sorted(
            UnitUserPermission.objects.values_list("user_id", "permission__codename", "content_object_id")
        ),
    }


def done(actor: Actor, act: str, subject: Unit | None = None, **given: Any) -> UnitChange:
    inputs = {"first_day": DAY, "basis": BASIS} | given
    perform(act, actor=actor, subject=subject.pk if subject is not None else None, inputs=inputs)
    return UnitChange.objects.order_by("-pk")[0]


def undo(actor: Actor, change: UnitChange) -> None:
    perform("unit_change.undo", actor=actor, subject=change.pk, inputs={"reason": WHY})


def codes(no: Any) -> set[str]:
    return {reason.code for reason in no.value.reasons}


def test_a_rename_is_taken_back_and_stays_in_the_history(keeper: Actor, communes: Any) -> None:
    before = answers()
    change = done(keeper, "unit.rename", communes[0], name="UBND xã Mới")
    assert answers() != before
    undo(keeper, change)
    change.refresh_from_db()
    assert answers() == before
    assert (change.undone_by, change.undone_reason) == (keeper.name, WHY)
    assert UnitName.all_ever.filter(unit=communes[0]).count() == 1
    done(keeper, "unit.rename", communes[0], name="UBND xã Mới")
    assert name_on(Unit.objects.get(pk=communes[0].pk), DAYS[0]) == communes[0].name


def test_a_transfer_is_taken_back_with_all_below(keeper: Actor, communes: Any, unit_a: Unit) -> None:
    make_unit(code="T", name="Thôn", unit_kind="division", valid_from=date(2024, 1, 1), parent=communes[0])
    before = answers()
    change = done(keeper, "unit.transfer", communes[0], parent=unit_a)
    undo(keeper, change)
    assert answers() == before


def merged(keeper: Actor, communes: Any, **more: Any) -> UnitChange:
    given = {"what": "merge", "predecessors": communes[:2], "successors": [communes[2]], "rest_to": communes[2]}
    return done(keeper, "unit.reorganise", **given | more)


def test_a_merger_is_taken_back_with_people_roles_and_service(
    keeper: Actor, communes: Any, person: Any, django_user_model: Any
) -> None:
    who = person("Phạm Thị Cúc", communes[0], Role.PREPARER)
    who.user = django_user_model.objects.create_user("cuc")
    who.save()
    Service.objects.create(person=who, unit=communes[0], valid_from=date(2020, 1, 1), source="Hồ sơ")
    person("Lê Văn Ở", communes[1])
    project(clock.today(), [who.user_id])
    before = answers()
    change = merged(keeper, communes, inherits=True)
    assert counts_since(communes[2]) == date(1995, 1, 1)
    undo(keeper, change)
    assert answers() == before
    assert UnitLink.all_ever.filter(change=change).count() == 2
    assert sorted(Service.objects.exclude(STANDING).values_list("state", flat=True)) == ["withdrawn"] * 3


def test_what_is_taken_back_is_not_taken_back_again(keeper: Actor, communes: Any) -> None:
    change = done(keeper, "unit.rename", communes[0], name="UBND xã Mới")
    undo(keeper, change)
    with pytest.raises(Refused) as no:
        undo(keeper, change)
    assert codes(no) == {"unit_change.undone"}


def test_later_changes_come_first(keeper: Actor, communes: Any) -> None:
    first = done(keeper, "unit.rename", communes[0], name="UBND xã Mới")
    merged(keeper, communes, first_day=DAY + timedelta(days=9))
    with pytest.raises(Refused) as no:
        undo(keeper, first)
    assert codes(no) == {"unit_change.later"}


@pytest.mark.parametrize(
    ("then", "code"),
    [
        ("move", "unit_change.people_moved"),
        ("role", "unit_change.things_since"),
        ("award", "unit_change.things_since"),
        ("leave", "unit_change.service_changed"),
        ("revive", "unit_change.edited"),
        ("roles", "unit_change.roles_changed"),
    ],
)
def test_what_stands_on_a_merger_holds_it(
    keeper: Actor, communes: Any, person: Any, unit_a: Unit, then: str, code: str
) -> None:
    who = person("Phạm Thị Cúc", communes[0], Role.PREPARER)
    change = merged(keeper, communes)
    who.refresh_from_db()
    if then == "move":
        who.unit = unit_a
        who.save()
    elif then == "role":
        Holding.objects.create(person=who, role=Role.PREPARER, unit=communes[2], valid_from=DAY, basis="QĐ")
    elif then == "award":
        AwardRecord.objects.create(
            person=who, home=communes[2], award="lao-dong-tien-tien", year_from=2025, year_to=2025, source="Sổ"
        )
    elif then == "leave":
        Service.objects.filter(unit=communes[2]).update(valid_to=date(2025, 8, 1))
    elif then == "revive":
        Unit.objects.filter(pk=communes[0].pk).update(valid_to=None)
    else:
        Holding.objects.filter(person=who).update(valid_to=date(2025, 1, 1))
    with pytest.raises(Refused) as no:
        undo(keeper, change)
    assert codes(no) == {code}


def test_only_who_may_change_units_takes_a_change_back(
    keeper: Actor, communes: Any, person: Any, acting: Any, province: Unit
) -> None:
    change = done(keeper, "unit.rename", communes[0], name="UBND xã Mới")
    with pytest.raises(NotPermitted):
        undo(acting(person("Trần Thẩm Định", province, Role.APPRAISER)), change)


def test_the_page_shows_what_comes_back_and_what_holds_it(
    keeper: Actor, communes: Any, person: Any, client: Any, django_user_model: Any
) -> None:
    who = person("Phạm Thị Cúc", communes[0])
    change = merged(keeper, communes)
    officer = Person.objects.get(pk=keeper.person_id)
    officer.user = django_user_model.objects.create_user("quan-tri")
    officer.save()
    client.force_login(officer.user)
    address = f"/lich-su-khen-thuong/thay-doi/{change.pk}/hoan-tac/"
    assert address in client.get(f"/lich-su-khen-thuong/don-vi/{communes[0].pk}/").content.decode()
    page = client.get(address).content.decode()
    assert who.full_name in page
    assert communes[0].name in page
    assert client.post(address, {"reason": WHY}).status_code == 302
    assert "Đã hoàn tác" in client.get(f"/lich-su-khen-thuong/don-vi/{communes[0].pk}/").content.decode()


plans = st.tuples(
    st.sampled_from(["rename", "transfer", "merge", "split", "part", "dissolve", "duplicate"]),
    st.lists(st.tuples(st.integers(0, 1), st.booleans(), st.booleans(), st.integers(0, 1)), max_size=4),
    st.booleans(),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plans)
def test_whatever_was_changed_answers_as_before_when_it_is_taken_back(
    keeper: Actor, communes: Any, unit_a: Unit, plan: Any
) -> None:
    what, staff, inherits = plan
    mark, made = transaction.savepoint(), []
    for number, (home, known, holds, _to) in enumerate(staff):
        one = make_person(full_name=f"Người {number}", unit=communes[0 if what in ("split", "part") else home])
        made.append(one)
        if known:
            Service.objects.create(person=one, unit=one.unit, valid_from=date(2020, 1, 1), source="Hồ sơ")
        if holds:
            Holding.objects.create(
                person=one, role=Role.PREPARER, unit=one.unit, valid_from=date(2023, 1, 1), basis="QĐ"
            )
    before = answers()
    undo(keeper, _changed(keeper, communes, unit_a, what, made, [to for *_rest, to in staff], inherits=inherits))
    assert answers() == before
    transaction.savepoint_rollback(mark)


def _changed(
    keeper: Actor, communes: Any, unit_a: Unit, what: str, people: list[Person], to: list[int], *, inherits: bool
) -> UnitChange:
    first, second, new, other = communes
    if what == "rename":
        return done(keeper, "unit.rename", first, name="UBND xã Mới")
    if what == "transfer":
        return done(keeper, "unit.transfer", first, parent=unit_a)
    if what in ("split", "part"):
        moves = [{"person": one, "unit": communes[2 + place]} for one, place in zip(people, to, strict=True)]
        given = {"what": "split", "predecessors": [first], "successors": [new, other], "moves": moves}
        return done(keeper, "unit.reorganise", **given, stays=what == "part", inherits=inherits)
    if what == "merge":
        return merged(keeper, communes, inherits=inherits)
    old = [one for one in (first, second) if Person.objects.filter(unit=one).exists()][:1] or [first]
    after = [] if what == "dissolve" else [new]
    return done(
        keeper, "unit.reorganise", what=what, predecessors=old, successors=after, rest_to=new, inherits=inherits
    )
