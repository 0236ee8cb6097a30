"""What waits in scoring: sheets to self-score and send, sheets to appraise, an index to publish."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from backend.base import clock
from backend.base.scopes import visible
from backend.scoring.models import ScoreSheet
from backend.web.inbox import Waiting
from permissions.actor import Actor
from permissions.check import scope
from workflows.lifecycles.score_sheet import ScoreSheetState

S = ScoreSheetState


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """The groups that wait for this actor, one query each; empty groups are left out."""
    today = actor.on(clock.day(at))
    return [*_mine(today), *_submitted(today), *_to_publish(today)]


def _count(actor: Actor, act: str, state: ScoreSheetState) -> int:
    if scope(actor, act).empty:
        return 0
    return visible(ScoreSheet.objects.filter(state=state.value), actor, act).count()


def _mine(actor: Actor) -> Iterator[Waiting]:
    url = f"{reverse('scoring:sheets')}?state={S.SELF_SCORING.value}"
    many = _count(actor, "score_sheet.self_score", S.SELF_SCORING)
    if many:
        why = _("Nhập số liệu từng tiêu chí kèm tài liệu kiểm chứng.")
        yield Waiting(_("%(n)d phiếu đang tự chấm") % {"n": many}, why, url, many, None, "score_sheet.self_score")
    many = _count(actor, "score_sheet.submit", S.SELF_SCORING)
    if many:
        why = _("Phiếu đủ giá trị thì thủ trưởng gửi đi thẩm định.")
        yield Waiting(_("%(n)d phiếu chờ gửi thẩm định") % {"n": many}, why, url, many, None, "score_sheet.submit")


def _submitted(actor: Actor) -> Iterator[Waiting]:
    many = _count(actor, "score_sheet.appraise", S.SUBMITTED)
    if many:
        yield Waiting(
            _("%(n)d phiếu chờ thẩm định") % {"n": many},
            _("Đơn vị đã gửi điểm tự chấm; thẩm định từng lĩnh vực rồi kết thúc."),
            f"{reverse('scoring:sheets')}?state={S.SUBMITTED.value}",
            many,
            None,
            "score_sheet.appraise",
        )


def _to_publish(actor: Actor) -> Iterator[Waiting]:
    paths = scope(actor, "index.publish").units
    appraised = ScoreSheet.objects.filter(state=S.APPRAISED.value)
    many = sum(appraised.filter(unit__path__startswith=path).count() for path in sorted(paths))
    if many:
        yield Waiting(
            _("%(n)d phiếu đã thẩm định, chờ công bố chỉ số") % {"n": many},
            _("Quyết định công bố kết quả xếp hạng theo từng nhóm đơn vị."),
            reverse("scoring:publish"),
            many,
            None,
            "index.publish",
        )
