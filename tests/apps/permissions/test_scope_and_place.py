"""One scope for lists and single rows: over generated people and dossiers, what is listed is what is admitted."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from guardian.shortcuts import assign_perm
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.base.scopes import visible
from backend.catalogue.models import Round
from backend.certificates.models import Certificate
from backend.council.models import Council, Seat, Session
from backend.decisions.models import Decision
from backend.nominations.models import Nomination, Submission
from backend.organisation.actors import actor_of
from backend.organisation.models import Holding, Person, Unit
from backend.organisation.services import make_person, make_unit
from backend.reform.models import ReformTask, Responsibility
from backend.review.models import Stage
from backend.scoring.models import ScoreSheet, ScoringRound
from backend.surveys.models import QuestionSet, Survey
from permissions.acts import ACTS
from permissions.check import scope
from permissions.roles import Role
from tests.support.populations import SINCE, TODAY, dossiers

# Every model with a place, and the acts that are done on it.
KINDS: dict[type[Any], tuple[str, ...]] = {
    Unit: ("organisation.view",),
    Holding: ("holding.grant",),
    Submission: tuple(name for name in ACTS if name.startswith("submission.")),
    Nomination: tuple(name for name in ACTS if name.startswith("nomination.")),
    Stage: ("nomination.view", *(name for name in ACTS if name.startswith("stage."))),
    Session: tuple(name for name in ACTS if name.startswith("session.")),
    Certificate: tuple(name for name in ACTS if name.startswith("certificate.")),
    Round: ("round.view", "round.close"),
    Decision: tuple(name for name in ACTS if name.startswith("decision.")),
    ReformTask: tuple(name for name in ACTS if name.startswith("reform_task.")),
    ScoringRound: tuple(name for name in ACTS if name.startswith("scoring_round.")),
    Survey: tuple(name for name in ACTS if name.startswith("survey.") and name != "survey.view_results"),
    QuestionSet: tuple(name for name in ACTS if name.startswith("question_set.")),
    ScoreSheet: tuple(name for name in ACTS if name.startswith("score_sheet.")),
}
DAYS = st.integers(-400, 400).map(lambda days: TODAY + timedelta(days=days))
HOLDINGS = st.lists(
    st.tuples(st.sampled_from(list(Role)), st.integers(0, 5), DAYS, st.none() | DAYS), min_size=1, max_size=4
)


@pytest.fixture
def units(province: Unit, unit_a: Unit, unit_b: Unit) -> list[Unit]:
    """A tree of three levels, with two units whose codes begin alike."""
    rooms = [
        make_unit(code=code, name=f"Phòng {code}", unit_kind="division", valid_from=SINCE, parent=parent)
        for code, parent in (("A1", unit_a), ("A10", unit_a), ("B1", unit_b))
    ]
    return [province, unit_a, unit_b, *rooms]


@pytest.fixture
def reader(units: list[Unit], django_user_model: Any) -> Person:
    """Somebody who is given all kinds of holdings, sits on one council and answers for one task."""
    person = make_person(full_name="Trần Đọc", unit=units[3])
    person.user = django_user_model.objects.create(username="doc")
    person.save()
    return person


@pytest.fixture
def population(units: list[Unit], reader: Person) -> dict[type[Any], dict[int, Any]]:
    """Rows of every kind at every unit, some of them the reader's own or shared with the reader; and their places."""
    dossiers(units, reader)
    assign_perm("nominations.view_submission", reader.user, Submission.objects.order_by("pk")[2])
    council = Council.objects.create(unit=units[1], name="Hội đồng")
    Seat.objects.create(council=council, person=reader, seat_role="member", valid_from=SINCE)
    for one in (council, Council.objects.create(unit=units[2], name="Hội đồng khác")):
        Session.objects.create(council=one, title="Phiên", held_on=TODAY)
    for unit in units:
        days = {"opens_on": TODAY, "closes_on": TODAY}
        Survey.objects.create(unit=unit, title="Khảo sát", year=TODAY.year, instrument="sipas", **days)
        QuestionSet.objects.create(unit=unit, code="bo", title="Bộ câu hỏi", text="{}")
    _opened_by_another(units[1])
    Responsibility.objects.create(task=ReformTask.objects.order_by("pk")[4], person=reader, share=1)
    return {model: {row.pk: row.place() for row in model.objects.all()} for model in KINDS}


def _opened_by_another(unit: Unit) -> None:
    """A second round, of a unit in the middle of the tree, with all that stands at this unit and below."""
    round_ = Round.objects.get()
    round_.pk, round_.code, round_.awarding_unit = None, "D2", unit
    round_.save()
    Submission.objects.filter(unit__path__startswith=unit.path).update(round=round_)
    Certificate.objects.filter(row__nomination__unit__path__startswith=unit.path).update(register_unit=unit)


@settings(suppress_health_check=[*HealthCheck])
@given(held=HOLDINGS)
def test_a_list_shows_exactly_the_rows_whose_place_the_scope_admits(
    held: list[tuple[Role, int, date, date | None]], population: dict[type[Any], dict[int, Any]], units: list[Unit],
    reader: Person,
) -> None:  # fmt: skip
    reader.holdings.all().delete()
    for role, n, a, b in held:
        rest = {"valid_to": b and max(a, b), "basis": "x"}
        begins = min(a, b or a)
        Holding.objects.get_or_create(person=reader, role=role, unit=units[n], valid_from=begins, defaults=rest)
    population[Holding] = {row.pk: row.place() for row in Holding.objects.all()}
    actor = actor_of(reader).on(TODAY)
    for model, acts in KINDS.items():
        for act in acts:
            listed = set(visible(model.objects.all(), actor, act).values_list("pk", flat=True))
            admitted = {pk for pk, place in population[model].items() if scope(actor, act).admits(place)}
            assert listed == admitted, (model.__name__, act)


@pytest.mark.parametrize(
    ("begins", "ends", "counts"), [(0, 0, True), (1, None, False), (-9, -1, False), (-9, None, True)]
)
def test_a_holding_counts_from_its_first_to_its_last_day(
    begins: int,
    ends: int | None,
    counts: bool,
    population: dict[type[Any], dict[int, Any]],
    units: list[Unit],
    reader: Person,
) -> None:
    last = None if ends is None else TODAY + timedelta(days=ends)
    first = TODAY + timedelta(days=begins)
    Holding.objects.create(person=reader, role="unit_head", unit=units[2], valid_from=first, valid_to=last, basis="x")
    listed = visible(ScoreSheet.objects.all(), actor_of(reader).on(TODAY), "score_sheet.view")
    assert listed.exists() == counts
