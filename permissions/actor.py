"""The actor: a person with the holdings that are valid at the moment of the act, as a frozen value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from permissions.roles import Role


@dataclass(frozen=True, slots=True)
class Holding:
    """A role held for a unit and, by the matrix, for the units below it, from one day to another (both included)."""

    role: Role
    unit_id: int
    unit_path: str
    valid_from: date
    valid_to: date | None = None

    def valid_on(self, day: date) -> bool:
        """Whether the holding counts on `day`."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts; `home_path` is the path of the unit the person works in.

    `person_id` is None for nobody in particular (an anonymous visitor), who holds nothing.
    """

    person_id: int | None
    name: str
    holdings: tuple[Holding, ...] = ()
    home_path: str = ""

    def on(self, day: date) -> Actor:
        """The same person with only the holdings that count on `day`."""
        return Actor(self.person_id, self.name, tuple(h for h in self.holdings if h.valid_on(day)), self.home_path)

    def roles(self) -> frozenset[Role]:
        """The roles held, for whichever unit."""
        return frozenset(h.role for h in self.holdings)


NOBODY = Actor(None, "")
