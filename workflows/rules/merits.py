"""One achievement – one award: when two awards reward the same achievement (L22 Art 5(2)c), and when nobody can tell.

Where both name the deed or event, names and days decide; where neither does, the ground and the achievement period.
"""

from collections.abc import Collection
from datetime import date

from workflows.engine import Reason
from workflows.facts import AwardFact, Ground, NomineeFacts
from workflows.rules.answers import Answer, held, unknown, used_award, verdict
from workflows.rules.conditions import OneAchievementOneAward


def same_achievement(facts: NomineeFacts, other: AwardFact, event_grounds: Collection[Ground] = ()) -> bool | None:
    """Whether an award rewards what is rewarded now; None where the record does not tell."""
    if facts.event and other.event:
        return _same_event(facts, other, in_doubt=facts.ground in event_grounds)
    near = facts.ground is other.ground and facts.period.overlaps(other.span)
    if facts.event or other.event:
        return None if near and facts.ground in event_grounds else False
    return near


def _same_event(facts: NomineeFacts, other: AwardFact, *, in_doubt: bool) -> bool | None:
    """Two named events: one name on other days is another event; two names on the same days may be one."""
    days = None
    if facts.event_days is not None and other.event_days is not None:
        days = facts.event_days.overlaps(other.event_days)
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
