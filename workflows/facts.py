"""Frozen values that the eligibility rules look at: what is known about one nominee when a nomination is judged."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property


class NomineeKind(StrEnum):
    """Who is nominated (L22 Arts 8, 20)."""

    INDIVIDUAL = "individual"
    COLLECTIVE = "collective"
    HOUSEHOLD = "household"


class Ground(StrEnum):
    """Why commendation is given (loại hình khen thưởng, L22 Art 8; `THEMATIC` by name since Law 06/2026)."""

    MERIT = "merit"
    SUDDEN = "sudden"
    MOVEMENT = "movement"
    LIFELONG = "lifelong"
    SERVICE_YEARS = "service_years"
    FOREIGN_RELATIONS = "foreign_relations"
    THEMATIC = "thematic"


class YearlyClass(StrEnum):
    """Yearly classification, worst first (mức độ hoàn thành nhiệm vụ; N233 Arts 7, 12)."""

    NOT_RATED = "not_rated"
    NOT_COMPLETED = "not_completed"
    COMPLETED = "completed"
    GOOD = "good"
    EXCELLENT = "excellent"

    @property
    def rank(self) -> int:
        """0 for a year that was not rated, 1 for the worst class to 4 for the best."""
        return CLASS_RANK[self]


CLASS_RANK = {level: rank for rank, level in enumerate(YearlyClass)}


class Scope(StrEnum):
    """How far an initiative is recognised to work, narrowest first (L22 Arts 21–23)."""

    BASE = "base"
    PROVINCE = "province"
    NATIONAL = "national"

    @property
    def rank(self) -> int:
        """0 for the base to 2 for the nation."""
        return SCOPE_RANK[self]


SCOPE_RANK = {scope: rank for rank, scope in enumerate(Scope)}


class DisciplineLevel(StrEnum):
    """Forms of discipline, lightest first (khiển trách, cảnh cáo, hạ bậc lương, giáng chức, cách chức, thôi việc)."""

    REPRIMAND = "reprimand"
    WARNING = "warning"
    PAY_CUT = "pay_cut"
    DEMOTION = "demotion"
    REMOVAL = "removal"
    DISMISSAL = "dismissal"

    @property
    def rank(self) -> int:
        """0 for a reprimand to 5 for dismissal."""
        return list(DisciplineLevel).index(self)


class ServiceKind(StrEnum):
    """What a span of employment was; maternity and short study count as work (N98 Art 4; T03 Art 9).

    Whether sick leave counts was not read in any text: months that hang on it are for a person to judge. `UNKNOWN`: the
    person was there, but nobody knows since when.
    """

    WORK = "work"
    MATERNITY = "maternity"
    SHORT_STUDY = "short_study"
    SICK_LEAVE = "sick_leave"
    OTHER_LEAVE = "other_leave"
    UNKNOWN = "unknown"


class PendingKind(StrEnum):
    """Matters that stop a proposal while they are open (N98 Art 4); all of them are sensitive facts."""

    DISCIPLINE = "discipline"
    INSPECTION = "inspection"
    COMPLAINT = "complaint"
    PRESS = "press"


@dataclass(frozen=True)
class Period:
    """Achievement period, both days included."""

    start: date
    end: date

    def overlaps(self, other: "Period") -> bool:
        """True when the two periods share at least one day."""
        return self.start <= other.end and other.start <= self.end


@dataclass(frozen=True)
class AwardFact:
    """One award already held; `period` is the one written in its decision, if any.

    `confirmed` is False while nobody but who entered it stands for it: it counts, and is told as such. `since` is the
    first of the years it was given for, where that is not `year`; `event` names the deed or event that was rewarded,
    `event_days` when it was.
    """

    award: str
    year: int
    decision: str = ""
    decided_on: date | None = None
    period: Period | None = None
    ground: Ground = Ground.MERIT
    event: str = ""
    since: int | None = None
    event_days: Period | None = None
    confirmed: bool = True

    @property
    def span(self) -> Period:
        """The period written in the decision, else the whole of the years it was given for."""
        return self.period or Period(date(self.since or self.year, 1, 1), date(self.year, 12, 31))


@dataclass(frozen=True)
class ClassificationFact:
    """The yearly classification of the nominee, with the document that says so."""

    year: int
    result: YearlyClass
    document: str = ""


@dataclass(frozen=True)
class InitiativeFact:
    """A recognised initiative (sáng kiến) or accepted scientific topic."""

    title: str
    year: int
    scope: Scope
    document: str = ""
    recognised_by: str = ""


@dataclass(frozen=True)
class MembersFact:
    """Counts over the members of a collective in the achievement year.

    `with_title` counts a member under every title they reach: who is Chiến sĩ thi đua cơ sở also reached the standard
    of Lao động tiên tiến. `completed` is None where it is not known of each member; `not_rated` are those of whom only
    that they were not rated is known. `disciplined`: members with an entered discipline from cảnh cáo upward
    (sensitive).
    """

    total: int
    completed: int | None
    with_title: Mapping[str, int] = field(default_factory=dict)
    disciplined: int = 0
    not_rated: int = 0


@dataclass(frozen=True)
class DisciplineFact:
    """A discipline of the nominee, in force from its decision until it ends; a sensitive fact."""

    level: DisciplineLevel
    start: date
    until: date | None = None
    document: str = ""


@dataclass(frozen=True)
class ServiceFact:
    """A span in which the nominee was employed, both days included; still running without `until`."""

    start: date
    until: date | None = None
    kind: ServiceKind = ServiceKind.WORK


@dataclass(frozen=True)
class UnitFact:
    """What is known of a collective as a body.

    `founded_on` is the first day of the body or of its oldest predecessor, None when not known; `exists_until` is the
    last day of a body that was dissolved; `can_receive_flag` is None when not known.
    """

    founded_on: date | None = None
    exists_until: date | None = None
    can_receive_flag: bool | None = None
    document: str = ""


@dataclass(frozen=True)
class BlockFact:
    """The place of a unit in its emulation block in the published result of a year."""

    year: int
    place: int
    block: str = ""
    document: str = ""


@dataclass(frozen=True)
class ScoreFact:
    """A reform score of the achievement year; published only by a decision that names it."""

    year: int
    value: Decimal
    published: bool
    decision: str = ""


@dataclass(frozen=True)
class NomineeFacts:
    """Everything known about one nominee for one nomination; a year or matter that is not listed is unknown.

    None for `service`, `home_awards` (of the person's own unit) and `leads_unit` means not known; an empty tuple means
    that there is none. `discipline` is what is entered: that it is all, of the nominee and of the members of a
    collective, is known only with `discipline_whole`. `attached` names papers of the nomination that claim an
    initiative: no facts, but what somebody has still to enter as one. `merged` are yearly titles of the earlier years
    of a record that names several years at once: whether each year was given one is not known; of its last year the
    title is in `awards`.
    """

    kind: NomineeKind
    period: Period
    award: str = ""
    ground: Ground = Ground.MERIT
    event: str = ""
    event_days: Period | None = None
    awards: tuple[AwardFact, ...] = ()
    merged: tuple[AwardFact, ...] = ()
    classifications: tuple[ClassificationFact, ...] = ()
    initiatives: tuple[InitiativeFact, ...] = ()
    attached: tuple[str, ...] = ()
    members: MembersFact | None = None
    pending: Mapping[PendingKind, bool] = field(default_factory=dict)
    statements: Mapping[str, bool] = field(default_factory=dict)
    score: ScoreFact | None = None
    discipline: tuple[DisciplineFact, ...] = ()
    discipline_whole: bool = False
    service: tuple[ServiceFact, ...] | None = None
    unit: UnitFact | None = None
    block: BlockFact | None = None
    home_awards: tuple[AwardFact, ...] | None = None
    leads_unit: bool | None = None

    @cached_property
    def awards_by_code(self) -> Mapping[str, tuple[AwardFact, ...]]:
        """The awards already held by code, oldest first."""
        found: dict[str, list[AwardFact]] = {}
        for award in sorted(self.awards, key=lambda one: one.year):
            found.setdefault(award.award, []).append(award)
        return {code: tuple(held) for code, held in found.items()}

    @cached_property
    def best_class(self) -> Mapping[int, int]:
        """The rank of the best classification by year; a year that is not in it is unknown."""
        found: dict[int, int] = {}
        for one in self.classifications:
            rank = CLASS_RANK[one.result]
            if rank > found.get(one.year, -1):
                found[one.year] = rank
        return found

    @cached_property
    def first_year(self) -> int | None:
        """The earliest year of which anything is recorded."""
        years = {one.year for one in self.classifications} | {one.year for one in self.awards}
        return min(years, default=None)

    def asked_for(self, award: str, ground: Ground) -> "NomineeFacts":
        """The same nominee asked about another award; what was looked up before is not looked up again."""
        other = object.__new__(NomineeFacts)
        other.__dict__.update(self.__dict__, award=award, ground=ground)
        return other
