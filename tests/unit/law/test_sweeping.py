"""The reverse question answers as one dossier does, for whatever facts, and hides alike whatever is hidden."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support import any_facts as some
from tests.support.eligible import (
    BASE,
    EXCELLENT,
    ND98,
    ND152,
    NEWEST,
    NOTHING_PENDING,
    PERSON,
    RECEIVED,
    held,
    rated,
)
from workflows.basis import Status
from workflows.engine import Label
from workflows.facts import AwardFact, Ground, NomineeKind
from workflows.regulations.schema import Criterion
from workflows.rules import conditions as c
from workflows.rules.eligibility import Standing, evaluate, redacted, standing
from workflows.rules.judging import judge
from workflows.rules.sweeping import FEW_DIFFER, Asked, Sweep, asked_of, findings, looks_at_award

rows = st.builds(
    lambda number, condition, status: replace(
        ND152.criteria[0], code=f"r{number}", condition=condition, status=status, informs=False
    ),
    st.integers(0, 10**9), some.conditions, st.sampled_from(Status),
)  # fmt: skip


def by_the_book(one: Asked, facts, sees_all: bool) -> Standing:
    found = evaluate(one.rows, replace(facts, award=one.award, ground=one.ground), RECEIVED)
    return standing(found if sees_all else [redacted(finding) for finding in found])


many_facts = st.lists(st.tuples(some.facts, st.booleans()), min_size=1, max_size=4)


@settings(max_examples=200)
@given(st.lists(rows, min_size=1, max_size=5, unique_by=lambda row: row.code), many_facts, st.data())
def test_the_standing_is_that_of_the_reference_rule(pool: list[Criterion], nominees, data):
    """One sweep over several nominees, so that what it remembers of one must fit the next."""
    chosen = [st.lists(st.sampled_from(pool), unique_by=lambda row: row.code).map(tuple) for _ in some.AWARDS]
    grounds = st.sampled_from(Ground)
    asked = [Asked(a, data.draw(grounds), data.draw(some_)) for a, some_ in zip(some.AWARDS, chosen, strict=True)]
    sweep = Sweep(asked)
    for facts, sees_all in nominees:
        found = sweep.standings(facts, RECEIVED, sees_all=sees_all)
        assert found == {one.award: by_the_book(one, facts, sees_all) for one in asked}


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from((ND98, ND152, NEWEST)), st.sampled_from((NomineeKind.INDIVIDUAL, NomineeKind.COLLECTIVE)), st.data()
)
def test_the_sweep_of_a_shipped_pack_is_that_of_each_dossier(pack, kind, data):
    asked = asked_of(pack, kind, RECEIVED)
    codes = st.sampled_from(sorted({one.award for one in asked}))
    years = st.integers(2011, 2025)
    awards = st.lists(st.builds(AwardFact, codes, years, ground=st.sampled_from(Ground)), max_size=30).map(tuple)
    sweep = Sweep(asked)
    for facts, sees_all in data.draw(many_facts):
        one = replace(
            facts, kind=kind, awards=data.draw(awards), pending=data.draw(st.just(NOTHING_PENDING) | some.pending)
        )
        found = sweep.standings(one, RECEIVED, sees_all=sees_all)
        assert found == {each.award: by_the_book(each, one, sees_all) for each in asked}


@settings(max_examples=200)
@given(st.builds(c.Judged, st.just("s"), st.just(Label("hỏi", "asked"))) | some.simple, some.facts, some.facts)
def test_a_kind_in_which_few_differ_looks_only_at_statements_matters_and_discipline(condition, one, other):
    if isinstance(condition, FEW_DIFFER):
        alike = replace(
            other, statements=one.statements, pending=one.pending, discipline=one.discipline,
            discipline_whole=one.discipline_whole,
        )  # fmt: skip
        assert judge(condition, one, RECEIVED) == judge(condition, alike, RECEIVED)


@pytest.mark.parametrize("pack", [ND98, ND152, NEWEST])
@pytest.mark.parametrize("kind", [NomineeKind.INDIVIDUAL, NomineeKind.COLLECTIVE])
def test_every_award_that_is_still_decided_is_asked(pack, kind):
    asked = asked_of(pack, kind, date(2026, 11, 1))
    assert asked
    assert all(one.rows for one in asked)
    assert len({one.award for one in asked}) == len(asked)


@given(some.discipline, st.booleans(), some.pending)
def test_a_hidden_fact_changes_no_standing(discipline, whole, pending):
    facts = replace(PERSON, awards=held(BASE, 2023, 2024, 2025), classifications=rated(EXCELLENT, 2024, 2025))
    sweep = Sweep(asked_of(ND98, NomineeKind.INDIVIDUAL, date(2026, 1, 20)))
    told = replace(facts, discipline=discipline, discipline_whole=whole, pending=pending)
    seen = [sweep.standings(one, RECEIVED, sees_all=False) for one in (facts, told)]
    assert seen[0] == seen[1]


def test_what_is_lacking_says_how_far():
    facts = replace(PERSON, awards=held(BASE, 2024, 2025))
    (one,) = [
        a for a in asked_of(ND152, NomineeKind.INDIVIDUAL, date(2026, 1, 20)) if a.award == "chien-si-thi-dua-tinh"
    ]
    missing = [r for f in findings(one, facts, RECEIVED, sees_all=True) for r in f.missing if r.code == "chain_broken"]
    assert missing[0].data["years"] == [2023]


def test_only_kinds_that_look_at_the_award_are_asked_anew():
    assert looks_at_award(c.OneAchievementOneAward())
    assert looks_at_award(c.AnyOf((c.ScorePublished(), c.Interval(("a",), 2))))
    assert not looks_at_award(c.RunOfYears(EXCELLENT, 2))


def test_the_same_nominee_asked_about_another_award_keeps_what_was_looked_up():
    facts = replace(PERSON, awards=held(BASE, 2025))
    looked_up = facts.awards_by_code
    other = facts.asked_for("x", Ground.SUDDEN)
    assert other.awards_by_code is looked_up
    assert other == replace(facts, award="x", ground=Ground.SUDDEN)
