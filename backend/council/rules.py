"""From a session's rows to the pure rules of voting: its rule, its seats per item, and what the rules answer."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from backend.catalogue.models import Adoption
from backend.catalogue.queries import pack_value, row_status
from backend.council.models import Member, Presence, Session, Settlement
from backend.review.models import Stage
from backend.review.pinned import definition
from workflows import codec
from workflows.basis import Status
from workflows.engine import Reason
from workflows.processes.pairing import vote_rule_for
from workflows.rules.voting import Electorate, Mode, Seat, Selecting, VoteRule, electorate


def rule_for_stage(stage: Stage) -> VoteRule | None:
    """The vote rule that the submission's pinned pack and process give for this stage's award; None without one."""
    submission = stage.nomination.submission
    law = submission.law
    if law is None or submission.process is None:
        return None
    try:
        return vote_rule_for(pack_value(law), definition(stage), stage.nomination.award)
    except KeyError:
        return None


def rule_of(session: Session) -> VoteRule | None:
    """The rule pinned in the session; None before the first item."""
    return codec.read(VoteRule, session.rule) if session.rule else None


def rule_data(rule: VoteRule) -> dict[str, Any]:
    """The rule as plain data for pinning."""
    data: dict[str, Any] = codec.write(rule)
    return data


def same_rule(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two pinned rules say the same, whatever is known of their source."""
    return {k: v for k, v in one.items() if k != "status"} == {k: v for k, v in other.items() if k != "status"}


def unsupported(rule: VoteRule) -> tuple[Reason, ...]:
    """Why the ballot box cannot hold a vote by this rule: only electronic secret votes on each item alone are built."""
    if rule.mode is Mode.ELECTRONIC_SECRET and rule.selecting is Selecting.EACH:
        return ()
    return (Reason("session.rule_unsupported", {"mode": rule.mode.value, "selecting": rule.selecting.value}),)


def adoption(session: Session) -> Adoption | None:
    """The adoption of the pinned rule for this session, if there is one."""
    rule = rule_of(session)
    if rule is None or session.pk is None:
        return None
    rows = Adoption.objects.filter(subject_kind="session", subject_id=str(session.pk), row=rule.code)
    return rows.order_by("pk").first()


def settled(session: Session, rule: VoteRule) -> bool:
    """Whether the status of the rule's row, confirmations included, lets it be used without adoption."""
    return status_now(session, rule).blocks


def status_now(session: Session, rule: VoteRule) -> Status:
    """How sure we are of the pinned rule today."""
    return row_status(session.rule_edition, rule.code) if session.rule_edition is not None else rule.status


def usable(session: Session, rule: VoteRule) -> bool:
    """Whether the rule may be used in this session."""
    return settled(session, rule) or adoption(session) is not None


def seats(members: Iterable[Member], recused: frozenset[int] = frozenset()) -> list[Seat]:
    """The voting seats as the pure rules see them; a member elsewhere votes as one with a written opinion."""
    return [
        Seat(
            key=str(member.pk),
            present=member.presence == Presence.PRESENT,
            recused=member.pk in recused,
            written_opinion=member.presence == Presence.REMOTE,
        )
        for member in members
        if member.votes
    ]


def among(rule: VoteRule, members: Iterable[Member], recused: frozenset[int] = frozenset()) -> Electorate:
    """The electorate of one item."""
    return electorate(rule, seats(members, recused))


def can_vote(rule: VoteRule, member: Member) -> bool:
    """Whether the member has a ballot at all: a vote, and presence or a rule that takes votes from elsewhere."""
    there = member.presence == Presence.PRESENT or (member.presence == Presence.REMOTE and rule.written_opinions)
    return member.votes and there


def quorum_count(rule: VoteRule, members: int) -> int:
    """How many must be present."""
    return math.ceil(rule.quorum * members)


def recused_by_item(session: Session) -> dict[int, frozenset[int]]:
    """Item key → member keys whose recusal is confirmed."""
    found: dict[int, set[int]] = {}
    for item in session.items.prefetch_related("recusals"):
        found[item.pk] = {r.member_id for r in item.recusals.all() if r.status == Settlement.CONFIRMED}
    return {item: frozenset(members) for item, members in found.items()}


def share_text(share: Fraction) -> str:
    """A share in percent with two decimals and a comma; exact fractions only."""
    hundredths = (share * 10000 * 2 + 1) // 2
    return f"{hundredths // 100},{hundredths % 100:02d} %"
