"""Recompute everything published from stored inputs with the engine, and say where it differs; nothing is mended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from backend.scoring.adjusting import corrections_of
from backend.scoring.bands import band_name, used
from backend.scoring.models import IndexPublication, PublishedScore
from backend.scoring.options import options_of
from backend.scoring.province import UnitScore, by_engine
from backend.scoring.publishing import areas_of
from workflows.engine import Label
from workflows.rules.findings import ScoringError
from workflows.rules.ranking import Entrant, rank


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure that is not what its inputs give."""

    publication: str
    unit: str
    what: str
    published: str
    recomputed: str

    @property
    def what_told(self) -> Label:
        """The figure's name for a reader."""
        return NAMES.get(self.what, Label(self.what, self.what))


NAMES = {
    "points": Label("điểm", "points"),
    "max_points": Label("điểm tối đa áp dụng", "applicable maximum"),
    "areas": Label("điểm theo lĩnh vực", "points by area"),
    "inputs_sha256": Label("dữ liệu đầu vào (mã kiểm)", "inputs (digest)"),
    "rank": Label("hạng", "rank"),
    "band": Label("xếp loại", "band"),
    "recount": Label("không tính lại được", "cannot be recomputed"),
}


def differences() -> Iterator[Difference]:
    """Every difference in every publication, oldest publication first."""
    for publication in IndexPublication.objects.order_by("pk"):
        yield from differences_of(publication)


def differences_of(publication: IndexPublication) -> Iterator[Difference]:
    """Points, maxima, areas, digests, ranks and bands of one publication against what they were made of."""
    related = ("unit", "sheet__unit", "sheet__criteria")
    rows = list(publication.scores.select_related(*related).order_by("pk"))
    sheets = [row.sheet for row in rows if row.sheet is not None]
    try:
        scores = {score.sheet.pk: score for score in by_engine(sheets, corrections=corrections_of(publication))}
    except ScoringError as error:
        yield Difference(publication.decision_number, "", "recount", "", str(error))
        return
    options = options_of(publication)
    entrants = []
    for row in rows:
        score = scores.get(row.sheet_id or 0)
        points, maximum = (score.points, score.max_points) if score else (None, None)
        takes_part = row.unit.code not in options.reasons
        entrants.append(Entrant(str(row.unit_id), row.group, points, maximum, takes_part))
    placed = {int(place.unit): place for place in rank(entrants, options.key, options.method, options.direction)}
    bands = used(publication.bands)
    for row in rows:
        place, score = placed[row.unit_id], scores.get(row.sheet_id or 0)
        found = {**_figures(score), "rank": place.rank, "band": band_name(bands, place.ratio)}
        yield from _compared(publication, row, found)


def _figures(score: UnitScore | None) -> dict[str, object]:
    if score is None:
        return {"points": None, "max_points": None, "areas": [], "inputs_sha256": ""}
    return {
        "points": score.points,
        "max_points": score.max_points,
        "areas": areas_of(score),
        "inputs_sha256": score.inputs_sha256,
    }


def _compared(publication: IndexPublication, row: PublishedScore, found: dict[str, object]) -> Iterator[Difference]:
    for name, value in found.items():
        kept = getattr(row, name)
        if kept != value:
            yield Difference(publication.decision_number, row.unit.name, name, str(kept), str(value))
