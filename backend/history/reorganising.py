"""The act by which units come out of others: merger, split, dissolution, a unit entered twice; people move with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.history.fact_models import STANDING, Service, SpanKind
from backend.history.lineage import dossiers_in, standing_on
from backend.history.serializers import ReorganiseInputs
from backend.organisation import changing, projection
from backend.organisation.aliases import bodies_of
from backend.organisation.models import ChangeKind, Person, Unit, UnitChange, UnitLink
from backend.organisation.relations import both_at_work
from workflows.engine import Reason, Refused

UNKNOWN_START = "Ngày bắt đầu chưa rõ; ghi khi sắp xếp đơn vị"


@act("unit.reorganise", inputs=ReorganiseInputs)
def reorganise(
    doing: Doing, *, what: str, predecessors: Sequence[Unit], first_day: date, basis: str,
    successors: Sequence[Unit] = (), inherits: bool = False, stays: bool = False,
    moves: Sequence[Mapping[str, Any]] = (), rest_to: Unit | None = None,
) -> UnitChange:  # fmt: skip
    """End units (or let part go, `stays`) in favour of others; nothing that happened in them is rewritten.

    People go where `moves` says, the others to `rest_to`; nobody is left in a unit that ends. Roles of an ended unit
    end with it. Running dossiers of an ended unit stay where they are; the officers of its successors act for them
    (`backend.organisation.succeeding`), so that none is left where nothing succeeds.
    """
    for unit in predecessors:
        doing.permit(unit)
    keys, after = {unit.pk for unit in predecessors}, {unit.pk for unit in successors}
    locked = doing.lock_all(Unit.objects.filter(pk__in=keys | after))
    ended = [unit for unit in locked if unit.pk in keys]
    going = _destinations(ended, moves, rest_to)
    faults = _faults(doing, what, ended, successors, first_day, stays=stays)
    stranded = [] if stays else [person.full_name for person in _people(ended) if person.pk not in going]
    if stranded:
        faults.append(Reason("unit.people_left", {"people": stranded[:10]}))
    if what == ChangeKind.DUPLICATE and (twice := both_at_work(Unit, bodies_of(keys), bodies_of(after))):
        faults.append(Reason("unit.both_live", {"rows": twice}))
    if what == ChangeKind.DISSOLVE and (left := dossiers_in(ended)):
        faults.append(Reason("unit.dossiers_left", {"dossiers": left}))
    lost = {unit.pk for unit in going.values()} & {unit.pk for unit in ended if not stays}
    outside = {unit.pk for unit in going.values()} - {unit.pk for unit in (*successors, *ended)}
    if lost or (outside and what != ChangeKind.DISSOLVE):
        faults.append(Reason("unit.moves_elsewhere"))
    if faults:
        raise Refused(*faults)
    made = changing.change(doing, ended[0], what, first_day, basis, note=_note(ended, successors))
    UnitLink.objects.bulk_create(
        UnitLink(change=made, predecessor=one, successor=other, first_day=first_day, inherits=inherits)
        for one in ended for other in successors
    )  # fmt: skip
    units = [[unit.pk, unit.valid_to.isoformat() if unit.valid_to else None] for unit in ended]
    moved, roles = _move(doing, ended, going, first_day, basis), []
    if not stays:
        for unit in ended:
            roles += changing.close(doing, unit, first_day - timedelta(days=1), basis)
    projection.project_at(doing.day, successors)
    people = [person for person, _from, _to in moved["people"]]
    standing = standing_on(people, successors, bodies=inherits)
    changing.remember(made, units=units, stays=stays, roles=roles, standing=standing, **moved)
    return made


def _note(ended: Sequence[Unit], successors: Sequence[Unit]) -> str:
    return " + ".join(unit.name for unit in ended) + " → " + " + ".join(unit.name for unit in successors)


def _people(units: Sequence[Unit]) -> list[Person]:
    return list(Person.objects.filter(unit__in=units).order_by("pk"))


def _destinations(ended: Sequence[Unit], moves: Sequence[Mapping[str, Any]], rest_to: Unit | None) -> dict[int, Unit]:
    said = {move["person"].pk: move["unit"] for move in moves}
    going = {person.pk: said.get(person.pk, rest_to) for person in _people(ended)}
    return {pk: unit for pk, unit in going.items() if unit is not None}


def _faults(
    doing: Doing, what: str, ended: Sequence[Unit], successors: Sequence[Unit], first_day: date, *, stays: bool
) -> list[Reason]:
    faults, keys = [], {unit.pk for unit in ended}
    counts = {"merge": (len(ended) >= 1, len(successors) == 1), "split": (len(ended) == 1, len(successors) >= 1),
              "dissolve": (True, not successors), "duplicate": (len(ended) == 1, len(successors) == 1)}  # fmt: skip
    if not all(counts[what]) or (stays and what != ChangeKind.SPLIT):
        faults.append(Reason("unit.wrong_numbers"))
    for unit in ended:
        faults += changing.in_force(doing, unit, first_day)
        if unit.parent_id is None:
            faults.append(Reason("unit.root_stays"))
        living = unit.children.filter(valid_to__isnull=True).exclude(pk__in=keys)
        left = [] if stays else [one.name for one in living.exclude(pk__in=[s.pk for s in successors])[:10]]
        if left:
            faults.append(Reason("unit.has_units", {"units": left}))
    for unit in successors:
        there = unit.valid_from <= first_day and (unit.valid_to is None or unit.valid_to >= first_day)
        if unit.pk in keys or not there:
            faults.append(Reason("unit.successor_not_there", {"unit": unit.name, "date": f"{first_day:%d/%m/%Y}"}))
        elif not stays and any(unit.path.startswith(one.path) for one in ended):
            faults.append(Reason("unit.successor_below", {"unit": unit.name}))
    return faults


def _move(
    doing: Doing, ended: Sequence[Unit], going: Mapping[int, Unit], first_day: date, basis: str
) -> dict[str, list[Any]]:
    """Move people and keep where they served; a span whose beginning nobody knows does not count as service.

    Returns who went from where to where, and which spans of service were ended and begun.
    """
    done: dict[str, list[Any]] = {"people": [], "ended": [], "begun": []}
    last, old = first_day - timedelta(days=1), {unit.pk: unit for unit in ended}
    for person in doing.lock_all(Person.objects.filter(pk__in=going)):
        before, after = old[person.unit_id], going[person.pk]
        if before == after:
            continue
        spans = person.service.filter(STANDING, unit=before, valid_to__isnull=True, valid_from__lt=first_day)
        for span in doing.lock_all(spans):
            span.valid_to = last
            doing.save(span, valid_to=last)
            done["ended"].append(span.pk)
        if not person.service.filter(STANDING, unit=before).exists():
            unknown = {"span_kind": SpanKind.UNKNOWN, "valid_to": last}
            done["begun"].append(_begin(doing, person, before, before.valid_from, UNKNOWN_START, **unknown))
        if not person.service.filter(STANDING, unit=after, valid_from=first_day, span_kind=SpanKind.WORK).exists():
            done["begun"].append(_begin(doing, person, after, first_day, basis))
        person.unit = after
        doing.save(person, before=before.name, unit=after.name, first_day=first_day)
        done["people"].append([person.pk, before.pk, after.pk])
    return done


def _begin(doing: Doing, person: Person, unit: Unit, since: date, source: str, **more: Any) -> int:
    row = Service(
        person=person, unit=unit, valid_from=since, position=person.position, source=source,
        illustrative=person.illustrative, entered_by=doing.actor.name, entered_at=doing.at, **more,
    )  # fmt: skip
    doing.save(row, unit=unit.name, since=since)
    return row.pk
