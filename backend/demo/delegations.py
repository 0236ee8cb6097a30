"""Delegations of the demo: one that counts today, one that has ended."""

from __future__ import annotations

from datetime import timedelta

from backend.base import clock
from backend.demo.play import Play
from backend.demo.province import Province
from backend.organisation.models import Holding, Person


def play_delegations(province: Province) -> None:
    """The appraiser lets a colleague stand in these weeks, and did so before."""
    now, appraiser = clock.now(), province.people["appraiser"]
    held = Holding.objects.filter(person=appraiser, role="appraiser").order_by("pk").first()
    near = Person.objects.filter(unit__path__startswith=appraiser.unit.path, user__isnull=False)
    colleague = near.exclude(pk=appraiser.pk).order_by("pk").first()
    if held is None or colleague is None:
        return
    for first, days in ((-60, 20), (-2, 21)):
        play, begins = Play(now + timedelta(days=first), quiet=True), clock.day(now + timedelta(days=first))
        play.do(
            "delegation.create", appraiser, holding=held, delegate=colleague, valid_from=begins.isoformat(),
            valid_to=(begins + timedelta(days=days)).isoformat(), stage_kinds=["appraisal"],
            basis="Giấy ủy quyền số 01/GUQ (minh họa)",
        )  # fmt: skip
