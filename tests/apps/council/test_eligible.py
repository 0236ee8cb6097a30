"""The council sees whether the nominee is still eligible: a fail that may block stops the agenda and the vote."""

import pytest
from django.utils.translation import override

from backend.acts.runner import perform
from backend.base.reasons import tell
from backend.catalogue.models import RowConfirmation
from backend.catalogue.queries import pack_value
from backend.history.models import AwardRecord
from backend.matters.models import Matter
from backend.nominations.models import EligibilityFinding
from backend.organisation.actors import actor_of
from backend.organisation.models import Holding
from backend.organisation.services import make_person
from permissions.roles import Role
from tests.support.sessions import AT, CHAINED, SINCE, House, qualify
from workflows.engine import Refused


def test_a_row_that_fails_what_the_law_s_text_asks_stays_off_the_agenda_with_its_reasons(house: House) -> None:
    session = house.planned([house.case(award=CHAINED)])
    stage = house.case()
    stage.nomination.award, stage.nomination.ground = CHAINED, "merit"
    stage.nomination.save()
    with pytest.raises(Refused) as refused:
        house.act("add_items", house.secretary, session, stages=[stage])
    assert {reason.code for reason in refused.value.reasons} == {"nomination.no_longer_eligible"}
    qualify(stage.nomination.person)
    house.act("add_items", house.secretary, session, stages=[stage])


def test_the_sentence_names_the_criterion_in_the_reader_s_language(house: House) -> None:
    session, stage = house.planned([house.case(award=CHAINED)]), house.case()
    stage.nomination.award, stage.nomination.ground = CHAINED, "merit"
    stage.nomination.save()
    with override("en"), pytest.raises(Refused) as refused:
        house.act("add_items", house.secretary, session, stages=[stage])
    pack = pack_value(stage.nomination.submission.law)
    english = {row.title.en for row in pack.criteria + pack.exclusions}
    assert {reason.data["criterion"] for reason in refused.value.reasons} <= english


def test_each_check_is_kept_by_its_occasion(house: House) -> None:
    house.open(house.convened([house.case(award=CHAINED)]))
    found = set(EligibilityFinding.objects.values_list("occasion", flat=True))
    assert found == {"council", "vote"}


def test_what_changed_since_the_agenda_stops_the_vote(house: House) -> None:
    session = house.convened([house.case(award=CHAINED)])
    gone = AwardRecord.objects.filter(award="chien-si-thi-dua-co-so")
    assert gone.count() == 3
    stage = house.made[0]
    stage.nomination.achievement_from = stage.nomination.achievement_to = 2022
    stage.nomination.save()
    with pytest.raises(Refused) as refused:
        house.open(session)
    assert "nomination.no_longer_eligible" in {reason.code for reason in refused.value.reasons}


def test_an_open_matter_stops_too_and_who_may_not_read_it_learns_only_whom_to_ask(house: House) -> None:
    session, stage = house.planned([house.case(award=CHAINED)]), house.case(award=CHAINED)
    person, law = stage.nomination.person, stage.nomination.submission.law
    RowConfirmation.objects.create(
        edition=law, row="khong-dang-bi-xem-xet", source="Thử", confirmed_by="Thử", confirmed_at=AT
    )
    Matter.objects.create(
        person=person, home=person.unit, matter_kind="inspection", opened_on=AT.date(), document="Thử",
        entered_by="Thử", entered_at=AT,
    )  # fmt: skip
    with pytest.raises(Refused) as refused:
        house.act("add_items", house.secretary, session, stages=[stage])
    assert [reason.code for reason in refused.value.reasons] == ["nomination.ask_appraiser"]
    assert "thanh tra" not in tell(refused.value.reasons[0]).says


def test_a_row_whose_confirmation_was_withdrawn_stops_nothing_more_and_earlier_answers_stay(house: House) -> None:
    row = "khong-dang-bi-xem-xet"
    first = house.case(award=CHAINED)
    person, law = first.nomination.person, first.nomination.submission.law
    said = RowConfirmation.objects.create(edition=law, row=row, source="Thử", confirmed_by="Thử", confirmed_at=AT)
    session = house.convened([first])
    Matter.objects.create(
        person=person, home=person.unit, matter_kind="inspection", opened_on=AT.date(), document="Thử",
        entered_by="Thử", entered_at=AT,
    )  # fmt: skip
    with pytest.raises(Refused):
        house.open(session)
    keeper = make_person(full_name="Đỗ Quản Trị", unit=house.unit)
    Holding.objects.create(person=keeper, unit=house.unit, role=Role.ADMINISTRATOR, valid_from=SINCE, basis="Thử")
    why = {"reason": "Đọc nhầm văn bản"}
    perform("row_confirmation.withdraw", actor=actor_of(keeper), subject=said.pk, inputs=why, at=AT)
    house.open(session)
    told = EligibilityFinding.objects.filter(nomination=first.nomination, criterion=row).order_by("pk")
    assert list(told.values_list("status", flat=True)) == ["confirmed_here", "secondary"]
    assert told[1].outcome == "to_confirm"
