"""The standing of a unit and of a person, as later stages take it."""

from datetime import date
from decimal import Decimal

import pytest

from backend.acts.runner import perform
from backend.criteria.criteria_sets import criteria_for, lay_down
from backend.demo.generator import individual_criteria_set
from backend.organisation.models import Person
from backend.scoring.queries import score_for_person, score_for_unit, standings_for_units

pytestmark = pytest.mark.django_db


def test_a_unit_without_anything_has_no_points(made):
    found = score_for_unit(made["SYT"], 2023)
    assert (found.points, found.ratio, found.provisional) == (None, None, True)


def test_before_publication_a_units_score_is_provisional(appraised):
    found = score_for_unit(appraised.unit, 2023)
    assert (found.provisional, found.max_points, found.band) == (True, Decimal(100), "")
    assert found.explanation["vi"]


def test_after_publication_it_is_the_published_one_with_its_decision(approved, cast, decision):
    perform("index.publish", actor=cast["signatory"], inputs=decision)
    found = score_for_unit(approved.unit, 2023)
    assert (found.provisional, found.explanation["rank"], bool(found.band)) == (False, 1, True)
    assert "99/QĐ-UBND" in found.source


def test_many_units_cost_as_many_queries_as_one(approved, made, cast, decision, django_assert_num_queries):
    perform("index.publish", actor=cast["signatory"], inputs=decision)
    with django_assert_num_queries(3):
        standings_for_units(list(made.values()), 2023)


def test_a_person_is_scored_on_own_tasks_with_the_units_band_beside(approved, cast, decision):
    lay_down(individual_criteria_set(2023), by="TN")
    perform("index.publish", actor=cast["signatory"], inputs=decision)
    person = Person.objects.filter(responsibilities__isnull=False).first()
    found = score_for_person(person, 2023)
    assert 0 <= found.points <= found.max_points == 100
    assert found.band == score_for_unit(person.unit, 2023).band
    assert len(found.explanation["tasks"]) == person.responsibilities.count()


def test_a_person_without_tasks_has_no_points_and_never_zero(appraised, person, made):
    lay_down(individual_criteria_set(2023), by="TN")
    assert score_for_person(person("Lý Không Việc", made["SYT"]), 2023).points is None


def test_without_a_set_for_people_there_is_no_personal_score(appraised):
    person = Person.objects.filter(responsibilities__isnull=False).first()
    assert score_for_person(person, 2023).points is None


def test_a_day_early_in_the_year_sees_less_done(appraised):
    lay_down(individual_criteria_set(2023), by="TN")
    person = Person.objects.filter(responsibilities__isnull=False).first()
    early, late = (score_for_person(person, 2023, on).points for on in (date(2023, 2, 1), date(2023, 12, 31)))
    assert early < late


def test_a_set_is_laid_down_once_and_found_by_year_and_group(edition):
    assert criteria_for(2023, "so") == edition
    assert criteria_for(2023, "huyen") is None
    assert criteria_for(2022, "so") is None
