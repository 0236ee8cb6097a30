"""Whether a text about a unit names one of its people: what is public or told of a unit never does."""

from __future__ import annotations

import re

from backend.base.scopes import within
from backend.base.texts import fold
from backend.organisation.models import Person, Unit
from permissions.reach import Scope


def persons_named(unit: Unit, text: str) -> list[str]:
    """The people of the unit and below whose full name stands in the text, compared without marks and case."""
    folded = " ".join(re.findall(r"\w+", fold(text)))
    people = within(Person.objects.all(), Scope(subtrees=frozenset({unit.path})))
    names = people.values_list("full_name", flat=True)
    return sorted({name for name in names if f" {fold(name)} " in f" {folded} "})
