"""Every council of 3 to 12 members against plain arithmetic; more recusals and thresholds are in the proofs."""

import pytest

from tests.support.plain_votes import attendances, every_rule, plain_outcome, tallies
from workflows.rules.voting import count

RULES = every_rule(thresholds=[(1, 2), (2, 3), (9, 10)])


@pytest.mark.parametrize("size", range(3, 13))
def test_every_council_agrees_with_plain_arithmetic_for_every_pattern_and_rule(size):
    for among in attendances(size, most_recused=1, most_written=1 if size < 9 else 0):
        for votes in tallies(among.voters, most_invalid=1):
            for rule in RULES:
                assert count(rule, among, votes).outcome == plain_outcome(rule, among, votes), (rule, among, votes)
