"""Eight officers issue at once on real connections: no number is missing and none is given twice."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from backend.acts.runner import Result, perform_each
from backend.certificates.models import Certificate
from backend.organisation.actors import actor_of
from permissions.actor import Actor
from tests.support.awards import AT, make_cabinet

THREADS, EACH = 8, 3


def issue(officer: Actor, keys: list[int]) -> list[Result]:
    try:
        return perform_each("certificate.issue", [(key, None) for key in keys], actor=officer, at=AT)
    finally:
        connection.close()


@pytest.mark.postgres
def test_eight_threads_leave_no_gap_and_no_double(committed_db: object) -> None:
    cabinet = make_cabinet()
    keys = [row.pk for row in cabinet.confirmed(THREADS * EACH)]
    officer = actor_of(cabinet.people["officer"])
    with ThreadPoolExecutor(THREADS) as threads:
        work = [threads.submit(issue, officer, keys[start::THREADS]) for start in range(THREADS)]
        results = [result for future in work for result in future.result()]
    assert all(result.done for result in results)
    numbers = Certificate.objects.values_list("register_number", flat=True)
    assert sorted(numbers) == list(range(1, THREADS * EACH + 1))


@pytest.mark.postgres
def test_one_certificate_issued_by_eight_threads_gets_one_number(committed_db: object) -> None:
    cabinet = make_cabinet()
    key = cabinet.confirmed(1)[0].pk
    officer = actor_of(cabinet.people["officer"])
    with ThreadPoolExecutor(THREADS) as threads:
        results = [r for part in threads.map(lambda _n: issue(officer, [key]), range(THREADS)) for r in part]
    assert sum(result.done for result in results) == 1
    assert Certificate.objects.get(pk=key).register_number == 1
