"""What a condition answers: outcome, the facts it used, what it misses, and whether the facts are sensitive."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from workflows.engine import Reason
from workflows.facts import AwardFact, ClassificationFact, DisciplineFact, Ground, InitiativeFact, NomineeFacts, Scope


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


class Answer:
    """What one condition says of the facts, before the status of its row is weighed.

    The facts it rests on and what it misses are worked out when they are first looked at: over very many nominees only
    outcomes are, and the same code answers for one and for all.
    """

    __slots__ = ("_missing", "_used", "outcome", "parts", "sensitive")

    def __init__(
        self, outcome: Outcome, used: Iterable[Used] = (), missing: Iterable[Reason] = (), sensitive: bool = False,
        parts: tuple["Answer", ...] = (),
    ) -> None:  # fmt: skip
        self.outcome, self.sensitive, self.parts = outcome, sensitive, parts
        self._used, self._missing = used, missing

    @property
    def used(self) -> tuple[Used, ...]:
        """The facts that the answer rests on."""
        if not isinstance(self._used, tuple):
            self._used = tuple(self._used)
        return self._used

    @property
    def missing(self) -> tuple[Reason, ...]:
        """What is missing, said only of an answer that is no pass."""
        if not isinstance(self._missing, tuple):
            self._missing = tuple(self._missing)
        return self._missing

    @property
    def awaits_judgement(self) -> bool:
        """Whether nothing but a person's judgement is missing."""
        return self.outcome is Outcome.NOT_ENOUGH_DATA and only_judgement(self.missing)

    def _all(self) -> tuple[object, ...]:
        return self.outcome, self.used, self.missing, self.sensitive, self.parts

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Answer) and self._all() == other._all()

    def __hash__(self) -> int:
        return hash((self.outcome, self.used, self.sensitive))

    def __repr__(self) -> str:
        return f"Answer{self._all()}"


def only_judgement(missing: Iterable[Reason]) -> bool:
    """Whether something is missing, and it is nothing but judgements that persons must record."""
    return {reason.code for reason in missing} == {"statement_missing"}


def verdict(holds: bool, used: Iterable[Used], missing: Iterable[Reason], sensitive: bool = False) -> Answer:
    """Pass or fail; what is missing is said only of a fail."""
    outcome = Outcome.PASS if holds else Outcome.FAIL
    return Answer(outcome, used, () if holds else missing, sensitive)


def unknown(*missing: Reason, used: Iterable[Used] = (), sensitive: bool = False) -> Answer:
    """The facts do not tell."""
    return Answer(Outcome.NOT_ENOUGH_DATA, used, missing, sensitive)


def as_judged(statement: str, *, said: bool) -> Answer:
    """What a person recorded under a statement."""
    used = [Used("statement", f"{statement}={'yes' if said else 'no'}")]
    return verdict(said, used, [Reason("judged_not_met", {"statement": statement})])


def used_award(fact: AwardFact) -> Used:
    """An award as a fact that was used; of another kind while it is not confirmed."""
    return Used("award" if fact.confirmed else "award_unconfirmed", fact.award, fact.year, fact.decision)


def used_class(fact: ClassificationFact) -> Used:
    """A yearly classification as a fact that was used."""
    return Used("classification", fact.result, fact.year, fact.document)


def used_initiative(fact: InitiativeFact) -> Used:
    """An initiative as a fact that was used, with whose recognition it is."""
    document = ", ".join(part for part in (fact.recognised_by, fact.document) if part)
    return Used("initiative", fact.title, fact.year, document)


def ideas_lack(facts: NomineeFacts, scope: Scope, have: int, need: int) -> Reason:
    """What is said of too few recognised initiatives; papers that claim one are named, for they are none yet."""
    said = {"scope": scope, "have": have, "need": need}
    if facts.attached:
        return Reason("initiative_attached_only", said | {"papers": facts.attached})
    return Reason("initiative_missing", said)


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
