"""Planning and convening: each act allowed, in the wrong state, by the wrong person, with wrong inputs."""

from datetime import date

import pytest

from backend.catalogue.models import RowConfirmation
from backend.council.inbox import waiting
from backend.council.models import Member, Recusal, Session, Settlement
from backend.council.queries import session_facts
from backend.organisation.actors import actor_of
from backend.organisation.services import make_person
from permissions.check import NotPermitted
from tests.support.sessions import AT, DAY, House
from workflows.engine import Refused

pytestmark = pytest.mark.django_db


def codes(refused: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {reason.code for reason in refused.value.reasons}


def test_the_secretary_plans_a_session_and_its_rule_comes_from_the_pack(house: House) -> None:
    session = house.planned([house.case(), house.case()])
    session.refresh_from_db()
    assert session.state == "planned"
    assert session.rule["code"] == "hoi-dong-quy-che"
    assert [item.ordinal for item in session.items.all()] == [1, 2]


def test_a_member_does_not_plan_sessions(house: House) -> None:
    with pytest.raises(NotPermitted):
        house.act("create", house.voters[1], council=house.council, title="x", held_on=DAY)


def test_a_session_is_not_planned_in_the_past(house: House) -> None:
    with pytest.raises(Refused) as refused:
        house.act("create", house.secretary, council=house.council, title="x", held_on=date(2024, 2, 1))
    assert codes(refused) == {"session.in_the_past"}


def test_a_case_stands_on_one_agenda_only(house: House) -> None:
    stage = house.case()
    house.planned([stage])
    with pytest.raises(Refused) as refused:
        house.planned([stage])
    assert "session.already_on_agenda" in codes(refused)


def test_a_cancelled_session_gives_its_cases_back(house: House) -> None:
    stage = house.case()
    session = house.planned([stage])
    house.act("cancel", house.secretary, session, reason="Hoãn họp")
    assert house.planned([stage]).items.get().stage == stage


def test_awards_of_another_rule_need_another_session(house: House) -> None:
    with pytest.raises(Refused) as refused:
        house.planned([house.case(), house.case(award="chien-si-thi-dua-tinh")])
    assert codes(refused) == {"session.other_rule"}


def test_an_unsure_rule_must_be_adopted_before_convening(house: House) -> None:
    house.act("create", house.secretary, council=house.council, title="x", held_on=DAY)
    session = Session.objects.get()
    house.act("add_items", house.secretary, session, stages=[house.case()])
    everybody = [p.pk for p in [*house.voters, house.secretary]]
    with pytest.raises(Refused) as refused:
        house.act("convene", house.secretary, session, present=everybody)
    assert codes(refused) == {"session.rule_not_adopted"}


def test_a_rule_that_is_no_longer_confirmed_is_adopted_before_the_vote_opens(house: House) -> None:
    house.act("create", house.secretary, council=house.council, title="x", held_on=DAY)
    session = Session.objects.get()
    house.act("add_items", house.secretary, session, stages=[house.case()])
    session.refresh_from_db(fields=["rule", "rule_edition"])
    made = RowConfirmation.objects.create(
        edition=session.rule_edition, row=session.rule["code"], source="Quy chế", confirmed_by="x", confirmed_at=AT
    )
    house.act("convene", house.secretary, session, present=[p.pk for p in [*house.voters, house.secretary]])
    RowConfirmation.objects.filter(pk=made.pk).update(state="withdrawn", reason="Nhầm", ended_by="x", ended_at=AT)
    with pytest.raises(Refused) as refused:
        house.open(session)
    assert codes(refused) == {"session.rule_not_adopted"}
    assert "session.adopt_rule" in {one.act for one in waiting(actor_of(house.chair), AT)}
    house.act("adopt_rule", house.chair, session, reason="Theo quy chế Hội đồng")
    assert house.open(session).state == "voting"


def test_a_rule_is_adopted_once(house: House) -> None:
    session = house.planned([house.case()])
    with pytest.raises(Refused) as refused:
        house.act("adopt_rule", house.chair, session, reason="Lần nữa")
    assert codes(refused) == {"session.rule_already_usable"}


def test_convening_freezes_the_members_with_their_presence(house: House) -> None:
    session = house.convened([house.case()], present=house.voters[:4])
    rows = {m.name: (m.presence, m.votes) for m in Member.objects.filter(session=session)}
    assert rows[house.voters[3].full_name] == ("present", True)
    assert rows[house.voters[4].full_name] == ("absent", True)
    assert rows[house.secretary.full_name] == ("present", False)


def test_too_few_present_is_no_session_and_freezes_nobody(house: House) -> None:
    session = house.planned([house.case()])
    with pytest.raises(Refused) as refused:
        house.act("convene", house.secretary, session, present=[house.chair.pk, house.secretary.pk])
    assert codes(refused) == {"session.no_quorum"}
    assert not Member.objects.exists()


def test_strangers_and_double_entries_are_refused(house: House) -> None:
    session = house.planned([house.case()])
    stranger = make_person(full_name="Người Lạ", unit=house.unit)
    with pytest.raises(Refused) as refused:
        house.act("convene", house.secretary, session, present=[stranger.pk, house.chair.pk])
    assert codes(refused) == {"session.not_a_seat"}


def test_without_chair_or_secretary_nobody_could_sign(house: House) -> None:
    session = house.planned([house.case()])
    with pytest.raises(Refused) as refused:
        house.act("convene", house.secretary, session, present=[p.pk for p in house.voters[1:]])
    assert codes(refused) == {"session.no_chair", "session.no_secretary"}


def test_votes_from_elsewhere_need_a_rule_that_takes_them(house: House) -> None:
    with pytest.raises(Refused) as refused:
        house.convened([house.case()], present=house.voters[:4], remote=house.voters[4:])
    assert codes(refused) == {"session.remote_not_allowed"}


def test_a_rule_with_written_opinions_gives_the_absent_a_ballot(house: House) -> None:
    stage = house.case(award="chien-si-thi-dua-tinh")
    session = house.opened([stage], present=house.voters[:4], remote=house.voters[4:])
    house.cast(session, house.voters[4], {1: "in_favour"})
    item = house.close(session).items.get()
    assert (item.entitled, item.votes_for, item.did_not_vote) == (5, 1, 4)


def test_a_member_who_is_nominee_is_recused_when_the_session_begins(house: House) -> None:
    session = house.convened([house.case(), house.case(person=house.voters[2])])
    row = Recusal.objects.get()
    assert (row.item.ordinal, row.member.person, row.status) == (2, house.voters[2], Settlement.CONFIRMED)
    assert session_facts(session, AT)["recusals_open"] == []


def test_a_session_that_voted_is_not_cancelled(house: House) -> None:
    session = house.opened([house.case()])
    with pytest.raises(Refused) as refused:
        house.act("cancel", house.secretary, session, reason="Thôi")
    assert codes(refused) == {"state.wrong"}
