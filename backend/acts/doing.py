"""Doing: one running act, as its body and the steps it calls see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection, models

from backend.audit.record import Change
from backend.base import clock
from backend.base.lifecycle import LifecycleModel
from backend.base.subjects import Subject
from permissions import check
from permissions.actor import Actor
from permissions.check import NotPermitted
from permissions.mandates import Mandate
from workflows.engine import Reason, Refused

M = TypeVar("M", bound=models.Model)


class OutsideAct(RuntimeError):
    """A programming fault: state was touched outside a running act, or without a lock."""


@dataclass(slots=True)
class Doing:
    """Who does what, when; collects what changed. Steps take it as proof that they run inside an act.

    `advice` is what to tell whoever did it although nothing stands against it.
    """

    actor: Actor
    act: str
    at: datetime
    batch: UUID | None = None
    changes: list[Change] = field(default_factory=list)
    locked: set[tuple[type[models.Model], Any]] = field(default_factory=set)
    held: set[tuple[type[models.Model], Any]] = field(default_factory=set)
    asked: bool = False
    mandates: list[Mandate] = field(default_factory=list)
    advice: list[Reason] = field(default_factory=list)

    @property
    def day(self) -> date:
        """The Vietnamese calendar day of the act."""
        return clock.day(self.at)

    def lock(self, model: type[M], pk: Any) -> M:
        """Read a row again under a row lock; model.DoesNotExist when it is gone."""
        if not connection.in_atomic_block:
            raise OutsideAct("a lock needs the act's transaction")
        self._hold_first(model._default_manager.filter(pk=pk))
        row = model._default_manager.select_for_update().get(pk=pk)
        self.locked.add((model, row.pk))
        return row

    def lock_all(self, rows: models.QuerySet[M]) -> list[M]:
        """Read rows again under row locks, in the order of their keys (the fixed order of locking)."""
        self._hold_first(rows)
        found = list(rows.order_by("pk").select_for_update(of=("self",)))
        self.locked.update((rows.model, row.pk) for row in found)
        return found

    def _hold_first(self, rows: models.QuerySet[M]) -> None:
        """Lock what the model wants locked before it (a list before its rows), so that no two acts wait in a circle."""
        paths: tuple[str, ...] = getattr(rows.model, "lock_first", ())
        found = list(rows.order_by().values_list(*paths)) if paths else []
        for position, path in enumerate(paths):
            parent: type[models.Model] = rows.model
            for name in path.split("__"):
                parent = parent._meta.get_field(name).related_model  # type: ignore[assignment]
            keys = {row[position] for row in found} - {pk for model, pk in self.held if model is parent}
            if keys:
                list(parent._default_manager.filter(pk__in=keys).order_by("pk").select_for_update().values_list("pk"))
                self.held.update((parent, pk) for pk in keys)

    def permit(self, subject: Subject, act: str | None = None) -> None:
        """Refuse with NotPermitted, all reasons, unless the actor may do the act on the subject.

        Where only a mandate opens it, every record of this act says for whom it was done.
        """
        self.asked = True
        found = check.verdict(self.actor, act or self.act, subject.place(), subject.ties())
        if found.reasons:
            raise NotPermitted(*found.reasons)
        if found.mandate is not None and found.mandate not in self.mandates:
            if not self.mandates:
                self.actor = self.actor.standing_in(found.mandate)
            self.mandates.append(found.mandate)

    def demand(self, subject: LifecycleModel, act: str | None = None) -> None:
        """Refuse with all the reasons of the table's row of `act` (default: the running one) before doing anything."""
        reasons = subject.lifecycle.reasons(act or self.act, subject.state, subject.facts(self.at))
        if reasons:
            raise Refused(*reasons)

    def move(self, subject: LifecycleModel, act: str | None = None, **data: Any) -> None:
        """Move a locked subject by the row of `act` (default: the running act), save it and note the line.

        Permission and guards are asked here, inside the move, whoever calls; a step is covered by the outer act.
        """
        name = act or self.act
        if (type(subject), subject.pk) not in self.locked:
            raise OutsideAct(f"{subject.kind} {subject.pk} is not locked by this act")
        if not subject.lifecycle.transition(name).step:
            self.permit(subject, name)
        before, after = subject.apply(name, (), subject.facts(self.at))
        subject.save()
        self.note(subject, move=name, state_from=before, state_to=after, **data)

    def save(self, subject: Subject, **data: Any) -> None:
        """Save a changed or new subject and note the line."""
        subject.save()
        if subject._state.db:
            self.locked.add((type(subject), subject.pk))
        self.note(subject, **data)

    def tell_mandates(self) -> None:
        """One line for each mandate that was used: its own history then says what was done under it."""
        done = ", ".join(dict.fromkeys(change.name for change in self.changes))[:300]
        self.changes += [
            Change("delegation", str(one.key), one.name, data={"act": self.act, "subject": done})
            for one in self.mandates
        ]

    def note(self, subject: Subject, *, move: str = "", state_from: str = "", state_to: str = "", **data: Any) -> None:
        """Note one line of the audit entry; `data` must be JSON and hold no more than a reader needs."""
        self.changes.append(
            Change(
                kind=subject.kind,
                id=str(subject.pk),
                name=subject.audit_name(),
                unit_path=subject.audit_path(),
                move=move,
                state_from=state_from,
                state_to=state_to,
                data=_plain(data),
            )
        )


def _plain(data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: value if isinstance(value, int | str | bool | list | dict | None) else str(value)
        for key, value in data.items()
    }
