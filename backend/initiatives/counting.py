"""From rows to the counting rule: seats, the newest opinion of each member, and the result kept on the item."""

from __future__ import annotations

from collections.abc import Iterable

from backend.initiatives.models import Opinion, SessionItem, SessionMember
from backend.initiatives.session_models import SessionSeat
from workflows.rules.initiatives import Mark, decide, mark_counts
from workflows.rules.initiatives import Opinion as Said
from workflows.rules.voting import Choice, Electorate, Seat, VoteResult, electorate


def seats(members: Iterable[SessionMember], recused: frozenset[int] = frozenset()) -> list[Seat]:
    """The members as seats; whoever stands aside from the item is recused."""
    return [
        Seat(str(row.pk), present=row.present, recused=row.pk in recused, secretary=row.seat == SessionSeat.SECRETARY)
        for row in members
    ]


def _recused(item: SessionItem) -> frozenset[int]:
    return frozenset(item.recused.values_list("pk", flat=True))


def electorate_of(item: SessionItem) -> Electorate:
    """Who may vote on the item, as numbers."""
    return electorate(item.session.rule(), seats(item.session.members.all(), _recused(item)))


def newest(item: SessionItem) -> dict[int, Opinion]:
    """The opinion that counts of each member who is present and not recused."""
    rows = item.opinions.filter(member__present=True).exclude(member__in=_recused(item)).order_by("pk")
    return {row.member_id: row for row in rows.select_related("member__person")}


def result_of(item: SessionItem) -> VoteResult:
    """What the open opinions on the item come to."""
    session = item.session
    voters = seats(session.members.all(), _recused(item))
    return decide(session.rule(), voters, [Choice(row.choice) for row in newest(item).values()])


def write(item: SessionItem, found: VoteResult) -> None:
    """Keep a result on its item."""
    item.in_favour, item.against = found.tally.in_favour, found.tally.against
    item.abstain, item.invalid = found.tally.abstain, found.tally.invalid
    item.did_not_vote, item.divisor, item.outcome = found.did_not_vote, found.denominator, found.outcome.value
    item.save()


def marks_of(item: SessionItem) -> dict[str, dict[Mark, int]]:
    """How many members found each criterion met, not met, not clear."""
    said = [
        Said(Choice(row.choice), {code: Mark(mark) for code, mark in row.marks.items()})
        for row in newest(item).values()
    ]
    return mark_counts(said, item.session.judged_by())
