"""Acts on what-if copies: kept under a name, changed and thrown away by their owner; no sheet is ever touched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.criteria.criteria_sets import criteria_value
from backend.indices.correcting import corrected_value, kept_value
from backend.indices.models import WhatIf
from backend.indices.serializers import ChangeWhatIfInputs, KeepWhatIfInputs
from backend.scoring.areas import area_codes, seen_areas
from backend.scoring.models import ScoreSheet
from workflows.engine import Reason, Refused


@act("what_if.keep", inputs=KeepWhatIfInputs)
def keep(doing: Doing, *, sheet: ScoreSheet, name: str) -> WhatIf:
    """Begin a copy of a sheet that one may see as a whole, under a name of its own."""
    copy = WhatIf(owner_id=doing.actor.person_id or 0, sheet=sheet, name=name.strip(), kept_at=doing.at)
    doing.permit(copy)
    doing.permit(sheet, "score_sheet.view")
    if seen_areas(doing.actor, sheet) != area_codes(sheet):
        raise Refused(Reason("what_if.whole_sheet"))
    if WhatIf.objects.filter(owner=copy.owner_id, sheet=sheet, name=copy.name, state="kept").exists():
        raise Refused(Reason("what_if.name_taken", {"name": copy.name}))
    doing.save(copy, sheet=sheet.pk)
    return copy


@act("what_if.change", model=WhatIf, inputs=ChangeWhatIfInputs)
def change(doing: Doing, copy: WhatIf, *, values: Sequence[Mapping[str, Any]]) -> None:
    """Put other values in the copy; each must fit its criterion as in a real sheet."""
    leaves = {leaf.code: leaf for leaf in criteria_value(copy.sheet.criteria).leaves()}
    faults: list[Reason] = []
    changed = dict(copy.changes)
    for row in values:
        leaf = leaves.get(row["leaf"])
        if leaf is None:
            faults.append(Reason("score.code_unknown", {"leaf": row["leaf"]}))
            continue
        entry, wrong = corrected_value(leaf, row)
        faults += wrong
        changed[leaf.code] = {"value": kept_value(entry), "not_applicable": bool(row.get("not_applicable"))}
    if faults:
        raise Refused(*faults)
    copy.changes = changed
    doing.save(copy, leaves=[row["leaf"] for row in values])


@act("what_if.drop", model=WhatIf)
def drop(doing: Doing, copy: WhatIf) -> None:
    """Throw the copy away: its values are emptied at once, only that there was one stays in the trail."""
    copy.changes = {}
    doing.move(copy)
