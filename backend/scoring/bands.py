"""Band schemes: shipped drafts of unsettled status, and what a publication keeps of the scheme it used."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from workflows.engine import Label
from workflows.rules.bands import BandTable, band_of, bands_from_json
from workflows.rules.codec import dump, load

SCHEMES = Path(__file__).parent / "schemes"


@cache
def schemes() -> Mapping[str, BandTable]:
    """The shipped schemes by code."""
    found = (bands_from_json(path.read_text(encoding="utf-8")) for path in sorted(SCHEMES.glob("*.json")))
    return {table.code: table for table in found}


def stored(table: BandTable | None) -> dict[str, Any]:
    """What a publication keeps; empty when it gives no bands."""
    kept: dict[str, Any] = dump(table) if table is not None else {}
    return kept


def used(bands: Mapping[str, Any]) -> BandTable | None:
    """The scheme that a publication used."""
    return load(BandTable, dict(bands)) if bands else None


def band_name(table: BandTable | None, ratio: Fraction | Decimal | None) -> str:
    """The band of an unrounded ratio as it is printed; empty without a scheme, without data or in a gap."""
    found = band_of(table, ratio) if table is not None else None
    return found.label_vi if found is not None else ""


def band_label(bands: Mapping[str, Any], name: str) -> Label:
    """A printed band in both languages; as it stands where its scheme does not know it."""
    table = used(bands)
    found = next((band for band in table.bands if band.label_vi == name), None) if table is not None else None
    return Label(name, found.label_en if found is not None else name)
