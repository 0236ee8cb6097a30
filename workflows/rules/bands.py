"""Bands (xếp loại) as data: names, cut points and open or closed ends differ by province, year and group."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from workflows.rules.codec import load, parse, to_text
from workflows.rules.findings import Finding
from workflows.rules.intervals import cover_findings, holds


@dataclass(frozen=True)
class Band:
    """One band over a ratio in percent; an end of None is endless."""

    code: str
    label_vi: str
    label_en: str
    lower: Decimal | None
    lower_closed: bool
    upper: Decimal | None
    upper_closed: bool


@dataclass(frozen=True)
class BandTable:
    """The bands of one index with the status of their source; only an adopted table decides anything."""

    code: str
    bands: tuple[Band, ...]
    status: str
    source: str


def band_of(table: BandTable, ratio: Fraction | Decimal | None) -> Band | None:
    """Return the band of an unrounded ratio; None without data or where the table has a gap."""
    if ratio is None:
        return None
    return next((band for band in table.bands if holds(band, Fraction(ratio))), None)


def lint_bands(bands: Sequence[Band]) -> list[Finding]:
    """Say where the bands leave 0 to 100 uncovered or cover it twice, and which codes stand twice."""
    codes = [band.code for band in bands]
    found = [Finding("code_twice", code) for code in sorted({code for code in codes if codes.count(code) > 1})]
    return found + cover_findings(bands, "bands", Decimal(0), Decimal(100))


def bands_from_json(text: str) -> BandTable:
    """Read a band table; raises `codec.BadData`."""
    found: BandTable = load(BandTable, parse(text))
    return found


def bands_to_json(table: BandTable) -> str:
    """Return the canonical text of a band table."""
    return to_text(table)
