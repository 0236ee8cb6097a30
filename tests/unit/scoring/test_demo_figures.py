"""The invented province carries the published figures: the engine's own sums over invented results meet them."""

from decimal import Decimal
from random import Random

import pytest

from backend.demo.choices import choices
from backend.demo.generator import criteria_set, inputs_of, people, results_for, results_on, units
from backend.demo.solver import spread
from workflows.lifecycles.reform_task import ReformTaskState
from workflows.rules.progress import facts_by_leaf, state_on
from workflows.rules.scoring import Basis, score_sheet
from workflows.rules.shapes import SHAPES

D = Decimal
WITH_DATA = [unit for unit in units() if unit.has_data]
TODAY = list(units(2025))


def published(table, unit) -> tuple[Decimal, Decimal]:
    rows = table("tay_ninh_2023.csv")
    row = next(r for r in rows if (r["group"], r["rank"]) == (unit.group, str(unit.figure_rank)))
    return D(row["appraisal_points"]), D(row["max_points_applicable"])


@pytest.mark.parametrize("unit", WITH_DATA, ids=lambda unit: unit.code)
@pytest.mark.parametrize("seed", [1, 2])
def test_the_engines_sum_is_exactly_the_published_one(table, unit, seed):
    score = score_sheet(criteria_set(2023, unit.group), inputs_of(results_for(unit, seed)))
    assert (score.points, score.max_applicable) == published(table, unit)
    assert score.complete


def test_25_units_carry_figures_and_three_huyen_have_none():
    assert len(WITH_DATA) == 25
    missing = [unit for unit in units() if not unit.has_data]
    assert [unit.group for unit in missing] == ["huyen"] * 3
    with pytest.raises(ValueError, match="chưa có số liệu"):
        results_for(missing[0])


def test_the_same_seed_gives_the_same_results_and_another_seed_others():
    assert results_for(WITH_DATA[5], 3) == results_for(WITH_DATA[5], 3)
    assert results_for(WITH_DATA[5], 3) != results_for(WITH_DATA[5], 4)


@pytest.mark.parametrize("unit", WITH_DATA[:4] + TODAY[-2:], ids=lambda unit: unit.code)
def test_tasks_are_whole_and_their_reports_lie_inside_the_year(unit):
    results = results_for(unit)
    assert 8 <= len(results.tasks) <= 40
    assert len({task.code for task in results.tasks}) == len(results.tasks)
    staff = {person.code for person in people(unit)}
    for task in results.tasks:
        assert sum(share for _, share in task.shares) == 1
        assert {code for code, _ in task.shares} <= staff
        assert all(results.document.issued_on <= report.on <= results_on(unit.era) for report in task.reports)
        assert task.cooperating_unit != unit.code
        done = state_on(task.record(), results_on(unit.era)) is ReformTaskState.DONE
        assert bool(task.evidence) == done == (task.grade_pct is not None)


def test_the_self_score_is_never_below_the_appraised_one():
    for unit in WITH_DATA:
        criteria, given = criteria_set(2023, unit.group), inputs_of(results_for(unit))
        assert score_sheet(criteria, given, Basis.SELF).points >= score_sheet(criteria, given).points


COMMON_SHAPES = {
    "yes_no", "timeliness", "percent_tiers", "count_points", "ratio", "share_by_grade", "deduction", "direct",
}  # fmt: skip


def test_the_set_has_eight_areas_and_every_common_shape():
    criteria = criteria_set()
    assert len(criteria.areas) == 8
    assert 40 <= len(criteria.leaves()) <= 60
    assert {leaf.rule.shape for leaf in criteria.leaves()} == COMMON_SHAPES <= set(SHAPES)


def test_everything_invented_says_so():
    results = results_for(WITH_DATA[0])
    things = [results, results.document, *results.tasks, *results.values, *units(), *people(WITH_DATA[0])]
    assert all(thing.illustrative for thing in things)
    assert all("minh họa" in task.title_vi for task in results.tasks)


@pytest.mark.parametrize("era", [2023, 2025])
def test_no_invented_name_stands_twice(era):
    names = [person.name for unit in units(era) for person in people(unit)]
    assert len(names) == len(set(names))
    codes = [unit.code for unit in units(era)]
    assert len(codes) == len(set(codes))


def test_units_of_today_know_no_huyen_and_have_complete_free_results():
    assert {unit.kind for unit in TODAY} == {"so", "phuong", "xa", "dac_khu"}
    for unit in TODAY:
        score = score_sheet(criteria_set(2025, unit.group), inputs_of(results_for(unit)))
        assert score.complete
        assert 60 < score.ratio < 100


def test_task_facts_at_an_earlier_day_know_less():
    tasks = [task.record() for task in results_for(WITH_DATA[0]).tasks]
    year_end, may = (facts_by_leaf(tasks, day) for day in (results_on(2023), results_on(2023).replace(month=5)))
    assert sum(f.done for f in may.values()) < sum(f.done for f in year_end.values())


def test_more_than_the_leaves_can_lose_is_refused():
    leaves = [leaf for leaf in criteria_set().leaves() if leaf.code in {"4.1.1", "8.1.1"}]
    for lost in (60_000, 10_050 + 20_000 + 20_000):
        with pytest.raises(ValueError, match="cannot lose"):
            spread(leaves, lost, Random(1))
    assert choices(leaves[0], Random(1))[0].loss == 0
