"""Initiatives on paper: minutes of the council and the decision of recognition, as administrative papers (NĐ 30/2020).

The form of the certificate of initiative under NĐ 152/2025 ("Mẫu 13") could not be confirmed, so a neutral decision is
drawn, which names the authors with their shares.
"""

from __future__ import annotations

from fractions import Fraction

from award_templates.content import (
    AwardRow,
    Content,
    DecisionContent,
    DocumentReference,
    MinutesContent,
    Recipient,
    Section,
    Signatory,
    TallyRow,
)
from award_templates.fitting import DoesNotFit
from backend.acts.doing import Doing
from backend.base import clock
from backend.initiatives import counting
from backend.initiatives.models import Initiative, InitiativeSession, SessionItem, SessionMember
from backend.initiatives.session_models import SessionSeat
from backend.organisation.models import Person
from backend.organisation.places import board_of, head_of, place_of, spelled
from backend.papers import making
from backend.papers.drafting import NotASpecimen
from backend.papers.keys import KeyStoreError
from backend.papers.language import in_vietnamese
from backend.papers.models import Paper
from workflows.engine import Reason, Refused
from workflows.facts import Scope
from workflows.rules.initiatives import DENOMINATORS, MODES, SCOPES, SHARES, Mark, Threshold
from workflows.rules.voting import Denominator, Mode, Outcome

OUTCOMES = {
    Outcome.PASSED.value: "Đồng ý đề nghị công nhận",
    Outcome.NOT_PASSED.value: "Không đủ số phiếu đồng ý",
    Outcome.TIE.value: "Số phiếu ngang nhau, không đủ số phiếu đồng ý",
    Outcome.NO_QUORUM.value: "Không đủ thành viên dự, chưa có kết quả",
}
LAW = "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"


def minutes(doing: Doing, session: InitiativeSession) -> Paper:
    """Draw the minutes and sign them with the chair's key if there is one."""
    content = minutes_content(session, f"{_moment_of(doing)}")
    paper = _drawn(doing, content, f"Biên bản {session.title}", f"bien-ban-sang-kien-{session.pk}.pdf")
    chair = session.members.select_related("person").filter(seat=SessionSeat.CHAIR).first()
    return _signed(doing, paper, chair.person if chair is not None else None)


def decision(doing: Doing, row: Initiative) -> Paper:
    """Draw the decision of recognition and sign it with the head's key if there is one."""
    head = Person.objects.get(pk=doing.actor.person_id or 0)
    paper = _drawn(
        doing, decision_content(row, head), f"Quyết định {row.decision_number}", f"quyet-dinh-{row.code}.pdf"
    )
    return _signed(doing, paper, head)


def _drawn(doing: Doing, content: Content, title: str, filename: str) -> Paper:
    try:
        return making.drawn(content, title=title[:250], filename=filename, by=doing.actor.name, at=doing.at)
    except DoesNotFit as long:
        raise Refused(Reason("paper.does_not_fit", {"text": str(long)})) from long


def _signed(doing: Doing, paper: Paper, person: Person | None) -> Paper:
    """With the person's key; without a key the paper waits for a signature by hand and says nothing else."""
    if person is None:
        return paper
    try:
        return making.signed(paper, making.person_key(person), by=doing.actor.name, at=doing.at)
    except (KeyStoreError, NotASpecimen):
        return paper


def _moment_of(doing: Doing) -> str:
    return f"{doing.at.astimezone(clock.HANOI):%H giờ %M, ngày %d/%m/%Y}"


@in_vietnamese
def decision_content(row: Initiative, head: Person) -> DecisionContent:
    """What the decision says: which initiative, at which scope, whose with which share; grounds that are known."""
    item = row.judged_item()
    met = [f"Biên bản họp Hội đồng sáng kiến ngày {item.session.held_on:%d/%m/%Y}"] if item is not None else []
    where = row.applied_where or row.unit.name
    authors = [
        AwardRow(
            recipient=Recipient(name=author.name, position=author.position),
            award=f"Tác giả, tỷ lệ đóng góp {_percent(author.share)} %",
            citation=author.contribution,
        )
        for author in row.authors.all()
    ]
    return DecisionContent(
        specimen=row.illustrative,
        body=head_of(row.body),
        reference=DocumentReference(number=row.decision_number, on=row.decided_on, place=place_of(row.body)),
        subject="Về việc công nhận sáng kiến",
        authority=f"THỦ TRƯỞNG {spelled(row.body.name).upper()}",
        grounds=tuple(f"Căn cứ {text};" for text in (LAW, *met)),
        articles=(
            f"Điều 1. Công nhận sáng kiến “{row.title}”, áp dụng tại {where}. Phạm vi ảnh hưởng và hiệu quả áp dụng: "
            f"{SCOPES[Scope(row.scope)].vi.lower()}. Tác giả theo danh sách kèm theo.",
            "Điều 2. Quyết định này có hiệu lực từ ngày ký. Đơn vị áp dụng và các tác giả có tên tại Điều 1 chịu trách "
            "nhiệm thi hành Quyết định này./.",
        ),
        signatory=Signatory(title_lines=((head.position or "Thủ trưởng đơn vị").upper(),), name=head.full_name),
        sent_to=("Như Điều 2;", "Lưu: VT, hồ sơ sáng kiến."),
        annex_title=f"Tác giả sáng kiến “{row.title}”",
        annex=tuple(authors),
    )


def _percent(share: object) -> str:
    return f"{share:f}".rstrip("0").rstrip(".").replace(".", ",") if "." in f"{share:f}" else f"{share}"


@in_vietnamese
def minutes_content(session: InitiativeSession, ended: str) -> MinutesContent:
    """What the minutes say: attendance, who stood aside from what, the rule with its basis, results per initiative."""
    members = list(session.members.select_related("person"))
    items = list(session.items.select_related("initiative", "session").prefetch_related("recused__person"))
    chair = next(row.person for row in members if row.seat == SessionSeat.CHAIR)
    writer = next((row.person for row in members if row.seat == SessionSeat.SECRETARY), chair)
    begun = session.convened_at
    return MinutesContent(
        specimen=session.illustrative,
        body=board_of(session.body, "Hội đồng sáng kiến"),
        reference=DocumentReference(symbol="BB-HĐSK", on=session.held_on, place=place_of(session.body)),
        subject=session.title,
        started=f"{begun.astimezone(clock.HANOI):%H giờ %M, ngày %d/%m/%Y}" if begun else "",
        venue=session.place_name or session.body.name,
        ended=ended,
        secretary=Signatory(title_lines=("THƯ KÝ",), name=writer.full_name),
        chair=Signatory(title_lines=("CHỦ TỊCH HỘI ĐỒNG",), name=chair.full_name),
        present=tuple(_named(row) for row in members if row.present),
        absent=tuple(_named(row) for row in members if not row.present),
        recusals=tuple(
            f"{row.person.full_name}: sáng kiến {item.initiative.code}" for item in items for row in item.recused.all()
        ),
        sections=tuple(_section(item) for item in items),
        results=tuple(_tally(item) for item in items),
        adopted_rules=(rule_words(session),),
        conclusion=(session.conclusion,),
    )


def rule_words(session: InitiativeSession) -> str:
    """The rule of a meeting in one sentence, with its basis."""
    share = SHARES[Threshold(session.threshold)][2].vi.lower()
    return (
        f"{MODES[Mode(session.mode)].vi}. Đồng ý khi đạt {share} {DENOMINATORS[Denominator(session.denominator)].vi}; "
        f"cần có mặt ít nhất 2/3 thành viên. Căn cứ: {session.rule_basis}."
    )


def _named(row: SessionMember) -> str:
    position = f" – {row.person.position}" if row.person.position else ""
    return f"{row.person.full_name}{position}, {SessionSeat(row.seat).label}"


def _section(item: SessionItem) -> Section:
    row, said = item.initiative, []
    names = ", ".join(author.name for author in row.authors.all())
    said.append(f"Tác giả: {names}. Đơn vị áp dụng: {row.unit.name}.")
    if not item.session.secret:
        marks = counting.marks_of(item)
        for criterion in item.session.judged_by():
            counts = marks[criterion.code]
            said.append(
                f"{criterion.title.vi}: đạt {counts[Mark.MET]}, không đạt {counts[Mark.NOT_MET]}, "
                f"chưa rõ {counts[Mark.UNSURE]}."
            )
        said += [f"Nhận xét: {o.remark}" for o in counting.newest(item).values() if o.remark]
    return Section(heading=f"{item.ordinal}. Sáng kiến “{row.title}”", paragraphs=tuple(said))


def _tally(item: SessionItem) -> TallyRow:
    yes, no, blank, bad = (getattr(item, name) or 0 for name in ("in_favour", "against", "abstain", "invalid"))
    out = item.did_not_vote or 0
    share = Fraction(yes, item.divisor) if item.divisor else Fraction(0)
    return TallyRow(
        nominee=item.initiative.title,
        award=SCOPES[Scope(item.initiative.scope)].vi,
        issued=yes + no + blank + bad + out,
        collected=yes + no + blank + bad,
        valid=yes + no + blank,
        invalid=bad,
        blank=blank,
        did_not_take_part=out,
        votes_for=yes,
        votes_against=no,
        share=f"{yes}/{item.divisor or 0} ({percent_text(share)} %)",
        outcome=OUTCOMES.get(item.outcome, ""),
    )


def percent_text(share: Fraction) -> str:
    """A share in percent with two places, exactly rounded half up, with a Vietnamese comma."""
    hundredths = (share * 10_000 * 2 + 1) // 2
    return f"{hundredths // 100},{hundredths % 100:02d}"
