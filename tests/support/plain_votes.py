"""Votes counted person by person with whole numbers only: what the rules are compared with."""

from fractions import Fraction
from itertools import product

from workflows.basis import Status
from workflows.engine import Label
from workflows.rules.voting import Denominator, Electorate, Mode, Op, Recusal, Tally, VoteRule

THRESHOLDS = [(1, 2), (2, 3), (4, 5), (9, 10), (1, 1)]


def make_rule(**given):
    base = {
        "code": "thu",
        "title": Label("thử", "test"),
        "mode": Mode.ELECTRONIC_SECRET,
        "denominator": Denominator.ALL,
        "threshold": Fraction(1, 2),
        "op": Op.MORE_THAN,
        "basis": "thử",
        "source": "house",
        "status": Status.UNCONFIRMED,
    }
    return VoteRule(**{**base, **given})


def every_rule(thresholds=THRESHOLDS):
    return [
        make_rule(denominator=base, recusal=recusal, threshold=Fraction(*threshold), op=op, written_opinions=True)
        for base, recusal, threshold, op in product(Denominator, Recusal, thresholds, Op)
    ]


def attendances(size, most_recused, most_written):
    """Every way to be present, recused and written for that many members, as (present, recused in and out, written)."""
    for present in range(size + 1):
        for inside in range(min(most_recused, present) + 1):
            for outside in range(min(most_recused - inside, size - present) + 1):
                for written in range(min(most_written, size - present - outside) + 1):
                    yield Electorate(size, present, inside + outside, inside, written)


def tallies(voters, most_invalid):
    """Every split of so many voters into for, against, abstain, invalid and not voting."""
    for in_favour in range(voters + 1):
        for against in range(voters - in_favour + 1):
            for abstain in range(voters - in_favour - against + 1):
                for invalid in range(min(most_invalid, voters - in_favour - against - abstain) + 1):
                    yield Tally(in_favour, against, abstain, invalid)


def plain_outcome(rule, among, votes):
    """Passed, not passed or no quorum, by counting people one by one and comparing whole numbers."""
    people = [(True, n < among.recused_present, False) for n in range(among.present)]
    outside, away = among.recused - among.recused_present, among.members - among.present
    people += [(False, n < outside, outside <= n < outside + among.written) for n in range(away)]
    base = 0
    for present, recused, written in people:
        left_out = recused and (rule.recusal == "reduces" or rule.denominator == "entitled")
        belongs = present or written if rule.denominator == "present" else rule.denominator != "cast"
        base += belongs and not left_out
    if rule.denominator == "cast":
        base = sum([votes.in_favour, votes.against, votes.abstain, votes.invalid])
    if sum(present for present, _, _ in people) * rule.quorum.denominator < rule.quorum.numerator * len(people):
        return "no_quorum"
    left, right = votes.in_favour * rule.threshold.denominator, rule.threshold.numerator * base
    return "passed" if base > 0 and (left > right or (left == right and rule.op == ">=")) else "not_passed"
