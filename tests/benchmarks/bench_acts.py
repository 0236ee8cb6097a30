"""One act with everything against a bare row update, and the same act without its audit entry (real commits)."""

from __future__ import annotations

import gc
import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from time import perf_counter
from unittest.mock import patch

from django.db import connection, transaction

import backend.urls  # noqa: F401  registers the acts
from backend.acts import runner
from backend.acts.runner import perform
from backend.organisation.actors import actor_of
from backend.organisation.models import Holding, Unit, UnitKind
from backend.organisation.services import make_person, make_unit
from backend.reform.models import Document, ReformTask
from permissions.actor import Actor
from permissions.roles import Role
from tests.benchmarks.rows import Row

TIMES, GOAL = 150, 1.25
SINCE = date(2023, 1, 1)


def run() -> list[Row]:
    """Median of interleaved rounds, so that a busy machine troubles every side alike; the rows stay where they are."""
    actor, task = _task()
    report = _reporter(actor, task)

    def update() -> None:
        with transaction.atomic():
            ReformTask.objects.filter(pk=task.pk).update(division="Phòng thử")

    def unrecorded() -> None:
        with _no_audit():
            report()

    report()
    whole, bare, silent = _interleaved(report, update, unrecorded)
    store, name = connection.vendor, "an act (report on a task, lock, permission, guard, save, audit entry)"
    audit = whole / silent
    return [
        Row(f"{name} against a bare row update, {store}", _ms(whole), _ms(bare), whole / bare, "-", True),
        Row(
            f"{name} against itself without audit, {store}", _ms(whole), _ms(silent), audit, f"≤ {GOAL}×", audit <= GOAL
        ),
    ]


def _task() -> tuple[Actor, ReformTask]:
    root = Unit.objects.filter(code="BENCH").first() or make_unit(
        code="BENCH", name="Tỉnh đo", unit_kind=UnitKind.PROVINCE, valid_from=SINCE
    )
    person = make_person(full_name="Lê Đo", unit=root)
    Holding.objects.create(person=person, role=Role.PREPARER, unit=root, valid_from=SINCE, basis="x")
    document = Document.objects.create(
        number=f"{person.pk}/KH", issuer="UBND", issued_on=SINCE, document_kind="plan", title="Kế hoạch"
    )
    task = ReformTask.objects.create(
        code=f"BENCH-{person.pk}", title="Rà soát", document=document, year=2026, lead_unit=root
    )
    actor = actor_of(person)
    perform("reform_task.start", actor=actor, subject=task.pk)
    return actor, task


def _reporter(actor: Actor, task: ReformTask) -> Callable[[], None]:
    def report() -> None:
        perform("reform_task.report", actor=actor, subject=task.pk, inputs={"percent": 50, "note": "Đang làm"})

    return report


@contextmanager
def _no_audit() -> Iterator[None]:
    with patch.object(runner, "record", lambda **_: None):
        yield


def _interleaved(*sides: Callable[[], None]) -> list[float]:
    spent: list[list[float]] = [[] for _ in sides]
    gc.disable()
    try:
        for _ in range(TIMES):
            for side, found in zip(sides, spent, strict=True):
                began = perf_counter()
                side()
                found.append(perf_counter() - began)
    finally:
        gc.enable()
    return [statistics.median(found) for found in spent]


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms"
