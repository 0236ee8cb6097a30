"""Every council of 3 to 12 members, every pattern, every rule; random ones up to 30 (PROVE=1 for the full counts)."""

import os
import random

import pytest

from tests.support.plain_votes import attendances, every_rule, plain_outcome, tallies
from workflows.rules.voting import Electorate, Tally, count

FULL = os.environ.get("PROVE") == "1"
SIZES = range(3, 13) if FULL else range(3, 6)
RULES = every_rule()
pytestmark = pytest.mark.prove


@pytest.mark.parametrize("size", SIZES)
def test_every_pattern_of_every_council_agrees_with_plain_arithmetic(size):
    for among in attendances(size, most_recused=size if size < 7 else 2, most_written=2):
        for votes in tallies(among.voters, most_invalid=1):
            for rule in RULES:
                assert count(rule, among, votes).outcome == plain_outcome(rule, among, votes), (rule, among, votes)


@pytest.mark.parametrize("seed", range(200 if FULL else 5))
def test_random_councils_up_to_thirty_agree_too(seed):
    dice = random.Random(seed)
    for _ in range(500):
        size = dice.randint(3, 30)
        present = dice.randint(0, size)
        inside, outside = dice.randint(0, present), dice.randint(0, size - present)
        written = dice.randint(0, size - present - outside)
        among = Electorate(size, present, inside + outside, inside, written)
        cuts = sorted(dice.randint(0, among.voters) for _ in range(4))
        votes = Tally(cuts[0], cuts[1] - cuts[0], cuts[2] - cuts[1], cuts[3] - cuts[2])
        rule = dice.choice(RULES)
        assert count(rule, among, votes).outcome == plain_outcome(rule, among, votes), (rule, among, votes)
