"""The paper of a settlement: a decision about a complaint, drawn with the layout of decisions."""

from __future__ import annotations

from award_templates.content import DecisionContent, DocumentReference, Signatory
from backend.acts.doing import Doing
from backend.complaints.models import Settlement
from backend.decisions.papers import drawn
from backend.organisation.places import head_of, place_of, spelled
from backend.papers.language import in_vietnamese
from backend.papers.models import Paper
from workflows.rules.complaints import Step, limits

INSTANCES = {1: "lần đầu", 2: "lần hai"}


@in_vietnamese
def settlement_paper(doing: Doing, made: Settlement) -> Paper:
    """The decision as frozen content; annulling an award is named as a task for the competent, never done here."""
    row = made.complaint
    which, award, law = INSTANCES[made.instance], row.decision, limits(row.received_on)[Step.FIRST]
    first, *more = [line for line in made.text.splitlines() if line.strip()] or [""]
    title = spelled(made.decided_by.position).upper()
    articles = (
        f"Điều 1. Kết luận: {made.get_outcome_display()}.",
        f"Điều 2. {first}",
        *more,
        "Điều 3. Quyết định này được gửi người khiếu nại và các cơ quan, đơn vị có liên quan; việc hủy bỏ hoặc điều "
        "chỉnh kết quả khen thưởng, nếu có, thực hiện bằng quyết định riêng của người có thẩm quyền.",
    )
    content = DecisionContent(
        specimen=row.illustrative,
        body=head_of(award.unit),
        reference=DocumentReference(number=made.number, on=made.decided_on, place=place_of(award.unit)),
        subject=f"Về việc giải quyết khiếu nại ({which}) đối với Quyết định {award.full_number or award.code}",
        authority=title or spelled(award.unit.name).upper(),
        grounds=(
            f"Căn cứ {law.basis} ({law.source});",
            f"Xét khiếu nại số {row.number} nhận ngày {row.received_on:%d/%m/%Y} và kết quả xác minh;",
        ),
        articles=articles,
        signatory=Signatory(title_lines=(title or "NGƯỜI CÓ THẨM QUYỀN",), name=made.decided_by.full_name),
    )
    named = f"Quyết định giải quyết khiếu nại {which} {made.number}"
    return drawn(doing, content, title=named, filename=f"khieu-nai-{row.number}-{made.instance}.pdf")
