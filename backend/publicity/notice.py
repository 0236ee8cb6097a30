"""The printed notice of a published list, for the wall: name, unit, award and short achievement, nothing else."""

from __future__ import annotations

from award_templates.content import (
    DocumentReference,
    ReportTable,
    Signatory,
    TableReportContent,
    TableRow,
)
from award_templates.fitting import DoesNotFit
from backend.acts.doing import Doing
from backend.catalogue.queries import awards_known
from backend.nominations.models import SubmissionPaper
from backend.organisation.places import head_of, place_of
from backend.papers import making
from backend.papers.language import in_vietnamese
from backend.papers.models import Paper, PaperKind
from backend.publicity.periods import Shown
from backend.publicity.readers import rows_of
from workflows.engine import Reason, Refused

HEADS = ("TT", "Họ tên, tên tập thể", "Đơn vị", "Danh hiệu, hình thức", "Tóm tắt thành tích")
SHARES = (5, 22, 20, 20, 33)


@in_vietnamese
def content_of(shown: Shown) -> TableReportContent:
    """The notice's frozen content, in Vietnamese as official papers are."""
    names = {code: award.name.vi for code, award in awards_known(shown.submission.received_on).items()}
    rows = rows_of(shown, names)
    body = shown.submission.round.awarding_unit if shown.public else shown.submission.unit
    return TableReportContent(
        specimen=shown.submission.illustrative,
        body=head_of(body),
        reference=DocumentReference(symbol="TB", on=shown.since, place=place_of(body)),
        title="THÔNG BÁO",
        subject=f"Công khai danh sách đề nghị khen thưởng – {shown.submission.title}",
        paragraphs=(
            f"Công khai từ ngày {shown.since:%d/%m/%Y} đến hết ngày {shown.until:%d/%m/%Y}.",
            "Ý kiến góp ý gửi cơ quan thẩm định; nội dung góp ý không được công khai. Đơn tố cáo gửi người đứng đầu cơ "
            "quan có thẩm quyền giải quyết tố cáo, không gửi kèm thông báo này.",
        ),
        tables=(
            ReportTable(
                heading="Danh sách đề nghị khen thưởng",
                heads=HEADS,
                shares=SHARES,
                rows=tuple(
                    TableRow(cells=(str(number), row.name, row.unit, row.award, row.achievement))
                    for number, row in enumerate(rows, start=1)
                ),
            ),
        ),
        signatory=Signatory(title_lines=("THỦ TRƯỞNG ĐƠN VỊ",), name=""),
    )


def add_notice(doing: Doing, shown: Shown) -> Paper:
    """Draw the notice and put it with the submission's papers; Refused when a text is too long for its place."""
    title = f"Thông báo công khai danh sách, đến hết {shown.until:%d/%m/%Y}"
    try:
        paper = making.drawn(
            content_of(shown), title=title, filename=f"thong-bao-{shown.slug}.pdf", by=doing.actor.name, at=doing.at,
            kind=PaperKind.NOTICE,
        )  # fmt: skip
    except DoesNotFit as long:
        raise Refused(Reason("paper.does_not_fit", {"text": str(long)})) from long
    SubmissionPaper.objects.create(submission=shown.submission, paper=paper, added_at=doing.at)
    doing.note(shown.submission, paper=paper.title, sha256=paper.sha256)
    return paper
