"""Acts that keep data beside the indices: how two criteria sets correspond, and what national indices say."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.catalogue.models import Edition
from backend.criteria.criteria_sets import criteria_value
from backend.indices.models import CriteriaMapping, IndexValue
from backend.indices.serializers import IndexValueInputs, MappingInputs
from backend.organisation.models import Unit
from backend.organisation.names import clean
from workflows.engine import Reason, Refused
from workflows.rules.comparing import mapping_faults


@act("index_mapping.state", inputs=MappingInputs)
def state_mapping(
    doing: Doing, *, unit: Unit, older: Edition, newer: Edition, pairs: Sequence[tuple[str, str]], basis: str
) -> CriteriaMapping:
    """State which area of an older set is which of a newer one; a newer statement replaces the older in effect."""
    mapping = CriteriaMapping(
        unit=unit, older=older, newer=newer, pairs=[list(pair) for pair in pairs], basis=basis,
        stated_at=doing.at,
    )  # fmt: skip
    doing.permit(mapping)
    mapping.stated_by = doing.actor.name
    before, after = criteria_value(older), criteria_value(newer)
    codes = [[area.code for area in criteria.areas] for criteria in (before, after)]
    faults = mapping_faults(pairs, codes[0], codes[1])
    if before.year >= after.year:
        faults.append(Reason("index_mapping.not_later", {"older": before.year, "newer": after.year}))
    known = mapping_of(older, newer)
    if known is not None and known.pairs == mapping.pairs:
        faults.append(Reason("index_mapping.same"))
    if faults:
        raise Refused(*faults)
    doing.save(mapping, older=older.code, newer=newer.code, pairs=mapping.pairs)
    return mapping


def mapping_of(older: Edition, newer: Edition) -> CriteriaMapping | None:
    """The statement that counts between two sets; None where nobody has made one."""
    return CriteriaMapping.objects.filter(older=older, newer=newer).order_by("-pk").first()


FIELDS = ("value", "scale", "rank", "ranked_of", "source", "status", "note")


@act("index_value.enter", inputs=IndexValueInputs)
def enter_value(
    doing: Doing, *, unit: Unit, index: str, province: str, year: int, source: str, value: Decimal | None = None,
    scale: Decimal = Decimal(100), rank: int | None = None, ranked_of: int | None = None, status: str = "secondary",
    note: str = "",
) -> IndexValue:  # fmt: skip
    """Enter a province's value of a national index, or correct the one of that year; the trail keeps both."""
    key = {"index": clean(index).upper(), "province": clean(province), "year": year}
    given: dict[str, Any] = {
        "value": value, "scale": scale, "rank": rank, "ranked_of": ranked_of, "source": source, "status": status,
        "note": note,
    }  # fmt: skip
    row = doing.lock_all(IndexValue.objects.filter(**key))
    found = row[0] if row else IndexValue(unit=unit, **key)
    doing.permit(found)
    before = {name: getattr(found, name) for name in FIELDS} if row else {}
    if before == given:
        raise Refused(Reason("index_value.same", {"index": key["index"], "year": year}))
    if year > doing.day.year:
        raise Refused(Reason("index_value.future", {"year": year}))
    for name, new in given.items():
        setattr(found, name, new)
    changed = {name: [str(old), str(given[name])] for name, old in before.items() if old != given[name]}
    doing.save(found, value=value, rank=rank, changed=changed)
    return found
