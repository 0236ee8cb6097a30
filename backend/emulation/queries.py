"""Reading emulation years: members, values by stage, scores, standings, and the schemes in force."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from backend.catalogue.models import Edition, EditionKind
from backend.emulation.models import BlockYear, EmulationSheet, GivenMark, Membership, Stage, TieVote
from backend.organisation.models import Unit
from backend.scoring.adjusting import current_scores
from backend.scoring.models import PublishedScore
from workflows.lifecycles.emulation_sheet import SheetState
from workflows.lifecycles.emulation_year import YearState
from workflows.rules import codec
from workflows.rules.emulation import Item, Kind, Scheme, Scorer, from_json
from workflows.rules.emulation_scoring import Mark, Total, score
from workflows.rules.emulation_standing import Place, Runner, standing

MEASURED = (Kind.QUANTITATIVE, Kind.INVERSE)
OWED = (*MEASURED, Kind.GRADE, Kind.DIRECT)
ORDER = (Stage.SELF, Stage.BLOCK, Stage.COUNCIL)
Marks = Mapping[tuple[str, str], GivenMark]


@lru_cache(maxsize=64)
def _parsed(sha256: str) -> Scheme:
    return from_json(Edition.objects.values_list("text", flat=True).get(sha256=sha256))


def scheme_of(edition: Edition) -> Scheme:
    """The scheme of an edition."""
    return _parsed(edition.sha256)


def scheme_editions() -> QuerySet[Edition]:
    """Published schemes, the newest first, without their text."""
    return (
        Edition.objects.filter(kind=EditionKind.EMULATION).defer("text").order_by("-in_force_from", "code", "-version")
    )


def members(block_id: int, year: int) -> list[Unit]:
    """The units of a block in a year."""
    rows = Membership.objects.filter(block=block_id, year=year).select_related("unit")
    return [row.unit for row in rows]


def newest_marks(sheets: Iterable[int]) -> dict[int, dict[tuple[str, str], GivenMark]]:
    """The newest value of every stage and item, by sheet, in one query."""
    found: dict[int, dict[tuple[str, str], GivenMark]] = defaultdict(dict)
    for row in GivenMark.objects.filter(sheet__in=list(sheets)).order_by("pk"):
        found[row.sheet_id][row.stage, row.item] = row
    return found


def mark_of(row: GivenMark | None) -> Mark:
    """A kept value as the rules take it; an empty mark for none."""
    return codec.load(Mark, row.mark) if row is not None else Mark()


def own_items(scheme: Scheme, stage: Stage) -> list[Item]:
    """The items for which a stage gives values: the council's sections only by the council, the index by nobody."""
    if stage is Stage.PLAN:
        return [item for item in scheme.items() if item.kind in MEASURED]
    every = stage is Stage.COUNCIL
    return [
        item
        for section in scheme.sections
        for item in section.items
        if item.kind is not Kind.REFORM_INDEX and (every or section.scorer is Scorer.BLOCK)
    ]


def merged(scheme: Scheme, marks: Marks, upto: Stage, reform: PublishedScore | None) -> dict[str, Mark]:
    """What counts at a stage: the latest stage's value of each item, with its registered plan and the reform index."""
    found: dict[str, Mark] = {}
    for item in scheme.items():
        if item.kind is Kind.REFORM_INDEX:
            if reform is not None and reform.points is not None:
                found[item.code] = Mark(actual=reform.points, of=reform.max_points)
            continue
        rows = [row for stage in ORDER[: ORDER.index(upto) + 1] if (row := marks.get((stage.value, item.code)))]
        plan = mark_of(marks.get((Stage.PLAN.value, item.code))).plan
        found[item.code] = replace(mark_of(rows[-1] if rows else None), plan=plan)
    return found


def reform_scores(units: Iterable[int], year: int) -> dict[int, PublishedScore]:
    """The published reform index of units in a year; a unit without one is not in the answer, it is never 0."""
    rows = current_scores().filter(unit__in=list(units), publication__year=year, points__isnull=False)
    return {row.unit_id: row for row in rows.select_related("publication").order_by("pk")}


def digest_of(row: PublishedScore) -> str:
    """What a frozen reference to a published score is compared by."""
    parts = [str(row.pk), str(row.points), str(row.max_points), row.publication.decision_number, row.inputs_sha256]
    return hashlib.sha256("|".join(parts).encode()).hexdigest()


@dataclass(frozen=True)
class SheetView:
    """A sheet with its values and its score up to a stage."""

    sheet: EmulationSheet
    marks: Marks
    reform: PublishedScore | None
    stage: Stage
    total: Total


def stage_of(sheet: EmulationSheet) -> Stage:
    """The stage whose values count in the sheet's state."""
    early = {SheetState.REGISTERING: Stage.SELF, SheetState.SELF_SCORING: Stage.SELF}
    return early.get(
        SheetState(sheet.state),
        Stage.BLOCK if sheet.state == SheetState.BLOCK_SCORING else Stage.COUNCIL,
    )


def views(run: BlockYear, sheets: Sequence[EmulationSheet], stage: Stage | None = None) -> list[SheetView]:
    """Sheets of one year with their scores, in a constant number of queries."""
    scheme = scheme_of(run.scheme)
    marks = newest_marks(sheet.pk for sheet in sheets)
    live = reform_scores((s.unit_id for s in sheets if s.reform_score_id is None), run.year)
    frozen = PublishedScore.objects.select_related("publication").in_bulk(
        [s.reform_score_id for s in sheets if s.reform_score_id]
    )
    found = []
    for sheet in sheets:
        settled = sheet.state in (SheetState.SETTLED, SheetState.PUBLISHED)
        reform = frozen.get(sheet.reform_score_id or 0) or (None if settled else live.get(sheet.unit_id))
        upto = stage or stage_of(sheet)
        total = score(scheme, merged(scheme, marks[sheet.pk], upto, reform))
        found.append(SheetView(sheet, marks[sheet.pk], reform, upto, total))
    return found


def view(sheet: EmulationSheet, stage: Stage | None = None) -> SheetView:
    """One sheet with its score."""
    return views(sheet.run, [sheet], stage)[0]


def votes_of(run: BlockYear) -> dict[int, int]:
    """The newest recorded votes about equal totals, by unit."""
    found: dict[int, int] = {}
    for row in TieVote.objects.filter(run=run).order_by("pk"):
        found |= {int(unit): int(votes) for unit, votes in row.votes.items()}
    return found


def places(run: BlockYear, found: Sequence[SheetView]) -> tuple[Place, ...]:
    """Where the units of a year stand by these scores."""
    runners = [Runner(v.sheet.unit_id, v.total.points, v.total.excluded_by) for v in found]
    return standing(runners, votes_of(run))


class Lacking(Mapping[str, Any]):
    """What each stage of a sheet still lacks, read from the database only when a guard asks."""

    NAMES = ("year_open", "no_target", "no_self", "no_block", "no_council")

    def __init__(self, sheet: EmulationSheet) -> None:
        self._sheet, self._known = sheet, dict[str, Any]()

    def __getitem__(self, name: str) -> Any:
        if not self._known:
            self._known = self._read()
        return self._known[name]

    def _read(self) -> dict[str, Any]:
        sheet = self._sheet
        scheme, marks = scheme_of(sheet.run.scheme), newest_marks([sheet.pk])[sheet.pk]
        council = [i for s in scheme.sections if s.scorer is Scorer.COUNCIL for i in s.items]
        block = own_items(scheme, Stage.SELF)
        return {
            "year_open": sheet.run.state == YearState.RUNNING,
            "no_target": _without(own_items(scheme, Stage.PLAN), marks, Stage.PLAN),
            "no_self": _without(block, marks, Stage.SELF),
            "no_block": _without(block, marks, Stage.BLOCK),
            "no_council": _without(council, marks, Stage.COUNCIL),
        }

    def __iter__(self) -> Iterator[str]:
        return iter(self.NAMES)

    def __len__(self) -> int:
        return len(self.NAMES)


def _without(items: Iterable[Item], marks: Marks, stage: Stage) -> list[str]:
    return [item.code for item in items if item.kind in OWED and (stage.value, item.code) not in marks]
