"""Whom doubtful names of an import mean: decided by a person, remembered for the rest of the file, undone at will."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Q

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.base.texts import fold
from backend.history.fact_models import STANDING, Service
from backend.history.matching import Candidate, Pool, bare
from backend.history.models import NameDecision
from backend.history.serializers import NameDecisionInputs
from backend.organisation.aliases import survivors
from backend.organisation.models import Person, Unit, UnitName
from backend.organisation.names import spoken
from permissions.actor import Actor
from workflows.engine import Reason, Refused

ENTER = "award_record.enter"


def written(name: str) -> str:
    """A typed name as it is remembered: its letters and tones, without forms of address."""
    return " ".join(spoken(bare(name)))[:400]


@dataclass(slots=True)
class Decisions:
    """What one person decided: (name as remembered, unit) → the person meant, or None to leave such lines out."""

    known: dict[tuple[str, int], int | None] = field(default_factory=dict)

    def about(self, name: str, unit: int) -> tuple[bool, int | None]:
        """Whether it was decided, and whom the name means (nobody: the line is left out)."""
        key = (written(name), unit)
        return key in self.known, self.known.get(key)


def decisions(actor: Actor) -> Decisions:
    """What this person decided about names."""
    rows = NameDecision.objects.filter(decided_by=actor.person_id or 0, undone_at=None)
    found = {(name, unit): person for name, unit, person in rows.values_list("typed", "unit_id", "person_id")}
    ends = survivors(pk for pk in found.values() if pk is not None)
    return Decisions({key: None if pk is None else ends[pk] for key, pk in found.items()})


def units_below(unit: Unit) -> dict[str, Unit]:
    """Units at and below a unit, ended ones too, by folded name, former name or code; never an ambiguous one."""
    found: dict[str, Unit | None] = {}
    rows = Unit.objects.filter(path__startswith=unit.path)
    names = [(text, one) for one in rows for text in {one.search_name, fold(one.code)}]
    by_key = {one.pk: one for one in rows}
    former = UnitName.objects.filter(unit__in=by_key).values_list("search_name", "unit_id")
    for text, one in [*names, *((text, by_key[pk]) for text, pk in former)]:
        found[text] = one if found.get(text, one) == one else None
    return {text: one for text, one in found.items() if one is not None}


def pool_below(unit: Unit) -> Pool:
    """Everybody who is or was in a unit or below it, each once, under the entry that stays."""
    spans = Service.objects.filter(STANDING, unit__path__startswith=unit.path).values_list("person_id", "unit_id")
    served: dict[int, set[int]] = {}
    for person, where in spans:
        served.setdefault(person, set()).add(where)
    rows = Person.objects.filter(Q(unit__path__startswith=unit.path) | Q(pk__in=served))
    people = list(rows.values_list("pk", "full_name", "unit_id"))
    ends = survivors(pk for pk, _name, _unit in people)
    found: dict[tuple[int, str], set[int]] = {}
    for pk, name, where in people:
        found.setdefault((ends[pk], name), set()).update({where}, served.get(pk, ()))
    return Pool.of(Candidate(pk, name, frozenset(units)) for (pk, name), units in found.items())


@act("name_decision.make", inputs=NameDecisionInputs)
def decide(doing: Doing, *, unit: Unit, name: str, person: Person | None = None) -> NameDecision:
    """Say whom a name typed for a unit means, or that such lines are left out; a newer decision replaces the older."""
    doing.permit(unit, ENTER)
    me = Person.objects.get(pk=doing.actor.person_id or 0)
    doing.lock(Person, me.pk)
    made = NameDecision(decided_by=me, unit=unit, typed=written(name), name=name, person=person, decided_at=doing.at)
    doing.permit(made)
    old = NameDecision.objects.filter(decided_by=me, unit=unit, typed=made.typed, undone_at=None).first()
    if old is not None and old.person == person:
        raise Refused(Reason("name_decision.same", {"name": name}))
    if old is not None:
        _end(doing, old)
    doing.save(made, person=person.full_name if person is not None else "", unit=unit.name)
    return made


@act("name_decision.undo", model=NameDecision)
def undo(doing: Doing, decision: NameDecision) -> None:
    """The name is doubtful again; what was already confirmed stays."""
    if decision.undone_at is not None:
        raise Refused(Reason("name_decision.undone", {"name": decision.name}))
    _end(doing, decision)


def _end(doing: Doing, decision: NameDecision) -> None:
    decision.undone_at = doing.at
    doing.save(decision, undone=True)
