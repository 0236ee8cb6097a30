"""What waits for somebody: one line of the inbox, made by each app's `inbox.waiting(actor, at)`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Waiting:
    """A group of like things that wait for this person: what, why, until when, and where to do it."""

    title: str
    why: str
    url: str
    count: int = 1
    due: date | None = None
    act: str = ""
    behalf: str = ""
