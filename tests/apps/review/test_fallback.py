"""The fallback of a refused award: proposed, agreed to, a further row judged anew, taken back while untouched."""

from dataclasses import replace
from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from backend.acts.offers import offer
from backend.acts.registry import REGISTER
from backend.audit.models import Line
from backend.base import clock
from backend.base.reasons import tell
from backend.catalogue.models import Round
from backend.nominations import fallbacks
from backend.nominations.models import AwardChange, Nomination, Submission
from backend.organisation.actors import actor_of
from backend.quotas.models import Quota
from backend.review.inbox import waiting
from permissions.check import NotPermitted
from workflows.basis import Status
from workflows.engine import Label, Refused
from workflows.regulations.advice import Fallback

pytestmark = pytest.mark.django_db
TITLE, LOWER = "chien-si-thi-dua-co-so", "lao-dong-tien-tien"
WHY = "Hội đồng không thông qua danh hiệu cao hơn"


def codes(no) -> set[str]:
    for reason in no.value.reasons:
        assert tell(reason).says
    return {reason.code for reason in no.value.reasons}


@pytest.fixture(autouse=True)
def falling(monkeypatch):
    """A pack in which the lower title is the fallback of the higher one."""
    from backend.nominations import fallbacks

    row = Fallback("thu", Label("Thay thế", "Fallback"), TITLE, (LOWER,), "Quy chế", "T03", Status.UNCONFIRMED)
    real = fallbacks.pack_value_of
    monkeypatch.setattr(fallbacks, "pack_value_of", lambda of, on: replace(real(of, on), fallbacks=(row,)))


@pytest.fixture
def base_round(unit_a) -> Round:
    return Round.objects.create(
        code="CS", title="Danh hiệu cơ sở 2024", awarding_unit=unit_a, process_code="danh-hieu-co-so",
        awards=[TITLE, LOWER], achievement_from=2024, achievement_to=2024, opens_on=date(2025, 7, 1),
    )  # fmt: skip


@pytest.fixture
def refused(base_round, submitted, does, people, person, unit_a, at_stage):
    """Makes a list of one or more rows whose first was refused by the appraiser of the unit."""
    people["drafter"] = person("Cao Thị Thảo", unit_a, "appraiser")

    def make(rows: int = 1) -> Nomination:
        submission = submitted(rows, of=base_round)
        does("head", "submission.open_internal", submission)
        first = submission.nominations.order_by("pk").first()
        does("drafter", "stage.refuse", at_stage(first, "ky-to-trinh"), reason="Chưa có sáng kiến")
        return Nomination.objects.get(pk=first.pk)

    return make


@pytest.fixture
def proposed(refused, does):
    """A refused row whose fallback the appraiser proposed, to be answered in a week."""
    row = refused()
    inputs = {"to_award": LOWER, "reason": WHY, "answer_by": date(2025, 7, 21)}
    does("drafter", "nomination.propose_fallback", row, **inputs)
    return row


@pytest.fixture
def agreed(proposed, does):
    """The row that came of it."""
    does("head", "nomination.answer_change", proposed, consent="yes")
    return AwardChange.objects.get().made


def state(row) -> str:
    return type(row).objects.get(pk=row.pk).state


def test_nothing_runs_before_the_unit_agrees(proposed, people):
    assert Nomination.objects.count() == 1
    assert state(proposed.submission) == "closed"
    told = waiting(actor_of(people["head"]), AwardChange.objects.get().proposed_at)
    assert any(line.act == "nomination.answer_change" for line in told)


def test_a_row_of_its_own_stands_for_the_fallback_and_the_refusal_stays(proposed, agreed):
    assert (state(proposed), Nomination.objects.get(pk=proposed.pk).award) == ("not_passed", TITLE)
    assert (agreed.award, agreed.state, agreed.ordinal) == (LOWER, "in_process", 2)
    assert (agreed.person_id, agreed.citation) == (proposed.person_id, proposed.citation)
    assert (agreed.submission_id, state(agreed.submission)) == (proposed.submission_id, "received")
    rows = [(row.code, row.state) for row in agreed.stages.order_by("pk")]
    assert rows == [("binh-xet", "passed"), ("ky-to-trinh", "open")]
    assert agreed.findings.exists()
    assert agreed.frozen_score.frozen_at


def test_the_trail_tells_both_rows(proposed, agreed):
    lines = Line.objects.filter(entry__act="nomination.answer_change")
    assert set(lines.values_list("subject_kind", "subject_id")) >= {
        ("nomination", str(proposed.pk)), ("nomination", str(agreed.pk)), ("submission", str(agreed.submission_id)),
    }  # fmt: skip


def test_what_the_unit_does_not_agree_to_is_not_considered_and_may_be_proposed_again(proposed, does):
    does("head", "nomination.answer_change", proposed, consent="no", reason="Đơn vị không đề nghị mức này")
    assert Nomination.objects.count() == 1
    with pytest.raises(Refused) as no:
        does("drafter", "nomination.withdraw_fallback", proposed, reason="Thử")
    assert codes(no) == {"nomination.no_fallback_asked"}
    does("drafter", "nomination.propose_fallback", proposed, to_award=LOWER, reason=WHY)


def test_asked_by_the_units_own_head_it_begins_at_once(refused, does):
    does("head", "nomination.propose_fallback", refused(), to_award=LOWER, reason=WHY)
    change = AwardChange.objects.get()
    assert (change.consent, change.answered_by, change.made.state) == (True, "Trần Văn Đứng", "in_process")


def test_a_row_returned_as_not_eligible_falls_too(base_round, submitted, does, people, person, unit_a, at_stage):
    desk = people["drafter"] = person("Cao Thị Thảo", unit_a, "appraiser")
    submission = submitted(2, of=base_round)
    does("head", "submission.open_internal", submission)
    row = submission.nominations.first()
    does(desk, "stage.return_not_eligible", at_stage(row, "ky-to-trinh"), reason="Chưa đủ")
    does("head", "nomination.propose_fallback", row, to_award=LOWER, reason=WHY)
    assert AwardChange.objects.get().made.ordinal == 3


@pytest.mark.parametrize("who", ["preparer", "desk", "signatory", "admin"])
def test_others_neither_propose_nor_take_back(proposed, does, who):
    for act, inputs in (("propose", {"to_award": LOWER}), ("withdraw", {})):
        with pytest.raises(NotPermitted):
            does(who, f"nomination.{act}_fallback", proposed, reason=WHY, **inputs)


def test_the_nominee_has_no_say_in_it(refused, does, people):
    row = refused()
    Nomination.objects.filter(pk=row.pk).update(person=people["drafter"])
    with pytest.raises(NotPermitted):
        does("drafter", "nomination.propose_fallback", row, to_award=LOWER, reason=WHY)


def test_only_what_was_refused_falls(base_round, submitted, does, people, person, unit_a):
    people["drafter"] = person("Cao Thị Thảo", unit_a, "appraiser")
    submission = submitted(1, of=base_round)
    does("head", "submission.open_internal", submission)
    with pytest.raises(Refused) as no:
        does("drafter", "nomination.propose_fallback", submission.nominations.get(), to_award=LOWER, reason=WHY)
    assert codes(no) == {"state.wrong"}


def test_only_to_the_fallback_that_the_rules_name(refused, does):
    row = refused()
    for award in (TITLE, "tap-the-lao-dong-tien-tien", "khong-co"):
        with pytest.raises(Refused) as no:
            does("drafter", "nomination.propose_fallback", row, to_award=award, reason=WHY)
        assert codes(no) == {"nomination.no_fallback"}


def test_the_day_of_the_answer_lies_ahead(refused, does):
    with pytest.raises(Refused) as no:
        does(
            "drafter", "nomination.propose_fallback", refused(), to_award=LOWER, reason=WHY, answer_by=date(2025, 7, 14)
        )
    assert codes(no) == {"supplement.deadline_past"}


def test_one_fallback_at_a_time(proposed, agreed, does):
    with pytest.raises(Refused) as no:
        does("drafter", "nomination.propose_fallback", proposed, to_award=LOWER, reason=WHY)
    assert codes(no) == {"nomination.fallback_runs"}


def test_an_unanswered_fallback_is_not_proposed_twice(proposed, does):
    with pytest.raises(Refused) as no:
        does("head", "nomination.propose_fallback", proposed, to_award=LOWER, reason=WHY)
    assert codes(no) == {"stage.change_unanswered"}


def test_who_stands_for_the_lower_award_already_gets_no_second_row(refused, does, submitted, base_round, nominate):
    row = refused()
    nominate(submitted(0, of=base_round), "", who=row.person, award=LOWER)
    with pytest.raises(Refused) as no:
        does("head", "nomination.propose_fallback", row, to_award=LOWER, reason=WHY)
    assert codes(no) == {"nomination.already_live"}


def test_nor_when_it_came_between_the_question_and_the_answer(proposed, does, submitted, base_round, nominate):
    other = nominate(submitted(0, of=base_round), "", who=proposed.person, award=LOWER)
    Nomination.objects.filter(pk=other.pk).update(achievement_from=2023)
    with pytest.raises(Refused) as no:
        does("head", "nomination.answer_change", proposed, consent="yes")
    assert codes(no) == {"nomination.already_live"}


def test_a_list_taken_back_as_a_whole_has_no_fallback(refused, does):
    row = refused(2)
    does("head", "submission.withdraw", row.submission, reason="Rút cả danh sách")
    with pytest.raises(Refused) as no:
        does("head", "nomination.propose_fallback", row, to_award=LOWER, reason=WHY)
    assert "nomination.list_taken_back" in codes(no)


def quota(round_, award: str, places: int) -> Quota:
    return Quota.objects.create(
        round=round_, award=award, number=places, basis="Công văn giao chỉ tiêu", set_by="Thử",
        set_at="2025-07-01T00:00Z",
    )  # fmt: skip


def test_without_a_place_in_the_fallbacks_quota_nothing_happens(proposed, does, base_round):
    quota(base_round, LOWER, 0)
    with pytest.raises(Refused) as no:
        does("head", "nomination.answer_change", proposed, consent="yes")
    assert codes(no) == {"quota.full"}
    assert (Nomination.objects.count(), state(proposed.submission)) == (1, "closed")
    assert AwardChange.objects.get().consent is None


def test_the_place_of_the_refused_award_is_free_and_one_of_the_fallback_is_taken(refused, does, base_round):
    from backend.nominations.quotas import standing_of

    higher, lower = quota(base_round, TITLE, 1), quota(base_round, LOWER, 1)
    does("head", "nomination.propose_fallback", refused(), to_award=LOWER, reason=WHY)
    assert (standing_of(higher).left, standing_of(lower).left) == (1, 0)


def test_a_proposal_is_taken_back_before_the_answer(proposed, does):
    does("drafter", "nomination.withdraw_fallback", proposed, reason="Nhầm dòng")
    assert AwardChange.objects.get().withdrawn_by == "Cao Thị Thảo"
    with pytest.raises(Refused) as no:
        does("head", "nomination.answer_change", proposed, consent="yes")
    assert codes(no) == {"nomination.no_change_waiting"}


def test_taken_back_while_nobody_worked_on_it_the_row_ends_and_the_list_is_over_again(proposed, agreed, does):
    does("drafter", "nomination.withdraw_fallback", proposed, reason="Đơn vị xin thôi")
    assert (state(agreed), state(agreed.submission)) == ("withdrawn", "closed")
    assert not agreed.stages.filter(state="open").exists()
    does("head", "nomination.propose_fallback", proposed, to_award=LOWER, reason=WHY)
    assert Nomination.objects.filter(award=LOWER, state="in_process").count() == 1


def test_once_somebody_worked_on_it_it_is_not_taken_back(proposed, agreed, does, at_stage):
    does("drafter", "stage.refuse", at_stage(agreed, "ky-to-trinh"), reason="Thiếu báo cáo")
    with pytest.raises(Refused) as no:
        does("drafter", "nomination.withdraw_fallback", proposed, reason="Thử")
    assert codes(no) == {"nomination.fallback_in_work"}


def test_a_supplement_asked_is_work(proposed, agreed, does, at_stage):
    stage = at_stage(agreed, "ky-to-trinh")
    does("drafter", "stage.request_supplement", stage, reason="Thiếu báo cáo", deadline=date(2025, 7, 30))
    with pytest.raises(Refused) as no:
        does("drafter", "nomination.withdraw_fallback", proposed, reason="Thử")
    assert codes(no) == {"nomination.fallback_in_work"}


def test_the_papers_of_the_refused_row_go_along(proposed, does):
    from backend.nominations.models import SubmissionPaper

    given = SubmissionPaper.objects.filter(paper__kind="report")[0]
    own = SubmissionPaper.objects.create(
        submission=proposed.submission, nomination=proposed, paper=given.paper, added_at=given.added_at
    )
    does("head", "nomination.answer_change", proposed, consent="yes")
    assert [link.paper_id for link in AwardChange.objects.get().made.papers.all()] == [own.paper_id]


def test_a_closed_list_is_no_work_of_its_unit(refused, unit_a):
    from backend.history.lineage import running_in

    assert state(refused().submission) == "closed"
    assert "submission" not in {one.kind for one in running_in([unit_a])}


@pytest.fixture
def client_of(people):
    def make(who: str) -> Client:
        person = people[who]
        person.user = get_user_model().objects.create_user(f"u-{person.pk}")
        person.save(update_fields=["user"])
        client = Client()
        client.force_login(person.user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return make


def test_the_pages_lead_from_the_refusal_to_the_new_row(refused, client_of):
    row, drafter, head = refused(), client_of("drafter"), client_of("head")
    page = f"/de-nghi/dong/{row.pk}/hinh-thuc-thay-the/"
    assert page in drafter.get(f"/de-nghi/dong/{row.pk}/").content.decode()
    text = drafter.get(page).content.decode()
    assert "cần xác nhận" in text
    assert "Lao động tiên tiến" in text
    assert drafter.post(page, {"to_award": LOWER}).status_code == 400
    assert drafter.post(page, {"to_award": LOWER, "reason": WHY}).status_code == 302
    assert WHY in head.get("/de-nghi/bo-sung/").content.decode()
    answer = f"/de-nghi/dong/{row.pk}/chuyen-hinh-thuc/"
    assert answer in head.get(f"/de-nghi/dong/{row.pk}/").content.decode()
    assert "kết quả đó giữ nguyên" in head.get(answer).content.decode()
    assert head.post(answer, {"consent": "yes"}).status_code == 302
    made = AwardChange.objects.get().made
    assert f"/de-nghi/dong/{made.pk}/" in head.get(f"/de-nghi/dong/{row.pk}/").content.decode()
    assert f"/de-nghi/dong/{row.pk}/" in head.get(f"/de-nghi/dong/{made.pk}/").content.decode()


def test_the_api_names_the_refused_row(proposed, agreed, client_of):
    client = client_of("head")
    assert client.get(f"/api/v1/nominations/{agreed.pk}/").json()["falls_from"] == proposed.pk
    assert client.get(f"/api/v1/nominations/{proposed.pk}/").json()["falls_from"] is None


def test_where_the_rules_name_no_fallback_the_page_says_so(refused, client_of, monkeypatch):
    from backend.nominations import fallbacks

    monkeypatch.setattr(fallbacks, "pack_value_of", lambda of, on: None)
    row = refused()
    client = client_of("drafter")
    assert "hinh-thuc-thay-the" not in client.get(f"/de-nghi/dong/{row.pk}/").content.decode()
    assert "không ghi hình thức thay thế" in client.get(f"/de-nghi/dong/{row.pk}/hinh-thuc-thay-the/").content.decode()


def test_of_two_consents_for_the_last_place_one_wins(committed_db, base_round, refused, does):
    quota(base_round, LOWER, 1)
    rows = [refused() for _n in range(2)]
    asked = [
        lambda row=row: does("head", "nomination.propose_fallback", row, to_award=LOWER, reason=WHY) for row in rows
    ]
    results = committed_db.together(asked)
    assert [type(one).__name__ for one in results].count("Refused") == 1
    assert Nomination.objects.filter(award=LOWER).count() == 1
    assert Submission.objects.filter(state="received").count() == 1


def test_what_is_offered_tells_that_no_fallback_is_named_or_asked_for(refused, people, does, monkeypatch):
    row = refused()

    def closed(act: str) -> set[str]:
        found = offer(REGISTER[f"nomination.{act}"], actor_of(people["drafter"]), row, clock.now())
        return {reason.code for reason in found.reasons}

    assert (closed("propose_fallback"), closed("withdraw_fallback")) == (set(), {"nomination.no_fallback_asked"})
    does("drafter", "nomination.propose_fallback", row, to_award=LOWER, reason=WHY)
    assert closed("withdraw_fallback") == set()
    real = fallbacks.pack_value_of
    monkeypatch.setattr(fallbacks, "pack_value_of", lambda of, on: replace(real(of, on), fallbacks=()))
    assert closed("propose_fallback") == {"nomination.no_fallback"}
