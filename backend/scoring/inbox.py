"""What waits in scoring: sheets to self-score and send, sheets to appraise, an index to publish."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.base import clock
from backend.base.scopes import visible
from backend.scoring.models import ScoreSheet, ScoringRound
from backend.web.inbox import Waiting
from permissions.actor import Actor
from permissions.check import scope
from workflows.lifecycles.score_sheet import ScoreSheetState

S = ScoreSheetState


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """The groups that wait for this actor, one query each; empty groups are left out."""
    today = actor.on(clock.day(at))
    return [*_mine(today), *_submitted(today), *_to_approve(today), *_to_publish(today)]


def _mine(actor: Actor) -> Iterator[Waiting]:
    for state, act, title, why in (
        (S.SELF_SCORING, "score_sheet.self_score", _("%(n)d phiếu đang tự chấm"),
         _("Nhập số liệu từng tiêu chí kèm tài liệu kiểm chứng.")),
        (S.SELF_SCORING, "score_sheet.submit", _("%(n)d phiếu chờ gửi thẩm định"),
         _("Phiếu đủ giá trị thì thủ trưởng gửi đi thẩm định.")),
        (S.EXPLAINING, "score_sheet.explain", _("%(n)d phiếu chờ giải trình"),
         _("Xem kết quả thẩm định lần 1, giải trình tiêu chí chưa nhất trí.")),
        (S.EXPLAINING, "score_sheet.send_explanation", _("%(n)d phiếu chờ gửi giải trình"),
         _("Thủ trưởng gửi giải trình để thẩm định lần 2.")),
    ):  # fmt: skip
        yield from _group(actor, act, state, title, why)


def _group(actor: Actor, act: str, state: ScoreSheetState, title: str, why: str) -> Iterator[Waiting]:
    """One group with the nearest date at which one of its sheets is locked."""
    if scope(actor, act).empty:
        return
    date_of = {S.SELF_SCORING: "self_until", S.SUBMITTED: "appraisal_until", S.EXPLAINING: "explain_until"}
    rows = visible(ScoreSheet.objects.filter(state=state.value, round__state="open"), actor, act)
    told = rows.aggregate(many=Count("pk"), due=Min(f"round__{date_of.get(state, 'second_until')}"))
    if told["many"]:
        url = f"{reverse('scoring:sheets')}?state={state.value}"
        yield Waiting(title % {"n": told["many"]}, why, url, told["many"], told["due"], act)


def _submitted(actor: Actor) -> Iterator[Waiting]:
    yield from _group(
        actor, "score_sheet.appraise", S.SUBMITTED, _("%(n)d phiếu chờ thẩm định"),
        _("Đơn vị đã gửi điểm tự chấm; thẩm định từng lĩnh vực rồi kết thúc."),
    )  # fmt: skip
    yield from _group(
        actor, "score_sheet.appraise_again", S.SECOND_APPRAISAL, _("%(n)d phiếu chờ thẩm định lần 2"),
        _("Đơn vị đã giải trình; trả lời từng giải trình rồi kết thúc."),
    )  # fmt: skip


def _to_approve(actor: Actor) -> Iterator[Waiting]:
    ready = ScoreSheet.objects.filter(state=S.APPRAISED.value, round__state="open").values("round")
    rounds = visible(ScoringRound.objects.filter(pk__in=ready), actor, "scoring_round.approve")
    many = 0 if scope(actor, "scoring_round.approve").empty else rounds.count()
    if many:
        yield Waiting(
            _("%(n)d đợt chấm điểm có phiếu chờ phê duyệt") % {"n": many},
            _("Xem tiến độ các đơn vị rồi phê duyệt kết quả thẩm định."),
            reverse("scoring:rounds"), many, None, "scoring_round.approve",
        )  # fmt: skip


def _to_publish(actor: Actor) -> Iterator[Waiting]:
    paths = scope(actor, "index.publish").units
    approved = ScoreSheet.objects.filter(state=S.APPROVED.value)
    many = sum(approved.filter(unit__path__startswith=path).count() for path in sorted(paths))
    if many:
        yield Waiting(
            _("%(n)d phiếu đã phê duyệt, chờ công bố chỉ số") % {"n": many},
            _("Quyết định công bố kết quả xếp hạng theo từng nhóm đơn vị."),
            reverse("scoring:publish"),
            many,
            None,
            "index.publish",
        )
