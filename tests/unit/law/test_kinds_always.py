"""What holds for every kind of condition over facts of any shape, against an independent account where there is one."""

import tomllib
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.support import any_facts as some
from tests.support.eligible import ND152, RECEIVED
from workflows import codec, toml_text
from workflows.engine import Label
from workflows.facts import NomineeKind, ServiceFact, ServiceKind, YearlyClass
from workflows.regulations import checks
from workflows.regulations.schema import Criterion
from workflows.rules import conditions as c
from workflows.rules.answers import Outcome
from workflows.rules.eligibility import evaluate, redacted
from workflows.rules.judging import judge
from workflows.rules.persons import months_served

SENSITIVE = (c.NoMemberDisciplined, c.NotDisciplined, c.NoPending)


def criterion(condition):
    row = ND152.criteria[0]
    return replace(row, condition=condition, awards=some.AWARDS, nominees=tuple(NomineeKind))


@given(some.conditions)
def test_every_condition_is_read_back_from_its_text(condition):
    written = codec.write(criterion(condition))
    text = toml_text.dump({"row": [written]})
    assert codec.read(Criterion, tomllib.loads(text)["row"][0]).condition == condition


@given(some.conditions, some.facts)
def test_every_answer_is_one_of_three_and_says_why_it_is_no_pass(condition, facts):
    answer = judge(condition, facts, RECEIVED)
    assert answer.outcome in (Outcome.PASS, Outcome.FAIL, Outcome.NOT_ENOUGH_DATA)
    assert bool(answer.missing) == (answer.outcome is not Outcome.PASS)


@given(some.conditions, some.facts, some.discipline, st.booleans(), some.pending, st.integers(0, 2))
def test_a_reader_without_leave_sees_the_same_whatever_the_sensitive_truth_is(
    condition, facts, discipline, whole, pending, disciplined
):
    members = replace(facts.members, disciplined=disciplined) if facts.members else None
    other = replace(facts, discipline=discipline, discipline_whole=whole, pending=pending, members=members)
    seen = [redacted(finding) for one in (facts, other) for finding in evaluate([criterion(condition)], one, RECEIVED)]
    assert seen[0] == seen[1]


@given(some.runs, some.facts)
def test_a_run_passes_exactly_when_some_stretch_of_known_years_holds_all_that_is_asked(condition, facts):
    plain = replace(condition, from_discipline_end=False)
    passes = judge(plain, facts, RECEIVED).outcome is Outcome.PASS
    assert passes == any(_holds(plain, facts, start, end) for start, end in _stretches(plain, facts))


def _stretches(condition, facts):
    last = facts.period.end.year
    for end in [last] if condition.up_to_proposal else range(some.FIRST, last + 1):
        for start in range(some.FIRST, end - condition.years + 2):
            yield start, end


def _holds(condition, facts, start, end):
    inside = range(start, end + 1)
    classes = {one.year: one.result for one in facts.classifications}
    titled = {a.year for a in facts.awards if a.award in condition.or_awards}
    lower = [a.year for a in facts.awards if a.award in condition.after and _of(a, condition.grounds)]
    if condition.after and not (lower and min(lower) < start):
        return False
    if not all(y in titled or (y in classes and classes[y].rank >= condition.at_least.rank) for y in inside):
        return False
    counts = [
        len([a for a in facts.awards if a.award in n.awards and a.year in inside and _of(a, n.grounds)]) >= n.at_least
        for n in condition.within
    ]
    if counts and not (any(counts) if condition.within_mode is c.WithinMode.ANY else all(counts)):
        return False
    ideas = [i for i in facts.initiatives if i.year in inside and i.scope.rank >= condition.initiative_scope.rank]
    excellent = [y for y in inside if classes.get(y) is YearlyClass.EXCELLENT]
    return len(ideas) >= condition.initiatives and len(excellent) >= condition.excellent


def _of(award, grounds):
    return not grounds or award.ground in grounds


@given(some.runs, some.facts)
def test_discipline_can_only_take_years_away_and_without_one_nothing_is_asked(condition, facts):
    plain, counted = (replace(condition, from_discipline_end=flag) for flag in (False, True))
    answer = judge(counted, facts, RECEIVED)
    assert answer.sensitive
    if not any(one.start <= RECEIVED for one in facts.discipline):
        assert (answer.outcome is Outcome.PASS) is facts.discipline_whole
    elif answer.outcome is Outcome.PASS:
        assert judge(plain, facts, RECEIVED).outcome is Outcome.PASS


@given(some.conditions, some.facts, some.discipline)
def test_what_is_not_known_to_be_whole_passes_or_fails_only_as_it_would_whatever_else_there_is(condition, facts, more):
    found = judge(condition, replace(facts, discipline_whole=False), RECEIVED).outcome
    truth = replace(facts, discipline=(*facts.discipline, *more), discipline_whole=True)
    if found is not Outcome.NOT_ENOUGH_DATA:
        assert judge(condition, truth, RECEIVED).outcome is found


@given(some.runs, some.facts, st.sampled_from(YearlyClass))
def test_what_is_called_missing_data_has_no_fail_hidden_in_it(condition, facts, guess):
    if judge(condition, facts, RECEIVED).outcome is not Outcome.FAIL:
        return
    known = {one.year for one in facts.classifications}
    if facts.period.end.year not in known:
        more = type(facts.classifications[0])(facts.period.end.year, guess) if facts.classifications else None
        told = replace(facts, classifications=(*facts.classifications, more)) if more else facts
        assert judge(replace(condition, up_to_proposal=True), told, RECEIVED).outcome is not Outcome.PASS


@given(st.lists(st.tuples(some.days, some.days, st.sampled_from(ServiceKind)), max_size=4))
def test_months_of_service_lie_between_none_and_twelve_and_leave_only_takes_away(spans):
    service = [ServiceFact(min(a, b), max(a, b), kind) for a, b, kind in spans]
    year = (date(2024, 1, 1), date(2024, 12, 31))
    months = months_served(service, *year)
    worked = [one for one in service if one.kind is not ServiceKind.OTHER_LEAVE]
    assert 0 <= months <= months_served(worked, *year) <= 12


@given(some.simple)
def test_the_linter_takes_what_the_rules_can_answer(condition):
    known = tuple(replace(ND152.awards[0], code=code) for code in some.AWARDS)
    pack = replace(ND152, awards=known, criteria=(), exclusions=(), papers=(), clocks=(), prizes=())
    found = [
        f for f in checks.lint(replace(pack, criteria=(criterion(condition),))) if f.where == criterion(condition).code
    ]
    assert [f.code for f in found] in ([], ["impossible"])


IMPOSSIBLE = [
    c.RunOfYears(YearlyClass.GOOD, 2, excellent=3),
    c.NotDisciplined(some.DisciplineLevel.WARNING, 0),
    c.UnitExists(0),
    c.YearsSince(("a",), 0),
    c.ServiceMonths(13),
    c.StandingInBlock(0),
    c.UnitHolds(()),
    c.NotTwiceInYear(()),
]


def test_impossible_conditions_of_the_newer_kinds_are_found():
    for condition in IMPOSSIBLE:
        pack = replace(ND152, criteria=(replace(criterion(condition), awards=()),))
        codes = [f.code for f in checks.lint(pack) if f.where == ND152.criteria[0].code]
        assert "impossible" in codes, condition


def test_an_unknown_award_inside_a_newer_kind_is_found():
    for condition in (c.YearsSince(("x",), 1), c.NotTwiceInYear(("x",)), c.UnitHolds(("x",))):
        pack = replace(ND152, criteria=(replace(criterion(condition), awards=()),))
        assert "unknown_award" in [f.code for f in checks.lint(pack) if f.where == ND152.criteria[0].code]


def test_a_question_may_stand_beside_facts():
    both = c.AllOf((c.Judged("s", Label("hỏi", "asked")), c.UnitStillExists()))
    assert codec.read(Criterion, codec.write(criterion(both))).condition == both
