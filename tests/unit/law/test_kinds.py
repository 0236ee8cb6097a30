"""The kinds of condition on bodies, on a person's own course and on what happened in the year: three answers each."""

from dataclasses import replace
from datetime import date

import pytest

from tests.support.eligible import BASE, BK, EXCELLENT, FLAG, GOOD, PERSON, RECEIVED, UNIT, held, ideas, outcome, rated
from workflows.facts import (
    AwardFact,
    BlockFact,
    DisciplineFact,
    DisciplineLevel,
    Ground,
    Scope,
    ServiceFact,
    ServiceKind,
    UnitFact,
    YearlyClass,
)
from workflows.rules import conditions as c
from workflows.rules.judging import judge
from workflows.rules.persons import months_served

TITLE = "tap-the-lao-dong-xuat-sac"
FIVE = rated(GOOD, 2021, 2022, 2023, 2024, 2025)


def discipline(start, until=None, level=DisciplineLevel.REPRIMAND):
    return (DisciplineFact(level, date.fromisoformat(start), date.fromisoformat(until) if until else None),)


def missing(condition, facts):
    return [reason.code for reason in judge(condition, facts, RECEIVED).missing]


@pytest.mark.parametrize(("excellent", "expected"), [((2022,), "pass"), ((), "fail"), ((2019,), "fail")])
def test_so_many_years_of_the_run_must_be_excellent(excellent, expected):
    classes = (*(one for one in FIVE if one.year not in excellent), *rated(EXCELLENT, *excellent))
    condition = c.RunOfYears(GOOD, 5, excellent=1)
    facts = replace(PERSON, classifications=(*classes, *rated(YearlyClass.COMPLETED, 2020)))
    assert outcome(condition, facts) == expected


def test_a_year_of_unknown_class_might_have_been_the_excellent_one():
    facts = replace(PERSON, classifications=rated(GOOD, 2021, 2022, 2024, 2025))
    assert outcome(c.RunOfYears(GOOD, 5, excellent=1), facts) == "not_enough_data"


def test_a_failed_run_says_each_thing_that_it_lacks():
    facts = replace(PERSON, classifications=(*rated(YearlyClass.COMPLETED, 2020, 2022), *rated(GOOD, 2023, 2024, 2025)))
    condition = c.RunOfYears(GOOD, 5, excellent=1, within=(c.Count((BASE,), 3),), initiatives=1)
    assert missing(condition, facts) == [
        "run_too_short", "years_not_met", "excellent_missing", "awards_missing", "initiative_missing",
    ]  # fmt: skip


def judged(condition, facts, spans):
    """The answers with a whole register and without one: outcome, whether sensitive, what is missing where unknown."""
    answers = [
        judge(condition, replace(facts, discipline=spans, discipline_whole=whole), RECEIVED) for whole in (True, False)
    ]
    return [
        (one.outcome, one.sensitive, [reason.code for reason in one.missing if one.outcome == "not_enough_data"])
        for one in answers
    ]


def told(expected):
    """A fail stands whatever else is entered; a pass waits for a whole register."""
    unknown = ("not_enough_data", True, ["discipline_not_known"])
    return [(expected, True, []), (expected, True, []) if expected == "fail" else unknown]


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ((), "pass"),
        (discipline("2019-03-01", "2020-02-28"), "pass"),
        (discipline("2022-03-01", "2023-02-28"), "fail"),
        (discipline("2020-05-01", "2021-04-30"), "fail"),
        (discipline("2025-11-01"), "fail"),
        (discipline("2026-05-01"), "pass"),
    ],
)
def test_achievement_counts_from_the_end_of_discipline(spans, expected):
    classes = (*rated(YearlyClass.COMPLETED, 2020), *FIVE)
    facts, condition = replace(PERSON, classifications=classes), c.RunOfYears(GOOD, 5, from_discipline_end=True)
    assert judged(condition, facts, spans) == told(expected)


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ((), "pass"),
        (discipline("2026-05-01"), "pass"),
        (discipline("2022-03-01", "2023-02-28"), "fail"),
    ],
)
def test_who_was_never_disciplined_has_no_years_to_count_from_its_end(spans, expected):
    facts = replace(PERSON, classifications=rated(YearlyClass.COMPLETED, 2025))
    condition = c.RunOfYears(GOOD, 5, from_discipline_end=True)
    assert judged(condition, facts, spans) == told(expected)


@pytest.mark.parametrize(
    ("spans", "level", "years", "expected"),
    [
        ((), "warning", 1, "pass"),
        (discipline("2025-02-01", "2025-12-01"), "warning", 1, "pass"),
        (discipline("2025-02-01", "2025-12-01"), "reprimand", 1, "fail"),
        (discipline("2024-02-01", "2024-12-01"), "reprimand", 1, "pass"),
        (discipline("2024-02-01", "2024-12-01"), "reprimand", 2, "fail"),
        (discipline("2024-06-01", "2026-05-31"), "reprimand", 1, "fail"),
        (discipline("2026-01-10"), "reprimand", 1, "fail"),
        (discipline("2026-02-10"), "reprimand", 1, "pass"),
    ],
)
def test_discipline_of_a_level_bars_while_it_is_recent_or_in_force(spans, level, years, expected):
    condition = c.NotDisciplined(DisciplineLevel(level), years)
    assert judged(condition, PERSON, spans) == told(expected)


@pytest.mark.parametrize(
    ("classes", "expected"),
    [(rated(GOOD, 2025), "pass"), (rated(YearlyClass.COMPLETED, 2025), "fail"), (rated(GOOD, 2024), "not_enough_data")],
)
def test_the_class_of_the_last_year_is_compared(classes, expected):
    assert outcome(c.YearlyClassAtLeast(GOOD), replace(PERSON, classifications=classes)) == expected


@pytest.mark.parametrize(
    ("start", "until", "months"),
    [
        ("2025-01-01", None, 12),
        ("2019-05-05", None, 12),
        ("2025-03-01", None, 10),
        ("2025-03-02", None, 9),
        ("2025-01-31", "2025-02-28", 1),
        ("2025-01-31", "2025-03-01", 1),
        ("2026-01-01", None, 0),
        ("2020-01-01", "2024-12-31", 0),
    ],
)
def test_months_of_service_are_whole_months_of_the_year(start, until, months):
    spans = [ServiceFact(date.fromisoformat(start), date.fromisoformat(until) if until else None)]
    assert months_served(spans, date(2025, 1, 1), date(2025, 12, 31)) == months


@pytest.mark.parametrize(
    ("kind", "expected"),
    [(ServiceKind.MATERNITY, "pass"), (ServiceKind.SHORT_STUDY, "pass"), (ServiceKind.OTHER_LEAVE, "fail")],
)
def test_maternity_and_short_study_count_as_work_and_other_leave_does_not(kind, expected):
    leave = ServiceFact(date(2025, 4, 1), date(2025, 9, 30), kind)
    facts = replace(PERSON, service=(ServiceFact(date(2020, 1, 1)), leave))
    assert outcome(c.ServiceMonths(10), facts) == expected


def test_two_posts_that_overlap_are_not_counted_twice():
    spans = (ServiceFact(date(2025, 1, 1), date(2025, 6, 30)), ServiceFact(date(2025, 4, 1), date(2025, 8, 31)))
    assert months_served(spans, date(2025, 1, 1), date(2025, 12, 31)) == 8


def test_months_that_hang_on_sick_leave_are_for_a_person_to_judge():
    work, sick = ServiceFact(date(2020, 1, 1)), ServiceFact(date(2025, 4, 1), date(2025, 9, 30), ServiceKind.SICK_LEAVE)
    facts = replace(PERSON, service=(work, sick))
    answer = judge(c.ServiceMonths(10), facts, RECEIVED)
    assert (answer.outcome, [one.code for one in answer.missing]) == ("not_enough_data", ["sick_leave_to_judge"])
    assert outcome(c.ServiceMonths(6), facts) == "pass"


@pytest.mark.parametrize(
    "spans",
    [
        (ServiceFact(date(2010, 1, 1), date(2015, 12, 31)),),  # nothing is said about the year
        (ServiceFact(date(2001, 1, 1), date(2025, 6, 30), ServiceKind.UNKNOWN), ServiceFact(date(2025, 7, 1))),
    ],
)
def test_a_year_without_word_or_an_unknown_beginning_is_missing_data_and_no_fail(spans):
    facts = replace(PERSON, service=spans)
    answer = judge(c.ServiceMonths(10), facts, RECEIVED)
    assert (answer.outcome, [one.code for one in answer.missing]) == ("not_enough_data", ["service_not_known"])


def test_an_unknown_beginning_takes_nothing_from_what_is_known():
    known, unknown = ServiceFact(date(2019, 1, 1)), ServiceFact(date(2001, 1, 1), None, ServiceKind.UNKNOWN)
    assert outcome(c.ServiceMonths(10), replace(PERSON, service=(known, unknown))) == "pass"


def test_service_that_is_not_known_is_missing_data():
    assert outcome(c.ServiceMonths(10), PERSON) == "not_enough_data"


@pytest.mark.parametrize(
    ("founded", "expected"),
    [("2016-01-20", "pass"), ("2016-01-21", "fail"), (None, "not_enough_data")],
)
def test_a_body_has_existed_for_full_years(founded, expected):
    unit = UnitFact(date.fromisoformat(founded) if founded else None)
    assert outcome(c.UnitExists(10), replace(UNIT, unit=unit)) == expected


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        (None, "not_enough_data"),
        (UnitFact(), "pass"),
        (UnitFact(exists_until=date(2025, 6, 30)), "fail"),
        (UnitFact(exists_until=date(2026, 6, 30)), "pass"),
    ],
)
def test_a_dissolved_body_is_not_commended(unit, expected):
    assert outcome(c.UnitStillExists(), replace(UNIT, unit=unit)) == expected


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        (None, "not_enough_data"),
        (UnitFact(), "not_enough_data"),
        (UnitFact(can_receive_flag=True), "fail"),
        (UnitFact(can_receive_flag=False), "pass"),
    ],
)
def test_certificates_stand_for_flags_only_where_no_flag_is_possible(unit, expected):
    assert outcome(c.CannotReceiveFlag(), replace(UNIT, unit=unit)) == expected


@pytest.mark.parametrize(
    ("home", "expected"),
    [(None, "not_enough_data"), ((), "fail"), (held(TITLE, 2024), "fail"), (held(TITLE, 2025), "pass")],
)
def test_the_person_s_unit_holds_the_title_of_the_year(home, expected):
    assert outcome(c.UnitHolds((TITLE,)), replace(PERSON, home_awards=home)) == expected


@pytest.mark.parametrize(("leads", "expected"), [(None, "not_enough_data"), (False, "pass"), (True, "fail")])
def test_a_rule_for_heads_leaves_the_others_free(leads, expected):
    facts = replace(PERSON, home_awards=(), leads_unit=leads)
    assert outcome(c.UnitHolds((TITLE,), heads_only=True), facts) == expected


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (None, "not_enough_data"),
        (BlockFact(2024, 1), "not_enough_data"),
        (BlockFact(2025, 2, "Khối sở"), "fail"),
        (BlockFact(2025, 1, "Khối sở"), "pass"),
    ],
)
def test_the_leader_of_a_block_is_read_from_the_published_result(block, expected):
    assert outcome(c.StandingInBlock(1), replace(UNIT, block=block)) == expected


@pytest.mark.parametrize(
    ("years", "expected"), [((), "fail"), ((2001,), "fail"), ((2000,), "pass"), ((2000, 2024), "pass")]
)
def test_years_are_counted_since_the_earliest_such_award(years, expected):
    awards = tuple(AwardFact("hcm", year, decided_on=date(year, 12, 1)) for year in years)
    assert outcome(c.YearsSince(("hcm",), 25), replace(UNIT, awards=awards)) == expected


def test_years_since_a_decision_without_period_and_date_are_not_known():
    assert outcome(c.YearsSince(("hcm",), 25), replace(UNIT, awards=held("hcm", 1999))) == "not_enough_data"


@pytest.mark.parametrize(
    ("award", "expected"),
    [
        (AwardFact("hc", 2025), "fail"),
        (AwardFact("hc", 2024), "pass"),
        (AwardFact("hc", 2024, decided_on=date(2026, 1, 5)), "fail"),
        (AwardFact("hc", 2025, decided_on=date(2025, 12, 30)), "pass"),
        (AwardFact("hc", 2025, ground=Ground.SUDDEN), "pass"),
        (AwardFact("bk", 2025), "pass"),
    ],
)
def test_no_two_state_awards_in_one_year_save_on_other_grounds(award, expected):
    condition = c.NotTwiceInYear(("hc",), (Ground.SUDDEN, Ground.LIFELONG))
    assert outcome(condition, replace(PERSON, awards=(award,))) == expected
    assert outcome(condition, replace(PERSON, awards=(award,), ground=Ground.LIFELONG)) == "pass"


@pytest.mark.parametrize(("grounds", "expected"), [((), "pass"), ((Ground.MERIT,), "fail"), ((Ground.SUDDEN,), "pass")])
def test_awards_for_sudden_merit_do_not_count_where_only_merit_is_named(grounds, expected):
    sudden = tuple(replace(award, ground=Ground.SUDDEN) for award in held(BK, 2020))
    facts = replace(UNIT, awards=sudden, classifications=rated(EXCELLENT, *range(2021, 2026)))
    assert outcome(c.CountedInWindow((BK,), 1, grounds=grounds), facts) == expected
    assert outcome(c.RunOfYears(EXCELLENT, 5, after=(BK,), grounds=grounds), facts) == expected


@pytest.mark.parametrize(("ground", "expected"), [(Ground.MERIT, "pass"), (Ground.MOVEMENT, "fail")])
def test_a_flag_inside_the_run_counts_by_its_ground(ground, expected):
    flag = tuple(replace(award, ground=ground) for award in held(FLAG, 2023))
    facts = replace(UNIT, awards=flag, classifications=rated(EXCELLENT, *range(2021, 2026)))
    condition = c.RunOfYears(EXCELLENT, 5, within=(c.Count((FLAG,), 1, (Ground.MERIT,)),))
    assert outcome(condition, replace(facts, classifications=(*facts.classifications, *rated(GOOD, 2020)))) == expected


def test_a_person_with_gaps_overlapping_titles_and_a_discipline_in_the_middle():
    classes = (*rated(GOOD, 2017, 2018, 2019), *rated(YearlyClass.NOT_COMPLETED, 2020), *FIVE)
    facts = replace(
        PERSON,
        classifications=classes,
        awards=held(BASE, 2017, 2021, 2022, 2022, 2024, 2025),
        initiatives=ideas(Scope.PROVINCE, 2024),
        discipline=discipline("2020-02-01", "2021-01-31"),
        discipline_whole=True,
    )
    three = (c.Count((BASE,), 3),)
    assert outcome(c.ConsecutiveAwards((BASE,), 3, up_to_proposal=False), facts) == "fail"
    assert outcome(c.ConsecutiveAwards((BASE,), 2), facts) == "pass"
    assert outcome(c.RunOfYears(GOOD, 5, within=three), facts) == "pass"
    assert outcome(c.RunOfYears(GOOD, 5, within=three, from_discipline_end=True), facts) == "fail"
    assert outcome(c.RunOfYears(GOOD, 4, within=three, from_discipline_end=True), facts) == "pass"


def test_a_paper_that_claims_an_initiative_is_no_fact_and_leaves_the_answer_open():
    run = c.RunOfYears(GOOD, 5, initiatives=1)
    for condition, facts in ((c.HasInitiative(Scope.BASE), PERSON), (run, replace(PERSON, classifications=FIVE))):
        assert outcome(condition, facts) == "fail"
        claimed = replace(facts, attached=("Thực đơn nhà ăn",))
        assert outcome(condition, claimed) == "not_enough_data"
        assert missing(condition, claimed) == ["initiative_attached_only"]
        assert outcome(condition, replace(claimed, initiatives=ideas(Scope.BASE, 2025))) == "pass"
    poor = replace(PERSON, classifications=rated(YearlyClass.COMPLETED, 2025), attached=("Giấy",))
    assert outcome(run, poor) == "fail"


@pytest.mark.parametrize(
    ("classes", "expected", "compared"),
    [
        ((), "not_enough_data", "not_enough_data"),
        (rated(YearlyClass.NOT_RATED, 2025), "pass", "fail"),
        (rated(YearlyClass.NOT_COMPLETED, 2025), "fail", "pass"),
        (rated(YearlyClass.NOT_RATED, 2025) + rated(GOOD, 2025), "fail", None),
    ],
)
def test_only_a_year_recorded_as_not_rated_is_not_rated_and_known(classes, expected, compared):
    facts = replace(PERSON, classifications=classes)
    assert outcome(c.NotRated(), facts) == expected
    if compared is not None:
        assert outcome(c.YearlyClassAtLeast(YearlyClass.NOT_COMPLETED), facts) == compared
