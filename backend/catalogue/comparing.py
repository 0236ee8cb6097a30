"""Two editions side by side: what a newer text adds, takes out, moves and changes, in the words of their rows."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from backend.catalogue.models import Edition, EditionKind
from backend.catalogue.queries import law_rows
from workflows.differ import Kind, RowChange, differences
from workflows.engine import Label

KINDS = {
    Kind.ADDED: (_("thêm"), "good"),
    Kind.REMOVED: (_("bỏ"), "ended"),
    Kind.CHANGED: (_("sửa"), "running"),
    Kind.MOVED: (_("đổi thứ tự"), "waiting"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One difference with the name of its row."""

    change: RowChange
    title: Label
    word: object
    look: str


def comparable(edition: Edition) -> list[Edition]:
    """The editions of the same kind that it can be compared with, its own earlier versions first."""
    others = Edition.objects.filter(kind=edition.kind).exclude(pk=edition.pk).defer("text")
    return sorted(others, key=lambda one: (one.code != edition.code, one.code, -one.version))


def compared(old: Edition, new: Edition) -> list[Shown]:
    """Every difference from `old` to `new`; both are of one kind."""
    titles = {row.code: row.title for edition in (old, new) for row in law_rows(edition)}
    changes = differences(tomllib.loads(old.text), tomllib.loads(new.text))
    return [_shown(change, titles) for change in changes]


def readable(edition: Edition) -> bool:
    """Whether its text is compared here; criteria sets have a comparison of their own."""
    return edition.kind in (EditionKind.PACK, EditionKind.OVERLAY, EditionKind.PROCESS, EditionKind.FORMS)


def _shown(change: RowChange, titles: dict[str, Label]) -> Shown:
    word, look = KINDS[change.kind]
    code = change.code or change.table
    return Shown(change, titles.get(change.code, Label(code, code)), word, look)
