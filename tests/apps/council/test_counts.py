"""From casting to counts, end to end, against plain arithmetic."""

import random
from collections import Counter

import pytest
from django.db import DatabaseError, transaction

from backend.council.models import InclusionCode, Slot
from tests.support.sessions import AGAINST, BLANK, FOR, House

pytestmark = pytest.mark.django_db


def test_counts_are_what_plain_arithmetic_says(house: House) -> None:
    session = house.opened([house.case() for _ in range(4)])
    luck = random.Random(7)
    cast = [{n: luck.choice([FOR, AGAINST, BLANK]) for n in range(1, 5)} for _ in house.voters[1:]]
    for person, ballot in zip(house.voters[1:], cast, strict=True):
        house.cast(session, person, ballot)
    session = house.close(session)
    for item in session.items.all():
        plain = Counter(ballot[item.ordinal] for ballot in cast)
        assert (item.votes_for, item.votes_against, item.votes_blank) == (plain[FOR], plain[AGAINST], plain[BLANK])
        assert (item.votes_invalid, item.did_not_vote) == (0, 1)
        assert item.passed == (plain[FOR] * 2 > 5)


def test_the_last_ballot_of_a_voter_counts(house: House) -> None:
    session = house.opened([house.case()])
    house.cast(session, house.voters[1], {1: FOR})
    house.cast(session, house.voters[1], {1: AGAINST})
    item = house.close(session).items.get()
    assert (item.votes_for, item.votes_against, item.did_not_vote) == (0, 1, 4)


def test_slots_are_gone_after_closing_and_codes_are_sorted(house: House) -> None:
    session = house.opened([house.case(), house.case()])
    for person in house.voters:
        house.cast(session, person, {1: FOR, 2: AGAINST})
    house.close(session)
    assert not Slot.objects.exists()
    for item in session.items.all():
        codes = list(InclusionCode.objects.filter(item=item).order_by("pk").values_list("code", flat=True))
        assert codes == sorted(codes)
        assert len(codes) == 5


def test_nothing_is_counted_before_closing(house: House) -> None:
    session = house.opened([house.case()])
    house.cast(session, house.voters[1], {1: FOR})
    item = session.items.get()
    five = (item.votes_for, item.votes_against, item.votes_blank, item.votes_invalid, item.did_not_vote)
    assert five == (None,) * 5
    assert item.passed is None
    assert not InclusionCode.objects.exists()


def test_an_altered_slot_counts_as_invalid_and_the_minutes_say_so(house: House) -> None:
    session = house.opened([house.case()])
    slot = Slot.objects.first()
    assert slot is not None
    Slot.objects.filter(pk=slot.pk).update(sealed=bytes(len(bytes(slot.sealed))))
    item = house.close(session).items.get()
    assert (item.votes_invalid, item.did_not_vote, item.detail["unreadable"]) == (1, 4, 1)


def test_a_slot_moved_to_another_voter_is_not_counted_as_a_vote(house: House) -> None:
    session = house.opened([house.case()])
    house.cast(session, house.voters[1], {1: FOR})
    rows = list(Slot.objects.order_by("member_id"))
    Slot.objects.filter(pk=rows[2].pk).update(sealed=rows[1].sealed)
    item = house.close(session).items.get()
    assert (item.votes_for, item.votes_invalid) == (1, 1)


def test_a_slot_that_was_taken_away_is_told_and_counts_as_invalid(house: House) -> None:
    session = house.opened([house.case(), house.case()])
    house.cast(session, house.voters[0], {1: FOR, 2: FOR})
    Slot.objects.filter(item__ordinal=1, member__person=house.voters[0]).delete()
    Slot.objects.filter(item__ordinal=2).delete()
    house.close(session)
    first, second = session.items.all()
    assert (first.votes_for, first.votes_invalid, first.detail["unreadable"]) == (0, 1, 1)
    assert (second.votes_invalid, second.did_not_vote, second.detail["unreadable"]) == (5, 0, 5)


def test_a_slot_that_was_put_in_does_not_keep_the_vote_from_closing(house: House) -> None:
    session = house.opened([house.case()], present=house.voters[:4])
    stranger = session.members.get(person=house.voters[4])
    Slot.objects.create(item=session.items.get(), member=stranger, sealed=bytes(60))
    house.close(session)
    assert session.items.get().votes_invalid == 1


@pytest.mark.parametrize("changed", [{"votes_for": 5}, {"passed": None}, {"detail": {}}])
def test_counts_are_written_once_and_the_database_keeps_them(house: House, changed: dict[str, object]) -> None:
    session = house.close(house.opened([house.case()]))
    with pytest.raises(DatabaseError), transaction.atomic():
        session.items.update(**changed)
