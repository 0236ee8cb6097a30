"""Verifying the trail: every entry against its leaf, the leaves against the signed checkpoints, the triggers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from backend.audit import checkpoints, tree
from backend.audit.models import Entry, Leaf
from backend.base import promises


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: a code and what it is about."""

    code: str
    about: str


def faults() -> Iterator[Fault]:
    """Everything wrong with the trail; nothing when it is whole. Gives waiting entries their leaves first."""
    tree.sequence()
    yield from _leaves()
    yield from _checkpoints()
    for name in promises.missing(connection):
        yield Fault("trigger_missing", name)


def _leaves() -> Iterator[Fault]:
    leaves: dict[UUID, tuple[int, str]] = {}
    for position, leaf in enumerate(Leaf.objects.order_by("index").iterator()):
        if leaf.index != position:
            yield Fault("leaf_missing", f"index {position}")
            position = leaf.index
        leaves[leaf.entry_uid] = (leaf.index, leaf.hash)
    for entry in Entry.objects.prefetch_related("lines").order_by("pk").iterator(chunk_size=500):
        known = leaves.pop(entry.uid, None)
        if known is None:
            yield Fault("entry_without_leaf", str(entry.uid))
        elif tree.leaf_hash(tree.leaf_text(entry, list(entry.lines.all()))) != known[1]:
            yield Fault("entry_edited", f"{entry.uid} at index {known[0]}")
    for uid, (index, _hash) in leaves.items():
        yield Fault("entry_removed", f"{uid} at index {index}")


def _checkpoints() -> Iterator[Fault]:
    every = checkpoints.hashes()
    previous = 0
    for number, point in enumerate(checkpoints.read(), start=1):
        if not checkpoints.genuine(point):
            yield Fault("checkpoint_forged", f"line {number}")
        elif point.size < previous:
            yield Fault("checkpoint_shrinks", f"line {number}")
        elif point.size > len(every):
            yield Fault("trail_truncated", f"line {number} knew {point.size} leaves, there are {len(every)}")
        elif tree.root(every[: point.size]).hex() != point.root:
            yield Fault("history_changed", f"the first {point.size} leaves differ from line {number}")
        previous = max(previous, point.size)
