"""The closed set of conditions an award may ask for; regulation packs name them by `kind`."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from workflows.engine import Label
from workflows.facts import DisciplineLevel, Ground, PendingKind, Scope, YearlyClass


class WithinMode(StrEnum):
    """Whether all of the counted awards, or any one of them, must be found inside the run of years."""

    ALL = "all"
    ANY = "any"


@dataclass(frozen=True)
class Count:
    """At least `at_least` of the named awards; only those given on `grounds`, where some are named."""

    awards: tuple[str, ...]
    at_least: int
    grounds: tuple[Ground, ...] = ()


@dataclass(frozen=True)
class RunOfYears:
    """`years` consecutive years classified `at_least` (or holding one of `or_awards`).

    `up_to_proposal`: the run must reach the last achievement year ("đến thời điểm đề nghị").
    `after`: one of these awards must be held and the years must lie after it ("sau đó").
    `within`: awards to be found inside the run; `initiatives`: how many, of `initiative_scope` or wider, inside it.
    `excellent`: how many of its years must be classified excellent.
    `grounds`: awards of `after` count only when given on these grounds; none named, on any.
    `from_discipline_end`: asked only of who was disciplined; years up to the end of that do not count (N98 Art 4). This
    makes every answer sensitive.
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
    excellent: int = 0
    grounds: tuple[Ground, ...] = ()
    from_discipline_end: bool = False


@dataclass(frozen=True)
class YearlyClassAtLeast:
    """The last achievement year is classified `at_least`."""

    kind: ClassVar[str] = "yearly_class"
    at_least: YearlyClass


@dataclass(frozen=True)
class NotRated:
    """The last achievement year is entered as not rated: the nominee is none of those who are rated every year."""

    kind: ClassVar[str] = "not_rated"


@dataclass(frozen=True)
class ConsecutiveAwards:
    """One of `awards` in `times` consecutive years ("liên tục"), reaching the last achievement year if so set.

    `from_discipline_end`: as for a run of years.
    """

    kind: ClassVar[str] = "consecutive_awards"
    awards: tuple[str, ...]
    times: int
    up_to_proposal: bool = True
    from_discipline_end: bool = False


@dataclass(frozen=True)
class CountedInWindow:
    """At least `at_least` of `awards` in the last `years` years (without `years`, ever), of these grounds if named.

    `from_discipline_end`: as for a run of years.
    """

    kind: ClassVar[str] = "counted_in_window"
    awards: tuple[str, ...]
    at_least: int
    years: int | None = None
    grounds: tuple[Ground, ...] = ()
    from_discipline_end: bool = False


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
class NotDisciplined:
    """No discipline from `from_level` up begun in the last `years` years, none in force at reception; sensitive."""

    kind: ClassVar[str] = "not_disciplined"
    from_level: DisciplineLevel
    years: int = 1


@dataclass(frozen=True)
class ServiceMonths:
    """So many months of employment in the last achievement year; maternity leave and short study count."""

    kind: ClassVar[str] = "service_months"
    at_least: int


@dataclass(frozen=True)
class UnitExists:
    """The collective, with its predecessors, has existed for so many full years at reception."""

    kind: ClassVar[str] = "unit_exists"
    years: int


@dataclass(frozen=True)
class UnitStillExists:
    """The collective exists at reception: dissolved bodies are not commended."""

    kind: ClassVar[str] = "unit_still_exists"


@dataclass(frozen=True)
class CannotReceiveFlag:
    """The collective is none of those that can receive a flag ("không thuộc đối tượng được tặng cờ thi đua")."""

    kind: ClassVar[str] = "cannot_receive_flag"


@dataclass(frozen=True)
class UnitHolds:
    """The person's own unit holds one of `awards` for the last achievement year; asked of all, or of heads only."""

    kind: ClassVar[str] = "unit_holds"
    awards: tuple[str, ...]
    heads_only: bool = False


@dataclass(frozen=True)
class StandingInBlock:
    """Among the `first` of its emulation block by the published result of the achievement year (1: it leads).

    `statement`: where no result is published here, what a person recorded under it counts; a published place is never
    judged away.
    """

    kind: ClassVar[str] = "standing_in_block"
    first: int = 1
    statement: str = ""
    question: Label | None = None


@dataclass(frozen=True)
class NoPending:
    """None of these matters is open; a sensitive fact, so others see only that the appraiser must be asked."""

    kind: ClassVar[str] = "no_pending"
    matters: tuple[PendingKind, ...]


@dataclass(frozen=True)
class OneAchievementOneAward:
    """The same achievement (same event, or same ground and overlapping period) has none of `awards` yet.

    Without `awards`: not the award now asked for. On `event_grounds` every achievement is an event of its own: where
    one of two or both do not name it and their days may meet, or two names fall on the same days, nobody can tell.
    """

    kind: ClassVar[str] = "one_achievement_one_award"
    awards: tuple[str, ...] = ()
    event_grounds: tuple[Ground, ...] = ()


@dataclass(frozen=True)
class Interval:
    """`years` since the achievement period written in the last of `awards`; else since its decision date.

    Only awards given on `grounds` count, where some are named.
    """

    kind: ClassVar[str] = "interval"
    awards: tuple[str, ...]
    years: int
    grounds: tuple[Ground, ...] = ()


@dataclass(frozen=True)
class YearsSince:
    """One of `awards` is held and `years` lie between the period of the earliest and the last achievement year."""

    kind: ClassVar[str] = "years_since"
    awards: tuple[str, ...]
    years: int
    grounds: tuple[Ground, ...] = ()


@dataclass(frozen=True)
class NotTwiceInYear:
    """None of `awards` was decided in the year of reception, save those given on the grounds `except_grounds`.

    A decision without a date counts by its achievement year. A nomination on such a ground is free of the rule.
    """

    kind: ClassVar[str] = "not_twice_in_year"
    awards: tuple[str, ...]
    except_grounds: tuple[Ground, ...] = ()


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
    | YearlyClassAtLeast
    | NotRated
    | ConsecutiveAwards
    | CountedInWindow
    | HasInitiative
    | MemberShare
    | MemberCount
    | NoMemberDisciplined
    | NotDisciplined
    | ServiceMonths
    | UnitExists
    | UnitStillExists
    | CannotReceiveFlag
    | UnitHolds
    | StandingInBlock
    | NoPending
    | OneAchievementOneAward
    | Interval
    | YearsSince
    | NotTwiceInYear
    | Judged
    | ScorePublished
    | AllOf
    | AnyOf
)


def statements_of(condition: Condition) -> tuple[str, ...]:
    """The statements inside a condition that a person must judge."""
    if isinstance(condition, Judged):
        return (condition.statement,)
    if isinstance(condition, StandingInBlock):
        return (condition.statement,) if condition.statement else ()
    if isinstance(condition, AllOf | AnyOf):
        return tuple(statement for part in condition.parts for statement in statements_of(part))
    return ()
