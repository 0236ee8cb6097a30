"""A pack as people read it: its awards by level, who decides them, and what each asks in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workflows.basis import Status
from workflows.engine import Label
from workflows.labels import label
from workflows.regulations.schema import Authority, Award, AwardObject, Criterion, Level, RegulationPack
from workflows.rules.wording import worded


@dataclass(frozen=True, slots=True)
class Asked:
    """One criterion of an award in words, and of whom it is asked (no grounds: on every ground)."""

    row: Criterion
    words: Label
    nominees: Label
    grounds: Label | None


@dataclass(frozen=True, slots=True)
class ReadAward:
    """An award as a line of the table; `ended` is the first day on which it is no longer given."""

    award: Award
    family: Label
    nominees: Label
    deciders: tuple[Authority, ...]
    object: Label
    object_status: Status | None
    grounds: Label
    rhythm: Label
    ended: date | None
    asked: tuple[Asked, ...]


def awards_by_level(pack: RegulationPack) -> list[tuple[Level, Label, list[ReadAward]]]:
    """The awards of a pack under the level that stands behind them, the base first; a level without any is left out."""
    found = [(level, [_read(pack, award) for award in pack.awards if award.level is level]) for level in Level]
    return [(level, label(level), awards) for level, awards in found if awards]


def _read(pack: RegulationPack, award: Award) -> ReadAward:
    return ReadAward(
        award=award,
        family=label(award.family),
        nominees=_listed(award.nominees),
        deciders=pack.deciders(award),
        object=label(award.object),
        object_status=award.object_status if award.object is not AwardObject.NONE else None,
        grounds=_listed(award.grounds),
        rhythm=label(award.rhythm),
        ended=pack.ends_on(award),
        asked=tuple(_asked(pack, award)),
    )


def _asked(pack: RegulationPack, award: Award) -> Iterator[Asked]:
    names = {row.code: row.name for row in pack.awards}
    for row in pack.criteria + pack.exclusions:
        nominees = [kind for kind in award.nominees if kind in row.nominees]
        if award.code in row.awards and nominees:
            yield Asked(
                row, worded(row.condition, names), _listed(nominees), _listed(row.grounds) if row.grounds else None
            )


def _listed(members: Iterable[StrEnum]) -> Label:
    said = [label(member) for member in members]
    return Label("; ".join(one.vi for one in said), "; ".join(one.en for one in said))
