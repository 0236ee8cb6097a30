"""Verifying: entries against leaves, leaves against signed checkpoints, states against the trail, triggers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection
from django.db.models import QuerySet

from backend.audit import checkpoints, tree
from backend.audit.models import Entry, Leaf, Line
from backend.base import promises
from backend.base.lifecycle import LifecycleModel


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: a code and what it is about."""

    code: str
    about: str


def faults() -> Iterator[Fault]:
    """Everything wrong with the trail and with the states it tells; nothing when all is whole.

    Gives waiting entries their leaves first, where entries wait at all: on SQLite one without a leaf was put in.
    """
    tree.sequence()
    yield from _leaves()
    yield from _checkpoints()
    yield from _states()
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


def _states() -> Iterator[Fault]:
    """Rows whose state is not the last one that the trail tells, rows that it never knew, and rows that are gone."""
    told: dict[tuple[str, str], str] = {}
    lines = Line.objects.order_by("entry_id", "position").values_list("subject_kind", "subject_id", "state_to")
    for kind, pk, state in lines.iterator():
        told[kind, pk] = state or told.get((kind, pk), "")
    for model in apps.get_models():
        if issubclass(model, LifecycleModel):
            yield from _states_of(model, told)


def _states_of(model: type[LifecycleModel], told: dict[tuple[str, str], str]) -> Iterator[Fault]:
    first = model.lifecycle.initial.value
    known = {pk: state or first for (kind, pk), state in told.items() if kind == model.kind}
    rows: QuerySet[Any] = model._default_manager.order_by("pk")
    for pk, state in rows.values_list("pk", "state"):
        last = known.pop(str(pk), None)
        if last is None:
            yield Fault("row_inserted", f"{model.kind} {pk}")
        elif last != state:
            yield Fault("state_edited", f"{model.kind} {pk} is {state}, the trail says {last}")
    for gone, state in known.items():
        if state != first:
            yield Fault("row_removed", f"{model.kind} {gone}")
