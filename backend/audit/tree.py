"""The hash tree over the trail: leaf hashes, their sequence and the tree's root (RFC 6962, section 2.1)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from django.db import connection, transaction

from backend.audit.models import Entry, Leaf, Line

SEQUENCER_LOCK = 0x76640001


def leaf_text(entry: Entry, lines: Sequence[Line]) -> bytes:
    """The canonical bytes of an entry with its lines: JSON, sorted keys, UTC times."""
    value = {
        "uid": str(entry.uid),
        "at": entry.at.timestamp(),
        "recorded_at": entry.recorded_at.timestamp(),
        "act": entry.act,
        "person": [entry.person, entry.person_name, entry.roles],
        "batch": str(entry.batch or ""),
        "request": entry.request,
        "lines": [
            [
                *(line.position, line.subject_kind, line.subject_id, line.subject_name, line.unit_path),
                *(line.move, line.state_from, line.state_to, line.data),
            ]
            for line in lines
        ],
    }
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def leaf_hash(text: bytes) -> str:
    """SHA-256 of 0x00 and the text, as hex."""
    return hashlib.sha256(b"\x00" + text).hexdigest()


def root(hashes: Sequence[bytes]) -> bytes:
    """The Merkle tree hash of leaf hashes, left to right."""
    if not hashes:
        return hashlib.sha256(b"").digest()
    if len(hashes) == 1:
        return hashes[0]
    split = 1 << ((len(hashes) - 1).bit_length() - 1)
    return hashlib.sha256(b"\x01" + root(hashes[:split]) + root(hashes[split:])).digest()


def after_record(entry: Entry, lines: Sequence[Line]) -> None:
    """On SQLite, where writers queue anyway, write the leaf at once; elsewhere the sequencer does."""
    if connection.vendor == "sqlite":
        _append(entry, lines, _next_index())


def _next_index() -> int:
    last = Leaf.objects.order_by("-index").values_list("index", flat=True).first()
    return 0 if last is None else last + 1


def _append(entry: Entry, lines: Sequence[Line], index: int) -> None:
    Leaf.objects.create(index=index, entry_uid=entry.uid, hash=leaf_hash(leaf_text(entry, lines)))


def sequence(limit: int = 10_000) -> int:
    """Give leaves to the entries that have none yet, oldest first, under one lock; how many were given.

    None on SQLite: there every act writes its own leaf, and an entry without one never came from an act.
    """
    if connection.vendor == "sqlite":
        return 0
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SEQUENCER_LOCK])
        done = Leaf.objects.values("entry_uid")
        waiting = Entry.objects.exclude(uid__in=done).prefetch_related("lines").order_by("id")[:limit]
        index = _next_index()
        count = 0
        for entry in waiting:
            _append(entry, list(entry.lines.all()), index + count)
            count += 1
        return count


def lag() -> int:
    """How many entries wait for their leaf."""
    return Entry.objects.count() - Leaf.objects.count()
