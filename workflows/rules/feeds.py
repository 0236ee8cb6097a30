"""What a scoring rule is fed with: an entry a person declared or appraised, or facts counted from reform tasks."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from workflows.rules.codec import LATER


@dataclass(frozen=True)
class Entry:
    """One value for one leaf. Which fields count is the rule shape's business.

    `number` is a count, a numerator, days late or points; `of` a denominator; `choice` a code; `counts` how often
    each code occurred, `values` the figures of a formula's variables.
    """

    number: Decimal | None = None
    of: Decimal | None = None
    choice: str | None = None
    counts: tuple[tuple[str, int], ...] = ()
    values: tuple[tuple[str, Decimal], ...] = field(default=(), metadata=LATER)


@dataclass(frozen=True)
class TaskFacts:
    """Counts over reform tasks at a date; `late` is done after the deadline, `overdue` is undone past the deadline.

    `days_late` is the worst delay in calendar days among done tasks, `ids` says which tasks were counted.
    """

    total: int
    done: int
    on_time: int
    late: int = 0
    overdue: int = 0
    days_late: int = 0
    ids: tuple[str, ...] = ()


class Feed(StrEnum):
    """Where a leaf's entry comes from."""

    VALUE = "value"
    ALL_DONE = "all_done"
    DONE_COUNT = "done_count"
    DONE_OF_TOTAL = "done_of_total"
    ON_TIME_OF_TOTAL = "on_time_of_total"
    ON_TIME_OF_DONE = "on_time_of_done"
    DAYS_LATE = "days_late"
    LATE_AND_OVERDUE = "late_and_overdue"
    PERSON_VOLUME = "person_volume"
    PERSON_ON_TIME = "person_on_time"
    PERSON_GRADE = "person_grade"
    SURVEY = "survey"
    DONE_TIMES = "done_times"


SHARES = (Feed.DONE_OF_TOTAL, Feed.ON_TIME_OF_TOTAL, Feed.ON_TIME_OF_DONE)
PERSONAL = (Feed.PERSON_VOLUME, Feed.PERSON_ON_TIME, Feed.PERSON_GRADE)


def entry_from(facts: TaskFacts, feed: Feed) -> Entry | None:
    """Turn task facts into the entry a rule reads; None when the rule takes no task facts or nothing was assigned."""
    if feed in {Feed.VALUE, Feed.SURVEY} or feed in PERSONAL:
        return None
    if feed in SHARES:
        return _share(facts, feed)
    if feed is Feed.DONE_TIMES:
        counts = (("late", facts.late), ("on_time", facts.on_time), ("overdue", facts.overdue))
        return Entry(counts=counts)
    if facts.total == 0:
        return None
    if feed is Feed.ALL_DONE:
        return Entry(choice="yes" if facts.done == facts.total else "no")
    if feed is Feed.DONE_COUNT:
        return Entry(number=Decimal(facts.done))
    if feed is Feed.LATE_AND_OVERDUE:
        return Entry(counts=(("late", facts.late), ("overdue", facts.overdue)))
    if facts.done < facts.total:
        return Entry(choice="missing")
    return Entry(number=Decimal(facts.days_late))


def _share(facts: TaskFacts, feed: Feed) -> Entry:
    part = facts.done if feed is Feed.DONE_OF_TOTAL else facts.on_time
    whole = facts.done if feed is Feed.ON_TIME_OF_DONE else facts.total
    return Entry(number=Decimal(part), of=Decimal(whole))
