"""The award history of the demo: a gap, two namesakes, somebody entered twice and merged, a merged commune."""

from __future__ import annotations

from datetime import date

from backend.demo.play import Play
from backend.demo.province import ERA_BEGINS, FOUNDED, Province
from backend.history.models import AwardRecord
from backend.organisation.models import Person, Unit

TWICE = ("Trần Thị Hòa Minh Họa", "Trần Thị Hoà Minh Họa")
COMMUNE, NAMESAKE = "X-LAM", "Nguyễn Thị Thuý Minh Họa"
OLD = (
    ("X-CU-1", "Ủy ban nhân dân xã Đồng Sen (cũ, minh họa)"),
    ("X-CU-2", "Ủy ban nhân dân xã Bến Sậy (cũ, minh họa)"),
)
YEARS = (2018, 2019, 2021, 2022)
TITLE, COLLECTIVE = "lao-dong-tien-tien", "tap-the-lao-dong-tien-tien"


def play_history(play: Play, province: Province) -> None:
    """Awards of the past entered by the unit and confirmed in part; the commune's predecessors with theirs."""
    unit, preparer = province.units[COMMUNE], province.preparer(COMMUNE)
    keeper, appraiser = province.people["administrator"], province.people["appraiser"]
    twins = [_person(play, keeper, unit, name) for name in (NAMESAKE, NAMESAKE.replace("Thuý", "Thúy"))]
    made = [_entered(play, preparer, twins[0], TITLE, year) for year in YEARS]
    _entered(play, preparer, twins[1], TITLE, 2023)
    for record in made[:3]:
        play.do("award_record.confirm", appraiser, record)
    play.do("award_record.withdraw", preparer, made[3], reason="Nhập nhầm người (minh họa)")
    old = [_unit(play, keeper, province.root, *said) for said in OLD]
    for one in old:
        _entered(play, appraiser, one, COLLECTIVE, 2023)
    play.do(
        "unit.reorganise", keeper, what="merge", predecessors=old, successors=[unit], first_day=ERA_BEGINS,
        basis="Nghị quyết sắp xếp đơn vị hành chính cấp xã (minh họa)", inherits=True,
    )  # fmt: skip
    kept, doubled = (_person(play, keeper, unit, name) for name in TWICE)
    for holder, year in ((kept, 2024), (doubled, 2022)):
        _entered(play, preparer, holder, TITLE, year)
    play.do("person.merge", keeper, merged=doubled, survivor=kept, reason="Cùng một người, hai cách bỏ dấu (minh họa)")


def _person(play: Play, keeper: Person, unit: Unit, name: str) -> Person:
    given = {"unit": unit, "full_name": name, "position": "Công chức (minh họa)", "namesake": True}
    return Person.objects.get(pk=play.do("person.create", keeper, **given).subject_id)


def _unit(play: Play, keeper: Person, root: Unit, code: str, name: str) -> Unit:
    given = {"parent": root, "code": code, "name": name, "unit_kind": "commune", "valid_from": FOUNDED}
    return Unit.objects.get(pk=play.do("unit.create", keeper, **given, basis="Minh họa").subject_id)


def _entered(play: Play, by: Person, holder: Person | Unit, award: str, year: int) -> AwardRecord:
    who = {"person": holder} if isinstance(holder, Person) else {"unit": holder}
    said = {
        "award": award, "year_from": year, "year_to": year, "source": "Sổ khen thưởng (minh họa)", "no_secret": True,
        "decision_number": f"{year - 2000}/QĐ-MH", "decided_on": date(year + 1, 1, 15).isoformat(),
        "issuer": "Cơ quan minh họa",
    }  # fmt: skip
    return AwardRecord.objects.get(pk=play.do("award_record.enter", by, **who, **said).subject_id)
