"""Reading comments and opinions: what an appraiser may read, what waits for a body, what a stage still lacks."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from backend.base.scopes import visible
from backend.publicity.models import Opinion, PublicationComment
from backend.publicity.periods import Shown
from backend.review.models import Stage
from permissions.actor import Actor
from workflows.lifecycles.opinion import OpinionState
from workflows.lifecycles.stage import StageState


def comments_for(actor: Actor) -> QuerySet[PublicationComment]:
    """The comments that this appraiser may read: never one about the reader."""
    rows = visible(PublicationComment.objects.all(), actor, "publication_comment.view")
    mine = Q(nomination__person=actor.person_id) if actor.person_id else Q(pk__in=())
    return rows.exclude(mine).select_related("submission__unit", "nomination")


def _codes(stage: Stage) -> set[str]:
    """What its publication is and was called: one that goes on under another version keeps its comments."""
    return {stage.code} | (_codes(stage.continues) if stage.continues is not None else set())


def unhandled(stage: Stage) -> int:
    """How many comments on a stage's row, or on its whole list, wait to be handled."""
    rows = PublicationComment.objects.filter(submission=stage.nomination.submission_id, stage_code__in=_codes(stage))
    about = Q(nomination=None) | Q(nomination=stage.nomination_id)
    return rows.filter(about, handled_at__isnull=True).count()


def unhandled_of(shown: Shown) -> int:
    """How many comments on a list wait to be handled."""
    codes = {code for stage in shown.stages for code in _codes(stage)}
    rows = PublicationComment.objects.filter(submission=shown.submission, stage_code__in=codes)
    return rows.filter(handled_at__isnull=True).count()


def opinions_for(actor: Actor) -> QuerySet[Opinion]:
    """What the reader's body is or was asked, while the stage was not given up."""
    rows = visible(Opinion.objects.all(), actor, "opinion.view").exclude(state=OpinionState.RECALLED)
    return rows.select_related("unit", "stage__nomination__unit", "paper").order_by("due_on", "pk")


def with_readable_paper(actor: Actor) -> QuerySet[Opinion]:
    """The opinions whose paper the actor may read: the body's own, and those of a consultation that it brings on."""
    own = visible(Opinion.objects.all(), actor, "opinion.view")
    asked = visible(Stage.objects.all(), actor, "consultation.ask")
    rows = Opinion.objects.filter(Q(pk__in=own.values("pk")) | Q(stage__in=asked.values("pk")))
    return rows.select_related("paper")


def to_answer(actor: Actor) -> QuerySet[Opinion]:
    """The questions that the actor's body has to answer now."""
    rows = visible(Opinion.objects.all(), actor, "opinion.answer")
    waiting = rows.filter(state=OpinionState.ASKED, stage__state=StageState.OPEN)
    return waiting.exclude(stage__nomination__person=actor.person_id or 0)
