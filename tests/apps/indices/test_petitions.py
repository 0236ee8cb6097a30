"""Petitions about published results, and the decision that adjusts them: nothing old is lost or rewritten."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from backend.acts.runner import perform
from backend.base import clock
from backend.indices.correcting import preview
from backend.indices.models import Petition
from backend.scoring.adjusting import current_publications, current_scores
from backend.scoring.models import IndexPublication, PublishedScore
from backend.scoring.queries import score_for_unit
from backend.scoring.verify import differences
from permissions.check import NotPermitted
from tests.apps.indices.conftest import LEAF
from workflows.engine import Refused

pytestmark = pytest.mark.django_db
DECISION = {
    "decision_number": "100/QĐ-UBND", "decided_on": date(2023, 12, 25), "signatory": "Đặng Người Ký",
    "reason": "Theo kiến nghị đã chấp nhận",
}  # fmt: skip


def codes(refused) -> set[str]:
    return {reason.code for reason in refused.value.reasons}


def lower(score) -> Decimal:
    """The corrected value: the leaf's own points less one half."""
    return Decimal("0.5")


@pytest.fixture
def accepted(petition, act) -> Petition:
    act("index_petition.accept", "appraiser", petition, answer="Đúng, tính lại.", number=lower(petition.score))
    return Petition.objects.get(pk=petition.pk)


def test_an_accepted_petition_becomes_a_correction_by_a_new_decision(accepted, score, act, published):
    made = act("index.adjust", "signatory", published, **DECISION)
    after = made.scores.get(unit=score.unit)
    assert made.adjusts_id == published.pk
    assert after.points != score.points
    assert accepted.value == {"number": "0.5"}
    accepted.refresh_from_db()
    assert (accepted.state, accepted.adjustment_id) == ("settled", made.pk)


def test_the_old_rows_stay_and_the_newer_ones_count(accepted, score, act, published):
    before = list(PublishedScore.objects.filter(publication=published).values())
    made = act("index.adjust", "signatory", published, **DECISION)
    assert list(PublishedScore.objects.filter(publication=published).values()) == before
    assert set(current_scores()) == set(made.scores.all())
    assert list(current_publications()) == [made]
    assert score_for_unit(score.unit, 2023).source.endswith("100/QĐ-UBND ngày 25/12/2023")


def test_the_preview_says_what_the_decision_will_publish(accepted, score, act, published):
    moves = {row.before.unit_id: row for row in preview(published)}
    made = act("index.adjust", "signatory", published, **DECISION)
    for row in made.scores.all():
        assert moves[row.unit_id].after.placing.rank == row.rank
    assert moves[score.unit_id].touched
    assert len(moves) == published.scores.count() == made.scores.count()


def test_both_publications_are_recomputed_from_what_they_were_made_of(accepted, act, published):
    act("index.adjust", "signatory", published, **DECISION)
    assert list(differences()) == []


def test_a_second_adjustment_corrects_the_first(accepted, score, act, published, cast):
    first = act("index.adjust", "signatory", published, **DECISION)
    row = first.scores.get(unit=score.unit)
    inputs = {"score": row, "leaf": "8.1.2", "asked": "Đề nghị xem lại tiêu chí 8.1.2."}
    again = perform("index_petition.send", actor=cast["head"], inputs=inputs).result
    act("index_petition.accept", "appraiser", again, answer="Đúng.", number=Decimal("0.25"))
    second = act("index.adjust", "signatory", first, **{**DECISION, "decision_number": "101/QĐ-UBND"})
    assert list(differences()) == []
    assert second.scores.count() == first.scores.count()
    with pytest.raises(Refused) as no:
        act("index.adjust", "signatory", first, **DECISION)
    assert "index.already_adjusted" in codes(no)


def test_an_adjustment_needs_an_answer_to_every_petition_and_one_accepted(petition, act, published):
    with pytest.raises(Refused) as no:
        act("index.adjust", "signatory", published, **{**DECISION, "decided_on": date(2023, 12, 26)})
    assert codes(no) == {"index.nothing_to_adjust", "index.petitions_waiting", "date.in_future"}


def test_an_adjustment_is_not_dated_before_the_publication(accepted, act, published):
    with pytest.raises(Refused) as no:
        act("index.adjust", "signatory", published, **{**DECISION, "decided_on": date(2023, 12, 24)})
    assert codes(no) == {"index.adjusted_before"}


def test_a_petition_is_sent_once_and_in_time(petition, score, cast):
    inputs = {"score": score, "leaf": LEAF, "asked": "Gửi lần nữa cho chắc chắn."}
    with pytest.raises(Refused) as no:
        perform("index_petition.send", actor=cast["head"], inputs=inputs)
    assert codes(no) == {"index_petition.exists"}
    with pytest.raises(Refused) as no:
        perform("index_petition.send", actor=cast["head"], inputs=inputs | {"leaf": "9.9"})
    assert codes(no) == {"score.code_unknown"}


def test_after_the_last_day_or_without_a_sheet_a_petition_comes_too_late(approved, cast, decision):
    perform("index.publish", actor=cast["signatory"], inputs=decision | {"petition_until": date(2023, 12, 27)})
    publication = IndexPublication.objects.get()
    own, other = (publication.scores.get(sheet__isnull=none) for none in (False, True))
    with clock.stated(datetime(2023, 12, 28, 8, tzinfo=clock.HANOI)), pytest.raises(Refused) as no:
        perform("index_petition.send", actor=cast["head"], inputs={"score": own, "leaf": LEAF, "asked": "Xin xem lại"})
    assert codes(no) == {"index_petition.too_late"}
    with pytest.raises(Refused) as no:
        perform(
            "index_petition.send",
            actor=cast["neighbour"],
            inputs={"score": other, "leaf": LEAF, "asked": "Xin xem lại"},
        )
    assert codes(no) == {"index_petition.no_sheet"}


def test_the_corrected_value_must_fit_its_criterion(petition, act):
    with pytest.raises(Refused) as no:
        act("index_petition.accept", "appraiser", petition, answer="Đồng ý.", number=Decimal(99))
    assert codes(no) == {"score.over_maximum"}
    with pytest.raises(Refused) as no:
        act("index_petition.accept", "appraiser", petition, answer="Đồng ý.")
    assert codes(no) == {"score.value_missing"}


def test_a_refused_or_withdrawn_petition_ends(petition, act):
    act("index_petition.refuse", "appraiser", petition, reason="Tài liệu ban hành sau thời điểm chốt số liệu.")
    for name, who in (("withdraw", "head"), ("accept", "appraiser")):
        with pytest.raises(Refused) as no:
            act(
                f"index_petition.{name}", who, petition, **({"answer": "Được", "number": 1} if name == "accept" else {})
            )
        assert codes(no) == {"state.wrong"}


def test_who_may_not_is_told(petition, act, score, cast, published):
    for name, who in (("accept", "head"), ("withdraw", "neighbour"), ("refuse", "signatory")):
        with pytest.raises(NotPermitted):
            act(f"index_petition.{name}", who, petition, reason="Không", answer="Không", number=1)
    with pytest.raises(NotPermitted):
        act("index.adjust", "head", published, **DECISION)
    with pytest.raises(NotPermitted):
        perform(
            "index_petition.send", actor=cast["neighbour"], inputs={"score": score, "leaf": "8.1.2", "asked": "x" * 10}
        )
