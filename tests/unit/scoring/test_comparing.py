"""Areas over the years, lost points with their causes, forecasts apart from results, and ways of printing."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.demo.generator import criteria_set, inputs_of, results_for, units
from workflows.engine import Reason
from workflows.lifecycles.reform_task import ReformTaskState as S
from workflows.rules.comparing import Area, Year, area_changes, counts, mapping_faults, pairs_for
from workflows.rules.forecast import Assumption, pace_of, supposed
from workflows.rules.losses import Cause, area_losses, judged, leaf_losses
from workflows.rules.progress import Report, TaskRecord, summary
from workflows.rules.ranking import Direction, Entrant, Key, Method, rank
from workflows.rules.rounding import Rounding, cut, rounded, ways_that_print
from workflows.rules.scoring import score_sheet

D = Decimal
ON, END = date(2023, 9, 30), date(2023, 12, 31)
POINTS = st.decimals(0, 10, places=2, allow_nan=False)
UNITS = st.dictionaries(st.sampled_from("abcd"), st.tuples(POINTS, POINTS, POINTS), min_size=1)
TASKS = st.lists(
    st.tuples(st.integers(1, 12), st.sampled_from([None, S.IN_PROGRESS, S.DONE, S.STOPPED]), st.integers(1, 9)),
    max_size=25,
)


def year(number: int, digest: str, rows: dict) -> Year:
    areas = {
        unit: tuple(Area(c, p, D(10)) for c, p in zip("123", points, strict=True)) for unit, points in rows.items()
    }
    return Year(number, digest, ("1", "2", "3"), areas)


def tasks(rows: list) -> list[TaskRecord]:
    return [
        TaskRecord(f"t{n}", date(2023, due, 15), () if state is None else (Report(date(2023, told, 20), state),))
        for n, (due, state, told) in enumerate(rows)
    ]


@given(UNITS, UNITS)
def test_the_four_classes_and_the_incomparable_add_up_to_all_areas(first, second):
    before, after = year(2022, "x", first), year(2023, "x", second)
    for unit in second:
        changes = area_changes(before, after, unit, pairs_for(before, after, None))
        assert counts(changes).total == 3
        assert counts(changes).unknown == (0 if unit in first else 3)


def test_other_sets_need_a_mapping_and_unmapped_areas_are_not_compared():
    before, after = year(2022, "x", {"a": (D(1), D(2), D(3))}), year(2023, "y", {"a": (D(4), D(5), D(6))})
    refused = pairs_for(before, after, None)
    assert isinstance(refused, Reason)
    assert refused.code == "index.no_mapping"
    changes = area_changes(before, after, "a", pairs_for(before, after, [("3", "1")]))
    assert changes[0].change.score == Fraction(10)
    assert counts(changes).unknown == 2


def test_a_mapping_names_known_areas_once():
    found = [(r.code, r.data["code"]) for r in mapping_faults([("1", "1"), ("1", "9")], ["1", "2"], ["1", "2"])]
    assert found == [("index_mapping.twice", "1"), ("index_mapping.unknown", "9")]


@pytest.mark.parametrize("unit", [unit for unit in units(2023) if unit.has_data][:6], ids=lambda unit: unit.code)
def test_lost_points_by_cause_leaf_and_area_add_up_to_what_the_sheet_lost(unit):
    criteria, inputs = criteria_set(2023, unit.group), inputs_of(results_for(unit))
    score = score_sheet(criteria, inputs)
    leaves = leaf_losses(criteria, inputs, score)
    areas = area_losses(criteria, score, leaves)
    lost = score.max_applicable - score.points
    assert sum(loss.lost for loss in leaves) == sum(area.lost for area in areas) == lost
    assert all(sum(part for _cause, part in area.by_cause) == area.lost for area in areas)
    assert [loss.lost for loss in leaves] == sorted((loss.lost for loss in leaves), reverse=True)
    assert not {area.code for area in judged(areas).strong} & {area.code for area in judged(areas).weak}


def test_a_sheet_without_values_lost_everything_for_want_of_data():
    criteria = criteria_set(2023, "so")
    leaves = leaf_losses(criteria, {}, score_sheet(criteria, {}))
    assert sum(loss.lost for loss in leaves) == 100
    assert {loss.cause for loss in leaves} <= {Cause.MISSING, Cause.SURVEY}


@given(TASKS, st.sampled_from(Assumption))
def test_a_forecast_keeps_what_was_done_and_never_promises_less_than_today(rows, assumption):
    made = tasks(rows)
    later = supposed(made, ON, END, assumption)
    assert [task.code for task in later] == [task.code for task in made]
    before, after = summary(made, ON), summary(later, END)
    assert before.done <= after.done <= after.counted
    if assumption is Assumption.NOTHING:
        assert after.done == before.done
    if assumption is Assumption.ON_TIME:
        assert after.done == after.counted


@given(TASKS)
def test_the_pace_goes_on_at_the_rate_of_what_was_due_rounded_down(rows):
    made = tasks(rows)
    pace, before = pace_of(made, ON), summary(made, ON)
    gained = summary(supposed(made, ON, END, Assumption.PACE), END).done - before.done
    assert gained == (before.unfinished * pace.done // pace.due if pace.due else 0)


@given(st.fractions(-1000, 1000, max_denominator=9999), st.integers(0, 4))
def test_cutting_never_adds_and_both_ways_are_within_one_place(value, places):
    shorter = Fraction(cut(value, places))
    assert abs(shorter) <= abs(value) < abs(shorter) + Fraction(1, 10**places)
    assert abs(Fraction(rounded(value, places)) - value) <= Fraction(1, 2 * 10**places)
    assert Rounding.CUT in ways_that_print(value, cut(value, places))


@given(st.lists(st.integers(0, 9), max_size=12), st.sampled_from(Key), st.sampled_from(Method))
def test_fewest_first_is_most_first_of_the_negated(values, key, method):
    low = [Entrant(str(n), "", D(v), D(10)) for n, v in enumerate(values)]
    high = [Entrant(str(n), "", D(9 - v), D(10)) for n, v in enumerate(values)]
    ranks = {p.unit: p.rank for p in rank(low, key, method, Direction.LOW_FIRST)}
    assert ranks == {p.unit: p.rank for p in rank(high, key, method)}


@given(st.lists(st.integers(0, 5), max_size=12))
def test_dense_ranks_never_pass_competition_ranks_and_agree_without_ties(values):
    entrants = [Entrant(str(n), "", D(v), D(10)) for n, v in enumerate(values)]
    dense, skipping = ({p.unit: p.rank for p in rank(entrants, method=method)} for method in Method)
    assert all(dense[unit] <= skipping[unit] for unit in dense)
    if len(set(values)) == len(values):
        assert dense == skipping
