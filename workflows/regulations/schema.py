"""What a regulation pack consists of; each row says its article, where it was read and how sure we are."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workflows.basis import Status
from workflows.engine import Label
from workflows.facts import Ground, NomineeKind
from workflows.regulations.advice import (
    Archive,
    Cutoff,
    DossierSets,
    Fallback,
    Principle,
    Publication,
    Ratio,
    Transition,
    Validity,
)
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
    MINISTRY = "ministry"
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
    ORDER = "huan_chuong"
    MEDAL = "huy_chuong"
    BADGE = "huy_hieu"
    COMMEMORATIVE_MEDAL = "ky_niem_chuong"
    PRIZE = "giai_thuong"


@dataclass(frozen=True)
class Authority:
    """An office that may decide awards; `retired_on` is the first day on which it no longer exists.

    `succeeds` names the office whose decisions it took over, so that awards need not be written again.
    """

    code: str
    title: Label
    basis: str
    source: str
    status: Status
    retired_on: date | None = None
    succeeds: str = ""
    note: str = ""

    def active_on(self, day: date) -> bool:
        """True while the office exists."""
        return self.retired_on is None or day < self.retired_on


@dataclass(frozen=True)
class Award:
    """A title or form of the catalogue; `object_status` is how sure we are of the object, apart from the rest,
    and `object_source` where that was read.

    `retired_on` is the first day on which it is no longer given; what was given before stays in people's history.
    """

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
    object_source: str = ""
    council_vote: str = ""
    unit_vote: str = ""
    retired_on: date | None = None
    note: str = ""

    @property
    def usual_ground(self) -> Ground:
        """The ground that counts where a record names none: the first that the pack lists."""
        return self.grounds[0]

    @property
    def once_a_year(self) -> bool:
        """Whether one nominee can have it once for a year: of yearly rhythm, and for merit only."""
        return self.rhythm is Rhythm.YEARLY and tuple(self.grounds) == (Ground.MERIT,)

    def only_ground(self, among: Collection[Ground] = ()) -> Ground | None:
        """The ground that leaves no choice: the award's only one, or the only one of them in `among`."""
        found = self.grounds if len(self.grounds) == 1 else tuple(g for g in self.grounds if g in among)
        return found[0] if len(found) == 1 else None

    def active_on(self, day: date) -> bool:
        """True while the award is given."""
        return self.retired_on is None or day < self.retired_on


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

    def speaks_of(self, award: str, nominee: NomineeKind, ground: Ground) -> bool:
        """True when this row is asked of such a nomination."""
        return award in self.awards and nominee in self.nominees and (not self.grounds or ground in self.grounds)


@dataclass(frozen=True)
class Paper:
    """A part of the dossier that must be there for these awards, kinds of nominee and grounds (none named: all).

    Report forms and the shorter papers of the simplified procedure stand in the books of `workflows/dossiers`.
    """

    code: str
    title: Label
    awards: tuple[str, ...]
    per_nominee: bool
    basis: str
    source: str
    status: Status
    nominees: tuple[NomineeKind, ...] = ()
    grounds: tuple[Ground, ...] = ()
    note: str = ""

    def speaks_of(self, award: str, nominee: NomineeKind | None = None, ground: Ground | None = None) -> bool:
        """True when this paper is asked for such a nomination; kind and ground narrow where given."""
        fits = nominee is None or not self.nominees or nominee in self.nominees
        return award in self.awards and fits and (ground is None or not self.grounds or ground in self.grounds)


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
    validity: tuple[Validity, ...] = ()
    transitions: tuple[Transition, ...] = ()
    publications: tuple[Publication, ...] = ()
    archives: tuple[Archive, ...] = ()
    ratios: tuple[Ratio, ...] = ()
    fallbacks: tuple[Fallback, ...] = ()
    cutoffs: tuple[Cutoff, ...] = ()
    sets: tuple[DossierSets, ...] = ()
    principles: tuple[Principle, ...] = ()
    overlay: str = ""
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
        return tuple(row for row in rows if row.speaks_of(award, nominee, ground))

    def papers_for(
        self, award: str, nominee: NomineeKind | None = None, ground: Ground | None = None
    ) -> tuple[Paper, ...]:
        """Papers that a dossier for this award needs by the full procedure; kind and ground narrow where given."""
        return tuple(row for row in self.papers if row.speaks_of(award, nominee, ground))

    def deciders(self, award: Award) -> tuple[Authority, ...]:
        """The offices that decide this award, with those that took over from an office that is gone."""
        named = set(award.decided_by)
        return tuple(row for row in self.authorities if row.code in named or row.succeeds in named)

    def ends_on(self, award: Award) -> date | None:
        """The first day on which the award is no longer given: it is retired, or nobody who decides it is left."""
        offices = [row.retired_on for row in self.deciders(award)]
        gone = [day for day in offices if day is not None]
        ends = [max(gone)] if gone and len(gone) == len(offices) else []
        return min([*ends, *([award.retired_on] if award.retired_on else [])], default=None)

    def publication_for(self, award: str) -> tuple[Publication, ...]:
        """Where and for how long lists of this award are shown."""
        return tuple(row for row in self.publications if award in row.awards)

    def archive_for(self, award: str) -> Archive | None:
        """How long files of this award are kept; None where the pack says nothing."""
        return next((row for row in self.archives if award in row.awards), None)

    def ratios_for(self, award: str) -> tuple[Ratio, ...]:
        """Shares to be seen when this award is proposed, with those of every award."""
        return tuple(row for row in self.ratios if row.award in ("", award))

    def fallback_of(self, award: str) -> Fallback | None:
        """What stands below this award when it is refused, or None."""
        return next((row for row in self.fallbacks if row.award == award), None)

    def vote_rule(self, code: str) -> VoteRule:
        """The vote rule of that code. Raises `KeyError`."""
        return {row.code: row for row in self.vote_rules}[code]
