"""The invented province in the database: units of two eras, people, roles, council, logins and demo keys.

Everything is found again by its code, so that loading twice doubles nothing. All people and names are invented.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from backend.council.models import Council, Seat
from backend.demo import generator
from backend.demo.cast import PROVINCE_VI, DemoUnit
from backend.demo.staff import COUNCIL, DESKS, FORTY, FORTY_AT, OFFICES, Desk
from backend.organisation.models import Holding, Person, Unit, UnitKind
from backend.organisation.services import make_person, make_unit

ERA_ENDS = date(2025, 6, 30)
ERA_BEGINS = date(2025, 7, 1)
FOUNDED = date(2021, 1, 1)
KINDS = {
    "xa": UnitKind.COMMUNE,
    "phuong": UnitKind.WARD,
    "dac_khu": UnitKind.SPECIAL_ZONE,
    "huyen": UnitKind.DISTRICT,
}


@dataclass(slots=True)
class Province:
    """What the story works with: the root, units by code, people by code, office holders by desk."""

    root: Unit
    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    council: Council | None = None

    def head(self, unit_code: str) -> Person:
        """The head of a unit."""
        return self.people[f"{unit_code}:unit_head"]

    def preparer(self, unit_code: str) -> Person:
        """The preparer of a unit."""
        return self.people[f"{unit_code}:preparer"]


def load() -> Province:
    """Make the province, or find it."""
    root = Unit.objects.filter(code="MH").first() or make_unit(
        code="MH",
        name=f"Ủy ban nhân dân {PROVINCE_VI}",
        unit_kind=UnitKind.PROVINCE,
        valid_from=FOUNDED,
        illustrative=True,
    )
    province = Province(root)
    for desk in OFFICES:
        province.people[desk.code] = _holder(desk, root)
    for era, begins, ends in ((2023, FOUNDED, ERA_ENDS), (2025, ERA_BEGINS, None)):
        for demo in generator.units(era):
            unit = _unit(demo, root, begins, ends)
            province.units[demo.code] = unit
            _people(province, demo, unit, begins, ends)
    province.council = _council(province)
    return province


def _unit(demo: DemoUnit, root: Unit, begins: date, ends: date | None) -> Unit:
    found = Unit.objects.filter(code=demo.code).first()
    kind = next((kind for prefix, kind in KINDS.items() if demo.kind.startswith(prefix)), None)
    if kind is None:
        kind = UnitKind.DISTRICT if demo.group == "huyen" else UnitKind.DEPARTMENT
    return found or make_unit(
        code=demo.code,
        name=demo.name_vi,
        unit_kind=kind,
        valid_from=begins,
        valid_to=ends,
        parent=root,
        group=demo.group,
        illustrative=True,
    )


def _people(province: Province, demo: DemoUnit, unit: Unit, begins: date, ends: date | None) -> None:
    for someone in generator.people(demo):
        province.people[someone.code] = _person(someone.name, unit, someone.position)
    for number, name in enumerate(FORTY if demo.code == FORTY_AT else ()):
        province.people[f"{demo.code}-{number + 6}"] = _person(name, unit, "Viên chức, Bệnh viện Đa khoa Minh Họa")
    for desk in DESKS:
        own = Desk(f"{demo.code}:{desk.code}", desk.name_for(demo), desk.position, desk.roles)
        province.people[own.code] = _holder(own, unit, begins, ends)


def _person(name: str, unit: Unit, position: str, honorific: str = "") -> Person:
    found = Person.objects.filter(full_name=name, unit=unit).first()
    return found or make_person(
        full_name=name, unit=unit, position=position, honorific=honorific or _honorific(name), illustrative=True
    )


def _honorific(name: str) -> str:
    women = {"Chi", "Dung", "Giang", "Hà", "Lan", "Mai", "Oanh", "Quỳnh", "Thảo", "Vân", "Yến", "Ngọc", "Hương"}
    return "Bà" if name.split()[-1] in women else "Ông"


def _holder(desk: Desk, unit: Unit, begins: date = FOUNDED, ends: date | None = None) -> Person:
    person = _person(desk.name, unit, desk.position)
    for role in desk.roles:
        Holding.objects.get_or_create(
            person=person,
            role=role.value,
            unit=unit,
            valid_from=begins,
            defaults={"valid_to": ends, "basis": "Quyết định phân công (minh họa)"},
        )
    return person


def _council(province: Province) -> Council:
    council, _made = Council.objects.get_or_create(
        unit=province.root,
        name=f"Hội đồng Thi đua – Khen thưởng {PROVINCE_VI}",
        defaults={"established_by": "Quyết định thành lập (minh họa)", "illustrative": True},
    )
    for code, seat_role, votes, counting in COUNCIL:
        person = province.people[code]
        Seat.objects.get_or_create(
            council=council,
            person=person,
            valid_from=FOUNDED,
            defaults={"seat_role": seat_role, "votes": votes, "counting": counting},
        )
    return council
