"""Vote rules: thresholds, denominators, recusals, ties, secrecy and the choice of the best."""

from fractions import Fraction
from itertools import permutations

import pytest

from tests.support.plain_votes import attendances, every_rule, make_rule
from workflows import shipped
from workflows.engine import Refused
from workflows.rules.voting import (
    Choice,
    Denominator,
    Electorate,
    Mode,
    Op,
    Outcome,
    Ranked,
    Recusal,
    Seat,
    Tally,
    Tie,
    count,
    electorate,
    needed,
    quorum_met,
    reveals,
    secrecy_warning,
    select_top_k,
    still_possible,
    tally,
)

NINETY = shipped.packs()[1].vote_rule("hoi-dong-90")


def seats(present, absent=0, written=0, recused=0):
    there = [Seat(f"p{n}", recused=n < recused) for n in range(present)]
    away = [Seat(f"a{n}", present=False, written_opinion=n < written) for n in range(absent)]
    return there + away


def test_nine_of_ten_is_at_least_ninety_percent():
    among = Electorate(10, 10)
    assert count(NINETY, among, Tally(9, 1)).passed
    assert not count(NINETY, among, Tally(8, 2)).passed


@pytest.mark.parametrize(
    ("written", "share", "outcome"),
    [(0, Fraction(14, 17), Outcome.NOT_PASSED), (2, Fraction(16, 17), Outcome.PASSED)],
)
def test_a_council_of_seventeen_with_three_absent_needs_written_opinions(written, share, outcome):
    among = electorate(NINETY, seats(14, absent=3, written=written))
    result = count(NINETY, among, Tally(in_favour=14 + written))
    assert (result.share, result.outcome) == (share, outcome)


def test_written_opinions_count_only_where_the_rule_allows_them():
    rule = make_rule(written_opinions=False)
    assert electorate(rule, seats(14, absent=3, written=2)).voters == 14


def test_a_secretary_without_a_vote_is_no_voting_seat():
    people = [*seats(4), Seat("thu-ky", secretary=True)]
    assert electorate(make_rule(), people).members == 4
    assert electorate(make_rule(secretary_votes=True), people).members == 5


def test_five_kinds_of_answer_stay_apart():
    votes = tally([Choice.INVALID, Choice.IN_FAVOUR, Choice.ABSTAIN, Choice.IN_FAVOUR, Choice.AGAINST])
    result = count(make_rule(), Electorate(7, 7), votes)
    assert (result.tally, result.did_not_vote) == (Tally(2, 1, 1, 1), 2)


@pytest.mark.parametrize(
    ("denominator", "base"),
    [(Denominator.ALL, 10), (Denominator.ENTITLED, 9), (Denominator.PRESENT, 8), (Denominator.CAST, 6)],
)
def test_the_same_votes_are_divided_by_what_the_rule_names(denominator, base):
    rule = make_rule(denominator=denominator)
    result = count(rule, Electorate(10, 8, recused=1, recused_present=1), Tally(4, 1, 1))
    assert (result.denominator, result.share) == (base, Fraction(4, base))


@pytest.mark.parametrize(
    ("recusal", "denominator", "base"),
    [
        (Recusal.NOTHING, Denominator.ALL, 10),
        (Recusal.REDUCES, Denominator.ALL, 8),
        (Recusal.NOTHING, Denominator.PRESENT, 9),
        (Recusal.REDUCES, Denominator.PRESENT, 8),
    ],
)
def test_a_recusal_changes_the_denominator_only_where_the_rule_says_so(recusal, denominator, base):
    rule = make_rule(recusal=recusal, denominator=denominator)
    among = Electorate(10, 9, recused=2, recused_present=1)
    assert count(rule, among, Tally(5)).denominator == base


@pytest.mark.parametrize(("op", "passed"), [(Op.AT_LEAST, True), (Op.MORE_THAN, False)])
def test_exactly_the_threshold_passes_or_not_by_the_operator(op, passed):
    rule = make_rule(threshold=Fraction(2, 3), op=op)
    assert count(rule, Electorate(9, 9), Tally(6, 3)).passed is passed


@pytest.mark.parametrize(("present", "met"), [(11, False), (12, True)])
def test_a_quorum_of_two_thirds_of_seventeen_is_twelve(present, met):
    assert quorum_met(NINETY, Electorate(17, present)) is met


def test_without_a_quorum_nothing_passes():
    assert count(make_rule(), Electorate(9, 5), Tally(5)).outcome is Outcome.NO_QUORUM


def test_a_written_round_has_its_quorum_in_answers():
    rule = make_rule(mode=Mode.WRITTEN_ROUND)
    people = seats(0, absent=9, written=6)
    assert count(rule, electorate(rule, people), Tally(5, 1)).passed


@pytest.mark.parametrize("votes", [Tally(6), Tally(3, 3), Tally(-1, 2), Tally(2, 2, 1, 1)])
def test_more_ballots_than_voters_or_a_negative_count_is_refused(votes):
    with pytest.raises(Refused):
        count(make_rule(), Electorate(5, 5), votes)


@pytest.mark.parametrize(
    ("chair", "outcome"), [(None, Outcome.TIE), (True, Outcome.PASSED), (False, Outcome.NOT_PASSED)]
)
def test_the_chair_decides_a_tie_by_a_stated_decision(chair, outcome):
    rule = make_rule(denominator=Denominator.PRESENT, tie=Tie.CHAIR_DECIDES)
    assert count(rule, Electorate(6, 6), Tally(3, 3), chair_in_favour=chair).outcome is outcome


def test_the_chair_does_not_decide_what_is_not_a_tie():
    rule = make_rule(denominator=Denominator.PRESENT, tie=Tie.CHAIR_DECIDES)
    assert count(rule, Electorate(6, 6), Tally(2, 4), chair_in_favour=True).outcome is Outcome.NOT_PASSED


def test_half_against_half_is_no_tie_where_two_thirds_are_asked():
    rule = make_rule(threshold=Fraction(2, 3), tie=Tie.CHAIR_DECIDES)
    assert count(rule, Electorate(6, 6), Tally(3, 3), chair_in_favour=True).outcome is Outcome.NOT_PASSED


@pytest.mark.parametrize(("round_number", "outcome"), [(1, Outcome.TIE), (2, Outcome.NOT_PASSED)])
def test_a_tie_is_voted_again_only_as_often_as_the_rule_allows(round_number, outcome):
    rule = make_rule(tie=Tie.VOTE_AGAIN, rounds=2)
    assert count(rule, Electorate(6, 6), Tally(3, 3), round_number=round_number).outcome is outcome


@pytest.mark.parametrize(("present", "possible"), [(15, False), (16, True)])
def test_with_too_few_present_ninety_percent_of_all_is_out_of_reach(present, possible):
    assert still_possible(NINETY, Electorate(17, present)) is possible


@pytest.mark.parametrize("size", range(3, 9))
def test_passing_is_possible_exactly_when_some_number_of_votes_passes(size):
    for among in attendances(size, most_recused=2, most_written=1):
        for rule in every_rule():
            smallest = needed(rule, among)
            assert still_possible(rule, among) is (smallest is not None)
            assert smallest is None or count(rule, among, Tally(smallest, among.voters - smallest)).passed


def test_ninety_percent_of_nine_needs_everybody_and_is_warned_of():
    assert [reason.code for reason in secrecy_warning(NINETY, Electorate(9, 9))] == ["passing_needs_unanimity"]
    assert secrecy_warning(NINETY, Electorate(17, 17)) == ()


def test_two_voters_cannot_vote_in_secret():
    rule = make_rule(denominator=Denominator.CAST, quorum=Fraction(0))
    codes = [reason.code for reason in secrecy_warning(rule, Electorate(9, 2))]
    assert "too_few_voters_for_secrecy" in codes


def test_an_open_vote_has_no_secrecy_to_lose():
    assert secrecy_warning(make_rule(mode=Mode.OPEN), Electorate(2, 2)) == ()


@pytest.mark.parametrize(
    ("votes", "told"),
    [(Tally(5), True), (Tally(0, 5), True), (Tally(4, 1), False), (Tally(4), False), (Tally(), False)],
)
def test_a_count_in_which_all_are_alike_tells_what_each_chose(votes, told):
    rule = make_rule()
    assert reveals(rule, count(rule, Electorate(5, 5), votes)) is told


ITEMS = [Ranked("a", 9), Ranked("b", 8, Fraction(95)), Ranked("c", 8, Fraction(90)), Ranked("d", 8, Fraction(90))]


@pytest.mark.parametrize(
    ("k", "chosen", "tied", "left"),
    [
        (0, (), (), ("a", "b", "c", "d")),
        (1, ("a",), (), ("b", "c", "d")),
        (2, ("a", "b"), (), ("c", "d")),
        (3, ("a", "b"), ("c", "d"), ()),
        (4, ("a", "b", "c", "d"), (), ()),
        (9, ("a", "b", "c", "d"), (), ()),
    ],
)
def test_the_best_are_taken_by_votes_then_points_and_a_tie_at_the_edge_stays_open(k, chosen, tied, left):
    for order in permutations(ITEMS):
        result = select_top_k(order, k)
        assert (result.chosen, result.tied, result.not_chosen) == (chosen, tied, left)


def test_a_negative_number_of_places_is_refused():
    with pytest.raises(Refused):
        select_top_k(ITEMS, -1)
