"""Two hundred lists ask for ten places of one quota at once over real connections: throughput, and nobody too many."""

from __future__ import annotations

import contextvars
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import perf_counter

from django.db import connection, connections

import backend.urls  # noqa: F401  registers the acts
from backend.base import clock
from backend.nominations.models import Nomination
from backend.nominations.quotas import HOLDING
from permissions.actor import Actor
from tests.benchmarks.rows import Row
from tests.proofs.test_quotas import NOON, PLACES, _send, _world

LISTS = 200
AT_ONCE = {"postgresql": 50, "sqlite": 8}


def run() -> list[Row]:
    """All lists are sent by as many connections as the database is made for; each sends its share one by one."""
    with clock.stated(NOON):
        head, lists = _world(LISTS)
    began = perf_counter()
    told = _sent(head, lists, AT_ONCE[connection.vendor])
    rate = LISTS / (perf_counter() - began)
    given = Nomination.objects.filter(state__in=HOLDING).count()
    exact = given == PLACES == told.count("submitted") and told.count("submission.over_quota") == LISTS - PLACES
    many = AT_ONCE[connection.vendor]
    name = f"submissions for the same {PLACES} places, {LISTS} lists over {many} connections, {connection.vendor}"
    ours = f"{rate:.0f} answers a second, {given} places given, {max(given - PLACES, 0)} too many"
    return [Row(name, ours, f"{PLACES} places", given / PLACES, f"= {PLACES} given, 0 too many", exact)]


def _sent(head: Actor, lists: list[int], at_once: int) -> list[str]:
    start = Barrier(at_once)

    def share(number: int) -> list[str]:
        try:
            start.wait()
            return [_send(head, pk)() for pk in lists[number::at_once]]
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(at_once) as pool:
        jobs = [pool.submit(contextvars.copy_context().run, share, number) for number in range(at_once)]
        return [answer for job in jobs for answer in job.result()]
