"""What the review offers to later stages: conclude, reject and rewind inside a running act."""

from contextlib import contextmanager

import pytest
from django.db import transaction

from backend.acts.doing import Doing, OutsideAct
from backend.history.models import AwardRecord
from backend.nominations.models import EligibilityFinding, Nomination
from backend.organisation.actors import actor_of
from backend.review import steps
from backend.review.models import Stage
from permissions.check import NotPermitted
from workflows.engine import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def inside(people, noon):
    """A running act of the secretary, as a later app's act body would be."""

    @contextmanager
    def run():
        with transaction.atomic():
            yield Doing(actor_of(people["secretary"]), "session.sign_minutes", noon)

    return run


@pytest.fixture
def concluded(received, does, at_stage, inside):
    """A nomination whose stages are concluded up to (not including) the given one."""

    def until(code: str) -> Stage:
        submission = received(1)
        does("appraiser", "stage.pass", at_stage(submission, "tham-dinh"))
        for each in ("hoi-dong", "to-trinh-so", "quyet-dinh", "cap-so"):
            if each == code:
                break
            with inside() as doing:
                steps.conclude(doing, doing.lock(Stage, at_stage(submission, each).pk), opinion=f"Xong {each}")
        return at_stage(submission, code)

    return until


def test_the_councils_word_is_kept_and_the_letter_opens(concluded, at_stage):
    letter = concluded("to-trinh-so")
    council = at_stage(letter.nomination, "hoi-dong")
    assert (council.opinion, council.closed_by, letter.state) == ("Xong hoi-dong", "Mai Thị Ghi", "open")


def test_the_nomination_passes_when_its_decision_opens(concluded):
    assert concluded("to-trinh-so").nomination.state == "in_process"
    assert concluded("quyet-dinh").nomination.state == "passed"


def test_the_appraiser_takes_a_row_off_before_the_letter(concluded, does):
    letter = concluded("to-trinh-so")
    does("appraiser", "stage.refuse", letter, reason="Hội đồng không thông qua")
    assert Nomination.objects.get(pk=letter.nomination_id).state == "not_passed"


@pytest.mark.parametrize("who", ["head", "preparer", "desk", "secretary"])
def test_nobody_else_does(concluded, does, who):
    with pytest.raises(NotPermitted):
        does(who, "stage.refuse", concluded("to-trinh-so"), reason="Thử")


def test_a_rewind_from_the_decision_reopens_the_letter_and_the_question(concluded, inside, at_stage):
    decision = concluded("quyet-dinh")
    with inside() as doing:
        again = steps.rewind(doing, doing.lock(Stage, decision.pk), "to-trinh-so", reason="Sửa dự thảo")
    assert (again.code, again.attempt, again.state) == ("to-trinh-so", 2, "open")
    assert Nomination.objects.get(pk=decision.nomination_id).state == "in_process"
    decision.refresh_from_db()
    assert (decision.state, decision.opinion) == ("sent_back", "Sửa dự thảo")


def test_a_rewind_is_bounded_like_a_return(concluded, inside, at_stage):
    decision = concluded("quyet-dinh")
    for _time in range(2):
        with inside() as doing:
            letter = steps.rewind(doing, doing.lock(Stage, decision.pk), "to-trinh-so", reason="Sửa")
            steps.conclude(doing, letter)
        decision = at_stage(decision.nomination, "quyet-dinh")
    with pytest.raises(Refused) as no, inside() as doing:
        steps.rewind(doing, doing.lock(Stage, decision.pk), "to-trinh-so", reason="Sửa")
    assert no.value.reasons[0].code == "stage.no_return_left"


def test_a_struck_row_ends_as_not_passed(concluded, inside):
    decision = concluded("quyet-dinh")
    with inside() as doing:
        steps.reject(doing, doing.lock(Stage, decision.pk), reason="Gạch tên")
    assert Nomination.objects.get(pk=decision.nomination_id).state == "not_passed"


def test_a_step_without_a_lock_is_a_fault_of_the_programmer(concluded, inside):
    decision = concluded("quyet-dinh")
    with pytest.raises(OutsideAct), inside() as doing:
        steps.conclude(doing, decision)


def test_what_settled_law_fails_is_not_passed_by_hand(received, does, at_stage, monkeypatch):
    stage = at_stage(received(1), "tham-dinh")
    failing = EligibilityFinding(criterion="cong-trang", outcome="fail", basis="Luật", status="text_read", detail={})
    monkeypatch.setattr("backend.nominations.steps.recheck", lambda *_: [failing])
    with pytest.raises(Refused) as no:
        does("appraiser", "stage.pass", stage)
    assert no.value.reasons[0].code == "stage.fails_criteria"
    assert AwardRecord.objects.count() == 0


def test_the_findings_of_the_appraisal_are_kept(received, does, at_stage):
    stage = at_stage(received(1), "tham-dinh")
    does("appraiser", "stage.pass", stage)
    occasions = set(EligibilityFinding.objects.filter(nomination=stage.nomination).values_list("occasion", flat=True))
    assert occasions == {"reception", "appraisal"}
