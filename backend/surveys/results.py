"""From countings to results: the newest counting of each source, summed, scored, with small groups hidden."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from fractions import Fraction
from typing import Any

from backend.surveys.models import Counted, Result, SurveyGroup
from workflows.rules.codec import dump
from workflows.rules.survey_scores import Block, Figure, Forms, add, report


def forms_by_unit(group: SurveyGroup) -> dict[int, Forms]:
    """What counts of a group: per unit the newest counting of each source, paper and online added; one query."""
    newest: dict[int, dict[str, Forms]] = defaultdict(dict)
    for row in Counted.objects.filter(group=group).order_by("pk"):
        newest[row.unit_id][row.source] = Forms(row.issued, row.valid, row.invalid, row.counts)
    return {unit: add(list(by_source.values())) for unit, by_source in newest.items()}


def rows(group: SurveyGroup, edition: int, *, by: str, at: datetime) -> Iterator[Result]:
    """The unsaved results of a group: one for each unit, one over all."""
    forms = forms_by_unit(group)
    asked = {unit: forms.get(unit, Forms()) for unit in sorted(group.survey.units.values_list("pk", flat=True))}
    found = report(group.question_set.form, {str(unit): given for unit, given in asked.items()}, group.survey.minimum)
    shared: dict[str, Any] = {"group": group, "edition": edition, "accepted_by": by, "accepted_at": at}
    for unit in asked:
        yield _row(found.units[str(unit)], unit_id=unit, **shared)
    yield _row(found.total, covers_all=found.covers_all, **shared)


def _row(block: Block, **more: Any) -> Result:
    return Result(hidden=block.hidden, figures={} if block.hidden else dump(block), **more)


def block_of(result: Result) -> Block:
    """A kept result as figures again."""
    if result.hidden:
        return Block(hidden=True)
    kept: Mapping[str, Any] = result.figures
    figures = tuple(
        Figure(f["code"], f["answers"], tuple((o, n) for o, n in f["counts"]), fraction(f["score"]), f["hidden"])
        for f in kept["figures"]
    )
    elements, halves = (tuple((code, Fraction(score)) for code, score in kept[name]) for name in ("elements", "halves"))
    return Block(
        kept["issued"], kept["valid"], kept["invalid"], figures, elements, halves, fraction(kept["score"]), False
    )


def fraction(text: str | None) -> Fraction | None:
    """An exact figure as it is kept."""
    return None if text is None else Fraction(text)
