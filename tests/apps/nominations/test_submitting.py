"""From the first line of a submission to the head's signature."""

from datetime import date
from typing import Any

import pytest

from backend.acts.runner import perform
from backend.audit.models import Line
from backend.nominations.models import EligibilityFinding, Submission, SubmissionPaper
from permissions.check import NotPermitted
from workflows.engine import Refused


def codes(no: pytest.ExceptionInfo[Any]) -> set[str]:
    return {reason.code for reason in no.value.reasons}


def test_a_preparer_begins_a_submission(submission: Submission, preparer: Any) -> None:
    assert submission.state == "draft"
    assert submission.prepared_by_id == preparer.person_id
    assert Line.objects.filter(subject_kind="submission", subject_id=str(submission.pk)).exists()


def test_nobody_begins_for_another_unit(round_: Any, unit_a: Any, stranger: Any) -> None:
    with pytest.raises(NotPermitted):
        perform("submission.create", actor=stranger, inputs={"round": round_, "unit": unit_a})


def test_a_closed_round_takes_nothing(round_: Any, unit_a: Any, preparer: Any) -> None:
    round_.closes_on = date(2024, 2, 1)
    round_.save()
    with pytest.raises(Refused) as no:
        perform("submission.create", actor=preparer, inputs={"round": round_, "unit": unit_a})
    assert codes(no) == {"submission.round_closed"}


def test_an_empty_submission_is_refused_with_all_reasons(submission: Submission, head: Any) -> None:
    with pytest.raises(Refused) as no:
        perform("submission.submit", actor=head, subject=submission.pk)
    assert codes(no) == {"submission.no_rows", "submission.no_meeting"}


def test_missing_papers_are_named(submission: Submission, add: Any, person: Any, unit_a: Any, head: Any) -> None:
    add(submission, person("Phạm Thị Cúc", unit_a))
    with pytest.raises(Refused) as no:
        perform("submission.submit", actor=head, subject=submission.pk)
    missing = next(r for r in no.value.reasons if r.code == "submission.missing_papers").data["missing_papers"]
    assert missing == ["Báo cáo thành tích", "Biên bản xét khen thưởng", "Tờ trình"]


def test_the_head_signs_and_the_rows_go_along(ready: Submission, head: Any) -> None:
    perform("submission.submit", actor=head, subject=ready.pk, version=ready.version)
    ready = Submission.objects.get(pk=ready.pk)
    assert (ready.state, ready.signed_by_id) == ("submitted", head.person_id)
    assert {row.state for row in ready.nominations.all()} == {"submitted"}
    assert EligibilityFinding.objects.filter(occasion="submission").exists()


def test_the_preparer_does_not_sign(ready: Submission, preparer: Any) -> None:
    with pytest.raises(NotPermitted) as no:
        perform("submission.submit", actor=preparer, subject=ready.pk)
    assert "conflict.prepared" in codes(no)


def test_what_is_submitted_is_not_edited(ready: Submission, head: Any, preparer: Any) -> None:
    perform("submission.submit", actor=head, subject=ready.pk)
    with pytest.raises(Refused) as no:
        perform("submission.edit", actor=preparer, subject=ready.pk, inputs={"title": "Khác"})
    assert codes(no) == {"state.wrong"}


def test_a_letter_from_the_future_is_refused(submission: Submission, preparer: Any) -> None:
    with pytest.raises(Refused) as no:
        perform("submission.edit", actor=preparer, subject=submission.pk, inputs={"letter_date": date(2030, 1, 1)})
    assert codes(no) == {"date.in_future"}


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"MZ\x90\x00 a program", "paper.wrong_kind"), (b"", "paper.empty"), (b"PK\x03\x04 no zip", "paper.wrong_kind")],
)
def test_a_file_is_judged_by_its_bytes(submission: Submission, preparer: Any, pdf: Any, data: bytes, code: str) -> None:
    inputs = {"kind": "report", "file": pdf("a.pdf", data)}
    with pytest.raises(Refused) as no:
        perform("submission.attach", actor=preparer, subject=submission.pk, inputs=inputs)
    assert codes(no) == {code}
    assert not SubmissionPaper.objects.exists()


def test_a_file_over_the_limit_is_refused(submission: Submission, preparer: Any, pdf: Any, settings: Any) -> None:
    settings.UPLOAD_LIMIT_BYTES = 10
    inputs = {"kind": "report", "file": pdf()}
    with pytest.raises(Refused) as no:
        perform("submission.attach", actor=preparer, subject=submission.pk, inputs=inputs)
    assert codes(no) == {"paper.too_large"}


def test_more_votes_than_people_present_are_refused(
    submission: Submission, add: Any, person: Any, unit_a: Any, preparer: Any
) -> None:
    row = add(submission, person("Phạm Thị Cúc", unit_a))
    inputs = {
        "meeting_on": date(2024, 3, 1), "meeting_chair": "A", "meeting_members": 5, "meeting_present": 4,
        "votes": [{"nomination": row.pk, "votes_for": 4, "votes_against": 1}],
    }  # fmt: skip
    with pytest.raises(Refused) as no:
        perform("submission.record_meeting", actor=preparer, subject=submission.pk, inputs=inputs)
    assert codes(no) == {"meeting.more_votes_than_present"}


def test_a_shared_dossier_is_seen_by_the_person_alone(
    submission: Submission, head: Any, person: Any, unit_b: Any, django_user_model: Any
) -> None:
    reader = person("Vũ Thị Đọc", unit_b)
    with pytest.raises(Refused) as no:
        perform("submission.share", actor=head, subject=submission.pk, inputs={"person": reader})
    assert codes(no) == {"share.no_login"}
    reader.user = django_user_model.objects.create(username="doc")
    reader.save()
    perform("submission.share", actor=head, subject=submission.pk, inputs={"person": reader})
    assert submission.place().shared_with == {reader.pk}


def test_the_letter_is_drawn_with_its_list_unless_one_was_attached(ready: Submission, head: Any, preparer: Any) -> None:
    perform("submission.submit", actor=head, subject=ready.pk)
    paper = ready.papers.get(paper__kind="letter").paper
    assert paper.drawn
    assert "Phạm Thị Cúc" in paper.content
    assert "15/TTr-SĐL" in paper.content


def test_an_attached_letter_stays_the_letter(ready: Submission, head: Any, preparer: Any, pdf: Any) -> None:
    perform("submission.attach", actor=preparer, subject=ready.pk, inputs={"kind": "letter", "file": pdf()})
    perform("submission.submit", actor=head, subject=ready.pk)
    assert not ready.papers.get(paper__kind="letter").paper.drawn
