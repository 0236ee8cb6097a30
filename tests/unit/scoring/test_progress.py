"""States, deadline flags and counts are derived from dated reports at a date."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from backend.demo.generator import individual_criteria_set
from workflows.lifecycles.reform_task import ReformTaskState
from workflows.rules.feeds import Entry
from workflows.rules.individual import individual_inputs
from workflows.rules.progress import DeadlineFlag, facts, facts_by_leaf, flag_on, individual, state_on, summary
from workflows.rules.scoring import score_sheet

D = Decimal
JULY = date(2023, 7, 8)
DONE = ((2, 1, "in_progress"), (6, 30, "done"))
LATE = ((2, 1, "in_progress"), (7, 3, "done"))
AHEAD = date(2023, 9, 30)


def test_a9_half_year_report_of_40_tasks_with_slow_ones_inside_the_twelve(task):
    tasks = [task(f"d{n}", *DONE) for n in range(24)]
    tasks += [task(f"n{n}", deadline=AHEAD) for n in range(4)]
    tasks += [task(f"p{n}", (3, 1, "in_progress"), deadline=AHEAD) for n in range(10)]
    tasks += [task(f"s{n}", (3, 1, "in_progress")) for n in range(2)]
    found = summary(tasks, JULY)
    assert (found.total, found.not_started, found.in_progress, found.slow) == (40, 4, 12, 2)
    assert found.share_done == 60 > 50


def test_a9_half_year_report_of_40_tasks_with_slow_ones_beside_the_twelve(task):
    tasks = [task(f"d{n}", *DONE) for n in range(22)]
    tasks += [task(f"n{n}", deadline=AHEAD) for n in range(4)]
    tasks += [task(f"p{n}", (3, 1, "in_progress"), deadline=AHEAD) for n in range(12)]
    tasks += [task(f"s{n}", (3, 1, "in_progress")) for n in range(2)]
    found = summary(tasks, JULY)
    assert (found.total, found.not_started, found.in_progress - found.slow, found.slow) == (40, 4, 12, 2)
    assert found.share_done == 55 > 50


def test_a9_a_list_of_32_tasks_would_not_be_more_than_half_done(task):
    tasks = [task(f"d{n}", *DONE) for n in range(16)] + [task(f"n{n}") for n in range(16)]
    assert summary(tasks, JULY).share_done == 50


def test_done_on_the_deadline_is_on_time_and_the_day_after_is_not(task):
    assert flag_on(task("a", *DONE), JULY) is DeadlineFlag.ON_TIME
    assert flag_on(task("b", (7, 1, "done")), JULY) is DeadlineFlag.OVERDUE


def test_an_undone_task_is_not_due_on_its_deadline_and_overdue_after(task):
    assert flag_on(task("a"), date(2023, 6, 30)) is DeadlineFlag.NOT_DUE
    assert flag_on(task("a"), date(2023, 7, 1)) is DeadlineFlag.OVERDUE
    assert flag_on(task("a", deadline=None), JULY) is DeadlineFlag.NOT_DUE


def test_a_report_of_tomorrow_is_not_known_today(task):
    row = task("a", (3, 1, "in_progress"), (6, 30, "done"))
    assert state_on(row, date(2023, 6, 29)) is ReformTaskState.IN_PROGRESS
    assert state_on(row, date(2023, 2, 1)) is ReformTaskState.NOT_STARTED


def test_a_reopened_task_counts_from_its_second_completion(task):
    row = task("a", (6, 1, "done"), (6, 5, "in_progress"), (7, 4, "done"))
    assert facts([row], JULY).days_late == 4
    assert flag_on(row, date(2023, 6, 6)) is DeadlineFlag.NOT_DUE


def test_a_stopped_task_has_no_flag_and_leaves_the_shares(task):
    stopped = task("a", (3, 1, "stopped"))
    assert flag_on(stopped, JULY) is None
    found = summary([stopped, task("b", *DONE)], JULY)
    assert (found.total, found.stopped, found.counted, found.share_done) == (2, 1, 1, 100)
    assert summary([stopped], JULY).share_done is None


def test_the_parts_of_a_summary_add_up(task):
    tasks = [
        task("a", *DONE),
        task("b", *LATE),
        task("c"),
        task("d", (3, 1, "in_progress")),
        task("e", (3, 1, "stopped")),
    ]
    found = summary(tasks, JULY)
    assert found.done + found.unfinished + found.stopped == found.total == 5
    assert found.on_time + found.late == found.done == 2
    assert found.share_on_time == Fraction(100, 4)


def test_facts_are_grouped_by_the_leaf_that_tasks_feed(task):
    tasks = [task("a", *DONE, leaf="1.1"), task("b", *LATE, leaf="1.1"), task("c", leaf="2"), task("d")]
    found = facts_by_leaf(tasks, JULY)
    assert set(found) == {"1.1", "2"}
    assert found["1.1"].ids == ("a", "b")
    assert (found["1.1"].on_time, found["1.1"].late, found["1.1"].days_late) == (1, 1, 3)


def test_an_individual_is_scored_on_the_own_share_of_the_work_only(task):
    tasks = [
        task("a", *DONE, shares=(("an", D("0.6")), ("chi", D("0.4"))), grade_pct=D(90)),
        task("b", *LATE, shares=(("an", D(1)),), grade_pct=D(70)),
        task("c", shares=(("an", D("0.4")),)),
        task("d", *DONE, shares=(("chi", D(1)),)),
    ]
    found = individual(tasks, "an", JULY)
    assert found.facts.ids == ("a", "b", "c")
    assert found.volume == Entry(number=D("1.6"), of=D(2))
    assert found.timeliness == Entry(number=D("0.6"), of=D(2))
    assert found.appraised == Entry(number=D(124), of=D(160))


def test_an_individual_set_is_fed_by_the_weighted_entries(task):
    tasks = [task("a", *DONE, shares=(("an", D("0.5")),), grade_pct=D(80)), task("b", shares=(("an", D("0.5")),))]
    criteria = individual_criteria_set(2023)
    score = score_sheet(criteria, individual_inputs(criteria, individual(tasks, "an", JULY)))
    assert [score.nodes[code].points for code in "123"] == [D(20), D(20), D(16)]
    assert score.complete


def test_an_individual_without_appraisal_has_that_part_missing(task):
    criteria = individual_criteria_set(2023)
    found = individual([task("a", *DONE, shares=(("an", D(1)),))], "an", JULY)
    assert score_sheet(criteria, individual_inputs(criteria, found)).missing == ("3",)
