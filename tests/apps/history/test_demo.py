"""The demo's part of the history plays on the demo's province: a gap, a duplicate, a merged commune."""

from datetime import datetime

from backend.base import clock
from backend.demo import province
from backend.demo.history import COMMUNE, NAMESAKE, play_history
from backend.demo.play import Play
from backend.history.lineage import counts_since, predecessors
from backend.history.models import AwardRecord
from backend.organisation.models import PersonAlias
from backend.organisation.names import fold
from backend.organisation.queries import people


def test_the_demo_shows_a_gap_a_duplicate_and_a_merged_commune(db: None) -> None:
    place = province.load()
    play_history(Play(datetime(2026, 3, 2, 9, tzinfo=clock.HANOI), quiet=True), place)
    unit = place.units[COMMUNE]
    assert len(predecessors(unit)) == 2
    assert counts_since(unit) < unit.valid_from
    assert people(fold(NAMESAKE)).count() == 2
    merged = PersonAlias.objects.get()
    assert fold(merged.merged.full_name) == fold(merged.survivor.full_name)
    assert set(AwardRecord.objects.values_list("state", flat=True)) == {"confirmed", "entered", "withdrawn"}
