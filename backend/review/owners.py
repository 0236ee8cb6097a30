"""Whose turn it is: the owner of a stage, and its alternate only while every owner is excluded.

An owner is excluded as the nominee, as a colleague where the stage is marked independent, or when nobody holds the
role at all for the owner's unit. The answer comes from the same permission functions that guard the act itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from backend.base import clock
from backend.organisation.lending import lent
from backend.organisation.models import Holding as HoldingRow
from backend.organisation.models import Person
from backend.organisation.succeeding import HEIR, reaching_back
from backend.review.models import Stage
from permissions import check
from permissions.actor import Actor, Holding
from permissions.conflicts import Ties
from permissions.duties import ELSEWHERE, OWN_ACTS
from permissions.matrix import MATRIX
from permissions.reach import Place
from permissions.roles import Role
from workflows.processes.schema import StageKind

Owner = tuple[str, str]

DRAFTERS: dict[str, frozenset[str]] = {StageKind.SUBMISSION_LETTER: frozenset({Role.APPRAISER.value})}
"""Roles that work such a stage at the owner's unit beside the owner: appraisers draft what the letter submits."""


@dataclass(frozen=True, slots=True)
class Holders:
    """The people who hold the asked roles on a day, or use them for somebody: asked once for any number of stages."""

    actors: tuple[Actor, ...]

    @classmethod
    def on(cls, day: date, roles: Iterable[str] | None = None) -> Holders:
        """Everybody with a holding valid on `day`, of these roles or of any."""
        rows = HoldingRow.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)
        if roles is not None:
            rows = rows.filter(role__in=set(roles))
        grouped: dict[int, tuple[Person, list[Holding]]] = {}
        known = list(rows.select_related("unit", "person__unit").annotate(heir=HEIR).order_by("pk"))
        for row in known:
            held = Holding(Role(row.role), row.unit_id, row.unit.path, row.valid_from, row.valid_to)
            grouped.setdefault(row.person_id, (row.person, []))[1].append(held)
        for pk, back in reaching_back(row for row in known if row.heir).items():
            grouped[pk][1].extend(one for one in back if one.valid_on(day))
        for person, used in _standing_in(day, roles):
            grouped.setdefault(person.pk, (person, []))[1].append(used)
        return cls(
            tuple(Actor(pk, person.full_name, tuple(held), person.unit.path) for pk, (person, held) in grouped.items())
        )

    def as_role(self, role: str, path: str) -> Iterator[Actor]:
        """The holders of a role for exactly that unit, with only that holding."""
        for actor in self.actors:
            held = tuple(h for h in actor.holdings if h.role == role and h.unit_path == path)
            if held:
                yield Actor(actor.person_id, actor.name, held, actor.home_path)


def _standing_in(day: date, roles: Iterable[str] | None) -> Iterator[tuple[Person, Holding]]:
    """Whoever uses one of the roles for somebody else on a day."""
    wanted = None if roles is None else set(roles)
    found = {
        pk: [one for one in held if one.valid_on(day) and (wanted is None or one.role in wanted)]
        for pk, held in lent(None, day).items()
    }
    people = Person.objects.select_related("unit").in_bulk([pk for pk, held in found.items() if held])
    return ((people[pk], one) for pk, held in found.items() if held for one in held)


def act_of(stage: Stage) -> str:
    """The act that passes this kind of stage on."""
    return ELSEWHERE.get(stage.stage_kind) or OWN_ACTS.get(stage.stage_kind, "stage.pass")


def where(stage: Stage) -> Place:
    """Where that act happens: at the dossier, or at the body that later apps work for."""
    return Place(stage.owner_unit.path) if stage.stage_kind in ELSEWHERE else stage.place()


def _free(stage: Stage, ties: Ties, holders: Holders, role: str, path: str) -> bool:
    act, place = act_of(stage), where(stage)
    return any(not check.reasons(actor, act, place, ties) for actor in holders.as_role(role, path))


def _ties(stage: Stage) -> Ties:
    of = stage.nomination.ties()
    return Ties(of.nominees, of.preparers, home_unit_path=of.home_unit_path, independent=stage.independent)


def _named(stage: Stage) -> tuple[Owner, Owner | None]:
    alternate = stage.alternate_unit or stage.owner_unit
    second = (stage.alternate_role, alternate.path) if stage.alternate_role else None
    return (stage.owner_role, stage.owner_unit.path), second


def owners(stage: Stage, holders: Holders | None = None) -> frozenset[Owner]:
    """(role, unit path) of whoever may work this stage today; never empty."""
    first, second = _named(stage)
    if stage.stage_kind in ELSEWHERE:
        return frozenset({first} | {(role, first[1]) for role in DRAFTERS.get(stage.stage_kind, ())})
    known = holders or Holders.on(clock.today(), {stage.owner_role})
    if second in (None, first) or _free(stage, _ties(stage), known, *first):
        return frozenset({first})
    return frozenset({first, second}) if second is not None else frozenset({first})


def owner_roles(stage: Stage) -> frozenset[str]:
    """The roles that may work this stage today."""
    return frozenset(role for role, _path in owners(stage))


def can_act(stage: Stage, holders: Holders) -> bool:
    """Whether anybody at all may bring this stage on."""
    ties = _ties(stage)
    if stage.stage_kind in ELSEWHERE:
        act, place = act_of(stage), where(stage)
        return any(not check.reasons(actor, act, place, ties) for actor in holders.actors)
    named = [owner for owner in _named(stage) if owner is not None]
    return any(_free(stage, ties, holders, role, path) for role, path in named)


def working_roles() -> frozenset[str]:
    """Every role that can bring some stage on."""
    acts = {"stage.pass", *OWN_ACTS.values(), *ELSEWHERE.values()}
    return frozenset(role.value for role, row in MATRIX.items() if acts & row.keys())
