"""The register of acts: each declared once, with its subject, its inputs and its body; API and pages read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import models
from rest_framework.serializers import Serializer

from permissions.acts import ACTS
from workflows.engine import Label

Body = Callable[..., Any]
B = TypeVar("B", bound=Body)


@dataclass(frozen=True, slots=True)
class Act:
    """One declared act. `model` is None for acts that begin something new.

    The inputs and the answer of a `secret` act leave no trace outside its body: no digest, no kept answer.
    """

    name: str
    model: type[models.Model] | None
    inputs: type[Serializer[Any]] | None
    body: Body
    secret: bool = False

    @property
    def label(self) -> Label:
        """Its two-language name."""
        return ACTS[self.name]

    @property
    def verb(self) -> str:
        """What the URL says: "submit" on its own kind, "nomination-add" on another's."""
        kind, verb = self.name.split(".", 1)
        own = getattr(self.model, "kind", kind) == kind
        return verb if own else f"{kind}-{verb}"


REGISTER: dict[str, Act] = {}


def act(
    name: str,
    *,
    model: type[models.Model] | None = None,
    inputs: type[Serializer[Any]] | None = None,
    secret: bool = False,
) -> Callable[[B], B]:
    """Declare the decorated function as the body of act `name`.

    The body gets `doing` and, if `model` is given, the locked and freshly read subject; then the validated inputs by
    keyword. It returns what the caller should see. It is only ever run by `perform`.

    >>> @act("decision.sign", model=Decision, inputs=SignInputs)
    ... def sign(doing: Doing, decision: Decision, *, note: str) -> None: ...
    """
    if name not in ACTS:
        raise KeyError(f"{name} is not in permissions/acts.py")

    def register(body: B) -> B:
        if name in REGISTER:
            raise KeyError(f"{name} is declared twice")
        REGISTER[name] = Act(name, model, inputs, body, secret)
        return body

    return register


def acts_on(model: type[models.Model]) -> list[Act]:
    """The declared acts whose subject is of this model, in order of declaration."""
    return [a for a in REGISTER.values() if a.model is model]


__all__ = ["REGISTER", "Act", "act", "acts_on"]
