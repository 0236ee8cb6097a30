"""From an accepted petition to a correction, and from corrections to what an adjusting decision would publish."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet

from backend.criteria.criteria_sets import criteria_value
from backend.indices.models import Petition
from backend.scoring.adjusting import Moved, adjusted_rows
from backend.scoring.giving import entry_of_typed
from backend.scoring.models import IndexPublication, PublishedScore
from workflows.engine import Reason
from workflows.lifecycles.index_petition import PetitionState
from workflows.rules.criteria import Node
from workflows.rules.feeds import Entry
from workflows.rules.scoring import check_entry, entry_to_json


def leaf_of(score: PublishedScore, code: str) -> Node | None:
    """The criterion of a published result; None for an unknown code or one with criteria below it."""
    leaves = criteria_value(score.publication.criteria).leaves()
    return next((leaf for leaf in leaves if leaf.code == code), None)


def corrected_value(node: Node, typed: Mapping[str, Any]) -> tuple[Entry | None, list[Reason]]:
    """The entry of a corrected value and everything that is wrong with it; None for "không áp dụng"."""
    if typed.get("not_applicable"):
        return None, []
    entry = entry_of_typed(node, typed)
    if entry is None:
        return None, [Reason("score.value_missing", {"leaf": node.code})]
    said = entry.choice if entry.choice is not None else entry.number
    data = {"leaf": node.code, "value": str(said if said is not None else "")}
    return entry, [Reason(f"score.{f.code}", {**f.data, **data}) for f in check_entry(node, entry)]


def kept_value(entry: Entry | None) -> dict[str, Any]:
    """What a petition keeps of a corrected value."""
    return dict(entry_to_json(entry)) if entry is not None else {}


def accepted(publication: IndexPublication) -> QuerySet[Petition]:
    """The petitions that an adjusting decision of a publication would settle."""
    return Petition.objects.filter(score__publication=publication, state=PetitionState.ACCEPTED.value).order_by("pk")


def corrections(petitions: Iterable[Petition]) -> list[dict[str, Any]]:
    """What an adjusting publication keeps of each."""
    return [
        {
            "sheet": row.score.sheet_id,
            "leaf": row.leaf,
            "value": row.value,
            "not_applicable": row.not_applicable,
            "reason": row.answer,
            "by": row.answered_by,
            "petition": row.pk,
        }
        for row in petitions
    ]


def preview(publication: IndexPublication) -> list[Moved]:
    """What the accepted petitions would change, unit by unit in the new order of rank."""
    rows = accepted(publication).select_related("score")
    return adjusted_rows(publication, corrections(rows))
