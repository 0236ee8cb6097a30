"""Stages that a higher body answers: the letter that forwards a dossier, and what was decided there, recorded."""

from __future__ import annotations

from datetime import date
from typing import Any

from award_templates.content import AwardRow, DocumentReference, LetterContent, Recipient, Signatory
from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.catalogue.queries import award_label
from backend.nominations import steps as nominations
from backend.nominations.models import Nomination, Submission, SubmissionPaper
from backend.organisation.places import head_of, place_of
from backend.papers.language import in_vietnamese
from backend.papers.making import drawn
from backend.papers.models import PaperKind
from backend.papers.uploads import store_upload
from backend.review import steps
from backend.review.models import Stage
from backend.review.serializers import ForwardInputs, RecordHigherInputs
from workflows.engine import Reason, Refused
from workflows.lifecycles.nomination import NominationState

TITLE = ("THỦ TRƯỞNG CƠ QUAN",)


@act("stage.forward", model=Stage, inputs=ForwardInputs)
def forward(
    doing: Doing, stage: Stage, *, number: str, on: date, addressee: str, opinion: str = "", signatory: str = ""
) -> dict[str, Any]:
    """Draw the letter that forwards this row to a higher body, keep it with the papers, and wait for the decision."""
    doing.demand(stage)
    _not_ahead(doing, on)
    nomination = doing.lock(Nomination, stage.nomination_id)
    content = _letter(nomination, stage, number, on, addressee, signatory or doing.actor.name)
    title = f"Văn bản chuyển cấp trên số {number}"
    filename = f"chuyen-cap-tren-{nomination.submission.code}-{nomination.ordinal}.pdf"
    paper = drawn(content, title=title, filename=filename, by=doing.actor.name, at=doing.at)
    _keep(doing, nomination, paper)
    told = f"{number} ngày {on:%d/%m/%Y}, gửi {addressee}"
    steps.conclude(doing, stage, opinion=f"{told}. {opinion}".strip().rstrip("."), move="stage.forward")
    return {"paper": paper.pk}


@in_vietnamese
def _letter(
    nomination: Nomination, stage: Stage, number: str, on: date, addressee: str, signatory: str
) -> LetterContent:
    body, award = stage.owner_unit, award_label(nomination.award).vi
    recipient = Recipient(
        name=nomination.nominee_name, honorific=nomination.honorific, position=nomination.position,
        unit=nomination.unit.name,
    )  # fmt: skip
    return LetterContent(
        specimen=nomination.illustrative, body=head_of(body),
        reference=DocumentReference(number=number, on=on, place=place_of(body)),
        subject=f"Đề nghị khen thưởng: {award}", addressee=addressee,
        paragraphs=(
            f"{body.name} chuyển hồ sơ đề nghị {award} để cấp có thẩm quyền xem xét, quyết định.",
            f"Hồ sơ thuộc {nomination.submission.code} của {nomination.unit.name}.",
        ),
        signatory=Signatory(title_lines=TITLE, name=signatory), list_title=f"Đề nghị khen thưởng: {award}",
        rows=(AwardRow(recipient=recipient, award=award, citation=nomination.citation),),
    )  # fmt: skip


@act("stage.record_higher", model=Stage, inputs=RecordHigherInputs)
def record_higher(
    doing: Doing, stage: Stage, *, granted: str, number: str, on: date, issuer: str, file: Any, no_secret: bool = False
) -> None:
    """Record what a higher body decided, with the scanned decision: the row is granted into the history, or refused."""
    doing.demand(stage)
    _not_ahead(doing, on)
    nomination = doing.lock(Nomination, stage.nomination_id)
    title = f"Quyết định {number} của {issuer}"[:250]
    paper = store_upload(
        file, kind=PaperKind.DECISION, title=title, by=doing.actor.name, at=doing.at, no_secret=no_secret
    )  # fmt: skip
    _keep(doing, nomination, paper)
    told = f"Quyết định {number} ngày {on:%d/%m/%Y} của {issuer}"
    if granted == "no":
        steps.reject(doing, stage, reason=told, move="stage.record_refusal")
        return
    if nomination.state == NominationState.IN_PROCESS:
        nominations.pass_on(doing, nomination)
    nominations.grant(doing, nomination, number, on)
    steps.conclude(doing, stage, opinion=told, move="stage.record_higher")
    nominations.close_when_done(doing, doing.lock(Submission, nomination.submission_id))


def _not_ahead(doing: Doing, on: date) -> None:
    if on > doing.day:
        raise Refused(Reason("date.in_future", {"date": on}))


def _keep(doing: Doing, nomination: Nomination, paper: Any) -> None:
    SubmissionPaper.objects.create(
        submission=nomination.submission, nomination=nomination, paper=paper, added_at=doing.at
    )
