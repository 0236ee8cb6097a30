"""A register of sensitive matters: who keeps it, who reads it, who does not."""

from datetime import date, datetime

import pytest

from backend.base import clock
from backend.matters import services
from backend.matters.models import Matter
from backend.organisation.models import Person
from permissions.roles import Role

assert services


@pytest.fixture(autouse=True)
def _march():
    with clock.stated(datetime(2026, 3, 10, 9, tzinfo=clock.HANOI)):
        yield


@pytest.fixture
def cast(db, person, acting, province, unit_a, unit_b):
    """Actors by what they are."""
    return {
        "officer": acting(person("Đinh Thị Tổ Chức", province, Role.PERSONNEL_OFFICER)),
        "officer_b": acting(person("Hồ Văn Bên", unit_b, Role.PERSONNEL_OFFICER)),
        "appraiser": acting(person("Lê Thị Thẩm Định", province, Role.APPRAISER)),
        "head": acting(person("Vũ Thủ Trưởng", unit_a, Role.UNIT_HEAD)),
        "preparer": acting(person("Trần Lập Hồ", unit_a, Role.PREPARER)),
        "auditor": acting(person("Bùi Nhật Ký", province, Role.AUDITOR)),
        "administrator": acting(person("Hoàng Quản Trị", province, Role.ADMINISTRATOR)),
    }


@pytest.fixture
def staff(person, unit_a) -> Person:
    """Somebody who might be nominated."""
    return person("Phạm Thị Cúc", unit_a)


@pytest.fixture
def enter(act):
    """Enters a matter of a person or unit as the officer of the province."""

    def make(kind="complaint", opened=date(2026, 2, 1), who="officer", **more) -> Matter:
        given = {"matter_kind": kind, "opened_on": opened, "document": "Thông báo số 5/TB"}
        if kind == "imposed":
            given["level"] = "warning"
        return act("matter.open", who, **(given | more))

    return make
