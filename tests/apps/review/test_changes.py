"""Change of award only with the unit's consent; withdrawal ends whatever is open."""

from datetime import date

import pytest

from backend.base.reasons import tell
from backend.catalogue.models import Round
from backend.nominations.models import AwardChange, Nomination
from backend.review.models import Stage
from permissions.check import NotPermitted
from workflows.engine import Refused

pytestmark = pytest.mark.django_db


def codes(no) -> set[str]:
    for reason in no.value.reasons:
        assert tell(reason).says
    return {reason.code for reason in no.value.reasons}


@pytest.fixture
def base_level(unit_a, people, person, submitted, does):
    """A unit's own list, opened inside the unit for two base-level titles; an appraiser of the unit at hand."""
    round_ = Round.objects.create(
        code="CS", title="Danh hiệu cơ sở 2024", awarding_unit=unit_a, process_code="danh-hieu-co-so",
        awards=["chien-si-thi-dua-co-so", "lao-dong-tien-tien"], achievement_from=2024, achievement_to=2024,
        opens_on=date(2025, 7, 1),
    )  # fmt: skip
    submission = submitted(1, of=round_)
    does("head", "submission.open_internal", submission)
    submission.refresh_from_db()
    return submission


@pytest.fixture
def proposed(base_level, does, at_stage, person, unit_a):
    """A proposed change from chiến sĩ thi đua cơ sở to lao động tiên tiến."""
    drafter = person("Cao Thị Thảo", unit_a, "appraiser")
    stage = at_stage(base_level, "ky-to-trinh")
    does(drafter, "stage.propose_change", stage, to_award="lao-dong-tien-tien", reason="Chưa có sáng kiến")
    return stage


def test_an_internal_process_opens_at_the_unit(base_level):
    nomination = base_level.nominations.get()
    rows = [(row.code, row.state, row.owner_unit.code) for row in nomination.stages.order_by("pk")]
    assert rows == [("binh-xet", "passed", "A"), ("ky-to-trinh", "open", "A")]
    assert base_level.received_on == date(2025, 7, 14)


def test_a_provincial_list_is_not_opened_inside_the_unit(submitted, does):
    with pytest.raises(Refused) as no:
        does("head", "submission.open_internal", submitted(1))
    assert "submission.needs_reception" in codes(no)


def test_an_internal_list_is_not_received(base_level, submitted, does, person, unit_a):
    desk = person("Quách Thị Bàn", unit_a, "reception_officer")
    with pytest.raises(Refused) as no:
        does(desk, "submission.receive", submitted(1, of=base_level.round))
    assert codes(no) == {"submission.internal_process"}


def test_a_change_waits_for_the_head_and_holds_the_stage(proposed):
    change = AwardChange.objects.get()
    assert (change.from_award, change.to_award, change.consent) == (
        "chien-si-thi-dua-co-so", "lao-dong-tien-tien", None,
    )  # fmt: skip
    assert proposed.facts(None)["change_pending"]


def test_with_consent_the_award_changes(proposed, does):
    does("head", "nomination.answer_change", proposed.nomination, consent="yes")
    assert Nomination.objects.get(pk=proposed.nomination_id).award == "lao-dong-tien-tien"
    assert AwardChange.objects.get().answered_by == "Trần Văn Đứng"


def test_without_consent_it_stays(proposed, does):
    does("head", "nomination.answer_change", proposed.nomination, consent="no")
    assert Nomination.objects.get(pk=proposed.nomination_id).award == "chien-si-thi-dua-co-so"
    assert not proposed.facts(None)["change_pending"]


@pytest.mark.parametrize("who", ["preparer", "desk", "appraiser", "admin"])
def test_only_the_head_answers(proposed, does, who):
    with pytest.raises(NotPermitted):
        does(who, "nomination.answer_change", proposed.nomination, consent="yes")


def test_a_change_is_answered_once(proposed, does):
    does("head", "nomination.answer_change", proposed.nomination, consent="no")
    with pytest.raises(Refused) as no:
        does("head", "nomination.answer_change", proposed.nomination, consent="yes")
    assert codes(no) == {"nomination.no_change_waiting"}


@pytest.mark.parametrize(
    ("award", "code", "named"),
    [
        ("khong-co", "nomination.award_outside_process", "khong-co"),
        ("bang-khen-tinh-phong-trao", "nomination.award_outside_process", "Bằng khen"),
        ("tap-the-lao-dong-tien-tien", "nomination.award_wrong_kind", "Tập thể lao động tiên tiến"),
        ("chien-si-thi-dua-co-so", "nomination.award_as_it_is", "Chiến sĩ thi đua cơ sở"),
    ],
)
def test_a_change_goes_only_to_another_award_of_the_process_and_kind_which_is_told_by_name(
    base_level, does, at_stage, person, unit_a, award, code, named
):
    drafter = person("Cao Thị Thảo", unit_a, "appraiser")
    with pytest.raises(Refused) as no:
        does(drafter, "stage.propose_change", at_stage(base_level, "ky-to-trinh"), to_award=award, reason="Thử")
    assert codes(no) == {code}
    assert named in tell(no.value.reasons[0]).says


def test_one_change_at_a_time(proposed, does, people, person, unit_a):
    drafter = person("Cao Thị Hai", unit_a, "appraiser")
    with pytest.raises(Refused) as no:
        does(drafter, "stage.propose_change", proposed, to_award="lao-dong-tien-tien", reason="Lần nữa")
    assert codes(no) == {"stage.change_unanswered"}


def test_a_withdrawn_row_leaves_no_open_stage(received, does, at_stage):
    submission = received(2)
    nomination = submission.nominations.first()
    does("head", "nomination.withdraw", nomination, reason="Đơn vị rà soát lại")
    assert set(nomination.stages.values_list("state", flat=True)) == {"passed", "cancelled"}
    submission.refresh_from_db()
    assert (Nomination.objects.get(pk=nomination.pk).state, submission.state) == ("withdrawn", "received")


def test_a_withdrawn_list_ends_every_row_and_stage(received, does):
    submission = received(3)
    does("head", "submission.withdraw", submission, reason="Rút để bổ sung")
    assert set(submission.nominations.values_list("state", flat=True)) == {"withdrawn"}
    assert not Stage.objects.filter(state__in=["open", "paused"]).exists()


def test_a_list_is_withdrawn_before_reception_too(submitted, does):
    submission = submitted(2)
    does("head", "submission.withdraw", submission, reason="Trình nhầm đợt")
    submission.refresh_from_db()
    assert submission.state == "withdrawn"


@pytest.mark.parametrize("who", ["preparer", "desk", "appraiser"])
def test_only_the_head_withdraws(received, does, who):
    submission = received(1)
    with pytest.raises(NotPermitted):
        does(who, "submission.withdraw", submission, reason="Thử")
    with pytest.raises(NotPermitted):
        does(who, "nomination.withdraw", submission.nominations.get(), reason="Thử")


def test_what_was_withdrawn_is_not_withdrawn_again(received, does):
    submission = received(1)
    does("head", "submission.withdraw", submission, reason="Rút")
    with pytest.raises(Refused):
        does("head", "submission.withdraw", submission, reason="Rút nữa")
    with pytest.raises(Refused):
        does("head", "nomination.withdraw", submission.nominations.get(), reason="Rút nữa")
