"""A task of a unit with the people who work on it, and a shorthand for acts."""

from datetime import date, datetime

import pytest

from backend.acts.runner import perform
from backend.base import clock
from backend.reform.models import ReformTask
from permissions.roles import Role


@pytest.fixture(autouse=True)
def _march():
    with clock.stated(datetime(2023, 3, 15, 9, tzinfo=clock.HANOI)):
        yield


@pytest.fixture
def cast(db, person, acting, province, unit_a, unit_b):
    """Actors by what they are."""
    return {
        "appraiser": acting(person("Lê Thẩm Định", province, Role.APPRAISER)),
        "preparer": acting(person("Trần Lập Hồ", unit_a, Role.PREPARER)),
        "head": acting(person("Vũ Thủ Trưởng", unit_a, Role.UNIT_HEAD)),
        "stranger": acting(person("Đỗ Đơn Vị", unit_b, Role.PREPARER)),
    }


@pytest.fixture
def given(unit_a, person):
    """What a task is created from."""
    return {
        "code": "NV-01", "title": "Rà soát thủ tục", "year": 2023, "lead_unit": unit_a, "division": "Văn phòng",
        "document_number": "01/KH-UBND", "document_issuer": "UBND tỉnh Minh Họa", "deadline": date(2023, 6, 30),
        "document_issued_on": date(2023, 1, 10), "document_title": "Kế hoạch cải cách hành chính 2023",
        "responsible": [{"person": person("Ngô Làm Việc", unit_a), "share": 1}], "leaf": "1.1.2",
    }  # fmt: skip


@pytest.fixture
def task(cast, given) -> ReformTask:
    return perform("reform_task.create", actor=cast["appraiser"], inputs=given).result


@pytest.fixture
def do(cast, task):
    """Does an act on the task as somebody; the fresh task comes back."""

    def run(act: str, who: str = "preparer", **inputs) -> ReformTask:
        perform(f"reform_task.{act}", actor=cast[who], subject=task.pk, inputs=inputs)
        return ReformTask.objects.get(pk=task.pk)

    return run
