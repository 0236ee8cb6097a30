"""Acts on placeholders: place one, close it. The quotas of the round are locked first, as for every other place."""

from __future__ import annotations

from django.db.models import Max

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.catalogue.models import Round
from backend.catalogue.queries import takes_submissions
from backend.organisation.models import Unit
from backend.paper_dossiers.models import PaperDossier
from backend.paper_dossiers.serializers import PlaceInputs
from backend.quotas.models import Quota
from workflows.engine import Reason, Refused


@act("paper_dossier.place", inputs=PlaceInputs)
def place(doing: Doing, *, round: Round, unit: Unit, level: str) -> PaperDossier:
    """Put an anonymous row for a paper dossier into the round; it takes the next number of the unit."""
    made = PaperDossier(round=round, unit=unit, level=level, number=0, placed_at=doing.at)
    doing.permit(made)
    if not takes_submissions(round, doing.day):
        raise Refused(Reason("submission.round_closed", {"closes_on": round.closes_on or "–"}))
    doing.lock(Round, round.pk)
    _hold(doing, round)
    last = PaperDossier.objects.filter(round=round, unit=unit).aggregate(last=Max("number"))["last"]
    made.number, made.illustrative = (last or 0) + 1, round.illustrative
    doing.save(made, number=made.number, level=level)
    return made


@act("paper_dossier.close_granted", model=PaperDossier)
def close_granted(doing: Doing, row: PaperDossier) -> None:
    """The paper ended with an award: its place is used."""
    doing.move(row)


@act("paper_dossier.close_ended", model=PaperDossier)
def close_ended(doing: Doing, row: PaperDossier) -> None:
    """The paper ended without an award: its place is free again."""
    _hold(doing, row.round)
    doing.move(row)


def _hold(doing: Doing, round_: Round) -> None:
    doing.lock_all(Quota.objects.filter(round=round_, ended_at__isnull=True))
