"""Four departments in one block, its people, a published scheme, and a shorthand for acts."""

from datetime import date, datetime

import pytest

from backend.acts.runner import perform
from backend.base import clock
from backend.catalogue.models import Edition
from backend.emulation.models import Block, BlockYear, EmulationSheet
from backend.organisation.models import UnitKind
from backend.organisation.services import make_unit
from permissions.roles import Role
from tests.support.emulation_play import FULL, elect, sheet_of, values

SINCE = date(2023, 1, 1)


@pytest.fixture(autouse=True)
def _january():
    with clock.stated(datetime(2025, 1, 10, 10, tzinfo=clock.HANOI)):
        yield


@pytest.fixture
def units(province):
    names = ("Sở Đồng Lúa", "Sở Bến Nước", "Sở Cánh Rừng", "Sở Mỏ Đá")
    return [
        make_unit(code=f"S{n}", name=name, unit_kind=UnitKind.DEPARTMENT, valid_from=SINCE, parent=province)
        for n, name in enumerate(names)
    ]


@pytest.fixture
def cast(units, province, person, acting):
    """Actors by what they are; the number is the unit's."""
    people = {
        "appraiser": person("Lê Thẩm Định", province, Role.APPRAISER),
        "secretary": person("Hồ Thư Ký", province, Role.SECRETARY),
        "signatory": person("Đặng Người Ký", province, Role.SIGNATORY),
    }
    for n, unit in enumerate(units):
        people[f"head{n}"] = person(f"Vũ Thủ Trưởng {n}", unit, Role.UNIT_HEAD)
        people[f"preparer{n}"] = person(f"Trần Lập Phiếu {n}", unit, Role.PREPARER)
    found = {name: acting(one) for name, one in people.items()}
    return found


@pytest.fixture
def do(cast):
    """Does an act on something as somebody; what the act made comes back."""

    def run(act: str, who: str, subject=None, **inputs):
        pk = subject.pk if subject is not None else None
        return perform(act, actor=cast[who], subject=pk, inputs=inputs).result

    return run


@pytest.fixture
def edition(do, province) -> Edition:
    draft = do("emulation_scheme.create", "appraiser", unit=province, code="bang-diem", title="Bảng điểm", year=2024)
    do("emulation_scheme.publish", "signatory", draft)
    draft.refresh_from_db()
    return Edition.objects.get(pk=draft.edition_id)


@pytest.fixture
def block(do, province, units) -> Block:
    made = do(
        "emulation_block.create", "appraiser", unit=province, code="k1", name="Khối sở tổng hợp", block_kind="khoi",
        variant="khoi", basis="QĐ thử", valid_from=SINCE,
    )  # fmt: skip
    do("emulation_block.set_members", "appraiser", made, year=2024, units=units, basis="QĐ thử")
    return made


@pytest.fixture
def run(do, block, edition) -> BlockYear:
    """The opened year with a head (unit 0) and a deputy (unit 1)."""
    made = do("emulation_year.open", "appraiser", block=block, year=2024, scheme=edition, adopted_reason="Thử nghiệm")
    for n in (0, 1):
        elect(do, made, n)
    return made


@pytest.fixture
def registered(do, run):
    """Registers a unit's targets."""

    def go(n: int) -> EmulationSheet:
        plan = values({"I.1": {"plan": "100"}, "I.2": {"plan": "5"}, "I.3": {"plan": "40"}})
        do("emulation_sheet.plan", f"preparer{n}", sheet_of(run, n), values=plan, aims=["Cờ thi đua"])
        do("emulation_sheet.register", f"head{n}", sheet_of(run, n))
        return sheet_of(run, n)

    return go


@pytest.fixture
def submitted(do, run, registered):
    """Registers, self-scores and sends."""

    def go(n: int, **other) -> EmulationSheet:
        registered(n)
        do("emulation_sheet.self_score", f"preparer{n}", sheet_of(run, n), values=values(FULL | other))
        do("emulation_sheet.submit", f"head{n}", sheet_of(run, n))
        return sheet_of(run, n)

    return go


@pytest.fixture
def block_scored(do, run, submitted):
    """As above, and the head (for the head's own sheet the deputy) agrees with everything."""

    def go(n: int, **other) -> EmulationSheet:
        submitted(n, **other)
        who = "head1" if n == 0 else "head0"
        do("emulation_sheet.score", who, sheet_of(run, n), values=values(FULL | other))
        do("emulation_sheet.finish_block", who, sheet_of(run, n))
        return sheet_of(run, n)

    return go


@pytest.fixture
def settled(do, run, block_scored, reform_published):
    """As above, and settled by the council's standing body with full points in section III."""

    def go(n: int, **other) -> EmulationSheet:
        block_scored(n, **other)
        do("emulation_sheet.score_council", "secretary", sheet_of(run, n), values=values({"III.1": {"points": "10"}}))
        do("emulation_sheet.settle", "secretary", sheet_of(run, n))
        return sheet_of(run, n)

    return go


@pytest.fixture
def reform_published(province, units, db):
    """The reform index of 2024 as published: 90 of 100 for all, but none for the last unit."""
    from decimal import Decimal

    from backend.scoring.models import IndexPublication, PublishedScore
    from tests.support import scored

    made = IndexPublication.objects.create(
        unit=province, criteria=scored.lay_set(), year=2024, decision_number="1/QĐ", decided_on=date(2025, 1, 5),
        signatory="Đặng Người Ký", published_at=clock.now(),
    )  # fmt: skip
    for unit in units[:3]:
        PublishedScore.objects.create(
            publication=made, unit=unit, group="so", points=Decimal("90"), max_points=Decimal("100")
        )
    return made
