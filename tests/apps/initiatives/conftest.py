"""An application of a unit, its council of five, and shorthands for acts and the way to a signed meeting."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from backend.base import clock
from backend.initiatives.models import Initiative, InitiativeSession
from backend.organisation.models import Person
from permissions.roles import Role

MARKS = ["new:met", "effective:met", "applied:met", "spreads:met"]
BLANK_MARKS = ["new:unsure", "effective:unsure", "applied:unsure", "spreads:unsure"]


@pytest.fixture(autouse=True)
def _march():
    with clock.stated(datetime(2026, 3, 10, 9, tzinfo=clock.HANOI)):
        yield


@pytest.fixture
def cast(db, person, acting, province, unit_a, unit_b):
    """Actors by what they are; the council sits in unit A."""
    return {
        "preparer": acting(person("Trần Lập Hồ", unit_a, Role.PREPARER)),
        "head": acting(person("Vũ Thủ Trưởng", unit_a, Role.UNIT_HEAD)),
        "secretary": acting(person("Ngô Thư Ký", unit_a, Role.SECRETARY)),
        "chair": acting(person("Lê Chủ Tọa", unit_a, Role.CHAIR)),
        "member": acting(person("Mai Thành Viên", unit_a, Role.COUNCIL_MEMBER)),
        "expert": acting(person("Hồ Chuyên Gia", unit_b, Role.PREPARER)),
        "author": acting(person("Bùi Tác Giả", unit_a, Role.PREPARER)),
        "other_head": acting(person("Đỗ Hàng Xóm", unit_b, Role.UNIT_HEAD)),
        "province_head": acting(person("Đặng Người Ký", province, Role.SIGNATORY)),
        "province_desk": acting(person("Lý Thẩm Định", province, Role.APPRAISER)),
    }


@pytest.fixture
def people(cast):
    """The persons behind the actors."""
    return {name: Person.objects.get(pk=actor.person_id) for name, actor in cast.items()}


@pytest.fixture
def written(act, unit_a, people) -> Initiative:
    """An application with everything in it, not sent."""
    row = act(
        "initiative.create", "preparer", unit=unit_a, body=unit_a, title="Hẹn giờ qua điện thoại ở bộ phận một cửa",
        field="operational", scope="base",
    )  # fmt: skip
    act(
        "initiative.edit", "preparer", row, problem="Người dân chờ lâu.", solution="Hẹn giờ trước qua điện thoại.",
        effect="Không còn ai chờ quá 15 phút.", applied_from=date(2025, 9, 1), applied_where="Bộ phận một cửa",
        saved_hours=Decimal("1200"),
    )  # fmt: skip
    act("initiative.set_author", "preparer", row, person=people["author"], share=Decimal(60))
    act("initiative.set_author", "preparer", row, name="Phan Cộng Sự", share=Decimal(40))
    return Initiative.objects.get(pk=row.pk)


@pytest.fixture
def received(written, act) -> Initiative:
    """The application, sent and received by the recognising body."""
    act("initiative.submit", "head", written)
    act("initiative.receive", "secretary", written)
    return Initiative.objects.get(pk=written.pk)


@pytest.fixture
def planned(received, act, unit_a, people) -> InitiativeSession:
    """A meeting with five members, the application on its agenda and a rule."""
    row = act("initiative_session.create", "secretary", body=unit_a, title="Phiên 1", held_on=date(2026, 3, 10))
    seats = {"chair": "chair", "secretary": "secretary", "member": "member", "expert": "member", "author": "member"}
    for who, seat in seats.items():
        act("initiative_session.set_member", "secretary", row, person=people[who], seat=seat)
    act("initiative_session.add_items", "secretary", row, initiatives=[received])
    rule = {"mode": "open", "threshold": "two_thirds", "denominator": "entitled", "rule_basis": "Quy chế HĐSK số 1"}
    act("initiative_session.adopt_rule", "secretary", row, **rule)
    return InitiativeSession.objects.get(pk=row.pk)


@pytest.fixture
def convened(planned, act) -> InitiativeSession:
    """The meeting, with everybody present."""
    act("initiative_session.convene", "secretary", planned, present=list(planned.members.all()))
    return InitiativeSession.objects.get(pk=planned.pk)


@pytest.fixture
def say(act, convened):
    """Gives somebody's opinion on the first item."""

    def run(who: str, choice: str, marks=None):
        marks = marks or (MARKS if choice == "in_favour" else BLANK_MARKS)
        act("initiative_session.judge", who, convened, item=convened.items.get(), choice=choice, marks=marks)

    return run


@pytest.fixture
def close(act, convened):
    """Counts and signs; returns the item with its outcome."""

    def run():
        act("initiative_session.close_vote", "secretary", convened)
        act("initiative_session.sign_minutes", "chair", convened, conclusion="Đề nghị thủ trưởng xem xét.")
        return convened.items.get()

    return run


@pytest.fixture
def agreed(say, close, received) -> Initiative:
    """The application, with a council that agreed."""
    for who in ("chair", "secretary", "member", "expert"):
        say(who, "in_favour")
    close()
    return Initiative.objects.get(pk=received.pk)


@pytest.fixture
def recognised(agreed, act) -> Initiative:
    """The application, recognised by the head."""
    act("initiative.recognise", "head", agreed, number="12/QĐ-SĐL", scope="base")
    return Initiative.objects.get(pk=agreed.pk)


@pytest.fixture
def through_council(act, people):
    """Sends an application, receives it and has a council of three agree by counted ballots."""

    def run(row: Initiative, desk: str) -> Initiative:
        act("initiative.submit", "head", row)
        act("initiative.receive", desk, row)
        session = act("initiative_session.create", desk, body=row.body, title="Phiên", held_on=date(2026, 3, 10))
        for who, seat in (("chair", "chair"), ("member", "member"), ("expert", "member")):
            act("initiative_session.set_member", desk, session, person=people[who], seat=seat)
        act("initiative_session.add_items", desk, session, initiatives=[row])
        rule = {"mode": "paper_secret", "threshold": "two_thirds", "denominator": "all", "rule_basis": "Quy chế"}
        act("initiative_session.adopt_rule", desk, session, **rule)
        act("initiative_session.convene", desk, session, present=list(session.members.all()))
        act("initiative_session.count", desk, session, item=session.items.get(), in_favour=3, against=0)
        act("initiative_session.close_vote", desk, session)
        act("initiative_session.sign_minutes", "chair", session, conclusion="Đồng ý.")
        return Initiative.objects.get(pk=row.pk)

    return run


@pytest.fixture
def second(act, recognised, unit_a, through_council) -> Initiative:
    """Another application of the unit, with a council that agreed."""
    row = act("initiative.create", "preparer", unit=unit_a, body=unit_a, title="Tưới lúa tiết kiệm nước",
              field="technical", scope="base")  # fmt: skip
    parts = dict.fromkeys(("problem", "solution", "effect", "applied_where"), "Như đã mô tả.")
    act("initiative.edit", "preparer", row, applied_from=date(2025, 9, 1), **parts)
    act("initiative.set_author", "preparer", row, name="Phan Cộng Sự", share=Decimal(100))
    return through_council(row, "secretary")
