"""Several connections at the same moment, over real PostgreSQL: one ballot per voter, nothing lost at closing."""

import threading
from collections import Counter
from collections.abc import Callable

import pytest
from django.db import connection

from backend.council.models import InclusionCode, Session
from backend.papers import box_keys
from tests.support.databases import Committed
from tests.support.sessions import AGAINST, FOR, House, make_house
from workflows.engine import Refused

pytestmark = pytest.mark.postgres


@pytest.fixture
def house(committed_db: Committed) -> House:
    return make_house(7)


def at_once(*tasks: Callable[[], object]) -> list[str]:
    """Run all tasks at the same moment, each on a connection of its own; "done" or the first reason's code of each."""
    gate, said = threading.Barrier(len(tasks)), [""] * len(tasks)

    def run(number: int) -> None:
        try:
            gate.wait()
            tasks[number]()
            said[number] = "done"
        except Refused as refused:
            said[number] = refused.reasons[0].code
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(n,)) for n in range(len(tasks))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return said


def test_eight_devices_of_one_voter_give_one_ballot_and_clear_refusals(house: House) -> None:
    session = house.opened([house.case(), house.case()])
    voter = house.voters[1]
    seen = house.tag(session, voter)
    said = at_once(*[lambda: house.cast(session, voter, {1: FOR, 2: AGAINST}, seen=seen) for _ in range(8)])
    assert Counter(said) == {"done": 1, "ballot.cast_meanwhile": 7}
    first, second = house.close(session).items.all()
    assert (first.votes_for, first.did_not_vote, second.votes_against) == (1, 6, 1)


def test_all_voters_at_once_are_all_counted(house: House) -> None:
    session = house.opened([house.case()])
    said = at_once(*[lambda p=p: house.cast(session, p, {1: FOR}) for p in house.voters])  # type: ignore[misc]
    assert set(said) == {"done"}
    assert house.close(session).items.get().votes_for == 7


def test_a_ballot_is_either_counted_or_refused_when_the_vote_closes(house: House) -> None:
    session = house.opened([house.case()])
    seen = {p.pk: house.tag(session, p) for p in house.voters}
    casts = [lambda p=p: house.cast(session, p, {1: FOR}, seen=seen[p.pk]) for p in house.voters]  # type: ignore[misc]
    said = at_once(*casts, lambda: house.close(session))
    item = session.items.get()
    assert said[-1] == "done"
    assert set(said[:-1]) <= {"done", "state.wrong"}
    assert item.votes_for == said[:-1].count("done") == InclusionCode.objects.count()


def test_two_closings_at_once_count_once_and_the_key_is_gone(house: House) -> None:
    session = house.opened([house.case()])
    house.cast(session, house.voters[1], {1: FOR})
    said = at_once(lambda: house.close(session), lambda: house.close(session))
    assert Counter(said) == {"done": 1, "state.wrong": 1}
    assert Session.objects.get(pk=session.pk).items.get().votes_for == 1
    assert box_keys.present() == []
