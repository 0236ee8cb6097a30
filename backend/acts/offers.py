"""Offers: what may be done with a subject now and, for each closed act, every reason why not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from backend.acts.registry import Act, acts_on
from backend.base import clock
from backend.base.lifecycle import LifecycleModel
from backend.base.subjects import Subject
from permissions import check
from permissions.actor import Actor
from workflows.engine import Reason


@dataclass(frozen=True, slots=True)
class Offer:
    """One act on one subject; open when there is no reason against it. `behalf`: for whom it would be done."""

    act: Act
    reasons: tuple[Reason, ...]
    behalf: str = ""

    @property
    def open(self) -> bool:
        """Whether it may be done now."""
        return not self.reasons


def offer(act: Act, actor: Actor, subject: Subject, at: datetime) -> Offer:
    """One act, asked of permission and of the lifecycle's table alike."""
    asked = check.verdict(actor.on(clock.day(at)), act.name, subject.place(), subject.ties())
    found = list(asked.reasons)
    if isinstance(subject, LifecycleModel) and subject.lifecycle.states_for(act.name) is not None:
        found.extend(subject.lifecycle.reasons(act.name, subject.state, subject.facts(at)))
    return Offer(act, tuple(found), asked.mandate.name if asked.mandate is not None else "")


def offers(actor: Actor, subject: Subject, at: datetime) -> list[Offer]:
    """The acts to show on a subject's page: those in the actor's reach, open or closed with all their reasons."""
    found = [offer(act, actor, subject, at) for act in acts_on(type(subject))]
    return [o for o in found if "permission.out_of_reach" not in {r.code for r in o.reasons}]
