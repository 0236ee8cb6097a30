"""What a council of initiatives decides: opinions without contradiction, recused authors, exact shares, scopes."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from workflows.facts import Scope
from workflows.rules.initiatives import (
    CRITERIA,
    SHARES,
    Criterion,
    Mark,
    Opinion,
    Threshold,
    decide,
    mark_counts,
    opinion_faults,
    scope_faults,
    share_faults,
    vote_rule,
)
from workflows.rules.voting import Choice, Denominator, Mode, Op, Outcome, Seat

CODES = [criterion.code for criterion in CRITERIA]
OPINIONS = st.builds(
    Opinion,
    st.sampled_from([Choice.IN_FAVOUR, Choice.AGAINST, Choice.ABSTAIN]),
    st.fixed_dictionaries({code: st.sampled_from(list(Mark)) for code in CODES}),
)
RULES = st.builds(
    vote_rule,
    st.just(Mode.OPEN),
    st.sampled_from(list(Threshold)),
    st.sampled_from(list(Denominator)),
    st.just("Quy chế"),
)


@given(OPINIONS)
def test_whoever_is_in_favour_finds_nothing_unmet(opinion):
    contradicts = opinion.choice is Choice.IN_FAVOUR and Mark.NOT_MET in opinion.marks.values()
    assert bool(opinion_faults(opinion, CRITERIA)) is contradicts


@given(OPINIONS, st.sampled_from(CODES))
def test_every_criterion_is_marked(opinion, left_out):
    partial = Opinion(opinion.choice, {code: mark for code, mark in opinion.marks.items() if code != left_out})
    assert opinion_faults(partial, CRITERIA)[0].code == "initiative_session.marks_missing"


@given(RULES, st.integers(1, 12), st.data())
def test_the_count_is_exact_and_an_author_never_counts_in_favour(rule, members, data):
    authors = data.draw(st.integers(0, members - 1))
    yes = data.draw(st.integers(0, members - authors))
    seats = [Seat(str(n), recused=n < authors) for n in range(members)]
    found = decide(rule, seats, [Choice.IN_FAVOUR] * yes + [Choice.AGAINST] * (members - authors - yes))
    base = {Denominator.ALL: members, Denominator.PRESENT: members}.get(rule.denominator, members - authors)
    op, share, _label = SHARES[next(t for t, row in SHARES.items() if row[:2] == (rule.op, rule.threshold))]
    exact = Fraction(yes, base)
    assert found.passed is (exact >= share if op is Op.AT_LEAST else exact > share)


@given(RULES, st.integers(3, 15), st.data())
def test_without_two_thirds_present_nothing_is_decided(rule, members, data):
    present = data.draw(st.integers(0, members))
    seats = [Seat(str(n), present=n < present) for n in range(members)]
    found = decide(rule, seats, [Choice.IN_FAVOUR] * present)
    assert (found.outcome is Outcome.NO_QUORUM) is (Fraction(present, members) < Fraction(2, 3))


@given(RULES, st.integers(2, 12), st.data())
def test_one_more_vote_in_favour_never_takes_a_recognition_away(rule, members, data):
    yes = data.draw(st.integers(0, members - 1))
    seats = [Seat(str(n)) for n in range(members)]
    votes = [Choice.IN_FAVOUR] * yes + [Choice.AGAINST] * (members - yes)
    more = [Choice.IN_FAVOUR] * (yes + 1) + [Choice.AGAINST] * (members - yes - 1)
    assert not decide(rule, seats, votes).passed or decide(rule, seats, more).passed


@given(st.lists(OPINIONS, max_size=9))
def test_marks_of_a_criterion_add_up_to_the_opinions(opinions):
    assert all(sum(counts.values()) == len(opinions) for counts in mark_counts(opinions, CRITERIA).values())


@given(st.lists(st.integers(1, 9999), min_size=1, max_size=6))
def test_shares_stand_only_when_they_make_the_whole(parts):
    shares = [Decimal(part) / 100 for part in parts]
    assert (share_faults(shares) == ()) is (sum(shares) == 100)


def test_thirds_need_a_rounding_that_makes_the_whole():
    third = Decimal("33.33")
    assert [r.data["total"] for r in share_faults([third] * 3)] == ["99.99"]
    assert share_faults([third, third, Decimal("33.34")]) == ()


def test_a_higher_scope_needs_authority_and_the_lower_recognition():
    codes = [r.code for r in scope_faults(Scope.PROVINCE, Scope.BASE, None)]
    assert codes == ["initiative.beyond_authority", "initiative.needs_base"]
    assert scope_faults(Scope.NATIONAL, Scope.NATIONAL, Scope.PROVINCE) == ()
    assert scope_faults(Scope.BASE, Scope.BASE, None) == ()


@given(st.sampled_from(CRITERIA))
def test_a_criterion_is_kept_and_read_without_loss(criterion):
    assert Criterion.read(criterion.kept()) == criterion
