"""All rounds of a sheet side by side: per criterion what each round said, by whom, when and why."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from backend.criteria.criteria_sets import criteria_value
from backend.scoring.inputs import Given, appraised_of, newest
from backend.scoring.models import LeafRound, ScoreSheet
from backend.scoring.showing import entry_told
from workflows.engine import Label
from workflows.lifecycles.score_sheet import ScoreSheetState
from workflows.rules.criteria import Node

FINAL = (ScoreSheetState.APPROVED, ScoreSheetState.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one round says of a criterion; `given` is None where it says nothing."""

    label: str
    text: str = ""
    given: Given | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion with a cell per round, and what was approved."""

    code: str
    title: Label
    cells: tuple[Cell, ...]


def beside(sheet: ScoreSheet, seen: frozenset[str], rounds: Collection[LeafRound] = tuple(LeafRound)) -> list[Line]:
    """The criteria of the areas seen of which some round that the reader may see said something."""
    values = newest([sheet.pk], rounds)[sheet.pk]
    lines = []
    for area in criteria_value(sheet.criteria).areas:
        for node in area.walk() if area.code in seen else ():
            cells = [_cell(node, str(round_.label), values.get((round_, node.code))) for round_ in LeafRound]
            if any(cell.given for cell in cells):
                final = appraised_of(values, node.code) if sheet.state in FINAL else None
                cells.append(_cell(node, _("Phê duyệt"), final))
                lines.append(Line(node.code, Label(node.title_vi, node.title_en), tuple(cells)))
    return lines


def _cell(node: Node, label: str, given: Given | None) -> Cell:
    if given is None:
        return Cell(label)
    said = entry_told(node, given.entry, given.not_applicable) if given.entry or given.not_applicable else ""
    return Cell(label, said, given)
