"""What the database knows of nominees for the rules: history, register, unit, block; a constant few queries.

Loaded for a page of rows or for thousands of people alike; nothing here asks who reads, so that every reader's check
costs the same. What is sensitive is marked by the rules and hidden where it is shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from django.db.models import Q, QuerySet

from backend.emulation.models import Result
from backend.history.events import days_of
from backend.history.fact_models import ABOUT_FLAGS, STANDING, Service, UnitTrait
from backend.history.fact_models import YearlyClassification as Classification
from backend.history.lineage import existing_since
from backend.history.members import Members, members_of
from backend.history.models import COUNTS, AwardRecord, RecognisedInitiative
from backend.history.twins import Given
from backend.matters.queries import Register, register
from backend.nominations.grounds import GROUNDS
from backend.organisation.aliases import records_of
from backend.organisation.models import Holding, Unit
from permissions.roles import Role
from workflows import facts as f
from workflows.lifecycles.award_record import AwardRecordState
from workflows.regulations.schema import AwardObject, RegulationPack

K = TypeVar("K")
V = TypeVar("V")
Nominee = tuple[str, int]
CLASSES = {level.value: level for level in f.YearlyClass}


@dataclass(frozen=True, slots=True)
class Subject:
    """A person with the unit they belong to, or a unit itself."""

    key: Nominee
    unit: int
    path: str


@dataclass(slots=True)
class Known:
    """Everything loaded, by nominee."""

    on: date
    grounds: Mapping[str, f.Ground]
    flags: frozenset[str]
    yearly: frozenset[str]
    register: Register
    awards: dict[Nominee, list[f.AwardFact]] = field(default_factory=lambda: defaultdict(list))
    merged: dict[Nominee, list[f.AwardFact]] = field(default_factory=lambda: defaultdict(list))
    classes: dict[Nominee, list[f.ClassificationFact]] = field(default_factory=lambda: defaultdict(list))
    initiatives: dict[int, list[f.InitiativeFact]] = field(default_factory=lambda: defaultdict(list))
    service: dict[int, list[f.ServiceFact]] = field(default_factory=lambda: defaultdict(list))
    heads: frozenset[tuple[int, int]] = frozenset()
    bodies: dict[int, f.UnitFact] = field(default_factory=dict)
    blocks: dict[tuple[int, int], f.BlockFact] = field(default_factory=dict)
    members: Members = field(default_factory=Members)

    def facts(
        self, who: Subject, period: f.Period, award: str = "", ground: f.Ground = f.Ground.MERIT
    ) -> f.NomineeFacts:
        """What is known of one nominee for a period; initiatives and statements of a nomination come on top."""
        person = who.key[0] == "person"
        year = period.end.year
        return f.NomineeFacts(
            kind=f.NomineeKind.INDIVIDUAL if person else f.NomineeKind.COLLECTIVE,
            period=period,
            award=award,
            ground=ground,
            awards=tuple(self.awards.get(who.key, ())),
            merged=tuple(self.merged.get(who.key, ())),
            classifications=tuple(self.classes.get(who.key, ())),
            initiatives=tuple(self.initiatives.get(who.key[1], ())) if person else (),
            members=None if person else self._members(who, year),
            pending=self.register.pending(who.key, who.path),
            discipline=self.register.discipline(who.key),
            discipline_whole=self.register.is_whole(who.path),
            service=tuple(self.service[who.key[1]]) if person and who.key[1] in self.service else None,
            unit=None if person else self._body(who),
            block=None if person else self.blocks.get((who.unit, year)),
            home_awards=tuple(self.awards.get(("unit", who.unit), ())) if person else None,
            leads_unit=(who.key[1], who.unit) in self.heads if person else None,
        )

    def _members(self, who: Subject, year: int) -> f.MembersFact | None:
        found = self.members.fact(who.unit, year)
        if found is None:
            return None
        people = self.members.people.get((who.unit, year), ())
        bad = self.register.disciplined(people, year)
        return replace(found, disciplined=bad)

    def _body(self, who: Subject) -> f.UnitFact:
        body = self.bodies.get(who.unit, f.UnitFact())
        if body.can_receive_flag is None and any(a.award in self.flags for a in self.awards.get(who.key, ())):
            return replace(body, can_receive_flag=True)  # who received a flag can
        return body


def grounds_of(pack: RegulationPack) -> dict[str, f.Ground]:
    """The ground that an award of the catalogue is usually given on: where a record names none."""
    return {award.code: award.usual_ground for award in pack.awards}


def flags_of(pack: RegulationPack) -> frozenset[str]:
    """The awards that are flags."""
    return frozenset(award.code for award in pack.awards if award.object is AwardObject.FLAG)


def yearly_of(pack: RegulationPack) -> frozenset[str]:
    """The awards that one nominee can have once for a year: of yearly rhythm, and for merit only."""
    return frozenset(award.code for award in pack.awards if award.once_a_year)


def known(subjects: Sequence[Subject], pack: RegulationPack, on: date, years: Collection[int]) -> Known:
    """All that is known of the nominees on a day; `years` are the last achievement years that will be asked for."""
    people = [who.key[1] for who in subjects if who.key[0] == "person"]
    bodies = [who for who in subjects if who.key[0] == "unit"]
    homes = {who.unit for who in subjects}
    entries, units = records_of(people, homes)
    found = Known(on, grounds_of(pack), flags_of(pack), yearly_of(pack), register(on, None if bodies else entries))
    _histories(found, entries, units)
    _persons(found, entries, on)
    if bodies:
        _bodies(found, bodies, units, on, years)
        found.members = members_of(bodies, years)
    return found


def _histories(found: Known, entries: Mapping[int, int], units: Mapping[int, int]) -> None:
    """Awards and classifications. One decision speaks of many: what it says becomes one fact that they share."""
    who = Q(person_id__in=entries) | Q(unit_id__in=units)
    columns = (
        "award", "year_from", "year_to", "period_from", "period_to", "decision_number", "decided_on", "ground", "event",
        "event_from", "event_to", "state",
    )  # fmt: skip
    awards: dict[tuple[Any, ...], f.AwardFact] = {}
    for person, unit, *said in _rows(AwardRecord.objects.filter(who, COUNTS), *columns):
        fact = awards.get(key := tuple(said))
        if fact is None:
            fact = awards[key] = _award(found.grounds, *key)
        nominee: Nominee = ("person", entries[person]) if person else ("unit", units[unit])
        found.awards[nominee].append(fact)
        if said[1] < said[2] and fact.award in found.yearly:
            found.merged[nominee] += [
                replace(fact, year=year, period=None, since=year) for year in range(said[1], said[2])
            ]
    classes: dict[tuple[Any, ...], f.ClassificationFact] = {}
    for person, unit, *said in _rows(Classification.objects.filter(who, STANDING), "year", "level", "source"):
        rated = classes.get(key := tuple(said))
        if rated is None:
            rated = classes[key] = f.ClassificationFact(said[0], CLASSES[said[1]], said[2])
        found.classes[("person", entries[person]) if person else ("unit", units[unit])].append(rated)
    for kind, known_as in (("person", entries), ("unit", units)):
        for pk in {pk for entry, pk in known_as.items() if entry != pk}:
            found.awards[kind, pk] = _once(found.awards[kind, pk])
            found.classes[kind, pk] = _agreed(found.classes[kind, pk])
    for nominee, held in found.awards.items():
        found.awards[nominee] = _once_a_year(held, found.yearly)
    for nominee, perhaps in found.merged.items():
        known_of = {(one.award, one.year) for one in found.awards[nominee]}
        found.merged[nominee] = [one for one in perhaps if (one.award, one.year) not in known_of]


def _rows(rows: QuerySet[Any], *columns: str) -> Iterable[tuple[Any, ...]]:
    return rows.order_by().values_list("person_id", "unit_id", *columns).iterator(5000)


def _once(awards: Iterable[f.AwardFact]) -> list[f.AwardFact]:
    """What two entries of one nominee both say counts once, also where nobody has said yet whether it is one."""
    kept: dict[tuple[str, f.Period], list[f.AwardFact]] = {}
    for one in sorted(awards, key=lambda award: (not award.decision, award.period is None, not award.confirmed)):
        same = kept.setdefault((one.award, one.span), [])
        mine, its = _given(one), map(_given, same)
        if not any(mine.same(other) or mine.perhaps(other) for other in its):
            same.append(one)
    return [one for same in kept.values() for one in same]


def _given(award: f.AwardFact) -> Given:
    return Given(award.decision, award.decided_on, award.event)


def _once_a_year(awards: Iterable[f.AwardFact], yearly: Collection[str]) -> list[f.AwardFact]:
    """A yearly title counts once for its year, however many decisions name it: by the first of them."""
    others, titles = [], dict[tuple[str, int], f.AwardFact]()
    for one in awards:
        if one.award not in yearly:
            others.append(one)
        elif (key := (one.award, one.year)) not in titles or _order(one) < _order(titles[key]):
            titles[key] = one
    return [*others, *titles.values()]


def _order(award: f.AwardFact) -> tuple[bool, bool, date, bool, str]:
    decided = award.decided_on or date.max
    return award.ground is not f.Ground.MERIT, not award.decision, decided, not award.confirmed, award.decision


def _agreed(classes: Iterable[f.ClassificationFact]) -> list[f.ClassificationFact]:
    """A year that two entries of one nominee classify differently is not known until a person withdraws one of them."""
    by_year: dict[int, list[f.ClassificationFact]] = defaultdict(list)
    for one in classes:
        by_year[one.year].append(one)
    return [said[0] for said in by_year.values() if len({one.result for one in said}) == 1]


def _award(
    grounds: Mapping[str, f.Ground], award: str, first: int, last: int, since: date | None, until: date | None,
    number: str, decided: date | None, ground: str, event: str, began: date | None, ended: date | None, state: str,
) -> f.AwardFact:  # fmt: skip
    """A record as a fact; its period is the one written in the decision, and nothing where none is recorded."""
    period = f.Period(since, until) if since is not None and until is not None else None
    said = GROUNDS[ground] if ground else grounds.get(award, f.Ground.MERIT)
    confirmed = state == AwardRecordState.CONFIRMED
    return f.AwardFact(award, last, number, decided, period, said, event, first, days_of(began, ended), confirmed)


def _persons(found: Known, entries: Mapping[int, int], on: date) -> None:
    if not entries:
        return
    rows = RecognisedInitiative.objects.filter(STANDING, authors__in=entries)
    for author, title, year, scope, source, by in rows.order_by("year", "pk").values_list(
        "authors", "title", "year", "scope", "source", "recognised_by"
    ):
        found.initiatives[entries[author]].append(f.InitiativeFact(title, year, f.Scope(scope), source, by))
    spans = Service.objects.filter(STANDING, person_id__in=entries).order_by("valid_from", "pk")
    for person, since, until, kind in spans.values_list("person_id", "valid_from", "valid_to", "span_kind"):
        found.service[entries[person]].append(f.ServiceFact(since, until, f.ServiceKind(kind)))
    holds = Q(valid_from__lte=on) & (Q(valid_to__isnull=True) | Q(valid_to__gte=on))
    leading = Holding.objects.filter(holds, person_id__in=entries, role=Role.UNIT_HEAD)
    found.heads = frozenset((entries[pk], unit) for pk, unit in leading.values_list("person_id", "unit_id"))


def _bodies(
    found: Known, bodies: Iterable[Subject], units: Mapping[int, int], on: date, years: Collection[int]
) -> None:
    """Traits, days and blocks; what two entries of one unit say differently is not known."""
    keys = {who.unit for who in bodies}
    entries = {entry: unit for entry, unit in units.items() if unit in keys}
    holds = Q(valid_from__lte=on) & (Q(valid_to__isnull=True) | Q(valid_to__gte=on))
    traits = UnitTrait.objects.filter(STANDING, holds, unit_id__in=entries, trait__in=list(ABOUT_FLAGS))
    flags = _unanimous((entries[unit], ABOUT_FLAGS[trait]) for unit, trait in traits.values_list("unit_id", "trait"))
    since = existing_since(keys)
    for pk, until in Unit.objects.filter(pk__in=keys).values_list("pk", "valid_to"):
        found.bodies[pk] = f.UnitFact(since[pk], until, flags.get(pk))
    results = Result.objects.filter(
        unit_id__in=entries, run__year__in=years, run__state="published", rank__isnull=False
    )
    columns = "unit_id", "run__year", "rank", "run__block__name", "run__decision_number"
    ranked = {(row[0], row[1]): f.BlockFact(row[1], row[2] or 0, *row[3:]) for row in results.values_list(*columns)}
    found.blocks = _unanimous(((entries[unit], year), fact) for (unit, year), fact in ranked.items())


def _unanimous(said: Iterable[tuple[K, V]]) -> dict[K, V]:
    """What is said of each, where all say the same."""
    found: dict[K, set[V]] = defaultdict(set)
    for key, value in said:
        found[key].add(value)
    return {key: values.pop() for key, values in found.items() if len(values) == 1}
