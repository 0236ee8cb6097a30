"""The papers of a decision: the letter that submits it, and the decision with the gaps that the clerk fills."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from award_templates.blanks import filled
from award_templates.content import Content, DecisionContent, DocumentReference, LetterContent, content_from_json
from award_templates.fitting import DoesNotFit
from award_templates.layout import Layout
from backend.acts.doing import Doing
from backend.decisions import grounds, prizes, wording
from backend.decisions.models import Decision, DecisionRow
from backend.decisions.queries import (
    adoptions,
    award_name,
    award_of,
    council_items,
    kept_rows,
    packs_of_rows,
    titled_adoptions,
)
from backend.organisation.models import Person
from backend.organisation.places import head_of, place_of, spelled
from backend.papers import making
from backend.papers.drafting import NotASpecimen
from backend.papers.keys import KeyStoreError
from backend.papers.language import in_vietnamese
from backend.papers.models import Paper
from workflows.engine import Reason, Refused
from workflows.regulations.schema import Family, RegulationPack

LAST_ARTICLE = (
    "Quyết định này có hiệu lực từ ngày ký. Các cơ quan, đơn vị có liên quan và các tập thể, cá nhân có tên tại "
    "Điều 1 chịu trách nhiệm thi hành Quyết định này./."
)


def drawn(doing: Doing, content: Content, *, title: str, filename: str, layout: Layout | None = None) -> Paper:
    """Draw and register a paper; Refused when a text is too long for its place."""
    try:
        return making.drawn(
            content, title=title[:250], filename=filename, by=doing.actor.name, at=doing.at, layout=layout
        )
    except DoesNotFit as long:
        raise Refused(Reason("paper.does_not_fit", {"text": str(long)})) from long


def signed(doing: Doing, paper: Paper, key: str, owner: str, *, fields: Mapping[str, str] | None = None) -> Paper:
    """The paper with its next signature; Refused when the key is missing or serves specimens only."""
    try:
        return making.signed(paper, key, by=doing.actor.name, at=doing.at, fields=fields)
    except NotASpecimen as real:
        raise Refused(Reason("paper.specimen_key")) from real
    except KeyStoreError as missing:
        raise Refused(Reason("paper.no_key", {"name": owner})) from missing


@in_vietnamese
def letter(doing: Doing, decision: Decision, person: Person, number: str) -> Paper:
    """The letter (tờ trình) with the list, signed by whoever sends the draft."""
    rows = list(kept_rows(decision))
    packs = packs_of_rows(rows)
    content = LetterContent(
        specimen=decision.illustrative,
        body=head_of(person.unit),
        reference=DocumentReference(number=number, on=doing.day, place=place_of(person.unit)),
        subject=decision.title,
        addressee=f"{wording.title_lines(decision)[-1].capitalize()} {spelled(decision.unit.name)}",
        paragraphs=(
            f"Sau khi xét hồ sơ của {decision.round.title}, kính trình xem xét, quyết định khen thưởng "
            f"{wording.counted(rows)} (danh sách và dự thảo Quyết định kèm theo).",
        ),
        signatory=wording.sender(person),
        attachments=("Danh sách đề nghị khen thưởng", "Dự thảo Quyết định"),
        sent_to=("Như trên;", "Lưu: VT."),
        list_title=decision.title,
        rows=wording.annex(rows, packs),
    )
    title = f"Tờ trình {number}".strip()
    paper = drawn(doing, content, title=title, filename=f"to-trinh-{decision.code}.pdf")
    return signed(doing, paper, making.person_key(person), person.full_name)


@in_vietnamese
def decision_paper(doing: Doing, decision: Decision, person: Person) -> Paper:
    """The decision as the signatory signs it: number and date are gaps that only the seal's revision fills."""
    rows = list(kept_rows(decision))
    packs = packs_of_rows(rows)
    content = DecisionContent(
        specimen=decision.illustrative,
        body=head_of(decision.unit),
        reference=DocumentReference(symbol=decision.symbol, place=place_of(decision.unit)),
        subject=decision.title,
        authority=wording.authority_of(decision),
        grounds=(*grounds.printed(decision.grounds), *_from_the_record(decision, rows)),
        articles=articles(decision, rows, packs),
        signatory=wording.signatory_of(decision, person),
        sent_to=tuple(decision.recipients),
        annex_title=decision.title,
        annex=wording.annex(rows, packs),
        notes=notes(decision, rows),
    )
    paper = drawn(doing, content, title=decision.title, filename=f"quyet-dinh-{decision.code}.pdf")
    return signed(doing, paper, making.person_key(person), person.full_name)


def sealed(doing: Doing, decision: Decision) -> Paper:
    """The signed decision with number and date filled in and the body's seal over all of it."""
    if decision.paper is None or decision.number is None or decision.decided_on is None:
        raise LookupError(f"decision {decision.pk} is not signed and numbered")
    fields = filled(decision.number, decision.decided_on)
    return signed(doing, decision.paper, making.seal_key(decision.unit), decision.unit.name, fields=fields)


def _from_the_record(decision: Decision, rows: Sequence[DecisionRow]) -> tuple[str, ...]:
    """Grounds that are facts of this dossier: the council's session and the letter."""
    sessions = {item.session for item in council_items(row.nomination_id for row in rows).values()}
    held = sorted(f"{session.held_on:%d/%m/%Y}" for session in sessions)
    lines = [f"Căn cứ kết quả bỏ phiếu của Hội đồng Thi đua – Khen thưởng ngày {day};" for day in held]
    if decision.letter is not None:
        letter = content_from_json(decision.letter.content)
        if isinstance(letter, LetterContent):
            lines.append(_proposal(decision, letter))
    return tuple(lines)


def _proposal(decision: Decision, letter: LetterContent) -> str:
    body = spelled(decision.prepared_by.unit.name)
    number = f" số {letter.reference.number}" if letter.reference.number else ""
    on = f" ngày {letter.reference.on:%d/%m/%Y}" if letter.reference.on else ""
    return f"Theo đề nghị của {body} tại Tờ trình{number}{on}."


def articles(decision: Decision, rows: Sequence[DecisionRow], packs: Mapping[int, RegulationPack]) -> tuple[str, ...]:
    """Điều 1: what is given to how many; Điều 2: the prize; Điều 3: effect."""
    by_award: dict[str, list[DecisionRow]] = {}
    for row in rows:
        award = award_of(row, packs)
        titled = "danh hiệu " if award is not None and award.family is Family.TITLE else ""
        by_award.setdefault(f"{titled}{award_name(row, packs)}", []).append(row)
    given = "; ".join(f"{name} cho {wording.counted(group)}" for name, group in by_award.items())
    return (
        f"Điều 1. Tặng {given} (có danh sách kèm theo).",
        f"Điều 2. {prize_article(decision, rows, packs)}",
        f"Điều 3. {LAST_ARTICLE}",
    )


def prize_article(decision: Decision, rows: Sequence[DecisionRow], packs: Mapping[int, RegulationPack]) -> str:
    """What the prize is a multiple of, where it is settled or adopted; the amount follows from the date."""
    taken, told = adoptions(decision), {}
    for row in rows:
        edition = row.nomination.submission.law_id
        pack = packs.get(edition)
        prize = prizes.prize_row(pack, row) if pack is not None else None
        if prize is not None and prizes.usable(prize.status, prize.code, prizes.adopted_codes(taken, edition)):
            who = wording.GROUPS[prize.nominee.value][1].lower()
            told[f"{award_name(row, packs)} ({who})"] = f"{prizes.multiple_words(prize)} lần"
    if not told:
        return "Tiền thưởng kèm theo thực hiện theo quy định hiện hành."
    words = "; ".join(f"{name}: {multiple}" for name, multiple in told.items())
    return f"Tiền thưởng kèm theo, tính theo mức lương cơ sở tại ngày ban hành Quyết định: {words}."


def notes(decision: Decision, rows: Sequence[DecisionRow]) -> tuple[str, ...]:
    """What a reader must know: rows of law adopted for this decision, departures from the council's vote."""
    reasons: dict[str, list[str]] = {}
    for row, title in titled_adoptions(decision):
        reasons.setdefault(f"{row.adopted_by}: {row.reason}", []).append(title.vi)
    lines = [
        f"Ghi chú: áp dụng cho Quyết định này các quy định chưa được xác nhận ({'; '.join(titles)}) – {who}."
        for who, titles in reasons.items()
    ]
    lines += [
        f"Ghi chú: {row.nomination.nominee_name} – quyết định khác kết quả bỏ phiếu, lý do: {row.departure_reason}."
        for row in rows
        if row.departure_reason
    ]
    return tuple(lines)
