"""The unit's letter (tờ trình) with its list: drawn and signed when the head submits, unless a letter was attached."""

from __future__ import annotations

from collections import Counter

from award_templates.content import AwardRow, DocumentReference, LetterContent, Recipient, Signatory
from award_templates.fitting import DoesNotFit
from backend.acts.doing import Doing
from backend.catalogue.queries import award_names
from backend.nominations.models import Nomination, Submission, SubmissionPaper
from backend.organisation.models import Person
from backend.organisation.places import head_of, place_of
from backend.papers import making
from backend.papers.drafting import NotASpecimen
from backend.papers.keys import KeyStoreError
from backend.papers.language import in_vietnamese
from backend.papers.models import Paper, PaperKind
from workflows.engine import Reason, Refused


def titles_of(doing: Doing, head: Person) -> tuple[str, ...]:
    """What stands above the signature; under a mandate first TUQ. and whose place is taken (NĐ 30/2020, Annex I)."""
    own = (head.position or "Thủ trưởng đơn vị").upper()
    if not doing.mandates:
        return (own,)
    principal = Person.objects.get(pk=doing.mandates[0].person_id)
    return (f"TUQ. {(principal.position or 'Thủ trưởng đơn vị').upper()}", own)


@in_vietnamese
def content_of(
    submission: Submission, head: Person | None, rows: list[Nomination], title_lines: tuple[str, ...]
) -> LetterContent:
    """The letter's frozen content: who proposes whom for what, to the body that decides (L22 Articles 83, 84)."""
    names = {code: name.vi for code, name in award_names().items()}
    body = submission.unit
    return LetterContent(
        specimen=submission.illustrative,
        body=head_of(body),
        reference=DocumentReference(number=submission.letter_number, on=submission.letter_date, place=place_of(body)),
        subject=_subject(submission.title),
        addressee=submission.round.awarding_unit.name,
        paragraphs=(f"{body.name} kính trình xem xét, khen thưởng {len(rows)} trường hợp (danh sách kèm theo).",),
        attachments=_attached(submission),
        sent_to=("Như trên;", "Lưu: VT."),
        signatory=Signatory(title_lines=title_lines, name=head.full_name if head else ""),
        list_title="Đề nghị khen thưởng",
        rows=tuple(
            AwardRow(
                recipient=Recipient(name=row.nominee_name, honorific=row.honorific, position=row.position),
                award=names.get(row.award, row.award),
                citation=row.citation,
            )
            for row in rows
        ),
    )


def _subject(title: str) -> str:
    """Trích yếu: what the letter asks for."""
    return title if title.lower().startswith("về việc") else f"Về việc đề nghị khen thưởng: {title}"


def _attached(submission: Submission) -> tuple[str, ...]:
    """The papers that go with it, by kind (L22 Article 84): how many of each."""
    kinds = [link.paper.kind for link in submission.papers.select_related("paper") if not link.paper.revisions.exists()]
    many = Counter(PaperKind(kind) for kind in kinds if kind != PaperKind.LETTER)
    return tuple(f"{kind.label}: {many[kind]:02d} bản" for kind in PaperKind if many[kind])


def add_letter(doing: Doing, submission: Submission, rows: list[Nomination]) -> Paper | None:
    """Draw the letter, sign it with the head's key if there is one, and put it with the papers.

    None when a letter was attached: then that one is the letter. Refused when a text is too long for its place.
    """
    head = submission.signed_by
    if head is None or submission.papers.filter(paper__kind=PaperKind.LETTER).exists():
        return None
    title, name = f"Tờ trình {submission.letter_number}", f"to-trinh-{submission.code}.pdf"
    try:
        content = content_of(submission, head, rows, titles_of(doing, head))
        paper = making.drawn(content, title=title, filename=name, by=doing.actor.name, at=doing.at)
    except DoesNotFit as long:
        raise Refused(Reason("paper.does_not_fit", {"text": str(long)})) from long
    try:
        paper = making.signed(paper, making.person_key(head), by=doing.actor.name, at=doing.at)
    except (KeyStoreError, NotASpecimen):
        doing.note(submission, paper=paper.title, sha256=paper.sha256, signed_digitally=False)
    SubmissionPaper.objects.create(submission=submission, paper=paper, added_at=doing.at)
    return paper
