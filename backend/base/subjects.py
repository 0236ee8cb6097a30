"""Subjects: rows that acts are done on. Each says where it stands, who is tied to it and how lists find it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django.db import models

from permissions.conflicts import Ties
from permissions.reach import Place
from workflows.engine import Facts


@dataclass(frozen=True, slots=True)
class ScopeLookups:
    """Where a list finds what `Subject.place()` says of one row: ORM look-ups from the model."""

    unit_path: str = ""
    people: tuple[str, ...] = ()
    shares: str = ""
    entrusted: str = ""
    round: str = ""
    stage_kind: str = ""
    awarding: str = ""


class Subject(models.Model):
    """A row that acts are done on."""

    kind: ClassVar[str]
    scope_lookups: ClassVar[ScopeLookups] = ScopeLookups()
    promises: ClassVar[tuple[Any, ...]] = ()

    class Meta:
        abstract = True

    def place(self) -> Place:
        """Where this row stands; must agree with `scope_lookups` (a property test compares them)."""
        raise NotImplementedError

    def ties(self) -> Ties:
        """Who stands how to this row."""
        return Ties()

    def facts(self, at: datetime) -> Facts:
        """What the guards of its lifecycle look at."""
        return {}

    def audit_name(self) -> str:
        """What the trail calls this row: enough for a reader ten years later, no personal data beyond the name."""
        return str(self)

    def audit_path(self) -> str:
        """The unit that the trail names beside this row; a sensitive row names none."""
        return self.place().unit_path

    def told(self) -> str:
        """What a page calls this row where the page itself says the rest."""
        return self.audit_name()
