"""What a regulation pack consists of; each row says its article, where it was read and how sure we are."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workflows.basis import Status
from workflows.engine import Label
from workflows.facts import Ground, NomineeKind
from workflows.rules.conditions import Condition
from workflows.rules.deadlines import Clock
from workflows.rules.prizes import BaseSalary, Prize, RoundingRule
from workflows.rules.voting import VoteRule


class Family(StrEnum):
    """Title (danh hiệu thi đua) or form of commendation (hình thức khen thưởng)."""

    TITLE = "title"
    FORM = "form"


class Level(StrEnum):
    """Who stands behind the award."""

    BASE = "base"
    PROVINCE = "province"
    STATE = "state"


class Rhythm(StrEnum):
    """How often it can be given."""

    YEARLY = "yearly"
    CHAIN = "chain"
    AT_REVIEW = "at_review"
    ANY_TIME = "any_time"


class AwardObject(StrEnum):
    """What the recipient gets beside the decision."""

    NONE = "none"
    CERTIFICATE_OF_TITLE = "bang_chung_nhan"
    BANG_KHEN = "bang_khen"
    GIAY_KHEN = "giay_khen"
    FLAG = "co"


@dataclass(frozen=True)
class Authority:
    """An office that may decide awards; `retired_on` is the first day on which it no longer exists."""

    code: str
    title: Label
    basis: str
    source: str
    status: Status
    retired_on: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Award:
    """A title or form of the catalogue; `object_status` is how sure we are of the object, apart from the rest."""

    code: str
    short: str
    name: Label
    family: Family
    nominees: tuple[NomineeKind, ...]
    level: Level
    decided_by: tuple[str, ...]
    grounds: tuple[Ground, ...]
    rhythm: Rhythm
    object: AwardObject
    basis: str
    source: str
    status: Status
    object_status: Status = Status.UNCONFIRMED
    council_vote: str = ""
    unit_vote: str = ""
    note: str = ""


@dataclass(frozen=True)
class Criterion:
    """A condition for some awards, kinds of nominee and grounds (none named: every ground)."""

    code: str
    title: Label
    awards: tuple[str, ...]
    nominees: tuple[NomineeKind, ...]
    condition: Condition
    basis: str
    source: str
    status: Status
    grounds: tuple[Ground, ...] = ()
    informs: bool = False
    note: str = ""


@dataclass(frozen=True)
class Paper:
    """A part of the dossier that must be there for these awards."""

    code: str
    title: Label
    awards: tuple[str, ...]
    per_nominee: bool
    basis: str
    source: str
    status: Status
    note: str = ""


@dataclass(frozen=True)
class ClockRow:
    """A deadline of the regulations for these awards; `step` says what it measures."""

    code: str
    title: Label
    awards: tuple[str, ...]
    step: str
    clock: Clock
    note: str = ""


@dataclass(frozen=True)
class Citation:
    """A line "Căn cứ …" that a decision may carry."""

    code: str
    text: str
    basis: str
    source: str
    status: Status


@dataclass(frozen=True)
class Source:
    """Where facts were read: the text itself, or a page about it."""

    code: str
    title: str
    seen: str


@dataclass(frozen=True)
class RegulationPack:
    """One rule set with the dates of reception for which it holds (both included)."""

    code: str
    version: int
    title: Label
    received_from: date
    received_until: date | None = None
    inherited_from: str = ""
    sources: tuple[Source, ...] = ()
    authorities: tuple[Authority, ...] = ()
    awards: tuple[Award, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    exclusions: tuple[Criterion, ...] = ()
    vote_rules: tuple[VoteRule, ...] = ()
    papers: tuple[Paper, ...] = ()
    clocks: tuple[ClockRow, ...] = ()
    prizes: tuple[Prize, ...] = ()
    base_salaries: tuple[BaseSalary, ...] = ()
    roundings: tuple[RoundingRule, ...] = ()
    citations: tuple[Citation, ...] = ()
    note: str = ""

    def covers(self, received_on: date) -> bool:
        """True when this pack holds for a dossier received on that date."""
        return self.received_from <= received_on and (self.received_until is None or received_on <= self.received_until)

    def award(self, code: str) -> Award:
        """The award of that code. Raises `KeyError`."""
        return {row.code: row for row in self.awards}[code]

    def criteria_for(self, award: str, nominee: NomineeKind, ground: Ground) -> tuple[Criterion, ...]:
        """Criteria and exclusions that speak of this award, kind of nominee and ground."""
        rows = self.criteria + self.exclusions
        return tuple(row for row in rows if _speaks_of(row, award, nominee, ground))

    def papers_for(self, award: str) -> tuple[Paper, ...]:
        """Papers that a dossier for this award needs."""
        return tuple(row for row in self.papers if award in row.awards)

    def vote_rule(self, code: str) -> VoteRule:
        """The vote rule of that code. Raises `KeyError`."""
        return {row.code: row for row in self.vote_rules}[code]


def _speaks_of(row: Criterion, award: str, nominee: NomineeKind, ground: Ground) -> bool:
    return award in row.awards and nominee in row.nominees and (not row.grounds or ground in row.grounds)
