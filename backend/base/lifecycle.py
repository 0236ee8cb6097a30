"""The bridge to django-fsm: transitions made from a lifecycle's table, open only from inside a running act.

django-fsm's protected field stops `obj.state = …`; it does not stop `create(state=…)`, `update()` or raw SQL, and it
checks no permission. So (1) every transition method made here refuses unless the runner has opened it for this very
act, after permission and guards; (2) each save is conditional on the version that was read; (3) the same table is
promised to the database as triggers.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models.query import QuerySet
from django_fsm import FSMField, FSMModelMixin, transition

from backend.base.promises import LegalMoves
from backend.base.subjects import Subject
from workflows.engine import Lifecycle, Reason, Refused, Transition


class Stale(Exception):
    """Somebody changed the row since it was read; nothing was done."""

    def __init__(self, kind: str, pk: object, expected: int | None = None, found: int | None = None) -> None:
        super().__init__(f"{kind} {pk} has changed: expected version {expected}, found {found}")
        self.kind, self.pk, self.expected, self.found = kind, pk, expected, found


class StateField(FSMField):
    """The state column; a migration remembers it as plain text.

    A historical model needs no transitions, and each FSMField that is made listens to every model made after it: the
    migrations of a hundred tables took most of their time in that.
    """

    def deconstruct(self) -> Any:
        """What a migration needs of it: the column."""
        name, _path, args, kwargs = super().deconstruct()
        kwargs.pop("protected", None)
        return name, "django.db.models.CharField", args, kwargs


def state_choices(lifecycle: Lifecycle) -> list[tuple[str, str]]:
    """The states as a column offers them."""
    return [(state.value, lifecycle.labels[state].vi) for state in lifecycle.states]


def state_field(lifecycle: Lifecycle) -> StateField:
    """The protected state column of a lifecycle."""
    field: StateField = StateField(
        default=lifecycle.initial.value, choices=state_choices(lifecycle), protected=True, db_index=True, max_length=20
    )
    return field


def method_name(act: str) -> str:
    """The name of the django-fsm method that an act's row becomes: "decision.sign" → "fsm_decision_sign"."""
    return "fsm_" + act.replace(".", "_")


def _opened(act: str) -> Any:
    def condition(instance: LifecycleModel) -> bool:
        return instance._opened_for == act

    return condition


def _method(row: Transition) -> Any:
    def move(self: LifecycleModel) -> None:
        """Change nothing but the state; what else an act does is in its body."""

    move.__name__ = method_name(row.act)
    sources = [source.value for source in row.sources]
    return transition(field="state", source=sources, target=row.target.value, conditions=[_opened(row.act)])(move)


class LifecycleModel(FSMModelMixin, Subject):
    """A subject with a lifecycle: `state` moves only through the runner, `version` counts every save."""

    lifecycle: ClassVar[Lifecycle]
    state: Any
    version = models.PositiveIntegerField(default=1, editable=False)
    _opened_for: str | None = None

    class Meta:
        abstract = True

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "lifecycle" in cls.__dict__:
            cls.kind = cls.lifecycle.code
            cls.promises = (*cls.__dict__.get("promises", ()), LegalMoves(cls.lifecycle))
            for row in cls.lifecycle.transitions:
                setattr(cls, method_name(row.act), _method(row))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save all fields, only if the row still has the version that was read; raises Stale."""
        if kwargs.get("update_fields") is not None:
            raise TypeError("a versioned row is saved whole")
        if not self._state.adding:
            self.version += 1
        super().save(*args, **kwargs)

    def _do_update(self, base_qs: QuerySet[Any], using: Any, pk_val: Any, *rest: Any) -> Any:
        done = super()._do_update(base_qs.filter(version=self.version - 1), using, pk_val, *rest)
        if not done:
            raise Stale(self.kind, pk_val, self.version - 1)
        return done

    def apply(self, act: str, extra: tuple[Reason, ...], facts: Any) -> tuple[str, str]:
        """Make the move of `act` unless its row, its guards or `extra` give reasons; (from, to).

        For the runner only: it passes the permission's answer as `extra`, so that no move is made unasked.
        """
        reasons = (*extra, *self.lifecycle.reasons(act, self.state, facts))
        if reasons:
            raise Refused(*reasons)
        before = self.state
        self._opened_for = act
        try:
            getattr(self, method_name(act))()
        finally:
            self._opened_for = None
        return before, self.state

    @property
    def etag(self) -> str:
        """The strong entity tag of this row's version."""
        return f'"{self.kind}-{self.pk}-{self.version}"'
