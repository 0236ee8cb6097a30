"""Bulk runs: one act on many rows, kept with a result per row, so that the same form sent twice shows the same results.

A run is done in slices: by the page that asked for it, by whoever presses on, and by the worker. Every row has an
idempotency key of its own, so a slice that was killed is done again without harm; a claim keeps two from one slice.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import timedelta
from time import monotonic
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q

from backend.acts.models import BulkRun
from backend.acts.runner import Result, perform_one, row_keys
from backend.base import clock
from permissions.actor import Actor
from workflows.engine import Reason, Refused

CLAIM, SAVED_EVERY = timedelta(seconds=60), 20
Rows = Sequence[tuple[int, int | None]]


def begin(name: str, rows: Rows, *, actor: Actor, key: str, posted: Mapping[str, Any], back: str) -> BulkRun:
    """The run of this key: begun now, or the one that the same form began before. Refused if the form was another."""
    person, told = str(actor.person_id), [[pk, version] for pk, version in rows]
    digest = hashlib.sha256(json.dumps([name, told, posted], sort_keys=True).encode()).hexdigest()
    try:
        with transaction.atomic():
            return BulkRun.objects.create(
                person=person, key=key, act=name, digest=digest, rows=told, posted=dict(posted), back=back,
                created_at=clock.now(),
            )  # fmt: skip
    except IntegrityError:
        run = BulkRun.objects.get(person=person, key=key)
    if run.digest != digest:
        raise Refused(Reason("idempotency.other_request"))
    return run


def go_on(run: BulkRun, *, actor: Actor, inputs: Mapping[str, Any], seconds: float) -> BulkRun:
    """Do the rows that are left, for about so many seconds; nothing if somebody else is at it."""
    at, until = clock.now(), monotonic() + seconds
    free = Q(claimed_at__isnull=True) | Q(claimed_at__lt=at - CLAIM)
    if not BulkRun.objects.filter(free, pk=run.pk, finished_at__isnull=True).update(claimed_at=at):
        return run
    run.refresh_from_db()
    keys = row_keys(run.key, [pk for pk, _version in run.rows])
    for (pk, version), key in list(zip(run.rows, keys, strict=True))[len(run.results) :]:
        made = perform_one(run.act, pk, version, actor=actor, inputs=inputs, key=key, batch=run.batch)
        run.results.append(_kept(made))
        if len(run.results) % SAVED_EVERY == 0:
            run.save(update_fields=["results"])
        if monotonic() > until:
            break
    if run.done:
        run.finished_at, run.posted = clock.now(), {}
    run.claimed_at = None
    run.save(update_fields=["results", "finished_at", "posted", "claimed_at"])
    return run


def results(run: BulkRun) -> list[Result]:
    """What came of each row so far."""
    return [Result(pk, done, tuple(Reason(code, data) for code, data in reasons)) for pk, done, reasons in run.results]


def unfinished(before: timedelta) -> list[BulkRun]:
    """Runs that nobody has gone on with for a while: for the worker."""
    at = clock.now() - before
    waiting = Q(claimed_at__isnull=True, created_at__lt=at) | Q(claimed_at__lt=at)
    return list(BulkRun.objects.filter(waiting, finished_at__isnull=True).order_by("pk")[:20])


def _kept(result: Result) -> list[Any]:
    reasons = [[one.code, {name: _plain(value) for name, value in one.data.items()}] for one in result.reasons]
    return [result.subject_id, result.done, reasons]


def _plain(value: Any) -> Any:
    if isinstance(value, set | frozenset | tuple | list):
        return [_plain(one) for one in value]
    return value if isinstance(value, int | str | bool | None) else str(value)
