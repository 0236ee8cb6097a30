"""Acts that bring publication and consultation stages on: post, conclude, ask, answer, recall, handle a comment."""

from __future__ import annotations

from typing import Any

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.organisation.models import Unit
from backend.papers.models import PaperKind
from backend.papers.uploads import store_upload
from backend.publicity import asking, commenting, notice, periods
from backend.publicity.models import Opinion, PublicationComment
from backend.publicity.queries import unhandled
from backend.publicity.serializers import AskInputs, ConcludeInputs, HandleInputs, OpinionInputs, RecallInputs
from backend.review import steps
from backend.review.models import Stage
from workflows.engine import Reason, Refused


@act("publication.post", model=Stage)
def post(doing: Doing, stage: Stage) -> None:
    """Draw the printed notice of the whole list for the wall, and put it with the papers."""
    doing.demand(stage)
    notice.add_notice(doing, periods.of_stage(stage))


@act("publication.conclude", model=Stage, inputs=ConcludeInputs)
def conclude_publication(doing: Doing, stage: Stage, *, summary: str = "") -> None:
    """The period has ended and every comment is handled: the row goes on; it is shown no longer."""
    doing.demand(stage)
    shown, faults = periods.of_stage(stage), []
    if doing.day <= shown.until:
        faults.append(Reason("publication.not_over", {"until": f"{shown.until:%d/%m/%Y}"}))
    if many := unhandled(stage):
        faults.append(Reason("publication.comments_unhandled", {"count": many}))
    if faults:
        raise Refused(*faults)
    told = f"Công khai từ {shown.since:%d/%m/%Y} đến hết {shown.until:%d/%m/%Y}."
    steps.conclude(doing, stage, opinion=f"{told} {summary}".strip())


@act("publication_comment.handle", model=PublicationComment, inputs=HandleInputs)
def handle(doing: Doing, comment: PublicationComment, *, outcome: str, note: str = "") -> None:
    """Record how a comment was handled; the trail keeps the outcome, nothing of what was said."""
    commenting.noted(comment, note)
    comment.outcome = outcome
    comment.handled_by, comment.handled_at = doing.actor.name, doing.at
    doing.save(comment, outcome=outcome)


@act("consultation.ask", model=Stage, inputs=AskInputs)
def ask(doing: Doing, stage: Stage, *, units: list[Unit], question: str = "") -> None:
    """Ask bodies for their opinion; each has its own page and the stage's clock."""
    doing.demand(stage)
    asking.ask(doing, stage, units, question)


@act("opinion.answer", model=Opinion, inputs=OpinionInputs)
def answer(
    doing: Doing, opinion: Opinion, *, stand: str, text: str = "", file: Any = None, no_secret: bool = False
) -> None:
    """The body answers once, with text and its signed paper; a late answer counts until the stage is concluded."""
    opinion.stand, opinion.text = stand, text
    opinion.answered_by, opinion.answered_at = doing.actor.name, doing.at
    if file is not None:
        title = f"Ý kiến của {opinion.unit}: {opinion.told()}"
        opinion.paper = store_upload(
            file, kind=PaperKind.OPINION, title=title, by=doing.actor.name, at=doing.at, no_secret=no_secret
        )
    late = opinion.due_on is not None and doing.day > opinion.due_on
    doing.move(opinion, stand=stand, late=late)


@act("opinion.recall", model=Opinion, inputs=RecallInputs)
def recall(doing: Doing, opinion: Opinion, *, reason: str) -> None:
    """The question is not asked any more: the stage need not wait for it."""
    doing.move(opinion, reason=reason)


@act("consultation.conclude", model=Stage, inputs=ConcludeInputs)
def conclude_consultation(doing: Doing, stage: Stage, *, summary: str = "") -> None:
    """Every body has answered, or its silence counts as the process says: the row goes on."""
    doing.demand(stage)
    standing = asking.standing(stage, doing.day)
    if not standing.opinions:
        raise Refused(Reason("consultation.nobody_asked"))
    if standing.waiting:
        raise Refused(Reason("consultation.unanswered", {"units": [row.unit.name for row in standing.waiting]}))
    steps.conclude(doing, stage, opinion=f"{standing.told()} {summary}".strip())
