"""What an office keeps beside its dossiers in the demo: a made-up Saturday and the places of the current round."""

from __future__ import annotations

from datetime import date, timedelta

from backend.base import clock
from backend.calendars.days import public_holidays
from backend.catalogue.models import Round
from backend.demo.play import Play
from backend.demo.province import Province
from backend.demo.today import LAST_ROUND


def play_office(play: Play, province: Province) -> None:
    """Declare a Saturday worked next year, and set the round's quotas: a number and a percentage without its base."""
    with clock.stated(play.at):
        day = _saturday(date(clock.today().year + 1, 2, 1))
    play.do(
        "declared_day.declare", province.people["administrator"], day=day.isoformat(), working="working",
        name="Làm bù (minh họa)", basis="Thông báo (minh họa)",
    )  # fmt: skip
    round_ = Round.objects.get(code=LAST_ROUND)
    basis = "Công văn giao chỉ tiêu (minh họa)"
    who = province.people["appraiser"]
    play.do("quota.set", who, round=round_, award=round_.awards[0], number=120, basis=basis)
    play.do("quota.set", who, round=round_, group="so", percent="15", base_kind="headcount", basis=basis)


def _saturday(day: date) -> date:
    """The first Saturday from a day on that is no public holiday."""
    day += timedelta(days=(5 - day.weekday()) % 7)
    return day if day not in public_holidays(day.year, day.year) else _saturday(day + timedelta(days=1))
