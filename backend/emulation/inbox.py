"""What waits in emulation years: registrations, self-scores, sheets of a block, sheets to settle, years to publish."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.base import clock
from backend.base.scopes import visible
from backend.emulation.models import BlockYear, EmulationSheet
from backend.web.inbox import Waiting
from permissions.actor import Actor
from permissions.check import scope


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """The groups that wait for this actor; empty groups are left out."""
    today = actor.on(clock.day(at))
    found = [
        *_sheets(
            today, "emulation_sheet.plan", "registering", _("%(n)d phiếu chờ đăng ký thi đua"),
            _("Ghi kế hoạch năm từng chỉ tiêu."),
        ),
        *_sheets(
            today, "emulation_sheet.self_score", "self_scoring", _("%(n)d phiếu thi đua chờ tự chấm"),
            _("Ghi kết quả và tài liệu kiểm chứng."),
        ),
        *_sheets(
            today, "emulation_sheet.score", "block_scoring", _("%(n)d phiếu chờ trưởng khối chấm"),
            _("Chấm phần I, II; khác đơn vị thì ghi lý do."),
        ),
        *_sheets(
            today, "emulation_sheet.score_council", "council_scoring", _("%(n)d phiếu chờ Thường trực Hội đồng"),
            _("Chấm phần III rồi chốt điểm."),
        ),
    ]  # fmt: skip
    years = BlockYear.objects.filter(state="approved")
    title = _("%(n)d khối chờ công bố xếp hạng")
    return [*found, *_line(today, "emulation_year.publish", years, title, _("Điểm đã duyệt; ký quyết định công bố."))]


def _sheets(actor: Actor, act: str, state: str, title: str, why: str) -> Iterator[Waiting]:
    rows = EmulationSheet.objects.filter(state=state, run__state="running")
    if state == "block_scoring":
        rows = rows.exclude(unit__path=actor.home_path)
        if scope(actor, act).subtrees:  # the organising body scores only after taking over
            rows = rows.filter(run__taken_over_at__isnull=False) | rows.filter(run__heads__person=actor.person_id)
    yield from _line(actor, act, rows, title, why)


def _line(actor: Actor, act: str, rows: QuerySet[Any], title: str, why: str) -> Iterator[Waiting]:
    if scope(actor, act).empty:
        return
    many = visible(rows, actor, act).count()
    if many:
        yield Waiting(title % {"n": many}, why, reverse("emulation:home"), many, None, act)
