"""The receipt slip (phiếu tiếp nhận và hẹn trả): drawn at reception, kept with the submission."""

from __future__ import annotations

from award_templates.content import DocumentReference, ReceiptSlipContent, Signatory
from backend.acts.doing import Doing
from backend.base import clock
from backend.nominations.models import Submission, SubmissionPaper
from backend.organisation.places import head_of, place_of
from backend.papers.language import in_vietnamese
from backend.papers.making import drawn
from backend.papers.models import Paper, PaperKind

ON_PAPER = "Hồ sơ giấy nhận ngày {on}, trước khi trình trên hệ thống ngày {submitted}"
NO_DUE = "Chưa có thời hạn được xác nhận để hẹn trả; kết quả được thông báo ngay khi có."


@in_vietnamese
def content_of(submission: Submission, officer: str, at_text: str, due_basis: str) -> ReceiptSlipContent:
    """The slip's frozen content, from what reception wrote on the submission."""
    body = submission.round.awarding_unit
    if submission.received_on is None:
        raise ValueError("a slip is drawn after reception")
    papers = [named(link.paper) for link in submission.papers.select_related("paper")]
    rows = submission.nominations.count()
    return ReceiptSlipContent(
        specimen=submission.illustrative,
        body=head_of(body),
        register_number=submission.register_number,
        submitted_by=submission.unit.name,
        subject=submission.round.title,
        letter=DocumentReference(number=submission.letter_number, on=submission.letter_date),
        received=at_text,
        received_on=submission.received_on,
        place=place_of(body),
        officer=Signatory(title_lines=("NGƯỜI TIẾP NHẬN",), name=officer),
        due_on=submission.due_on,
        due_basis=due_basis,
        papers=(*papers, f"Danh sách đề nghị khen thưởng: {rows} trường hợp"),
        notes=(*_on_paper(submission), *(() if submission.due_on else (NO_DUE,))),
    )


def named(paper: Paper) -> str:
    """A paper by its title and its file; one without a title of its own by its kind."""
    titled = paper.title != paper.filename
    return f"{paper.title if titled else PaperKind(paper.kind).label} ({paper.filename})"


def _on_paper(submission: Submission) -> tuple[str, ...]:
    """What the slip says of a list that came on paper before it was entered."""
    if not submission.on_paper_before:
        return ()
    said = ON_PAPER.format(on=f"{submission.received_on:%d/%m/%Y}", submitted=f"{submission.submitted_on:%d/%m/%Y}")
    return (f"{said} (sổ văn bản đến: {submission.paper_register})." if submission.paper_register else f"{said}.",)


def add_slip(doing: Doing, submission: Submission, due_basis: str) -> Paper:
    """Draw the slip and put it with the submission's papers."""
    local = doing.at.astimezone(clock.HANOI)
    content = content_of(submission, doing.actor.name, f"{local:%H} giờ {local:%M}, ngày {local:%d/%m/%Y}", due_basis)
    paper = drawn(
        content,
        title=f"Phiếu tiếp nhận và hẹn trả số {submission.register_number}",
        filename=f"phieu-tiep-nhan-{submission.code}.pdf",
        by=doing.actor.name,
        at=doing.at,
    )
    SubmissionPaper.objects.create(submission=submission, paper=paper, added_at=doing.at)
    return paper
