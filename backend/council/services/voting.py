"""The secret vote: opened once with sealed slots, cast and cast again, closed and counted (docs/voting.md)."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.views.decorators.debug import sensitive_variables

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.council import rules
from backend.council.ballots import Opened, box_of
from backend.council.models import Item, Member, Session
from backend.council.queries import live_items, member_of, warnings
from backend.council.sealing import grouped
from backend.council.serializers import CastInputs, OpenInputs, ReasonInputs
from backend.nominations.steps import demand_eligible
from workflows.engine import Reason, Refused
from workflows.rules.voting import Choice, VoteResult, VoteRule, count, reveals


@act("session.open_vote", model=Session, inputs=OpenInputs)
def open_vote(doing: Doing, session: Session, *, aware: bool = False, reduced: bool = False) -> None:
    """Seal one empty slot for each item and entitled voter who is there; warnings must have been seen."""
    risks = warnings(session)
    if risks and not aware:
        raise Refused(Reason("session.secrecy_unconfirmed"), *risks)
    session.box, session.opened_at, session.reduced = uuid.uuid4(), doing.at, reduced
    items = list(live_items(session))
    demand_eligible(doing, [item.nomination_id for item in items], "vote")
    voters = _voters(session, items)
    doing.move(session, items=len(items), aware=aware, reduced=reduced)
    for item in items:
        item.entitled = len(voters[item.pk])
        item.save(update_fields=["entitled"])
    box_of(session).open(voters)


def _voters(session: Session, items: Sequence[Item]) -> dict[int, list[int]]:
    rule = _rule(session)
    recused = rules.recused_by_item(session)
    voters = [member.pk for member in session.members.all() if rules.can_vote(rule, member)]
    return {item.pk: [pk for pk in voters if pk not in recused[item.pk]] for item in items}


@act("session.cast", model=Session, inputs=CastInputs, secret=True)
@sensitive_variables()
def cast(doing: Doing, session: Session, *, seen: str, choices: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Put in one's whole ballot, or put it in again; the trail only says that the person took part.

    `seen` is the mark of the ballot as it was read: of two devices at one moment one casts, the other is told.
    """
    member = member_of(session, doing.actor.person_id)
    if member is None:
        raise Refused(Reason("ballot.not_a_voter"))
    box = box_of(session)
    entitled = _entitled(session, member)
    if not entitled:
        raise Refused(Reason("ballot.not_a_voter"))
    wanted = _complete(entitled, choices)
    if seen != box.tag(member.pk):
        raise Refused(Reason("ballot.cast_meanwhile"))
    receipt = box.cast(member.pk, wanted)
    if not member.took_part:
        member.took_part = True
        member.save(update_fields=["took_part"])
    doing.note(session, what="took_part")
    rows = [{"ordinal": at, "code": grouped(receipt.codes[item])} for at, item in sorted(entitled.items())]
    return {"secret": grouped(receipt.secret), "codes": rows}


def _entitled(session: Session, member: Member) -> dict[int, int]:
    """Ordinal → item key of the voter's ballot."""
    rows = session.items.filter(pk__in=box_of(session).entitled(member.pk))
    return dict(rows.values_list("ordinal", "pk"))


@sensitive_variables()
def _complete(entitled: Mapping[int, int], choices: Sequence[Mapping[str, Any]]) -> dict[int, Choice]:
    """The ballot by item key, when it has exactly the voter's items, each once."""
    ordinals = [row["ordinal"] for row in choices]
    reasons = []
    if strange := sorted(set(ordinals) - set(entitled)):
        reasons.append(Reason("ballot.not_entitled", {"ordinals": strange}))
    if missing := sorted(set(entitled) - set(ordinals)):
        reasons.append(Reason("ballot.incomplete", {"ordinals": missing}))
    if twice := sorted({ordinal for ordinal in ordinals if ordinals.count(ordinal) > 1}):
        reasons.append(Reason("ballot.twice", {"ordinals": twice}))
    if reasons:
        raise Refused(*reasons)
    return {entitled[row["ordinal"]]: Choice(row["choice"]) for row in choices}


@act("session.close_vote", model=Session)
def close_vote(doing: Doing, session: Session) -> None:
    """Count in memory, write five counts per item once in the order of the agenda, destroy slots and key."""
    rule = _rule(session)
    box = box_of(session)
    opened = box.close()
    recused = rules.recused_by_item(session)
    members = list(session.members.all())
    written = []
    for item in session.items.filter(entitled__isnull=False).order_by("ordinal"):
        held = opened[item.pk]
        result = count(rule, rules.among(rule, members, recused[item.pk]), held.tally)
        _write(item, rule, result, held, session.reduced)
        written.append([item.ordinal, *_five(result)])
    box.publish(opened)
    session.closed_at = doing.at
    doing.move(session, counts=written)


@act("session.annul_vote", model=Session, inputs=ReasonInputs)
def annul_vote(doing: Doing, session: Session, *, reason: str) -> None:
    """Declare a running vote void – its key was lost, or it was opened by mistake; nothing of it is ever read."""
    box_of(session).discard()
    session.items.update(entitled=None)
    session.members.update(took_part=False)
    session.box = session.opened_at = None
    doing.move(session, reason=reason)


def _five(result: VoteResult) -> tuple[int, int, int, int, int]:
    votes = result.tally
    return votes.in_favour, votes.against, votes.abstain, votes.invalid, result.did_not_vote


def _write(item: Item, rule: VoteRule, result: VoteResult, held: Opened, reduced: bool) -> None:
    five = _five(result)
    item.votes_for, item.votes_against, item.votes_blank, item.votes_invalid, item.did_not_vote = five
    item.passed = result.passed
    item.detail = {
        "outcome": result.outcome.value,
        "denominator": result.denominator,
        "share": f"{result.share.numerator}/{result.share.denominator}",
        "threshold": f"{rule.op.value} {rule.threshold}",
        "unreadable": held.unreadable,
        "reduced": reduced and reveals(rule, result),
    }
    item.save()


def _rule(session: Session) -> VoteRule:
    rule = rules.rule_of(session)
    if rule is None:
        raise Refused(Reason("session.no_items"))
    return rule
