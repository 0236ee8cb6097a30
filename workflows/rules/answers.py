"""What a condition answers: outcome, the facts it used, what it misses, and whether the facts are sensitive."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from workflows.engine import Reason
from workflows.facts import AwardFact, ClassificationFact, DisciplineFact, Ground, InitiativeFact, NomineeFacts


class Outcome(StrEnum):
    """The four answers a criterion can have."""

    PASS = "pass"
    FAIL = "fail"
    NOT_ENOUGH_DATA = "not_enough_data"
    TO_CONFIRM = "to_confirm"


@dataclass(frozen=True)
class Used:
    """A fact that an answer rests on: its kind, its year if any, what it says and the document behind it."""

    kind: str
    value: str
    year: int | None = None
    document: str = ""


@dataclass(frozen=True)
class Answer:
    """What one condition says of the facts, before the status of its row is weighed."""

    outcome: Outcome
    used: tuple[Used, ...] = ()
    missing: tuple[Reason, ...] = ()
    sensitive: bool = False
    parts: tuple["Answer", ...] = ()


def verdict(holds: bool, used: Iterable[Used], missing: Iterable[Reason], sensitive: bool = False) -> Answer:
    """Pass or fail; what is missing is said only of a fail."""
    outcome = Outcome.PASS if holds else Outcome.FAIL
    return Answer(outcome, tuple(used), () if holds else tuple(missing), sensitive)


def unknown(*missing: Reason, used: Iterable[Used] = (), sensitive: bool = False) -> Answer:
    """The facts do not tell."""
    return Answer(Outcome.NOT_ENOUGH_DATA, tuple(used), missing, sensitive)


def used_award(fact: AwardFact) -> Used:
    """An award as a fact that was used."""
    return Used("award", fact.award, fact.year, fact.decision)


def used_class(fact: ClassificationFact) -> Used:
    """A yearly classification as a fact that was used."""
    return Used("classification", fact.result, fact.year, fact.document)


def used_initiative(fact: InitiativeFact) -> Used:
    """An initiative as a fact that was used."""
    return Used("initiative", fact.title, fact.year, fact.document)


def used_discipline(fact: DisciplineFact) -> Used:
    """A discipline as a fact that was used; only in sensitive answers."""
    return Used("discipline", fact.level, fact.start.year, fact.document)


def held(facts: NomineeFacts, awards: Iterable[str], grounds: Iterable[Ground] = ()) -> tuple[AwardFact, ...]:
    """Awards of these codes already held, oldest first; of these grounds, where some are named."""
    by_code, only = facts.awards_by_code, tuple(grounds)
    found = [by_code[code] for code in dict.fromkeys(awards) if code in by_code]
    if not found:
        return ()
    merged = found[0] if len(found) == 1 else tuple(sorted(chain(*found), key=lambda a: (a.year, a.award)))
    return tuple(a for a in merged if a.ground in only) if only else merged
