"""Counting votes: the vote rule is data, fractions are exact, and five kinds of answer stay apart.

Basis: L22 Art 90 leaves council work to the Government's rules; thresholds are rows of a regulation pack with a status.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from workflows.basis import Status
from workflows.engine import Label, Reason, Refused


class Mode(StrEnum):
    """How the vote is held."""

    ELECTRONIC_SECRET = "electronic_secret"
    PAPER_SECRET = "paper_secret"
    OPEN = "open"
    WRITTEN_ROUND = "written_round"

    @property
    def secret(self) -> bool:
        """True when nobody may learn who chose what."""
        return self in (Mode.ELECTRONIC_SECRET, Mode.PAPER_SECRET)


class Denominator(StrEnum):
    """What the votes in favour are divided by."""

    ALL = "all"
    ENTITLED = "entitled"
    PRESENT = "present"
    CAST = "cast"


class Op(StrEnum):
    """How the share is compared with the threshold."""

    AT_LEAST = ">="
    MORE_THAN = ">"


class Recusal(StrEnum):
    """What a recusal does to the denominator; by default nothing."""

    NOTHING = "nothing"
    REDUCES = "reduces"


class Tie(StrEnum):
    """What happens when as many are for as against; only where a bare majority is asked (threshold up to 1/2)."""

    NOT_PASSED = "not_passed"
    CHAIR_DECIDES = "chair_decides"
    VOTE_AGAIN = "vote_again"


class Selecting(StrEnum):
    """Pass or fail each item, or take the best `k` of those that pass."""

    EACH = "each"
    TOP_K = "top_k"


class Choice(StrEnum):
    """What one ballot says; not taking part is no ballot at all."""

    IN_FAVOUR = "in_favour"
    AGAINST = "against"
    ABSTAIN = "abstain"
    INVALID = "invalid"


class Outcome(StrEnum):
    """What the vote came to."""

    PASSED = "passed"
    NOT_PASSED = "not_passed"
    TIE = "tie"
    NO_QUORUM = "no_quorum"


@dataclass(frozen=True)
class VoteRule:
    """A rule for one kind of vote; used in a session only when its status blocks or a person adopted it."""

    code: str
    title: Label
    mode: Mode
    denominator: Denominator
    threshold: Fraction
    op: Op
    basis: str
    source: str
    status: Status
    quorum: Fraction = Fraction(2, 3)
    recusal: Recusal = Recusal.NOTHING
    tie: Tie = Tie.NOT_PASSED
    secretary_votes: bool = False
    written_opinions: bool = False
    rounds: int = 1
    selecting: Selecting = Selecting.EACH
    top_k: int | None = None
    note: str = ""


@dataclass(frozen=True)
class Seat:
    """One person in the session as frozen when it convened, for one item."""

    key: str
    present: bool = True
    recused: bool = False
    written_opinion: bool = False
    secretary: bool = False


@dataclass(frozen=True)
class Electorate:
    """Voting seats for one item, as numbers: recusals say how many of them sit in the room."""

    members: int
    present: int
    recused: int = 0
    recused_present: int = 0
    written: int = 0

    @property
    def voters(self) -> int:
        """How many can cast a ballot on this item."""
        return self.present - self.recused_present + self.written


@dataclass(frozen=True)
class Tally:
    """Counts of ballots for one item."""

    in_favour: int = 0
    against: int = 0
    abstain: int = 0
    invalid: int = 0

    @property
    def cast(self) -> int:
        """Ballots collected, blank and invalid ones included."""
        return self.in_favour + self.against + self.abstain + self.invalid


@dataclass(frozen=True)
class VoteResult:
    """The count of one item, what it was divided by, and the outcome."""

    tally: Tally
    did_not_vote: int
    denominator: int
    share: Fraction
    outcome: Outcome

    @property
    def passed(self) -> bool:
        """True only when the rule is met with a quorum."""
        return self.outcome is Outcome.PASSED


def electorate(rule: VoteRule, seats: Iterable[Seat]) -> Electorate:
    """Numbers for one item; a secretary without a vote is no voting seat, written opinions count where allowed."""
    voting = [seat for seat in seats if rule.secretary_votes or not seat.secretary]
    written = rule.written_opinions or rule.mode is Mode.WRITTEN_ROUND
    return Electorate(
        members=len(voting),
        present=sum(seat.present for seat in voting),
        recused=sum(seat.recused for seat in voting),
        recused_present=sum(seat.recused and seat.present for seat in voting),
        written=sum(written and seat.written_opinion and not seat.present and not seat.recused for seat in voting),
    )


def denominator(rule: VoteRule, among: Electorate, cast: int) -> int:
    """What the votes in favour are divided by; written voters take part, so they count among the present."""
    reduces = rule.recusal is Recusal.REDUCES
    match rule.denominator:
        case Denominator.ALL:
            return among.members - (among.recused if reduces else 0)
        case Denominator.ENTITLED:
            return among.members - among.recused
        case Denominator.PRESENT:
            return among.present + among.written - (among.recused_present if reduces else 0)
        case Denominator.CAST:
            return cast


def _meets(rule: VoteRule, in_favour: int, base: int) -> bool:
    if base <= 0:
        return False
    share = Fraction(in_favour, base)
    return share >= rule.threshold if rule.op is Op.AT_LEAST else share > rule.threshold


def quorum_met(rule: VoteRule, among: Electorate) -> bool:
    """Enough voting seats are present (in a written round: have answered); a recused member still counts."""
    there = among.present + (among.written if rule.mode is Mode.WRITTEN_ROUND else 0)
    return among.members > 0 and Fraction(there, among.members) >= rule.quorum


def tally(choices: Iterable[Choice]) -> Tally:
    """Counts of the opened ballots, whatever their order."""
    seen = Counter(choices)
    return Tally(seen[Choice.IN_FAVOUR], seen[Choice.AGAINST], seen[Choice.ABSTAIN], seen[Choice.INVALID])


def count(
    rule: VoteRule, among: Electorate, votes: Tally, *, round_number: int = 1, chair_in_favour: bool | None = None
) -> VoteResult:
    """The result of one item. `chair_in_favour` is the chair's stated decision on a tie, not a ballot.

    Raises `Refused` when there are more ballots than voters, or a count is negative.
    """
    counts = (votes.in_favour, votes.against, votes.abstain, votes.invalid)
    if min(counts) < 0 or votes.cast > among.voters:
        raise Refused(Reason("more_ballots_than_voters", {"cast": votes.cast, "voters": among.voters}))
    base = denominator(rule, among, votes.cast)
    share = Fraction(votes.in_favour, base) if base else Fraction(0)
    outcome = _outcome(rule, among, votes, base, chair_in_favour, round_number)
    return VoteResult(votes, among.voters - votes.cast, base, share, outcome)


def _outcome(
    rule: VoteRule, among: Electorate, votes: Tally, base: int, chair_in_favour: bool | None, round_number: int
) -> Outcome:
    if not quorum_met(rule, among):
        return Outcome.NO_QUORUM
    if _meets(rule, votes.in_favour, base):
        return Outcome.PASSED
    level = votes.in_favour == votes.against > 0 and rule.threshold <= Fraction(1, 2)
    if not level or rule.tie is Tie.NOT_PASSED:
        return Outcome.NOT_PASSED
    if rule.tie is Tie.VOTE_AGAIN:
        return Outcome.TIE if round_number < rule.rounds else Outcome.NOT_PASSED
    if chair_in_favour is None:
        return Outcome.TIE
    return Outcome.PASSED if chair_in_favour else Outcome.NOT_PASSED


def still_possible(rule: VoteRule, among: Electorate) -> bool:
    """True when the item would pass if everybody who can vote were in favour."""
    return quorum_met(rule, among) and _meets(rule, among.voters, denominator(rule, among, among.voters))


def needed(rule: VoteRule, among: Electorate) -> int | None:
    """The smallest number in favour that passes when everybody votes; None when it cannot pass."""
    base = denominator(rule, among, among.voters)
    passing = (n for n in range(1, among.voters + 1) if _meets(rule, n, base))
    return next(passing, None) if quorum_met(rule, among) else None


def secrecy_warning(rule: VoteRule, among: Electorate, fewest: int = 3) -> tuple[Reason, ...]:
    """Why a secret vote would not stay secret: too few voters, or passing tells that everybody was in favour."""
    if not rule.mode.secret:
        return ()
    reasons = []
    if among.voters < fewest:
        reasons.append(Reason("too_few_voters_for_secrecy", {"voters": among.voters, "fewest": fewest}))
    if needed(rule, among) == among.voters:
        reasons.append(Reason("passing_needs_unanimity", {"voters": among.voters}))
    return tuple(reasons)


def reveals(rule: VoteRule, result: VoteResult) -> bool:
    """True when publishing the counts of a secret vote would tell what each voter chose (all alike)."""
    votes = result.tally
    counts = (votes.in_favour, votes.against, votes.abstain, votes.invalid, result.did_not_vote)
    return rule.mode.secret and votes.cast > 0 and max(counts) == votes.cast + result.did_not_vote


@dataclass(frozen=True)
class Ranked:
    """One item that passed, with its votes in favour and the points that break a tie."""

    key: str
    votes: int
    points: Fraction | int = 0


@dataclass(frozen=True)
class Selection:
    """Who is chosen, who stands equal at the last place (vote again, or by rule), and who is not chosen."""

    chosen: tuple[str, ...]
    tied: tuple[str, ...]
    not_chosen: tuple[str, ...]


def select_top_k(passed: Sequence[Ranked], k: int) -> Selection:
    """The best `k` by votes, then points; those equal at place `k` are left to a person. Negative `k`: `Refused`."""
    if k < 0:
        raise Refused(Reason("negative_number", {"value": k}))
    order = sorted(passed, key=lambda item: (-item.votes, -item.points, item.key))
    if len(order) <= k or k == 0:
        keys = tuple(item.key for item in order)
        return Selection(keys if k else (), (), () if k else keys)
    edge = (order[k - 1].votes, order[k - 1].points)
    if (order[k].votes, order[k].points) != edge:
        return Selection(tuple(i.key for i in order[:k]), (), tuple(i.key for i in order[k:]))
    above = tuple(i.key for i in order if (i.votes, i.points) > edge)
    tied = tuple(i.key for i in order if (i.votes, i.points) == edge)
    return Selection(above, tied, tuple(i.key for i in order if (i.votes, i.points) < edge))
