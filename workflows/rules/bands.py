"""Bands (xếp loại) as data: names, cut points and open or closed ends differ by province, year and group."""

from collections.abc import Iterable, Sequence
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


@dataclass(frozen=True)
class Cut:
    """Where a band may begin, as observed results allow: above `after` and at most at `at_most`."""

    band: str
    after: Fraction | None
    at_most: Fraction


def cuts_from(observed: Iterable[tuple[Decimal | Fraction, str]], names: Sequence[str]) -> tuple[Cut, ...]:
    """What printed results tell of cut points that nobody printed; `names` run from the best band to the worst.

    Khánh Hòa 2013-2019: 81,67 was Khá and 87,76 Tốt, so Tốt begins above 81,67 and at most at 87,76. Raises ValueError
    where a better result stands in a worse band and for an unknown name; of a band nobody reached nothing is said.
    """
    order = {name: position for position, name in enumerate(names)}
    rows = [(Fraction(value), name) for value, name in observed]
    if unknown := sorted({name for _value, name in rows if name not in order}):
        raise ValueError(f"unknown bands: {', '.join(unknown)}")
    found = []
    for name in names:
        reached = [value for value, band in rows if band == name]
        below = [value for value, band in rows if order[band] > order[name]]
        if reached and below and max(below) >= min(reached):
            raise ValueError(f"a result in {name} is not above one in a lower band")
        if reached:
            found.append(Cut(name, max(below) if below else None, min(reached)))
    return tuple(found)


def band_counts(table: BandTable, ratios: Iterable[Fraction | Decimal | None]) -> tuple[tuple[str, int], ...]:
    """How many units stand in each band, in the table's order; units without data count nowhere."""
    names = [band.label_vi for ratio in ratios if (band := band_of(table, ratio)) is not None]
    return tuple((band.label_vi, names.count(band.label_vi)) for band in table.bands)


def bands_from_json(text: str) -> BandTable:
    """Read a band table; raises `codec.BadData`."""
    found: BandTable = load(BandTable, parse(text))
    return found


def bands_to_json(table: BandTable) -> str:
    """Return the canonical text of a band table."""
    return to_text(table)
