"""The simplified procedure as a reasoned choice, and signed copies in the place of drawn papers."""

import pytest

from backend.acts.runner import perform
from backend.base import clock
from backend.catalogue.models import Adoption
from backend.nominations import procedures, queries
from backend.nominations.models import Submission, SubmissionPaper
from backend.papers.models import Paper
from workflows.basis import Status
from workflows.engine import Refused

REASON = "Phục vụ nhiệm vụ chính trị đột xuất của tỉnh."


def choose(actor, submission, case, reason=REASON):
    inputs = {"case": case, "reason": reason}
    perform("submission.choose_procedure", actor=actor, subject=submission.pk, inputs=inputs)
    return Submission.objects.get(pk=submission.pk)


def asked(submission):
    rows = queries.live_rows(submission)
    return {paper.code for paper in queries.required_papers(submission, rows, clock.today())}


@pytest.fixture
def listed(submission, add, person, unit_a):
    add(submission, person("Phạm Thị Cúc", unit_a))
    return submission


def test_the_simplified_procedure_asks_for_fewer_papers_and_keeps_the_reason(listed, preparer):
    assert "bien-ban-xet-khen-thuong" in asked(listed)
    found = choose(preparer, listed, "nhiem-vu-chinh-tri")
    assert asked(found) == {"to-trinh", "bao-cao-thanh-tich"}
    now = procedures.chosen(found)
    assert (now.adoption.reason, now.adoption.adopted_by) == (REASON, "Lê Thị Lập")


def test_the_case_is_law_and_the_shorter_list_says_that_it_is_not_confirmed(listed, preparer):
    now = procedures.chosen(choose(preparer, listed, "nhiem-vu-chinh-tri"))
    assert (now.case.status, now.papers_status) == (Status.TEXT_READ, Status.UNCONFIRMED)


def test_the_full_procedure_can_be_chosen_again_and_both_choices_are_kept(listed, preparer):
    choose(preparer, listed, "nhiem-vu-chinh-tri")
    found = choose(preparer, listed, "")
    assert procedures.chosen(found) is None
    assert "bien-ban-xet-khen-thuong" in asked(found)
    assert Adoption.objects.filter(subject_kind="submission").count() == 2


@pytest.mark.parametrize(
    ("case", "code"),
    [
        ("bi-mat", "procedure.paper_only"),
        ("khong-co", "procedure.unknown"),
        ("nien-han", "procedure.other_ground"),
        ("", "procedure.same"),
    ],
)
def test_a_choice_that_does_not_fit_is_refused_with_its_reason(listed, preparer, case, code):
    with pytest.raises(Refused) as caught:
        choose(preparer, listed, case)
    assert [reason.code for reason in caught.value.reasons] == [code]


@pytest.fixture
def drawn(listed):
    paper = Paper.objects.create(
        kind="report", title="Báo cáo", filename="b.pdf", media_type="application/pdf", sha256="0" * 64, size=1,
        drawn=True, created_at=clock.now(),
    )  # fmt: skip
    row = listed.nominations.get()
    return SubmissionPaper.objects.create(submission=listed, nomination=row, paper=paper, added_at=clock.now())


def test_a_signed_copy_stands_for_the_same_row_and_names_its_original(drawn, preparer, pdf):
    inputs = {"original": drawn, "file": pdf("da-ky.pdf"), "no_secret": True}
    perform("submission.attach_signed", actor=preparer, subject=drawn.submission_id, inputs=inputs)
    copy = SubmissionPaper.objects.latest("pk")
    assert (copy.nomination, copy.paper.revision_of, copy.paper.kind) == (drawn.nomination, drawn.paper, "report")
    assert copy.paper.title == "Báo cáo (bản đã ký)"
    assert SubmissionPaper.objects.filter(pk=drawn.pk).exists()


def test_a_signed_copy_of_another_list_is_refused(drawn, preparer, pdf, round_, unit_a):
    other = perform("submission.create", actor=preparer, inputs={"round": round_, "unit": unit_a}).result
    inputs = {"original": drawn, "file": pdf(), "no_secret": True}
    with pytest.raises(Refused):
        perform("submission.attach_signed", actor=preparer, subject=other.pk, inputs=inputs)
