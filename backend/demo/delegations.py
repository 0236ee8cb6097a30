"""Delegations of the demo: one that has ended, one that counts today and under which something was done."""

from __future__ import annotations

from datetime import timedelta

from backend.base import clock
from backend.demo import steps
from backend.demo.play import Play
from backend.demo.province import Province
from backend.nominations.models import Submission
from backend.organisation.models import Holding

COLLEAGUE, LIST = "certificates", "X-KHE"


def play_delegations(province: Province) -> None:
    """The appraiser lets a colleague stand in these weeks, and did so before; the colleague agrees to one row."""
    now, appraiser, colleague = clock.now(), province.people["appraiser"], province.people[COLLEAGUE]
    held = Holding.objects.filter(person=appraiser, role="appraiser").order_by("pk").first()
    if held is None:
        return
    for first, days in ((-60, 20), (-2, 21)):
        play, begins = Play(now + timedelta(days=first), quiet=True), clock.day(now + timedelta(days=first))
        play.do(
            "delegation.create", appraiser, holding=held, delegate=colleague, valid_from=begins.isoformat(),
            valid_to=(begins + timedelta(days=days)).isoformat(), stage_kinds=["appraisal"],
            basis="Giấy ủy quyền số 01/GUQ (minh họa)",
        )  # fmt: skip
    submission = Submission.objects.filter(unit=province.units[LIST], state="received").order_by("-pk").first()
    for stage in steps.open_stages([submission] if submission else [], "appraisal")[:1]:
        play.do("stage.pass", colleague, stage, opinion="Đủ điều kiện trình Hội đồng (minh họa).")
