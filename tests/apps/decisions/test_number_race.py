"""Eight clerks number at once from the own register: every number is given once; one row gets on one draft only."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from backend.acts.runner import perform, perform_each
from backend.decisions.models import Decision
from backend.organisation.actors import actor_of
from tests.support.awards import AT, DAY, make_cabinet
from workflows.engine import Refused

THREADS = 8


@pytest.mark.postgres
def test_eight_clerks_give_eight_numbers(committed_db: object) -> None:
    cabinet = make_cabinet()
    keys = [cabinet.signed(cabinet.waiting(1)).pk for _ in range(THREADS)]
    clerk = actor_of(cabinet.people["clerk"])

    def number(key: int) -> bool:
        try:
            found = perform_each("decision.number", [(key, None)], actor=clerk, inputs={"decided_on": DAY}, at=AT)
            return found[0].done
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as threads:
        assert all(threads.map(number, keys))
    assert sorted(Decision.objects.values_list("number", flat=True)) == list(range(1, THREADS + 1))


@pytest.mark.postgres
def test_one_nomination_gets_on_one_of_eight_drafts(committed_db: object) -> None:
    cabinet = make_cabinet()
    row, round_ = cabinet.waiting(1)[0], cabinet.round()
    appraiser = actor_of(cabinet.people["appraiser"])

    def draft(_n: int) -> bool:
        try:
            perform("decision.draft", actor=appraiser, inputs={"round": round_, "nominations": [row.pk]}, at=AT)
        except Refused:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(THREADS) as threads:
        assert sum(threads.map(draft, range(THREADS))) == 1
