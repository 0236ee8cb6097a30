"""The act that publishes an index by a decision; what it says afterwards never changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.catalogue.models import Edition
from backend.criteria.criteria_sets import criteria_value
from backend.organisation.models import Unit
from backend.scoring.bands import schemes, stored
from backend.scoring.models import IndexPublication, PublishedScore, ScoreSheet, ScoringRound
from backend.scoring.options import kept_options
from backend.scoring.publish_inputs import PublishIndexInputs
from backend.scoring.publishing import Proposal, propose, published_row
from backend.scoring.round_acts import published_rounds
from workflows.engine import Reason, Refused
from workflows.lifecycles.score_sheet import ScoreSheetState
from workflows.rules.bands import BandTable
from workflows.rules.ranking import Direction, Key, Method, NotRanked, RankingOptions
from workflows.rules.rounding import Rounding


@act("index.publish", inputs=PublishIndexInputs)
def publish(
    doing: Doing, *, unit: Unit, criteria: Edition, decision_number: str, decided_on: date, signatory: str,
    band_scheme: str = "", bands: BandTable | None = None, ranking_key: str = Key.RATIO,
    ranking_method: str = Method.COMPETITION, direction: str = Direction.HIGH_FIRST,
    rounding: str = Rounding.HALF_UP, places: int = 2, not_ranked: Sequence[NotRanked] = (),
    petition_until: date | None = None, leave_out_unfinished: bool = False, illustrative: bool = False,
) -> IndexPublication:  # fmt: skip
    """Publish every appraised sheet of a criteria set by one decision; units without data get no points, never 0."""
    scheme = bands or (schemes()[band_scheme] if band_scheme else None)
    options = RankingOptions(
        Key(ranking_key), Method(ranking_method), Direction(direction), Rounding(rounding), places, tuple(not_ranked)
    )
    publication = IndexPublication(
        unit=unit, criteria=criteria, year=criteria_value(criteria).year, decision_number=decision_number,
        decided_on=decided_on, signatory=signatory, bands=stored(scheme), options=kept_options(options),
        petition_until=petition_until, published_at=doing.at, illustrative=illustrative or criteria.illustrative,
    )  # fmt: skip
    doing.permit(publication)
    rounds = doing.lock_all(ScoringRound.objects.filter(sets=criteria, unit=unit))
    approved = ScoreSheet.objects.filter(
        criteria=criteria, state=ScoreSheetState.APPROVED, unit__path__startswith=unit.path
    )
    sheets = doing.lock_all(approved.select_related("unit", "criteria"))
    proposal = propose(criteria, unit, scheme, sheets, options) if sheets else None
    faults = _faults(doing, publication, proposal, leave_out_unfinished)
    if faults or proposal is None:
        raise Refused(*faults)
    doing.save(publication, decision_number=decision_number, decided_on=decided_on, sheets=len(sheets))
    PublishedScore.objects.bulk_create(published_row(publication, row, proposal.group) for row in proposal.rows)
    for sheet in sheets:
        doing.move(sheet, "score_sheet.publish", decision=decision_number)
    published_rounds(doing, rounds)
    return publication


def _faults(doing: Doing, publication: IndexPublication, proposal: Proposal | None, leave_out: bool) -> list[Reason]:
    found = []
    wanted = {"criteria": publication.criteria, "year": publication.year, "unit": publication.unit}
    if IndexPublication.objects.filter(**wanted).exists():
        found.append(Reason("index.already_published", {"year": publication.year}))
    elif proposal is None:
        found.append(Reason("index.nothing_appraised", {"year": publication.year}))
    elif proposal.unfinished and not leave_out:
        found.append(Reason("index.unfinished", {"units": [sheet.unit.name for sheet in proposal.unfinished]}))
    if publication.decided_on > doing.day:
        found.append(Reason("date.in_future", {"date": f"{publication.decided_on:%d/%m/%Y}"}))
    until = publication.petition_until
    if until is not None and until < publication.decided_on:
        found.append(Reason("index.petitions_end_early", {"until": f"{until:%d/%m/%Y}"}))
    return found
