"""The act that undoes a change of units: it restores what the change replaced while nothing later stands on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.history.fact_models import STANDING, Service
from backend.history.lineage import standing_on
from backend.history.serializers import UndoInputs
from backend.organisation import names, projection
from backend.organisation.changing import put_under
from backend.organisation.models import ChangeKind, Holding, Person, Unit, UnitChange, UnitLink
from backend.web.formats import kind
from workflows.engine import Reason, Refused


@act("unit_change.undo", model=UnitChange, inputs=UndoInputs)
def undo(doing: Doing, change: UnitChange, *, reason: str) -> None:
    """Take back a change that was entered by mistake; everything that was written stays, marked as undone."""
    units = doing.lock_all(Unit.objects.filter(pk__in=touched(change)))
    if faults := against(change):
        raise Refused(*faults)
    if change.what == ChangeKind.RENAME:
        _name_back(doing, change)
    elif change.what == ChangeKind.TRANSFER:
        _parent_back(doing, change)
    else:
        _units_back(doing, change, units)
        _people_back(doing, change)
        _roles_back(doing, change)
        UnitLink.objects.filter(change=change).update(undone_at=doing.at)
        projection.project_at(doing.day, units)
    change.undone_at, change.undone_by, change.undone_reason = doing.at, doing.actor.name, reason
    doing.save(change, undone=change.note or change.get_what_display(), reason=reason)


def touched(change: UnitChange) -> set[int]:
    """The units that a change was about: those before it and those after it."""
    found = {change.unit_id, *(pk for pk, _until in (change.before or {}).get("units", ()))}
    for before, after in UnitLink.all_ever.filter(change=change).values_list("predecessor_id", "successor_id"):
        found |= {before, after}
    return found


def against(change: UnitChange) -> list[Reason]:
    """Everything that speaks against undoing a change now; each says what stands on it."""
    if change.undone_at is not None:
        return [Reason("unit_change.undone")]
    if change.before is None:
        return [Reason("unit_change.not_kept")]
    found = _later(change) or _edited(change)
    if change.what == ChangeKind.RENAME:
        return found
    if change.what == ChangeKind.TRANSFER:
        return found + _parent_faults(change)
    return found + _moved_since(change)


def _later(change: UnitChange) -> list[Reason]:
    keys = touched(change)
    linked = Q(links__predecessor__in=keys) | Q(links__successor__in=keys)
    rows = UnitChange.objects.filter(Q(unit__in=keys) | linked, pk__gt=change.pk, undone_at=None).distinct()
    told = [f"{row.get_what_display()} {row.first_day:%d/%m/%Y}: {row.note}" for row in rows.order_by("pk")]
    return [Reason("unit_change.later", {"changes": told})] if told else []


def _edited(change: UnitChange) -> list[Reason]:
    """A unit that no longer is as the change left it, whoever corrected it since."""
    before = change.before or {}
    rows = Unit.objects.in_bulk([change.unit_id, *(pk for pk, _until in before.get("units", ()))])
    unit, last = rows[change.unit_id], change.first_day - timedelta(days=1)
    left = {"rename": unit.name == before.get("to"), "transfer": unit.parent_id == before.get("to")}
    ended = [rows[pk] for pk, _until in before.get("units", ()) if not before["stays"]]
    other = [] if left.get(change.what, True) else [unit]
    other += [one for one in ended if one.valid_to != last]
    return [Reason("unit_change.edited", {"units": [one.name for one in other]})] if other else []


def _parent_faults(change: UnitChange) -> list[Reason]:
    assert change.before is not None
    unit, parent = change.unit, Unit.objects.get(pk=change.before["parent"])
    found = []
    if parent.valid_to is not None:
        found.append(Reason("unit.ended", {"unit": parent.name}))
    if parent.path.startswith(unit.path):
        found.append(Reason("unit.below_itself", {"unit": unit.name}))
    return found


def _moved_since(change: UnitChange) -> list[Reason]:
    before, found = change.before or {}, []
    went = {person: after for person, _from, after in before["people"]}
    people = list(Person.objects.filter(pk__in=went))
    gone = [one.full_name for one in people if one.unit_id != went[one.pk]]
    if gone:
        found.append(Reason("unit_change.people_moved", {"people": gone}))
    spans = {span.pk: span for span in Service.objects.filter(pk__in=[*before["begun"], *before["ended"]])}
    last = change.first_day - timedelta(days=1)
    changed = [span for span in spans.values() if not span.stands or span.valid_to not in (last, None)]
    changed += [spans[pk] for pk in before["ended"] if spans[pk].valid_to != last and spans[pk] not in changed]
    if changed:
        found.append(Reason("unit_change.service_changed", {"people": sorted({str(one.person) for one in changed})}))
    until = {pk: date.fromisoformat(now) for pk, _last, now in before["roles"]}
    roles = [row for row in Holding.objects.filter(pk__in=until) if row.valid_to != until[row.pk]]
    if roles:
        found.append(Reason("unit_change.roles_changed", {"people": sorted({str(one.person) for one in roles})}))
    links = list(UnitLink.objects.filter(change=change).select_related("successor"))
    after = {link.successor for link in links} | set(Unit.objects.filter(pk__in=went.values()))
    standing = set(standing_on(list(went), after, bodies=any(link.inherits for link in links)))
    since = Counter(one.partition(":")[0] for one in standing - set(before["standing"]))
    things = [f"{kind(code)} ({many})" for code, many in sorted(since.items())]
    return found + ([Reason("unit_change.things_since", {"things": things})] if things else [])


def _name_back(doing: Doing, change: UnitChange) -> None:
    assert change.before is not None
    unit, old = change.unit, change.before["name"]
    last = change.first_day - timedelta(days=1)
    unit.former_names.filter(valid_to=last).update(undone_at=doing.at)
    before, unit.name, unit.search_name = unit.name, old, names.fold(old)
    doing.save(unit, before=before, name=old)


def _parent_back(doing: Doing, change: UnitChange) -> None:
    assert change.before is not None
    parent = doing.lock(Unit, change.before["parent"])
    put_under(doing, change.unit, parent, undone=change.note)


def _units_back(doing: Doing, change: UnitChange, units: Iterable[Unit]) -> None:
    assert change.before is not None
    rows = {unit.pk: unit for unit in units}
    for pk, until in change.before["units"]:
        unit = rows[pk]
        unit.valid_to = date.fromisoformat(until) if until else None
        doing.save(unit, valid_to=unit.valid_to)


def _people_back(doing: Doing, change: UnitChange) -> None:
    assert change.before is not None
    home = {person: before for person, before, _after in change.before["people"]}
    for person in doing.lock_all(Person.objects.filter(pk__in=home)):
        person.unit_id = home[person.pk]
        doing.save(person, unit=person.unit.name)
    for span in doing.lock_all(Service.objects.filter(STANDING, pk__in=change.before["begun"])):
        span.reason = change.note[:500]
        doing.move(span, "service.undo")
    for span in doing.lock_all(Service.objects.filter(STANDING, pk__in=change.before["ended"])):
        span.valid_to = None
        doing.save(span, valid_to=None)


def _roles_back(doing: Doing, change: UnitChange) -> None:
    assert change.before is not None
    until = {pk: last for pk, last, _now in change.before["roles"]}
    users: set[int] = set()
    for holding in doing.lock_all(Holding.objects.filter(pk__in=until)):
        last = until[holding.pk]
        holding.valid_to = date.fromisoformat(last) if last else None
        doing.save(holding, valid_to=holding.valid_to)
        if holding.person.user_id is not None:
            users.add(holding.person.user_id)
    projection.project(doing.day, users)


@dataclass(frozen=True, slots=True)
class Restored:
    """What undoing a change would bring back, for its preview."""

    units: list[tuple[Unit, str]]
    people: list[tuple[Person, Unit]]
    roles: list[Holding]


def restored(change: UnitChange) -> Restored:
    """What would be as before: units with what is said of each, people with where they go back to, roles."""
    before: dict[str, Any] = change.before or {}
    units = Unit.objects.in_bulk([*touched(change), *([before["parent"]] if "parent" in before else [])])
    told: list[tuple[Unit, str]] = []
    if "name" in before:
        told.append((change.unit, before["name"]))
    elif "parent" in before:
        told.append((change.unit, units[before["parent"]].name))
    elif not before.get("stays"):
        told = [
            (units[pk], f"{date.fromisoformat(until):%d/%m/%Y}" if until else "")
            for pk, until in before.get("units", ())
        ]
    went = {person: home for person, home, _after in before.get("people", ())}
    people = Person.objects.filter(pk__in=went).order_by("sort_key", "pk")
    roles = Holding.objects.filter(pk__in=[pk for pk, _last, _now in before.get("roles", ())])
    return Restored(told, [(one, units[went[one.pk]]) for one in people], list(roles.select_related("person", "unit")))
