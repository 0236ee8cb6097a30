"""The frozen content of a session's papers: minutes (biên bản họp) and tally sheet (biên bản kiểm phiếu)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from fractions import Fraction

from award_templates.content import (
    DocumentReference,
    MinutesContent,
    Section,
    Signatory,
    TallyContent,
    TallyRow,
)
from backend.base import clock
from backend.catalogue.queries import awards_known
from backend.council import rules
from backend.council.models import Item, Member, Presence, Recusal, SeatRole, Session, Settlement
from backend.organisation.places import board_of, place_of
from backend.papers.language import in_vietnamese
from workflows.rules.voting import Denominator, Outcome, VoteRule

OUTCOMES = {
    Outcome.PASSED: "Đạt",
    Outcome.NOT_PASSED: "Không đạt",
    Outcome.TIE: "Không đạt (số phiếu ngang nhau)",
    Outcome.NO_QUORUM: "Không đạt (không đủ thành viên dự)",
}
BASES = {
    Denominator.ALL: "tổng số thành viên Hội đồng",
    Denominator.ENTITLED: "số thành viên được bỏ phiếu",
    Denominator.PRESENT: "số thành viên có mặt",
    Denominator.CAST: "số phiếu thu về",
}
NOT_VOTED = "Không bỏ phiếu: đề nghị không còn ở bước Hội đồng"


def rule_words(rule: VoteRule) -> str:
    """The rule in one sentence, with its basis."""
    how = "từ" if rule.op.value == ">=" else "quá"
    share = rules.share_text(rule.threshold)
    return (
        f"{rule.title.vi}: đạt khi số phiếu đồng ý {how} {rule.threshold} ({share}) {BASES[rule.denominator]}; "
        f"phiên họp cần có mặt {rule.quorum} số thành viên. Căn cứ: {rule.basis}."
    )


@in_vietnamese
def minutes_content(session: Session, presiding: Member, secretary: Member, ended: datetime) -> MinutesContent:
    """The minutes: who was there, who did not take part in what and why, the rule and its adoption, the results."""
    members = list(session.members.all())
    rule = _rule(session)
    return MinutesContent(
        specimen=session.illustrative,
        body=board_of(session.council.unit, session.council.name),
        reference=_reference(session),
        subject=session.title,
        started=_moment(session.convened_at),
        venue=session.place_name,
        ended=_moment(ended),
        secretary=Signatory(title_lines=("THƯ KÝ",), name=secretary.name),
        chair=Signatory(title_lines=("CHỦ TỌA",), name=presiding.name),
        present=tuple(_named(m) for m in members if m.presence != Presence.ABSENT),
        absent=tuple(_named(m) for m in members if m.presence == Presence.ABSENT),
        recusals=tuple(_recusals(session)),
        sections=_sections(session, rule),
        results=tuple(_tally_rows(session)),
        adopted_rules=tuple(_adopted(session)),
        conclusion=tuple(_conclusion(session)),
    )


@in_vietnamese
def tally_content(session: Session, secretary: Member) -> TallyContent:
    """The tally sheet: the rule, who counted, five counts per nominee."""
    counting = [m for m in session.members.all() if m.counting]
    unreadable = sum(item.detail.get("unreadable", 0) for item in session.items.all())
    notes = ["Phiếu điện tử được mở và đếm một lần khi kết thúc bỏ phiếu; không lưu phiếu nào của từng người."]
    if unreadable:
        notes.append(f"{unreadable} phiếu không mở được, tính là phiếu không hợp lệ.")
    return TallyContent(
        specimen=session.illustrative,
        body=board_of(session.council.unit, session.council.name),
        reference=_reference(session),
        subject=session.title,
        session=", ".join(
            part for part in (session.title, f"ngày {session.held_on:%d/%m/%Y}", session.place_name) if part
        ),
        vote_rule=rule_words(_rule(session)),
        counting_members=tuple(_named(m) for m in counting) or (_named(secretary),),
        rows=tuple(_tally_rows(session)),
        signatory=Signatory(title_lines=("THƯ KÝ HỘI ĐỒNG",), name=secretary.name),
        notes=(*notes, *_reduced_notes(session)),
    )


def _rule(session: Session) -> VoteRule:
    rule = rules.rule_of(session)
    if rule is None:
        raise ValueError("a counted session has a rule")
    return rule


def _reference(session: Session) -> DocumentReference:
    return DocumentReference(symbol="BB-HĐTĐKT", on=session.held_on, place=place_of(session.council.unit))


def _moment(at: datetime | None) -> str:
    return f"{at.astimezone(clock.HANOI):%H giờ %M, ngày %d/%m/%Y}" if at else ""


def _named(member: Member) -> str:
    where = ", bỏ phiếu từ xa" if member.presence == Presence.REMOTE else ""
    vote = "" if member.votes else ", không biểu quyết"
    role = SeatRole(member.seat_role).label
    return (
        f"{member.name} – {member.position or role}, {role}{where}{vote}"
        if member.position
        else (f"{member.name} – {role}{where}{vote}")
    )


def _recusals(session: Session) -> Iterator[str]:
    rows = Recusal.objects.filter(item__session=session).exclude(status=Settlement.DECLARED)
    for row in rows.select_related("item__nomination", "member"):
        about = f"mục {row.item.ordinal} ({row.item.nomination.nominee_name})"
        if row.status == Settlement.CONFIRMED:
            yield f"{row.member.name} không tham gia bỏ phiếu {about}: {row.get_ground_display().lower()}."
        else:
            yield f"{row.member.name} khai báo về {about}, không được chấp nhận: {row.reason}."


def _sections(session: Session, rule: VoteRule) -> tuple[Section, ...]:
    voters = sum(rules.can_vote(rule, m) for m in session.members.all())
    took_part = sum(m.took_part for m in session.members.all())
    course = (
        f"Bỏ phiếu kín điện tử, mở lúc {_moment(session.opened_at)}, kết thúc lúc {_moment(session.closed_at)}.",
        f"Số thành viên được bỏ phiếu: {voters}; đã tham gia bỏ phiếu: {took_part}.",
        "Năm số được ghi riêng: đồng ý, không đồng ý, phiếu trắng, không hợp lệ, không tham gia.",
        *_reduced_notes(session),
    )
    return (
        Section(heading="Quy tắc bỏ phiếu", paragraphs=(rule_words(rule),)),
        Section(heading="Bỏ phiếu", paragraphs=course),
    )


def _adopted(session: Session) -> Iterator[str]:
    found = rules.adoption(session)
    if found is not None:
        yield f"{rule_words(_rule(session))} {found.adopted_by} thông qua cho phiên họp này, lý do: {found.reason}."


def _conclusion(session: Session) -> Iterator[str]:
    for item in session.items.select_related("nomination"):
        yield f"{item.ordinal}. {item.nomination.nominee_name}: {outcome_words(item)}."


def outcome_words(item: Item) -> str:
    """What the vote came to, in words."""
    if item.passed is None:
        return NOT_VOTED
    return OUTCOMES[Outcome(item.detail["outcome"])]


def _tally_rows(session: Session) -> Iterator[TallyRow]:
    awards = awards_known(session.held_on)
    for item in session.items.select_related("nomination"):
        code = item.nomination.award
        if item.passed is not None and not item.detail["reduced"]:
            yield _tally_row(item, awards[code].name.vi if code in awards else code)


def _tally_row(item: Item, award: str) -> TallyRow:
    five = (item.votes_for or 0, item.votes_against or 0, item.votes_blank or 0, item.votes_invalid or 0)
    in_favour, against, blank, invalid = five
    base = item.detail["denominator"]
    return TallyRow(
        nominee=item.nomination.nominee_name,
        award=award,
        issued=item.entitled or 0,
        collected=sum(five),
        valid=sum(five) - invalid,
        invalid=invalid,
        blank=blank,
        did_not_take_part=item.did_not_vote or 0,
        votes_for=in_favour,
        votes_against=against,
        share=f"{in_favour}/{base} ({rules.share_text(Fraction(in_favour, base))})" if base else "–",
        outcome=outcome_words(item),
    )


def _reduced_notes(session: Session) -> Iterator[str]:
    names = [
        item.nomination.nominee_name
        for item in session.items.select_related("nomination")
        if item.detail.get("reduced")
    ]
    if names:
        yield (
            "Theo quyết định trước khi bỏ phiếu, chỉ công bố đạt hoặc không đạt, vì số phiếu làm lộ lựa chọn của từng "
            f"người: {', '.join(names)}."
        )
