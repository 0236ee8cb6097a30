"""The actor: a person with the holdings that are valid at the moment of the act, as a frozen value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from permissions.mandates import Mandate, signed_for
from permissions.roles import Role


@dataclass(frozen=True, slots=True)
class Holding:
    """A role held for a unit and, by the matrix, for the units below it, from one day to another (both included).

    With a `mandate` the role is somebody else's, and goes only as far as that says.
    """

    role: Role
    unit_id: int
    unit_path: str
    valid_from: date
    valid_to: date | None = None
    mandate: Mandate | None = None

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

    def mandates(self) -> tuple[Mandate, ...]:
        """The mandates under which some role is held, each once."""
        return tuple(dict.fromkeys(h.mandate for h in self.holdings if h.mandate is not None))

    def under(self, mandate: Mandate | None) -> Actor:
        """The same person with only what is held in own right (None), or only what is held under one mandate."""
        return Actor(self.person_id, self.name, tuple(h for h in self.holdings if h.mandate == mandate), self.home_path)

    def standing_in(self, mandate: Mandate) -> Actor:
        """The same person as every record names them while they act under a mandate."""
        return Actor(self.person_id, signed_for(self.name, mandate.name), self.holdings, self.home_path)


NOBODY = Actor(None, "")
