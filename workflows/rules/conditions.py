"""The closed set of conditions an award may ask for; regulation packs name them by `kind`."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from workflows.engine import Label
from workflows.facts import PendingKind, Scope, YearlyClass


class WithinMode(StrEnum):
    """Whether all of the counted awards, or any one of them, must be found inside the run of years."""

    ALL = "all"
    ANY = "any"


@dataclass(frozen=True)
class Count:
    """At least `at_least` of the named awards."""

    awards: tuple[str, ...]
    at_least: int


@dataclass(frozen=True)
class RunOfYears:
    """`years` consecutive years classified `at_least` (or holding one of `or_awards`).

    `up_to_proposal`: the run must reach the last achievement year ("đến thời điểm đề nghị").
    `after`: one of these awards must be held and the years must lie after it ("sau đó").
    `within`: awards to be found inside the run; `initiatives`: how many, of `initiative_scope` or wider, inside it.
    """

    kind: ClassVar[str] = "run_of_years"
    at_least: YearlyClass
    years: int
    up_to_proposal: bool = True
    or_awards: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    within: tuple[Count, ...] = ()
    within_mode: WithinMode = WithinMode.ALL
    initiatives: int = 0
    initiative_scope: Scope = Scope.BASE


@dataclass(frozen=True)
class ConsecutiveAwards:
    """One of `awards` in `times` consecutive years ("liên tục"), reaching the last achievement year if so set."""

    kind: ClassVar[str] = "consecutive_awards"
    awards: tuple[str, ...]
    times: int
    up_to_proposal: bool = True


@dataclass(frozen=True)
class CountedInWindow:
    """At least `at_least` of `awards` in the last `years` years; without `years`, ever."""

    kind: ClassVar[str] = "counted_in_window"
    awards: tuple[str, ...]
    at_least: int
    years: int | None = None


@dataclass(frozen=True)
class HasInitiative:
    """At least `at_least` initiatives of this scope or a wider one, recognised in the last `years` years (or ever)."""

    kind: ClassVar[str] = "initiative"
    scope: Scope
    at_least: int = 1
    years: int | None = None


@dataclass(frozen=True)
class MemberShare:
    """Share of members who hold one title (`award`), or who completed their tasks when `award` is empty."""

    kind: ClassVar[str] = "member_share"
    at_least: Fraction
    award: str = ""


@dataclass(frozen=True)
class MemberCount:
    """At least this many members hold the title."""

    kind: ClassVar[str] = "member_count"
    award: str
    at_least: int


@dataclass(frozen=True)
class NoMemberDisciplined:
    """Nobody in the collective was disciplined from the level named in the row; a sensitive fact."""

    kind: ClassVar[str] = "no_member_disciplined"


@dataclass(frozen=True)
class NoPending:
    """None of these matters is open; a sensitive fact, so others see only that the appraiser must be asked."""

    kind: ClassVar[str] = "no_pending"
    matters: tuple[PendingKind, ...]


@dataclass(frozen=True)
class OneAchievementOneAward:
    """The same achievement (same event, or same ground and overlapping period) has none of `awards` yet.

    Without `awards`: not the award now asked for.
    """

    kind: ClassVar[str] = "one_achievement_one_award"
    awards: tuple[str, ...] = ()


@dataclass(frozen=True)
class Interval:
    """`years` since the achievement period written in the last of `awards`; else since its decision date."""

    kind: ClassVar[str] = "interval"
    awards: tuple[str, ...]
    years: int


@dataclass(frozen=True)
class Judged:
    """A person must judge this and record it (conduct, result in a movement); the engine only asks."""

    kind: ClassVar[str] = "judged"
    statement: str
    question: Label


@dataclass(frozen=True)
class ScorePublished:
    """The unit's score of the achievement year is published; informs and never decides."""

    kind: ClassVar[str] = "score_published"


@dataclass(frozen=True)
class AllOf:
    """Every part must hold."""

    kind: ClassVar[str] = "all_of"
    parts: tuple["Condition", ...]


@dataclass(frozen=True)
class AnyOf:
    """One part is enough."""

    kind: ClassVar[str] = "any_of"
    parts: tuple["Condition", ...]


Condition = (
    RunOfYears
    | ConsecutiveAwards
    | CountedInWindow
    | HasInitiative
    | MemberShare
    | MemberCount
    | NoMemberDisciplined
    | NoPending
    | OneAchievementOneAward
    | Interval
    | Judged
    | ScorePublished
    | AllOf
    | AnyOf
)
