"""Sensitive matters of the demo: one discipline that is over, one that runs, and the register said to be whole."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from backend.base import clock
from backend.demo.play import Play
from backend.demo.province import Province
from backend.matters.models import Matter
from backend.organisation.models import Person


def play_matters(play: Play, province: Province) -> None:
    """Entered and closed by the personnel officer; every document is invented."""
    officer, today = province.people["personnel"], clock.day(play.at)
    first, second, third = Person.objects.filter(holdings=None, unit__valid_to=None).order_by("pk")[:3]

    def enter(person: Person, kind: str, ago: int, **more: Any) -> Matter:
        given = {"document": "Văn bản (minh họa)", "opened_on": (today - timedelta(days=ago)).isoformat()} | more
        made = play.do("matter.open", officer, person=person, matter_kind=kind, illustrative=True, **given)
        return Matter.objects.get(pk=made.subject_id)

    over = enter(first, "imposed", 500, level="reprimand", document="Quyết định kỷ luật (minh họa)")
    ended = (today - timedelta(days=135)).isoformat()
    play.do("matter.close", officer, over, closed_on=ended, closing_document="Hết thời hạn (minh họa)")
    enter(second, "complaint", 20)
    wrong = enter(third, "press", 40)
    play.do("matter.void", officer, wrong, reason="Ghi nhầm người trùng tên (minh họa)")
    unit = province.units.get("STTTT", province.root)
    for row in (unit, province.root):
        play.do("register_check.create", officer, unit=row, as_of=today.isoformat(), illustrative=True)
