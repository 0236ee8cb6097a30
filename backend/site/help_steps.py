"""What the help is made of: a job with its steps, each naming whose it is, its page by URL name and its act by code."""

from __future__ import annotations

from dataclasses import dataclass

from permissions.roles import LABELS, Role
from workflows.engine import Label


@dataclass(frozen=True, slots=True)
class TaskStep:
    """One step: whose it is, what to do, on which page (a URL name) and by which act."""

    role: Role
    text: Label
    page: str = ""
    act: str = ""

    @property
    def who(self) -> Label:
        """The name of the role."""
        return LABELS[self.role]


@dataclass(frozen=True, slots=True)
class HelpTask:
    """A whole job: what it is for and its steps in order."""

    slug: str
    title: Label
    what: Label
    steps: tuple[TaskStep, ...]


def step(role: Role, vi: str, en: str, page: str = "", act: str = "") -> TaskStep:
    """A step from its two texts."""
    return TaskStep(role, Label(vi, en), page, act)
