"""Nominations that used a value which a later decision adjusted: who is listed, who is not, and who is told."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from backend.base import clock
from backend.catalogue.models import Round
from backend.nominations.inbox import waiting
from backend.nominations.models import FrozenScore, Nomination, Submission
from backend.nominations.outdated import outdated, outdated_one
from backend.nominations.steps import standing_of
from tests.apps.indices.test_petitions import DECISION

pytestmark = pytest.mark.django_db
BEFORE = datetime(2023, 12, 25, 11, tzinfo=clock.HANOI)
ADJUSTED = datetime(2023, 12, 25, 14, tzinfo=clock.HANOI)
AFTER = datetime(2023, 12, 25, 16, tzinfo=clock.HANOI)


@pytest.fixture
def submission(province, made, person):
    """The list of the scored unit."""
    round_ = Round.objects.create(
        code="2024-CCHC", title="Đợt xét", awarding_unit=province, process_code="bang-khen-tinh-phong-trao-cchc",
        awards=["bang-khen-tinh-phong-trao"], achievement_from=2023, achievement_to=2023,
        opens_on=date(2023, 12, 1), closes_on=date(2024, 12, 31),
    )  # fmt: skip
    unit = made["SXD"]
    return Submission.objects.create(
        code="2023-1", title="Danh sách", round=round_, unit=unit, prepared_by=person("Người Lập", unit)
    )


@pytest.fixture
def nominate(submission):
    """A nomination whose score is frozen at a moment, as reception freezes it."""

    def make(at, *, state="in_process", collective=None, person=None, provisional=None):
        row = Nomination.objects.create(
            submission=submission, unit=submission.unit, ordinal=submission.nominations.count() + 1,
            award=f"giay-khen-{submission.nominations.count()}", citation="x", ground="merit",
            collective=collective, person=person, nominee_kind="individual" if person else "collective",
            nominee_name="Ai đó", search_name="ai do", sort_key="ai do", achievement_from=2023, achievement_to=2023,
        )  # fmt: skip
        for step in ("submitted", "in_process", state):
            Nomination.objects.filter(pk=row.pk).update(state=step)
        now = standing_of(row)
        FrozenScore.objects.create(
            nomination=row, points=now.points, max_points=now.max_points, band=now.band[:40], source=now.source,
            provisional=now.provisional if provisional is None else provisional, sha256="0" * 64, frozen_at=at,
        )  # fmt: skip
        return row

    return make


@pytest.fixture
def adjust(petition, act, published):
    """Accepts the petition and adjusts the index, later on the same day."""

    def run():
        act("index_petition.accept", "appraiser", petition, answer="Đúng, tính lại.", number=Decimal("0.5"))
        with clock.stated(ADJUSTED):
            return act("index.adjust", "signatory", published, **DECISION)

    return run


def test_before_any_adjustment_nothing_is_outdated(nominate, score, django_assert_num_queries):
    nominate(BEFORE, collective=score.unit)
    with django_assert_num_queries(1):
        assert outdated(Nomination.objects.all()) == []


def test_a_nomination_that_used_the_old_value_is_listed_with_both_values(nominate, adjust, score):
    row = nominate(BEFORE, collective=score.unit)
    made = adjust()
    (found,) = outdated(Nomination.objects.all())
    assert (found.nomination, found.used, found.beside) == (row, score, False)
    assert (found.now.publication_id, found.now.points) == (made.pk, made.scores.get(unit=score.unit).points)
    assert outdated_one(row) == found
    assert FrozenScore.objects.get().points == score.points.quantize(Decimal("0.0001"))


def test_one_frozen_after_the_adjustment_used_the_new_value(nominate, adjust, score):
    made = adjust()
    row = nominate(AFTER, collective=score.unit)
    assert row.frozen_score.points == made.scores.get(unit=score.unit).points.quantize(Decimal("0.0001"))
    assert outdated(Nomination.objects.all()) == []


def test_a_unit_whose_result_did_not_change_is_not_listed(nominate, adjust, made):
    nominate(BEFORE, collective=made["SYT"], provisional=False)
    adjust()
    assert outdated(Nomination.objects.all()) == []


def test_a_provisional_score_was_no_published_value(nominate, adjust, score):
    nominate(BEFORE, collective=score.unit, provisional=True)
    adjust()
    assert outdated(Nomination.objects.all()) == []


def test_a_person_is_not_listed_while_the_band_of_the_unit_stays(nominate, adjust, score, person):
    nominate(BEFORE, person=person("Ngô Thị Cán Bộ", score.unit), provisional=False)
    assert adjust().scores.get(unit=score.unit).band == score.band
    assert outdated(Nomination.objects.all()) == []


def test_the_list_takes_three_queries_however_many_there_are(nominate, adjust, score, django_assert_num_queries):
    for _n in range(3):
        nominate(BEFORE, collective=score.unit)
    adjust()
    with django_assert_num_queries(3):
        assert len(outdated(Nomination.objects.all())) == 3


def test_who_appraises_is_told_of_the_undecided_ones(nominate, adjust, score, cast):
    nominate(BEFORE, collective=score.unit)
    nominate(BEFORE, collective=score.unit, state="withdrawn")
    adjust()
    links = {line.url: line.count for line in waiting(cast["appraiser"], clock.now())}
    assert links[reverse("nominations:outdated")] == 1
    assert reverse("nominations:outdated") not in {line.url for line in waiting(cast["preparer"], clock.now())}
