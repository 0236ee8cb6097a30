"""A change of award completed: deadline, taking back, reasons, what an award would mean, places that move along."""

from dataclasses import replace
from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from backend.catalogue import queries as catalogue
from backend.catalogue.models import Edition, Round
from backend.nominations.fallbacks import beside_higher
from backend.nominations.models import AwardChange, Nomination
from backend.organisation.models import PersonAlias
from backend.quotas.models import Quota
from backend.review.serializers import AnswerChangeInputs
from permissions.check import NotPermitted
from workflows.basis import Status
from workflows.engine import Label, Refused
from workflows.lifecycles.nomination import NominationState
from workflows.regulations.advice import Fallback

pytestmark = pytest.mark.django_db
TITLE, LOWER = "chien-si-thi-dua-co-so", "lao-dong-tien-tien"


def codes(no) -> set[str]:
    return {reason.code for reason in no.value.reasons}


@pytest.fixture
def base_round(unit_a) -> Round:
    """A unit's round for two base-level titles, and one that another process considers."""
    return Round.objects.create(
        code="CS", title="Danh hiệu cơ sở 2024", awarding_unit=unit_a, process_code="danh-hieu-co-so",
        awards=[TITLE, LOWER, "bang-khen-tinh-phong-trao"], achievement_from=2024, achievement_to=2024,
        opens_on=date(2025, 7, 1),
    )  # fmt: skip


@pytest.fixture
def opened(base_round, submitted, does):
    """A list of the round, opened inside the unit."""

    def make():
        submission = submitted(1, of=base_round)
        does("head", "submission.open_internal", submission)
        submission.refresh_from_db()
        return submission

    return make


@pytest.fixture
def drafter(people, person, unit_a):
    """An appraiser of the unit, who owns the stage."""
    people["drafter"] = person("Cao Thị Thảo", unit_a, "appraiser")
    return people["drafter"]


@pytest.fixture
def proposed(opened, drafter, does, at_stage):
    """A proposed change to the lower title, to be answered in a week."""
    stage = at_stage(opened(), "ky-to-trinh")
    inputs = {"to_award": LOWER, "reason": "Chưa có sáng kiến", "answer_by": date(2025, 7, 21)}
    does("drafter", "stage.propose_change", stage, **inputs)
    return stage


def award(stage) -> str:
    return Nomination.objects.get(pk=stage.nomination_id).award


def test_a_proposal_is_taken_back_before_the_answer_and_the_stage_goes_on(proposed, does):
    does("drafter", "stage.withdraw_change", proposed, reason="Đã có giấy chứng nhận sáng kiến")
    assert (AwardChange.objects.get().withdrawn_by, award(proposed)) == ("Cao Thị Thảo", TITLE)
    assert not proposed.facts(None)["change_pending"]
    does("drafter", "stage.propose_change", proposed, to_award=LOWER, reason="Vẫn thiếu")


def test_what_was_taken_back_is_not_answered(proposed, does):
    does("drafter", "stage.withdraw_change", proposed, reason="Nhầm dòng")
    with pytest.raises(Refused) as no:
        does("head", "nomination.answer_change", proposed.nomination, consent="yes")
    assert codes(no) == {"nomination.no_change_waiting"}


def test_what_was_answered_is_not_taken_back(proposed, does):
    does("head", "nomination.answer_change", proposed.nomination, consent="yes")
    with pytest.raises(Refused) as no:
        does("drafter", "stage.withdraw_change", proposed, reason="Đổi ý")
    assert codes(no) == {"nomination.no_change_waiting"}


def test_only_the_owner_of_the_stage_takes_back(proposed, does):
    with pytest.raises(NotPermitted):
        does("head", "stage.withdraw_change", proposed, reason="Không thích")


def test_the_day_of_the_answer_lies_ahead(opened, drafter, does, at_stage):
    stage = at_stage(opened(), "ky-to-trinh")
    with pytest.raises(Refused) as no:
        does("drafter", "stage.propose_change", stage, to_award=LOWER, reason="Thử", answer_by=date(2025, 7, 14))
    assert codes(no) == {"supplement.deadline_past"}


def test_an_award_of_the_round_that_another_process_considers_is_refused_with_that_reason(
    opened, drafter, does, at_stage
):
    stage = at_stage(opened(), "ky-to-trinh")
    with pytest.raises(Refused) as no:
        does("drafter", "stage.propose_change", stage, to_award="bang-khen-tinh-phong-trao", reason="Thử")
    assert codes(no) == {"nomination.award_other_process"}


def test_who_stands_for_the_other_award_already_is_not_moved_to_it(
    opened, drafter, does, at_stage, submitted, base_round, nominate
):
    stage = at_stage(opened(), "ky-to-trinh")
    other = submitted(0, of=base_round)
    nominate(other, "", who=stage.nomination.person, award=LOWER)
    with pytest.raises(Refused) as no:
        does("drafter", "stage.propose_change", stage, to_award=LOWER, reason="Thử")
    assert codes(no) == {"nomination.already_live"}


def test_whoever_does_not_agree_says_why():
    assert not AnswerChangeInputs(data={"consent": "no"}).is_valid()
    assert AnswerChangeInputs(data={"consent": "no", "reason": "Đủ tiêu chuẩn"}).is_valid()
    assert AnswerChangeInputs(data={"consent": "yes"}).is_valid()


def test_the_reason_of_the_unit_is_kept(proposed, does):
    does("head", "nomination.answer_change", proposed.nomination, consent="no", reason="Đã có sáng kiến")
    assert (AwardChange.objects.get().answer, award(proposed)) == ("Đã có sáng kiến", TITLE)


def quota(round_, award: str, places: int) -> Quota:
    return Quota.objects.create(
        round=round_,
        award=award,
        number=places,
        basis="Công văn giao chỉ tiêu",
        set_by="Thử",
        set_at="2025-07-01T00:00Z",
    )


def test_without_a_place_in_the_other_quota_nothing_moves(proposed, does, base_round):
    quota(base_round, LOWER, 0)
    with pytest.raises(Refused) as no:
        does("head", "nomination.answer_change", proposed.nomination, consent="yes")
    assert (codes(no), award(proposed)) == ({"quota.full"}, TITLE)
    assert AwardChange.objects.get().consent is None


@pytest.fixture
def client_of(people):
    """A signed-in browser of one of the people."""

    def make(who: str) -> Client:
        person = people[who]
        person.user = get_user_model().objects.create_user(f"u-{person.pk}")
        person.save(update_fields=["user"])
        client = Client()
        client.force_login(person.user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return make


def test_before_proposing_criteria_places_and_papers_of_the_other_award_are_shown(
    opened, drafter, at_stage, base_round, client_of
):
    quota(base_round, LOWER, 0)
    stage = at_stage(opened(), "ky-to-trinh")
    page = client_of("drafter").get(f"/de-nghi/xet/{stage.pk}/chuyen-hinh-thuc/").content.decode()
    assert "Lao động tiên tiến" in page
    assert "Không còn chỉ tiêu" in page


def test_the_head_reads_before_and_after_and_answers(proposed, client_of):
    url = f"/de-nghi/dong/{proposed.nomination_id}/chuyen-hinh-thuc/"
    client = client_of("head")
    page = client.get(url).content.decode()
    assert "Chưa có sáng kiến" in page
    assert "21/07/2025" in page
    assert client.post(url, {"consent": "no"}).status_code == 400
    assert client.post(url, {"consent": "yes"}).status_code == 302
    assert award(proposed) == LOWER


def test_of_two_consents_for_the_last_place_one_wins(committed_db, base_round, opened, drafter, does, at_stage):
    quota(base_round, LOWER, 1)
    stages = [at_stage(opened(), "ky-to-trinh") for _n in range(2)]
    for stage in stages:
        does("drafter", "stage.propose_change", stage, to_award=LOWER, reason="Chưa có sáng kiến")
    answers = [
        lambda row=stage.nomination: does("head", "nomination.answer_change", row, consent="yes") for stage in stages
    ]
    results = committed_db.together(answers)
    assert sorted(award(stage) for stage in stages) == [TITLE, LOWER]
    assert [type(one).__name__ for one in results].count("Refused") == 1


@pytest.fixture
def falling(monkeypatch):
    """A pack in which the lower title is the fallback of the higher one."""
    from backend.nominations import fallbacks

    row = Fallback("thu", Label("Thay thế", "Fallback"), TITLE, (LOWER,), "Quy chế", "T03", Status.UNCONFIRMED)
    real = fallbacks.pack_value_of
    monkeypatch.setattr(fallbacks, "pack_value_of", lambda of, on: replace(real(of, on), fallbacks=(row,)))
    return row


def test_the_fallback_of_an_award_is_shown_with_its_status_and_never_done_by_itself(
    falling, opened, drafter, at_stage, client_of
):
    stage = at_stage(opened(), "ky-to-trinh")
    page = client_of("drafter").get(f"/de-nghi/xet/{stage.pk}/chuyen-hinh-thuc/").content.decode()
    assert "Hình thức thay thế" in page
    assert "cần xác nhận" in page
    assert not AwardChange.objects.exists()


def test_a_fallback_is_not_given_beside_the_higher_award(
    falling, opened, submitted, base_round, nominate, does, at_stage
):
    higher = opened().nominations.get()
    lower = nominate(submitted(0, of=base_round), "", who=higher.person, award=LOWER)
    assert beside_higher(lower, LOWER, date(2025, 7, 14))[0].code == "nomination.higher_stands"
    assert beside_higher(lower, LOWER, date(2025, 7, 14), (NominationState.GRANTED,)) == []
    assert beside_higher(higher, TITLE, date(2025, 7, 14)) == []


@pytest.mark.parametrize(
    ("mine", "its", "stands"),
    [
        (("merit", "Hội thi"), ("merit", ""), True), (("merit", ""), ("merit", "Hội thi"), True),
        (("movement", "Hội thi"), ("movement", "Chiến dịch"), True),
        (("sudden", "Lũ"), ("sudden", "Lũ"), True), (("sudden", "Lũ"), ("sudden", "Cháy"), False),
        (("sudden", "Lũ"), ("merit", "Lũ"), False), (("merit", ""), ("sudden", ""), False),
    ],
)  # fmt: skip
def test_only_sudden_merits_stand_beside_the_higher_award_by_their_event_under_any_entry(
    falling, opened, submitted, base_round, nominate, person, unit_a, mine, its, stands
):
    higher = opened().nominations.get()
    twice = person("Người Nhập Hai Lần", unit_a)
    PersonAlias.objects.create(
        merged=higher.person, survivor=twice, reason="Một người", merged_at="2025-07-01T00:00Z", merged_by="A"
    )
    lower = nominate(submitted(0, of=base_round), "", who=twice, award=LOWER)
    for row, (ground, event) in ((higher, its), (lower, mine)):
        Nomination.objects.filter(pk=row.pk).update(ground=ground, event=event)
    lower.refresh_from_db()
    assert bool(beside_higher(lower, LOWER, date(2025, 7, 14))) is stands


@pytest.fixture
def several(unit_a, submitted, does, at_stage, drafter):
    """A received list of an award of several grounds, at the stage whose owner may propose a change."""
    pack = catalogue.pack_for(date(2025, 7, 14))
    assert pack is not None
    process = Edition.objects.get(kind="process", code="danh-hieu-co-so")
    text = process.text.replace(f'"{LOWER}"', f'"{LOWER}", "giay-khen", "bang-khen-thu-tuong"', 1)
    Edition.objects.create(
        kind="process", code="thu", version=1, title="Thử", text=text, sha256="f" * 64, origin="office",
        published_by="Thử", published_at=process.published_at, in_force_from=process.in_force_from,
    )  # fmt: skip
    round_ = Round.objects.create(
        code="NHIEU", title="Nhiều loại hình", awarding_unit=unit_a, process_code="thu",
        awards=["giay-khen", LOWER], achievement_from=2024, achievement_to=2024, opens_on=date(2025, 7, 1),
    )  # fmt: skip
    submission = submitted(1, of=round_)
    does("head", "submission.open_internal", submission)
    submission.refresh_from_db()
    return at_stage(submission, "ky-to-trinh")


def ground(stage) -> tuple[str, str]:
    row = Nomination.objects.get(pk=stage.nomination_id)
    return row.award, row.ground


def test_the_ground_is_changed_with_or_without_the_award(several, does):
    assert ground(several) == ("giay-khen", "merit")
    does("drafter", "stage.propose_change", several, to_award="giay-khen", to_ground="sudden", reason="Việc đột xuất")
    does("head", "nomination.answer_change", several.nomination, consent="yes")
    assert ground(several) == ("giay-khen", "sudden")
    does("drafter", "stage.propose_change", several, to_award="bang-khen-thu-tuong", reason="Xứng đáng hơn")
    assert AwardChange.objects.latest("pk").to_ground == "sudden"
    does("head", "nomination.answer_change", several.nomination, consent="yes")
    assert ground(several) == ("bang-khen-thu-tuong", "sudden")


@pytest.mark.parametrize(
    ("award_", "to_ground", "code"),
    [
        ("giay-khen", "merit", "nomination.award_as_it_is"),
        ("giay-khen", "", "nomination.award_as_it_is"),
        ("giay-khen", "lifelong", "award.ground_not_in_law"),
        (LOWER, "sudden", "award.ground_not_in_law"),
    ],
)
def test_a_ground_that_is_the_same_or_not_in_the_law_is_refused(several, does, award_, to_ground, code):
    with pytest.raises(Refused) as no:
        does("drafter", "stage.propose_change", several, to_award=award_, to_ground=to_ground, reason="Thử")
    assert codes(no) == {code}


def test_the_page_shows_what_each_ground_would_mean(several, client_of):
    page = client_of("drafter").get(f"/de-nghi/xet/{several.pk}/chuyen-hinh-thuc/").content.decode()
    assert 'Giấy khen của thủ trưởng đơn vị <span class="hint">Đột xuất</span>' in page
    assert "Bằng khen của Thủ tướng" in page
    assert "Loại hình khen thưởng" in page
