"""One era's reform year: tasks, score sheets and the published index."""

from __future__ import annotations

from datetime import date, datetime

from backend.demo import generator, sheets
from backend.demo.play import Play
from backend.demo.province import Province
from backend.demo.tasks import play_tasks


def play_year(play: Play, province: Province, era: int, *, scored: datetime, published: date, number: int) -> int:
    """Play a year to its publication; how many tasks there were."""
    results = [generator.results_for(unit) for unit in generator.units(era) if unit.has_data]
    tasks = play_tasks(play, province, results)
    play.on(max(play.at, scored))
    criteria = sheets.lay_criteria(play, era)
    round_ = sheets.open_round(play, province, criteria)
    for unit in results:
        sheets.score(play, province, unit, criteria[unit.unit.group])
    sheets.approve(play, province, round_)
    play.on(max(play.at, datetime.combine(published, scored.timetz())))
    for offset, edition in enumerate(criteria.values()):
        sheets.publish(play, province, edition, f"{number + offset}/QĐ-UBND (minh họa)", published)
    return tasks
