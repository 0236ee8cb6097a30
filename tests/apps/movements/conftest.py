"""A launched movement with two targets, a registration of one unit, and a shorthand for acts."""

from datetime import date, datetime

import pytest

from backend.base import clock
from backend.catalogue.models import Movement
from backend.movements.models import Registration
from permissions.roles import Role


@pytest.fixture(autouse=True)
def _march():
    with clock.stated(datetime(2026, 3, 10, 9, tzinfo=clock.HANOI)):
        yield


@pytest.fixture
def cast(db, person, acting, province, unit_a, unit_b):
    """Actors by what they are."""
    return {
        "appraiser": acting(person("Lê Thẩm Định", province, Role.APPRAISER)),
        "signatory": acting(person("Đặng Người Ký", province, Role.SIGNATORY)),
        "preparer": acting(person("Trần Lập Hồ", unit_a, Role.PREPARER)),
        "head": acting(person("Vũ Thủ Trưởng", unit_a, Role.UNIT_HEAD)),
        "other_head": acting(person("Hồ Thủ Trưởng", unit_b, Role.UNIT_HEAD)),
        "supervisor": acting(person("Ngô Giám Sát", province, Role.SUPERVISOR)),
    }


@pytest.fixture
def drafted(act, province) -> Movement:
    """A drafted movement with two targets."""
    row = act(
        "movement.create", "appraiser", code="pt-2026", launched_by=province, name="Phong trào cải cách 2026",
        begins_on=date(2026, 1, 1), ends_on=date(2026, 12, 31), register_until=date(2026, 3, 31), goal="Nâng chỉ số",
        criteria="Đúng hạn, không phiền hà", groups=[],
    )  # fmt: skip
    more = {"unit_of_measure": "%", "how_measured": "Cổng dịch vụ công", "leaf": "8.1.1"}
    act("movement.set_target", "appraiser", row, code="c1", name="Đúng hạn", direction="at_least", value=98, **more)
    act("movement.set_target", "appraiser", row, code="c2", name="Trễ hạn", direction="at_most", value=2, **more)
    return row


@pytest.fixture
def movement(drafted, act) -> Movement:
    """The movement, launched."""
    act("movement.launch", "signatory", drafted, document="12/KH-UBND")
    return Movement.objects.get(pk=drafted.pk)


@pytest.fixture
def registration(movement, act, unit_a) -> Registration:
    """The unit's registration of both targets, not signed."""
    row = act("registration.create", "preparer", movement=movement, unit=unit_a)
    act("registration.set_target", "preparer", row, target="c1", value=99)
    act("registration.set_target", "preparer", row, target="c2", value=1)
    return row


@pytest.fixture
def signed(registration, act) -> Registration:
    """The registration, signed by the head."""
    act("registration.sign", "head", registration)
    return registration
