"""Rehearsals: what an act would say of every ticked row, found by running it and taking everything back.

Why the act itself and not only its offer: many refusals stand in bodies, and rows touch each other (the last place of a
quota). So the rows are run one after another in one transaction, each in a savepoint of its own, and the transaction is
always rolled back: no row, no audit entry, no receipt remains. What no rollback undoes – papers on the disk, keys of
boxes – asks `outside()` first; a rehearsal ends there and says that the rest is known only when it is done. The locks
are those of the act and are held until the last row; who is outrun in them gets the offers instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, OperationalError, models, transaction

from backend.acts.doing import Doing
from backend.acts.offers import offer
from backend.acts.registry import REGISTER, Act
from backend.acts.runner import run_body
from backend.base import clock
from backend.base.lifecycle import Stale
from backend.base.subjects import Subject
from permissions.actor import Actor
from permissions.check import NotPermitted
from workflows.engine import Reason, Refused

Rows = Sequence[tuple[Any, int | None]]
_rehearsing: ContextVar[bool] = ContextVar("rehearsing", default=False)


class ReachedOutside(Exception):
    """A rehearsed act came to something that no rollback undoes."""


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What one row's act would say: open or not, every reason, and whether nothing remains to be seen."""

    subject_id: Any
    open: bool
    reasons: tuple[Reason, ...] = ()
    certain: bool = True


def outside() -> None:
    """Called by whatever writes outside the database, before it does; ends a rehearsal."""
    if _rehearsing.get():
        raise ReachedOutside


def rehearse_each(
    name: str, subjects: Iterable[tuple[Any, int | None]], *, actor: Actor, inputs: Mapping[str, Any] | None = None
) -> list[Foreseen]:
    """What the act would say of each row, in the order in which it would be done; nothing is changed."""
    rows, given, at = list(subjects), dict(inputs or {}), clock.now()
    try:
        return _together(REGISTER[name], rows, actor, given, at)
    except OperationalError:  # outrun in a lock: what can be said without one
        return offered_each(name, rows, actor=actor)


def offered_each(name: str, rows: Iterable[tuple[Any, int | None]], *, actor: Actor) -> list[Foreseen]:
    """What permission, conflicts, state and guards say of each row, without running anything."""
    spec, at, found = REGISTER[name], clock.now(), list(rows)
    assert spec.model is not None
    known = spec.model._default_manager.in_bulk([pk for pk, _version in found])
    return [_offered(spec, known.get(pk), pk, actor, at) for pk, _version in found]


def _offered(spec: Act, row: models.Model | None, pk: Any, actor: Actor, at: datetime) -> Foreseen:
    if not isinstance(row, Subject):
        return Foreseen(pk, False, (Reason("gone"),))
    reasons = offer(spec, actor, row, at).reasons
    return Foreseen(pk, not reasons, reasons, certain=bool(reasons))


def _together(spec: Act, rows: Rows, actor: Actor, given: Mapping[str, Any], at: datetime) -> list[Foreseen]:
    with _as_rehearsal(), transaction.atomic():
        found = [_rehearsed(spec, pk, version, actor, given, at) for pk, version in rows]
        transaction.set_rollback(True)
    return found


def _rehearsed(
    spec: Act, pk: Any, version: int | None, actor: Actor, given: Mapping[str, Any], at: datetime
) -> Foreseen:
    doing = Doing(actor.on(clock.day(at)), spec.name, at)
    try:
        with transaction.atomic():
            run_body(doing, spec, pk, version, given)
    except ReachedOutside:
        return Foreseen(pk, True, certain=False)
    except (Refused, NotPermitted) as no:
        return Foreseen(pk, False, no.reasons)
    except Stale:
        return Foreseen(pk, False, (Reason("stale"),))
    except ObjectDoesNotExist:
        return Foreseen(pk, False, (Reason("gone"),))
    except IntegrityError:
        return Foreseen(pk, False, (Reason("act.outrun"),))
    return Foreseen(pk, True)


@contextmanager
def _as_rehearsal() -> Iterator[None]:
    token = _rehearsing.set(True)
    try:
        yield
    finally:
        _rehearsing.reset(token)
