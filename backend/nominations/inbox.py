"""What waits here: drafts to finish, lists to sign."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.base import clock
from backend.base.scopes import visible
from backend.nominations.checks import changed
from backend.nominations.models import Nomination, Submission
from backend.nominations.outdated import UNDECIDED, outdated
from backend.web.inbox import Waiting
from permissions.actor import Actor
from permissions.check import scope
from workflows.basis import Status


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """One line for drafts that wait for the head, or for the preparer's own; one query each."""
    today = actor.on(clock.day(at))
    drafts = Submission.objects.filter(state="draft")
    groups = (
        (
            visible(drafts.exclude(letter_number="").exclude(prepared_by=actor.person_id), today, "submission.submit"),
            _("%(n)d bộ hồ sơ chờ ký, trình"),
            _("Đơn vị đã lập tờ trình; thủ trưởng kiểm tra rồi ký, trình."),
            "submission.submit",
        ),
        (
            visible(drafts.filter(prepared_by=actor.person_id), today, "submission.edit"),
            _("%(n)d bộ hồ sơ đang lập"),
            _("Hoàn thành danh sách, biên bản, giấy tờ trước hạn của đợt xét."),
            "submission.edit",
        ),
    )
    lines = []
    for rows, title, why, act in groups:
        found = rows.order_by().aggregate(many=Count("pk"), due=Min("round__closes_on"))
        if found["many"]:
            url = f"{reverse('nominations:home')}?state=draft"
            lines.append(Waiting(title % {"n": found["many"]}, why, url, found["many"], found["due"], act))
    return [*lines, *_outdated(today), *_barred(today)]


def _barred(actor: Actor) -> list[Waiting]:
    """For whoever reads every answer: undecided nominations whose newest check found what may stop them."""
    sensitive = visible(Nomination.objects.filter(state__in=UNDECIDED), actor, "nomination.view_sensitive")
    failing = [status.value for status in Status if status.blocks]
    found = sensitive.filter(findings__outcome="fail", findings__status__in=failing).distinct()
    many = len(changed([row for row in found if row.person_id != actor.person_id or row.person_id is None]))
    if not many:
        return []
    why = _("Lần kiểm tra mới nhất cho kết quả không đạt; xem lại trước khi họp hoặc ký.")
    return [
        Waiting(
            _("%(n)d đề nghị đang xét có tiêu chuẩn không đạt") % {"n": many}, why, reverse("nominations:list"), many
        )
    ]


def _outdated(actor: Actor) -> list[Waiting]:
    """For whoever appraises: undecided nominations whose frozen score comes from a result adjusted since."""
    if scope(actor, "stage.return_not_eligible").empty:
        return []
    rows = visible(Nomination.objects.filter(state__in=UNDECIDED), actor, "nomination.view")
    many = len(outdated(rows))
    if not many:
        return []
    why = _("Kết quả chỉ số đã được điều chỉnh sau khi chốt điểm; xem lại trước khi trình.")
    return [Waiting(_("%(n)d đề nghị đã dùng điểm cũ") % {"n": many}, why, reverse("nominations:outdated"), many)]
