"""Opening, casting and closing: allowed, refused, and what a recusal takes away."""

import pytest

from backend.acts.models import Receipt
from backend.acts.runner import perform
from backend.audit.models import Entry, Line
from backend.council.ballots import included
from backend.council.models import Slot
from backend.council.queries import hidden_items, impossible_items, shown_items, warnings
from backend.organisation.actors import actor_of
from permissions.check import NotPermitted
from tests.support.sessions import AGAINST, AT, BLANK, FOR, House
from workflows.engine import Refused

pytestmark = pytest.mark.django_db


def codes(refused: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {reason.code for reason in refused.value.reasons}


def test_slots_are_for_entitled_voters_who_are_there(house: House) -> None:
    session = house.convened([house.case(), house.case()], present=house.voters[:4])
    house.recuse(session, house.voters[1], 2)
    house.open(session)
    assert Slot.objects.filter(item__ordinal=1).count() == 4
    assert Slot.objects.filter(item__ordinal=2).count() == 3


def test_a_vote_opens_only_when_recusals_are_settled(house: House) -> None:
    session = house.convened([house.case()])
    house.act("declare_recusal", house.voters[1], session, ordinal=1, ground="family")
    with pytest.raises(Refused) as refused:
        house.open(session)
    assert codes(refused) == {"session.recusals_open"}


def test_a_dismissed_declaration_needs_a_reason_and_leaves_the_ballot(house: House) -> None:
    session = house.convened([house.case()])
    house.act("declare_recusal", house.voters[1], session, ordinal=1, ground="other")
    who = {"ordinal": 1, "person": house.voters[1].pk, "accept": False}
    with pytest.raises(Refused) as refused:
        house.act("settle_recusal", house.secretary, session, **who)
    assert codes(refused) == {"recusal.reason_missing"}
    house.act("settle_recusal", house.secretary, session, **who, reason="Không có quan hệ")
    house.cast(house.open(session), house.voters[1], {1: FOR})


def test_a_declaration_is_made_once_and_settled_once(house: House) -> None:
    session = house.convened([house.case()])
    house.recuse(session, house.voters[1], 1)
    with pytest.raises(Refused) as refused:
        house.act("declare_recusal", house.voters[1], session, ordinal=1, ground="other")
    assert codes(refused) == {"recusal.declared_already"}
    with pytest.raises(Refused) as refused:
        house.act("settle_recusal", house.secretary, session, ordinal=1, person=house.voters[1].pk, accept=True)
    assert codes(refused) == {"recusal.settled_already"}


def test_a_true_nominee_cannot_be_called_back_to_the_vote(house: House) -> None:
    session = house.convened([house.case(person=house.voters[1])])
    with pytest.raises(Refused) as refused:
        house.act("settle_recusal", house.secretary, session, ordinal=1, person=house.voters[1].pk, reason="x")
    assert codes(refused) == {"recusal.settled_already"}


def test_a_member_does_not_settle_and_the_secretary_does_not_declare(house: House) -> None:
    session = house.convened([house.case()])
    with pytest.raises(NotPermitted):
        house.act("settle_recusal", house.voters[1], session, ordinal=1, person=house.voters[1].pk, accept=True)
    with pytest.raises(NotPermitted):
        house.act("declare_recusal", house.secretary, session, ordinal=1, ground="other")


def test_a_recused_member_may_not_vote_on_the_item(house: House) -> None:
    session = house.convened([house.case(), house.case()])
    house.recuse(session, house.voters[1], 2)
    session = house.open(session)
    with pytest.raises(Refused) as refused:
        house.cast(session, house.voters[1], {1: FOR, 2: FOR})
    assert codes(refused) == {"ballot.not_entitled"}
    house.cast(session, house.voters[1], {1: FOR})


def test_a_recused_member_sees_no_count_until_the_minutes_are_signed(house: House) -> None:
    session = house.convened([house.case(), house.case()])
    house.recuse(session, house.voters[1], 2)
    session = house.close(house.open(session))
    mine = {s.item.ordinal: (s.hidden, s.counts is None) for s in shown_items(session, house.voters[1].pk)}
    others = {s.item.ordinal: (s.hidden, s.counts is None) for s in shown_items(session, house.voters[2].pk)}
    assert mine == {1: (False, False), 2: (True, True)}
    assert others == {1: (False, False), 2: (False, False)}


def test_the_nominee_sees_nothing_whatever_the_role(house: House) -> None:
    session = house.close(house.opened([house.case(person=house.secretary)]))
    assert len(hidden_items(session, house.secretary.pk)) == 1


def test_the_secretary_has_no_ballot(house: House) -> None:
    session = house.opened([house.case()])
    with pytest.raises(NotPermitted):
        house.cast(session, house.secretary, {1: FOR})


def test_an_absent_member_has_no_ballot(house: House) -> None:
    session = house.opened([house.case()], present=house.voters[:4])
    with pytest.raises(Refused) as refused:
        house.cast(session, house.voters[4], {1: FOR}, seen="x")
    assert codes(refused) == {"ballot.not_a_voter"}


def test_a_ballot_is_whole_and_names_each_item_once(house: House) -> None:
    session = house.opened([house.case(), house.case()])
    with pytest.raises(Refused) as refused:
        house.cast(session, house.voters[1], {1: FOR})
    assert codes(refused) == {"ballot.incomplete"}
    rows = [{"ordinal": 1, "choice": FOR}, {"ordinal": 1, "choice": FOR}, {"ordinal": 2, "choice": FOR}]
    with pytest.raises(Refused) as refused:
        house.act("cast", house.voters[1], session, seen=house.tag(session, house.voters[1]), choices=rows)
    assert codes(refused) == {"ballot.twice"}


def test_two_devices_give_one_ballot_and_one_clear_refusal(house: House) -> None:
    session = house.opened([house.case()])
    seen = house.tag(session, house.voters[1])
    house.cast(session, house.voters[1], {1: FOR}, seen=seen)
    with pytest.raises(Refused) as refused:
        house.cast(session, house.voters[1], {1: AGAINST}, seen=seen)
    assert codes(refused) == {"ballot.cast_meanwhile"}
    assert house.close(session).items.get().votes_for == 1


@pytest.mark.parametrize("state", ["convened", "counted"])
def test_ballots_are_cast_only_while_the_vote_is_open(house: House, state: str) -> None:
    session = house.convened([house.case()])
    if state == "counted":
        session = house.close(house.open(session))
    with pytest.raises(Refused) as refused:
        house.cast(session, house.voters[1], {1: FOR}, seen="x")
    assert codes(refused) == {"state.wrong"}


def test_the_trail_says_took_part_and_nothing_more(house: House) -> None:
    session = house.opened([house.case(), house.case()])
    house.cast(session, house.voters[1], {1: FOR, 2: BLANK})
    house.cast(session, house.voters[1], {1: FOR, 2: AGAINST})
    entries = Entry.objects.filter(act="session.cast")
    lines = Line.objects.filter(entry__in=entries)
    assert [line.data for line in lines] == [{"what": "took_part"}] * 2
    assert {(e.person_name, e.batch, e.request) for e in entries} == {(house.voters[1].full_name, None, "")}


def test_a_repeat_key_keeps_neither_choice_nor_receipt(house: House) -> None:
    session = house.opened([house.case()])
    given = {"seen": house.tag(session, house.voters[1]), "choices": [{"ordinal": 1, "choice": FOR}]}
    who = actor_of(house.voters[1])
    perform("session.cast", actor=who, subject=session.pk, inputs=given, key="k1", at=AT)
    first = Receipt.objects.get(key="k1")
    other = {**given, "choices": [{"ordinal": 1, "choice": AGAINST}]}
    again = perform("session.cast", actor=who, subject=session.pk, inputs=other, key="k1", at=AT)
    assert (first.answer, again.repeated, dict(again.answer)) == ({}, True, {})


def test_the_receipt_proves_inclusion_and_a_recast_replaces_it(house: House) -> None:
    session = house.opened([house.case(), house.case()])
    old = house.cast(session, house.voters[1], {1: FOR, 2: FOR})
    new = house.cast(session, house.voters[1], {1: FOR, 2: AGAINST})
    assert included(session, new["secret"]) == frozenset()
    session = house.close(session)
    assert included(session, old["secret"]) == frozenset()
    assert len(included(session, new["secret"].lower())) == 2
    assert len(included(session, new["codes"][0]["code"])) == 1
    assert included(session, "") == frozenset()


def test_warnings_must_be_seen_before_the_vote_opens(house: House) -> None:
    session = house.convened([house.case(award="chien-si-thi-dua-tinh")])
    assert {reason.code for reason in warnings(session)} == {"passing_needs_unanimity"}
    with pytest.raises(Refused) as refused:
        house.act("open_vote", house.secretary, session)
    assert "session.secrecy_unconfirmed" in codes(refused)
    house.open(session)


def test_a_revealing_count_may_be_published_as_outcome_only(house: House) -> None:
    session = house.open(house.convened([house.case(), house.case()]), reduced=True)
    for at, person in enumerate(house.voters):
        house.cast(session, person, {1: FOR, 2: FOR if at else AGAINST})
    first, second = shown_items(house.close(session), house.chair.pk)
    assert (first.counts, first.outcome) == (None, "passed")
    assert second.counts is not None


def test_items_that_cannot_pass_are_named(house: House) -> None:
    session = house.convened([house.case(award="chien-si-thi-dua-tinh")], present=house.voters[:4])
    assert impossible_items(session) == [1]


def test_members_and_chair_neither_open_nor_close(house: House) -> None:
    session = house.convened([house.case()])
    for person in (house.chair, house.voters[1]):
        with pytest.raises(NotPermitted):
            house.act("open_vote", person, session)
    session = house.open(session)
    with pytest.raises(NotPermitted):
        house.act("close_vote", house.chair, session)


def test_a_case_withdrawn_before_the_vote_gets_no_ballot_and_no_result(house: House) -> None:
    gone, kept = house.case(), house.case()
    session = house.convened([gone, kept])
    type(gone).objects.filter(pk=gone.pk).update(state="cancelled")
    session = house.open(session)
    house.cast(session, house.voters[1], {2: FOR})
    first, second = house.close(session).items.all()
    assert (first.entitled, first.passed, second.votes_for) == (None, None, 1)
