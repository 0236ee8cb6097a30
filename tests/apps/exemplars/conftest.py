"""A selected exemplar with its story and consent, and a shorthand for acts."""

from datetime import datetime

import pytest

from backend.base import clock
from backend.exemplars.models import Exemplar
from backend.organisation.models import Person
from permissions.roles import Role


@pytest.fixture(autouse=True)
def _march():
    with clock.stated(datetime(2026, 3, 10, 9, tzinfo=clock.HANOI)):
        yield


@pytest.fixture
def cast(db, person, acting, province, unit_a, unit_b):
    """Actors by what they are."""
    return {
        "preparer": acting(person("Trần Lập Hồ", unit_a, Role.PREPARER)),
        "head": acting(person("Vũ Thủ Trưởng", unit_a, Role.UNIT_HEAD)),
        "desk": acting(person("Lê Thẩm Định", province, Role.APPRAISER)),
        "signatory": acting(person("Đặng Người Ký", province, Role.SIGNATORY)),
        "other": acting(person("Hồ Hàng Xóm", unit_b, Role.UNIT_HEAD)),
    }


@pytest.fixture
def hero(person, unit_a) -> Person:
    """Whose example it is."""
    return person("Bùi Gương Sáng", unit_a)


@pytest.fixture
def selected(act, unit_a, hero) -> Exemplar:
    """An exemplar, chosen, with its story and consent to the office."""
    row = act("exemplar.select", "preparer", unit=unit_a, person=hero, year=2026, title="Nhận hồ sơ tại thôn",
              why="Người dân nhắc đến")  # fmt: skip
    act("exemplar.write", "preparer", row, title=row.title, story="Mỗi sáng thứ Hai chị ra nhà văn hóa thôn.")
    act("exemplar.record_consent", "preparer", row, audience="office", stated_by="Bùi Gương Sáng, bản ký tay")
    return Exemplar.objects.get(pk=row.pk)


@pytest.fixture
def recognised(act, selected) -> Exemplar:
    """The exemplar, recognised."""
    act("exemplar.introduce", "head", selected)
    act("exemplar.consider", "desk", selected, advised="yes", advice="Nơi khác học được.")
    act("exemplar.recognise", "signatory", selected, document="12/QĐ-UBND")
    return Exemplar.objects.get(pk=selected.pk)


@pytest.fixture
def shown(act, recognised) -> Exemplar:
    """The exemplar, made known in the office."""
    act("exemplar.publish", "desk", recognised, audience="office")
    return Exemplar.objects.get(pk=recognised.pk)
