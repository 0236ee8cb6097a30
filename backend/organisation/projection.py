"""guardian's rows as a projection of the holdings: made in the same transaction, rebuilt by command, tested to agree.

A role used under a mandate is projected only where the mandate leaves nothing of it out: a limit cannot be said there.
The projection is for the world outside (other tools that ask guardian); no check of ours reads it, because it cannot
hold dates. `expected` says what it must be on a day.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from backend.organisation.models import Holding, Person, Unit, UnitUserPermission
from backend.organisation.succeeding import used_by_all
from permissions.roles import LABELS, Role


def codename(role: str) -> str:
    """The guardian permission that stands for a role on a unit."""
    return f"role_{role}"


def permissions_by_role() -> dict[str, Permission]:
    """The permission rows of all roles, made when missing."""
    content_type = ContentType.objects.get_for_model(Unit)
    return {
        role.value: Permission.objects.get_or_create(
            content_type=content_type, codename=codename(role), defaults={"name": LABELS[role].en}
        )[0]
        for role in Role
    }


def expected(day: date) -> set[tuple[int, int, str]]:
    """What guardian must say on a day: (user, unit, codename) for every holding that counts and has a login."""
    current = Holding.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)
    rows = current.filter(person__user__isnull=False).values_list("person__user_id", "unit_id", "role")
    return {(user, unit, codename(role)) for user, unit, role in rows} | _lent(day)


def _lent(day: date) -> set[tuple[int, int, str]]:
    lent = used_by_all(day)
    users = dict(Person.objects.filter(pk__in=lent, user__isnull=False).values_list("pk", "user_id"))
    return {
        (users[person], held.unit_id, codename(held.role))
        for person, holdings in lent.items()
        for held in holdings
        if person in users and held.valid_on(day) and (held.mandate is None or held.mandate.whole)
    }


def actual() -> set[tuple[int, int, str]]:
    """What guardian says now."""
    return set(UnitUserPermission.objects.values_list("user_id", "content_object_id", "permission__codename"))


def rebuild(day: date) -> int:
    """Make guardian's rows agree with the holdings of a day; how many rows changed."""
    return _apply(expected(day), actual())


def project(day: date, user_ids: Iterable[int]) -> None:
    """The same for some users only: what the acts call."""
    some = set(user_ids)
    _apply({row for row in expected(day) if row[0] in some}, {row for row in actual() if row[0] in some})


def project_at(day: date, units: Iterable[Unit]) -> None:
    """The same for whoever holds a role at one of these units."""
    rows = Holding.objects.filter(unit__in=[unit.pk for unit in units], person__user__isnull=False)
    project(day, rows.values_list("person__user_id", flat=True))


def _apply(wanted: set[tuple[int, int, str]], present: set[tuple[int, int, str]]) -> int:
    by_code = {codename(role): permission for role, permission in permissions_by_role().items()}
    new = [
        UnitUserPermission(user_id=user, content_object_id=unit, permission=by_code[code])
        for user, unit, code in sorted(wanted - present)
    ]
    UnitUserPermission.objects.bulk_create(new)
    for user, unit, code in present - wanted:
        UnitUserPermission.objects.filter(user_id=user, content_object_id=unit, permission__codename=code).delete()
    return len(wanted ^ present)
