"""Roles that reach back: whoever holds a role at a unit uses it for the units that ended into it, too.

A unit that is merged, split or found twice leaves dossiers that still run. They are not moved: their unit stays as it
was, and the officers of what came after it act for it, from the day of the change on. Undoing the change ends that.
Whoever received only a part of a unit that stayed at work does not succeed it when it ends for another reason later.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Exists, F, OuterRef

from backend.organisation import lending
from backend.organisation.models import Holding, UnitLink
from permissions import actor
from permissions.roles import Role
from workflows.rules.succession import Link, ancestry

ENDED = UnitLink.objects.filter(first_day__gt=F("predecessor__valid_to"))
"""The links of changes by which the predecessor ended: it was at work until the day before."""
HEIR = Exists(ENDED.filter(successor=OuterRef("unit")))
"""Marks the holdings at units out of others that ended."""


def reaching_back(holdings: Iterable[Holding]) -> dict[int, tuple[actor.Holding, ...]]:
    """What holdings at such units reach besides, by person; no statement where there are none."""
    held = list(holdings)
    if not held:
        return {}
    rows = list(ENDED.values_list("predecessor_id", "successor_id", "predecessor__path", "first_day"))
    links = [Link(before, after, True) for before, after, _path, _day in rows]
    ended = {before: (path, day) for before, _after, path, day in rows}
    found: dict[int, tuple[actor.Holding, ...]] = defaultdict(tuple)
    for one in held:
        for before in ancestry(one.unit_id, links):
            path, since = ended[before]
            reach = actor.Holding(Role(one.role), before, path, max(one.valid_from, since), one.valid_to)
            found[one.person_id] = (*found[one.person_id], reach)
    return dict(found)


def used_by_all(day: date) -> Mapping[int, tuple[actor.Holding, ...]]:
    """What people hold about a day beyond their own rows: under mandates, and for units that ended into theirs."""
    found = dict(lending.lent(None, day))
    for person, held in reaching_back(Holding.objects.filter(HEIR, person__isnull=False)).items():
        found[person] = (*found.get(person, ()), *held)
    return found
