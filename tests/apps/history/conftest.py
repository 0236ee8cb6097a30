"""People of two departments with a few records of awards."""

from collections.abc import Callable
from typing import Any

import pytest

from backend.history.models import AwardRecord

TITLE = "lao-dong-tien-tien"


@pytest.fixture
def record() -> Callable[..., AwardRecord]:
    """Makes a record of a person or of a unit for one year."""

    def make(holder: Any, year: int, award: str = TITLE, **more: Any) -> AwardRecord:
        who = {"person": holder, "home": holder.unit} if hasattr(holder, "unit") else {"unit": holder, "home": holder}
        said = {"award": award, "year_from": year, "year_to": year, "source": "Sổ khen thưởng"} | who
        return AwardRecord.objects.create(**said | more)

    return make
