"""A department with people of different histories, and who may ask about them."""

from datetime import datetime

import pytest

from backend.acts.runner import perform
from backend.base import clock
from backend.candidates import services
from backend.candidates.models import Question
from backend.history.models import AwardRecord, YearlyClassification
from permissions.roles import Role

assert services
BASE = "chien-si-thi-dua-co-so"


@pytest.fixture(autouse=True)
def _january():
    with clock.stated(datetime(2026, 1, 20, 9, tzinfo=clock.HANOI)):
        yield


@pytest.fixture
def cast(db, person, acting, province, unit_a, unit_b):
    """Actors by what they are."""
    return {
        "head": acting(person("Vũ Thủ Trưởng", unit_a, Role.UNIT_HEAD)),
        "officer": acting(person("Đinh Thị Tổ Chức", province, Role.PERSONNEL_OFFICER)),
        "preparer": acting(person("Trần Lập Hồ", unit_a, Role.PREPARER)),
        "appraiser": acting(person("Lê Thị Thẩm Định", province, Role.APPRAISER)),
    }


@pytest.fixture
def staff(cast, person, unit_a):
    """Cúc has three titles running, An only two."""
    made = {}
    for name, years in (("Phạm Thị Cúc", (2023, 2024, 2025)), ("Lê Văn An", (2024, 2025))):
        who = made[name] = person(name, unit_a)
        for year in years:
            AwardRecord.objects.create(
                person=who, home=unit_a, award=BASE, year_from=year, year_to=year, source="Sổ", decision_number="1/QĐ"
            )
            YearlyClassification.objects.create(person=who, year=year, level="excellent", source="Sổ")
    return made


@pytest.fixture
def ask(cast, unit_a):
    """Asks as somebody; the question, not yet answered."""

    def run(who: str = "head", unit=None, year: int = 2025) -> Question:
        done = perform("candidate_question.ask", actor=cast[who], inputs={"unit": unit or unit_a, "year": year})
        return Question.objects.get(pk=done.subject_id)

    return run
