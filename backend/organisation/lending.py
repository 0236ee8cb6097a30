"""The seam for roles that somebody uses for somebody else: an app above lends them, actors and projection ask here."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Protocol

from permissions.actor import Holding

Lent = Mapping[int, tuple[Holding, ...]]


class Lender(Protocol):
    """Answers which holdings people have under mandates, by person; None asks for everybody's."""

    def __call__(self, people: Collection[int] | None, day: date | None = None) -> Lent:
        """Those that may count on a day, or every one that ever was; each says its days itself."""
        ...


def _nobody(people: Collection[int] | None, day: date | None = None) -> Lent:
    return {}


_answer: Lender = _nobody


def answered_by(known: Lender) -> None:
    """Named once, at start, by the app that knows mandates."""
    global _answer
    _answer = known


def lent(people: Collection[int] | None, day: date | None = None) -> Lent:
    """The holdings that these people (or all) have under mandates, ever or about a day."""
    return _answer(people, day)
