"""A survey about two departments, asked of citizens by a set of two questions and a free answer."""

from datetime import date, datetime

import pytest

from backend.acts.runner import perform
from backend.base import clock
from backend.surveys.models import QuestionSet, Survey
from permissions.roles import Role

CHOICES = ("rat_hai_long", "hai_long", "binh_thuong", "khong_hai_long", "rat_khong_hai_long")


@pytest.fixture(autouse=True)
def _june():
    with clock.stated(datetime(2026, 6, 15, 9, tzinfo=clock.HANOI)):
        yield


@pytest.fixture
def cast(db, person, acting, province, unit_a, unit_b):
    """Actors by what they are."""
    return {
        "appraiser": acting(person("Lê Thẩm Định", province, Role.APPRAISER)),
        "signatory": acting(person("Trần Ký", province, Role.SIGNATORY)),
        "preparer": acting(person("Trần Lập Hồ", unit_a, Role.PREPARER)),
    }


@pytest.fixture
def do(cast):
    """Does an act on a question set or survey as somebody; the outcome comes back."""

    def run(act, subject=None, who="appraiser", **inputs):
        return perform(act, actor=cast[who], subject=subject.pk if subject else None, inputs=inputs)

    return run


@pytest.fixture
def question_set(do, province) -> QuestionSet:
    """A published set of two scored questions and a free answer."""
    given = {"unit": province, "code": "sipas", "title": "Phiếu người dân", "instrument": "sipas"}
    row = do("question_set.create", **given).result
    for code in ("Q1", "Q2"):
        do(
            "question_set.put",
            row,
            element="TC",
            element_title="Tiếp cận",
            code=code,
            text_vi=f"Câu {code}",
            asked="scale",
        )
    do("question_set.put", row, element="YK", element_title="Ý kiến", code="Y", text_vi="Mong gì?", asked="text")
    do("question_set.publish", row)
    return QuestionSet.objects.get(pk=row.pk)


@pytest.fixture
def survey(do, province, unit_a, unit_b, question_set) -> Survey:
    """A planned survey with its group."""
    days = {"opens_on": date(2026, 6, 1), "closes_on": date(2026, 6, 30)}
    made = do(
        "survey.create", unit=province, title="Khảo sát 2026", year=2026, instrument="sipas", units=[unit_a, unit_b],
        minimum=3, **days,
    ).result  # fmt: skip
    do("survey.set_group", made, question_set=question_set, population=400, margin_pct=5)
    return Survey.objects.get(pk=made.pk)


@pytest.fixture
def codes(do, survey):
    """Makes one-time codes of the survey about a unit."""

    def make(unit, number=1):
        group = survey.groups.get()
        return do("survey.make_links", survey, group=group, unit=unit, number=number).answer["codes"]

    return make


@pytest.fixture
def opened(do, survey) -> Survey:
    """The survey, open for answers."""
    do("survey.open", survey)
    return Survey.objects.get(pk=survey.pk)


def answers(one="hai_long", two="binh_thuong", words=""):
    """What somebody answers."""
    return {"Q1": [one], "Q2": [two]} | ({"Y": [words]} if words else {})
