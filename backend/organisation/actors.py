"""From a login to an actor: the person's holdings as frozen values, read once per request."""

from __future__ import annotations

from typing import Any

from backend.base import clock
from backend.organisation import lending, succeeding
from backend.organisation.models import Person
from permissions.actor import NOBODY, Actor, Holding
from permissions.roles import Role


def actor_of(person: Person) -> Actor:
    """The actor with all holdings ever: own, lent, for units that ended into theirs; `on(day)` keeps what counts."""
    rows = list(person.holdings.select_related("unit").annotate(heir=succeeding.HEIR).order_by("pk"))
    holdings = tuple(Holding(Role(h.role), h.unit_id, h.unit.path, h.valid_from, h.valid_to) for h in rows)
    lent = lending.lent([person.pk]).get(person.pk, ())
    back = succeeding.reaching_back(h for h in rows if h.heir).get(person.pk, ())
    return Actor(person.pk, person.full_name, (*holdings, *lent, *back), person.unit.path)


def acting(person_id: int) -> Actor:
    """The actor of a person's key, with the holdings that count today; nobody when there is no such person."""
    person = Person.objects.select_related("unit").filter(pk=person_id).first()
    return actor_of(person).on(clock.today()) if person is not None else NOBODY


def actor_for(user: Any) -> Actor:
    """The actor behind a login; nobody for an anonymous visitor or an account without a person."""
    if not getattr(user, "is_authenticated", False):
        return NOBODY
    person = Person.objects.select_related("unit").filter(user_id=user.pk).first()
    return actor_of(person) if person is not None else NOBODY
