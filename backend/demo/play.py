"""Playing: acts done by invented people at stated moments, told in short lines."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import models

from backend.acts.registry import REGISTER
from backend.acts.runner import Outcome, Result, perform, perform_each
from backend.base import clock
from backend.organisation.actors import actor_of
from backend.organisation.models import Person
from backend.rest.actors import asking
from backend.rest.secrecy import StatedInputs
from permissions.actor import Actor


@dataclass(slots=True)
class Play:
    """A stated clock that only goes forward, and a voice."""

    at: datetime
    quiet: bool = False
    told: list[str] = field(default_factory=list)
    _actors: dict[int, Actor] = field(default_factory=dict)

    def say(self, line: str = "") -> None:
        """One short line for whoever watches."""
        self.told.append(line)
        if not self.quiet:
            sys.stdout.write(line + "\n")
            sys.stdout.flush()

    def on(self, moment: datetime) -> Play:
        """Go forward to a moment; going back is a fault of the script."""
        if moment < self.at:
            raise ValueError(f"the clock stands at {self.at}, {moment} is past")
        self.at = moment
        return self

    def later(self, **span: int) -> Play:
        """Go forward by a span (days=…, hours=…, minutes=…)."""
        return self.on(self.at + timedelta(**span))

    def do(self, name: str, by: Person, subject: models.Model | None = None, /, **inputs: Any) -> Outcome:
        """One act by one person now; whatever refuses it stops the play with its reasons."""
        with clock.stated(self.at):
            given = self._checked(name, by, inputs)
            outcome = perform(name, actor=self._actor(by), subject=subject.pk if subject else None, inputs=given)
        self.at += timedelta(minutes=1)
        return outcome

    def do_each(self, name: str, by: Person, subjects: Iterable[models.Model], **inputs: Any) -> list[Result]:
        """The same act on a list; every row must be done."""
        with clock.stated(self.at):
            given = self._checked(name, by, inputs)
            rows = [(row.pk, None) for row in subjects]
            results = perform_each(name, rows, actor=self._actor(by), inputs=given)
        self.at += timedelta(minutes=1)
        refused = [(r.subject_id, [reason.code for reason in r.reasons]) for r in results if not r.done]
        if refused:
            raise RuntimeError(f"{name} was refused: {refused[:3]}")
        return results

    def meet_again(self, person: Person) -> None:
        """Read a person's roles anew after they were given one."""
        self._actors.pop(person.pk, None)

    def _checked(self, name: str, by: Person, inputs: Mapping[str, Any]) -> dict[str, Any]:
        """What the act's own declaration makes of the inputs: the play takes the same way as API and pages."""
        declared = REGISTER[name].inputs
        if declared is None:
            return dict(inputs)
        given = {key: _plain(value) for key, value in inputs.items()}
        if issubclass(declared, StatedInputs):
            given.setdefault("no_secret", True)  # nothing that is invented is a state secret
        who = self._actor(by).on(clock.day(self.at))
        serializer = declared(data=given, context={"request": asking(who)})
        serializer.is_valid(raise_exception=True)
        return dict(serializer.validated_data)

    def _actor(self, person: Person) -> Actor:
        if person.pk not in self._actors:
            self._actors[person.pk] = actor_of(person)
        return self._actors[person.pk]


def _plain(value: Any) -> Any:
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, list | tuple) and value and isinstance(value[0], models.Model):
        return [row.pk for row in value]
    return value
