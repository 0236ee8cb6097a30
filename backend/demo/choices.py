"""What may happen to a leaf, and what it costs: every choice is an entry or a task plan that its own rule scores."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from random import Random

from workflows.rules.criteria import Node
from workflows.rules.feeds import Entry, Feed, TaskFacts, entry_from
from workflows.rules.fixed import SCALE, to_fixed
from workflows.rules.shapes import AnyRule, CountPoints, Deduction, Direct, PercentTiers, Ratio, ShareByGrade, YesNo

HUNDREDTH = SCALE // 100
TASK_COUNTS = {"1.1.2": 5, "1.2.1": 4, "1.4.1": 4, "1.5.1": 5, "2.1.1": 3, "2.3.1": 2, "3.1.1": 5, "3.2.1": 2}
TASK_COUNTS |= {"4.3.1": 3, "5.3.1": 3, "7.1.1": 4}
SOON, LATER = 7, 40


@dataclass(frozen=True)
class Choice:
    """One possible result of a leaf. `loss` is in ten-thousandths; task plans hold days late, None for undone."""

    loss: int
    entry: Entry | None = None
    plan: tuple[int | None, ...] = ()


def is_fine(leaf: Node) -> bool:
    """Whether a leaf can lose any hundredth of a point down to some bound."""
    return isinstance(leaf.rule, Direct | Ratio) and leaf.code not in TASK_COUNTS


def finest(leaf: Node) -> int:
    """The greatest loss, in ten-thousandths, below which a fine leaf can lose every hundredth."""
    floor = leaf.rule.floor_pct if isinstance(leaf.rule, Ratio) else Decimal(0)
    bound = to_fixed(leaf.max_points) * (100 - Fraction(floor)) / 100
    return int(bound) // HUNDREDTH * HUNDREDTH


def fine(leaf: Node, loss: int, random: Random) -> Choice:
    """Lose exactly `loss` on a fine leaf."""
    if isinstance(leaf.rule, Direct):
        return Choice(loss, Entry(number=leaf.max_points - Decimal(loss) / SCALE))
    times = random.randint(2, 9)
    whole, missing = to_fixed(leaf.max_points) // HUNDREDTH * times, loss // HUNDREDTH * times
    return Choice(loss, Entry(number=Decimal(whole - missing), of=Decimal(whole)))


def choices(leaf: Node, random: Random) -> list[Choice]:
    """Every considered result of a coarse leaf, cheapest first; losses end on whole hundredths of a point."""
    if leaf.rule is None:
        raise ValueError(f"{leaf.code} has no rule")
    maximum = to_fixed(leaf.max_points)
    found = {}
    for entry, plan in _entries(leaf.code, leaf.rule, random):
        loss = maximum - (leaf.rule.score(entry, maximum).points or 0)
        if loss % HUNDREDTH == 0:
            found[loss] = Choice(loss, None if plan else entry, plan)
    return [found[loss] for loss in sorted(found)]


def _entries(code: str, rule: AnyRule, random: Random) -> Iterator[tuple[Entry, tuple[int | None, ...]]]:
    if code in TASK_COUNTS:
        for plan in _plans(TASK_COUNTS[code]):
            entry = entry_from(facts_of(plan), rule.feed)
            if entry is not None and rule.feed is not Feed.VALUE:
                yield entry, plan
        return
    for entry in _values(rule, random):
        yield entry, ()


def facts_of(plan: tuple[int | None, ...]) -> TaskFacts:
    """What the engine will count once the planned tasks exist and the year is over."""
    done = [days for days in plan if days is not None]
    on_time = done.count(0)
    days = max(done, default=0)
    return TaskFacts(len(plan), len(done), on_time, len(done) - on_time, len(plan) - len(done), days)


def _plans(count: int) -> Iterator[tuple[int | None, ...]]:
    for undone in range(count, -1, -1):
        for late in range(count - undone, -1, -1):
            for days in (LATER, SOON) if late else (0,):
                yield (0,) * (count - undone - late) + (days,) * late + (None,) * undone


def _values(rule: AnyRule, random: Random) -> Iterator[Entry]:
    if isinstance(rule, YesNo):
        yield from (Entry(choice="no"), Entry(choice="yes"))
    elif isinstance(rule, ShareByGrade):
        yield from (Entry(choice=grade.code) for grade in rule.grades)
    elif isinstance(rule, CountPoints):
        yield from (Entry(number=Decimal(count)) for count in range(int(rule.cap / rule.unit_points) + 1))
    elif isinstance(rule, Deduction):
        yield from (Entry(counts=(("minor", minor), ("serious", 0))) for minor in (2, 1, 0))
    elif isinstance(rule, PercentTiers):
        for percent in (30, 45, 55, 65, 75, 85, 93, 100):
            whole = random.randint(20, 180)
            yield Entry(number=Decimal(whole * percent // 100), of=Decimal(whole))
    else:
        yield from (Entry(choice="missing"), Entry(number=Decimal(SOON)), Entry(number=Decimal(0)))
