"""Minutes and tally sheet: signed by the secretary, then by who presided; the second signature ends the session."""

from __future__ import annotations

from award_templates.content import Content
from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.council import contents
from backend.council.models import Member, SeatRole, Session
from backend.council.queries import presiding, secretary
from backend.papers import making
from backend.papers.keys import KeyStoreError
from backend.papers.models import Paper
from backend.review import steps as review
from backend.review.models import Stage
from workflows.engine import Reason, Refused
from workflows.lifecycles.stage import StageState


@act("session.sign_minutes", model=Session)
def sign_minutes(doing: Doing, session: Session) -> None:
    """Sign as the next in order; each signature is a new revision of the paper.

    The secretary's signature freezes the content of minutes and tally sheet; the presiding member's ends the session
    and every item's council stage, passed or not: the council advises.
    """
    keeper, chair = secretary(session), presiding(session)
    if keeper is None or chair is None:
        raise Refused(Reason("session.no_secretary"))
    if not session.signed_by_secretary:
        _must_be(doing, keeper, SeatRole.SECRETARY)
        _draw(doing, session, chair, keeper)
        session.signed_by_secretary = keeper.name
        doing.save(session, signed="secretary")
        return
    _must_be(doing, chair, SeatRole.CHAIR)
    session.minutes = _signed(doing, session.minutes, chair)
    session.signed_by_chair = chair.name
    doing.move(session, "session.finish")
    _conclude(doing, session)


def _must_be(doing: Doing, member: Member, role: SeatRole) -> None:
    if doing.actor.person_id != member.person_id:
        raise Refused(Reason("session.not_next_signatory", {"name": member.name, "role": str(role.label)}))


def _draw(doing: Doing, session: Session, chair: Member, keeper: Member) -> None:
    minutes = contents.minutes_content(session, chair, keeper, session.closed_at or doing.at)
    tally = contents.tally_content(session, keeper)
    paper = _drawn(doing, session, minutes, "Biên bản họp", "bien-ban-hop")
    sheet = _drawn(doing, session, tally, "Biên bản kiểm phiếu", "bien-ban-kiem-phieu")
    session.minutes, session.tally = _signed(doing, paper, keeper), _signed(doing, sheet, keeper)


def _drawn(doing: Doing, session: Session, content: Content, kind: str, file: str) -> Paper:
    title = f"{kind} – {session.title}"[:250]
    name = f"{file}-{session.held_on:%Y%m%d}-{session.pk}.pdf"
    return making.drawn(content, title=title, filename=name, by=doing.actor.name, at=doing.at)


def _signed(doing: Doing, paper: Paper | None, member: Member) -> Paper:
    if paper is None:
        raise Refused(Reason("session.no_minutes"))
    try:
        return making.signed(paper, making.person_key(member.person), by=doing.actor.name, at=doing.at)
    except KeyStoreError as error:
        raise Refused(Reason("paper.no_key", {"name": member.name})) from error


def _conclude(doing: Doing, session: Session) -> None:
    items = {item.stage_id: item for item in session.items.exclude(passed=None).select_related("nomination")}
    open_stages = Stage.objects.filter(pk__in=items, state=StageState.OPEN.value)
    for stage in doing.lock_all(open_stages):
        review.conclude(doing, stage, opinion=contents.outcome_words(items[stage.pk]))
