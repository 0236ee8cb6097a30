"""What later stages may ask of exemplars: to take pages down when an award is annulled."""

from __future__ import annotations

from backend.acts.doing import Doing
from backend.exemplars.models import Exemplar
from backend.organisation.models import Person, Unit


def award_annulled(doing: Doing, *, person: Person | None, unit: Unit | None, first: int, last: int) -> None:
    """An award for these years was annulled: pages about the same person or unit go at once.

    Whether the recognition itself ends is a person's judgement, an act of its own.
    """
    if person is None and unit is None:
        return
    rows = Exemplar.objects.filter(person=person, collective=unit, year__gte=first, year__lte=last, state="shown")
    for row in doing.lock_all(rows):
        row.shown_from = None
        doing.move(row, "exemplar.take_down", award_annulled=True)
