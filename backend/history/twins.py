"""Whether two records of one holder, award and years may be one: decisions and events as people type them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Self

from backend.base.texts import clean, fold
from backend.history.models import AwardRecord

DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")


def plain(number: str) -> str:
    """A number as it is compared: "0123 /QĐ–UBND" is "123/qd-ubnd"."""
    return "".join(fold(number.translate(DASHES)).split()).lstrip("0")


@dataclass(frozen=True, slots=True)
class Given:
    """What tells one award of a holder from another of the same years: its decision, and the deed or event."""

    number: str
    on: date | None
    event: str

    @classmethod
    def by(cls, record: AwardRecord) -> Self:
        """As the record says."""
        return cls(record.decision_number, record.decided_on, record.event)

    @property
    def told(self) -> str:
        """The number for a sentence."""
        return self.number or "–"

    def same(self, other: Given) -> bool:
        """Whether both say the same number, written alike, and the same event."""
        return clean(self.number) == clean(other.number) and fold(self.event) == fold(other.event)

    def perhaps(self, other: Given) -> bool:
        """Whether both may be one, which only a person can tell.

        A number is written otherwise or missing in one, or only one names an event. Two events, two numbers, or two
        days where a number is missing, are two awards.
        """
        mine, its = fold(self.event), fold(other.event)
        if mine and its and mine != its:
            return False
        number, theirs = plain(self.number), plain(other.number)
        if number and theirs:
            return number == theirs
        return None in (self.on, other.on) or self.on == other.on
