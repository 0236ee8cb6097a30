"""What keeps a scheme from being published, and its text."""

from dataclasses import replace
from decimal import Decimal as D

import pytest

from tests.support.emulation_tables import GRADED, PLAN, scheme
from workflows.rules.emulation import Deadline, Grade, Kind, Places, from_json, lint, to_json


def codes(found) -> list[str]:
    return [finding.code for finding in lint(found)]


def test_a_sound_scheme_has_no_findings_and_reads_back_the_same() -> None:
    assert codes(scheme()) == []
    assert from_json(to_json(scheme())) == scheme()


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (scheme(PLAN, PLAN), "code_twice"),
        (scheme(replace(PLAN, points=D(0))), "points_not_positive"),
        (scheme(replace(PLAN, points=D("0.00001"))), "points_not_positive"),
        (scheme(replace(GRADED, grades=())), "grades_missing"),
        (scheme(replace(GRADED, points=D(12))), "best_grade_not_full"),
        (scheme(replace(GRADED, grades=(*GRADED.grades, Grade("C", "x", D(9))))), "grades_not_falling"),
        (scheme(replace(PLAN, kind=Kind.PENALTY)), "nothing_to_score"),
        (scheme(PLAN, rate_pct=D(-1)), "negative"),
        (scheme(PLAN, calendar=(Deadline("register", 2, 30),)), "no_such_day"),
        (scheme(PLAN, places=(Places("khoi", "co", 2), Places("khoi", "co", 1))), "place_twice"),
    ],
)
def test_a_fault_is_named(made, code) -> None:
    assert code in codes(made)
