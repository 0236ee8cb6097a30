"""One achievement – one award: when two awards reward the same achievement (L22 Art 5(2)c), and when nobody can tell.

On a ground that rewards deeds, events or movements, names and days decide where both name one; where one of the two
does not, nobody can tell. Elsewhere, and where neither movement has a name, ground and achievement period decide.
"""

from collections.abc import Collection
from datetime import date

from workflows.engine import Reason
from workflows.facts import AwardFact, Ground, NomineeFacts
from workflows.rules.answers import Answer, held, unknown, used_award, verdict
from workflows.rules.conditions import OneAchievementOneAward

APART = frozenset({Ground.SUDDEN, Ground.MOVEMENT, Ground.THEMATIC})
"""The grounds on which the name of a deed, event or movement tells one achievement of a year from another."""


def same_achievement(facts: NomineeFacts, other: AwardFact, event_grounds: Collection[Ground] = ()) -> bool | None:
    """Whether an award rewards what is rewarded now; None where the record does not tell."""
    near = facts.ground is other.ground and facts.period.overlaps(other.span)
    if facts.event and other.event:
        same = _same_event(facts, other, in_doubt=facts.ground in event_grounds)
        return same if facts.ground in APART else near or bool(same)
    if near and facts.ground in event_grounds:
        return False if _same_days(facts, other) is False else None
    if near and facts.ground in APART and (facts.event or other.event):
        return None
    return near


def _same_days(facts: NomineeFacts, other: AwardFact) -> bool | None:
    """Whether the days of both events meet; None where one has none."""
    if facts.event_days is None or other.event_days is None:
        return None
    return facts.event_days.overlaps(other.event_days)


def _same_event(facts: NomineeFacts, other: AwardFact, *, in_doubt: bool) -> bool | None:
    """Two named events: one name on other days is another event; two names on the same days may be one."""
    days = _same_days(facts, other)
    if _plain(facts.event) == _plain(other.event):
        return days is not False
    return None if days and in_doubt else False


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def once(condition: OneAchievementOneAward, facts: NomineeFacts, _: date) -> Answer:
    """None of the awards rewards the same achievement."""
    near = [
        (a, same_achievement(facts, a, condition.event_grounds))
        for a in held(facts, condition.awards or (facts.award,))
    ]
    same = [award for award, is_same in near if is_same]
    doubtful = [award for award, is_same in near if is_same is None]
    if doubtful and not same:
        return unknown(*(_doubt(facts, award) for award in doubtful), used=map(used_award, doubtful))
    return verdict(not same, map(used_award, same), [Reason("already_rewarded", _told(award)) for award in same])


def _doubt(facts: NomineeFacts, award: AwardFact) -> Reason:
    if facts.event and award.event:
        return Reason("events_on_same_days", {**_told(award), "event": award.event})
    return Reason("event_not_named", _told(award))


def _told(award: AwardFact) -> dict[str, object]:
    return {"award": award.award, "year": award.year, "decision": award.decision}
