"""Where a missing fact is entered: the form for each reason that says what is not known, for who may enter it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from backend.organisation.models import Person, Unit
from permissions.actor import Actor
from permissions.check import scope
from workflows.engine import Reason

FORMS = {
    "years_not_known": "yearly_classification",
    "not_rated_not_entered": "yearly_classification",
    "service_not_known": "service",
    "members_not_known": "member_count",
    "members_not_rated": "member_count",
    "flag_not_known": "unit_trait",
    "initiative_missing": "recognised_initiative",
    "initiative_attached_only": "recognised_initiative",
}
REGISTER = frozenset({"discipline_not_known", "matter_not_known"})


@dataclass(frozen=True, slots=True)
class Entry:
    """An act that would fill the gap, and the address of its form."""

    act: str
    url: str


def entries(missing: Iterable[Reason], holder: Person | Unit | None, actor: Actor, year: int) -> tuple[Entry, ...]:
    """The forms for what is missing about a nominee, each once; none about the reader."""
    if holder is None or (isinstance(holder, Person) and holder.pk == actor.person_id):
        return ()
    found = (_entry(reason, holder, year) for reason in missing)
    wanted = dict.fromkeys(one for one in found if one is not None)
    return tuple(one for one in wanted if scope(actor, one.act).admits(holder.place()))


def _entry(reason: Reason, holder: Person | Unit, year: int) -> Entry | None:
    if reason.code in REGISTER:
        return Entry("register_check.create", reverse("matters:check"))
    kind = FORMS.get(reason.code)
    if kind is None:
        return None
    about: dict[str, Any] = {"person" if isinstance(holder, Person) else "unit": holder.pk}
    if kind == "recognised_initiative" and isinstance(holder, Person):
        about = {"unit": holder.unit_id}  # entered at a unit, which names its authors
    if kind in ("yearly_classification", "member_count"):
        years = reason.data.get("years") or [year]
        about["year"] = max(years)
    return Entry(f"{kind}.enter", f"{reverse('history:enter-fact', args=[kind])}?{urlencode(about)}")
