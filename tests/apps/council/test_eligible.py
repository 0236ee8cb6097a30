"""The council sees whether the nominee is still eligible: a fail that may block stops the agenda and the vote."""

import pytest

from backend.history.models import AwardRecord
from backend.nominations.models import EligibilityFinding
from tests.support.sessions import CHAINED, House, qualify
from workflows.engine import Refused


def test_a_row_that_fails_what_the_law_s_text_asks_stays_off_the_agenda_with_its_reasons(house: House) -> None:
    session = house.planned([house.case(award=CHAINED)])
    stage = house.case()
    stage.nomination.award = CHAINED
    stage.nomination.save()
    with pytest.raises(Refused) as refused:
        house.act("add_items", house.secretary, session, stages=[stage])
    assert {reason.code for reason in refused.value.reasons} == {"nomination.no_longer_eligible"}
    qualify(stage.nomination.person)
    house.act("add_items", house.secretary, session, stages=[stage])


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
