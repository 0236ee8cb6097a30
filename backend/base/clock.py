"""The only place that asks the time. Rules, acts and pages are given what is read here, once, at the edge."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
_stated: ContextVar[datetime | None] = ContextVar("stated", default=None)


def now() -> datetime:
    """This moment, or the stated one while the demo story plays."""
    return _stated.get() or datetime.now(UTC)


def recorded_now() -> datetime:
    """The machine's own time, also while a stated clock runs: what `recorded_at` keeps."""
    return datetime.now(UTC)


def day(at: datetime) -> date:
    """The Vietnamese calendar day of a moment."""
    return at.astimezone(HANOI).date()


def today() -> date:
    """The Vietnamese calendar day of this moment."""
    return day(now())


@contextmanager
def stated(at: datetime) -> Iterator[None]:
    """Let the clock stand at `at`. Only the demo loader, migrations and tests may do this."""
    token = _stated.set(at)
    try:
        yield
    finally:
        _stated.reset(token)
