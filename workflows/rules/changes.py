"""Change between two years: scores, rank places (bậc), and how many components rose in score, in rank, in both.

Score and rank may move in opposite directions (Quảng Trị, PAR INDEX 2020: +2,32 points and -11 bậc).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from workflows.rules.fixed import round_half_up


@dataclass(frozen=True)
class Standing:
    """A score (points or percent, exact) and a rank in one year; None where there was no data."""

    score: Decimal | Fraction | None
    rank: int | None


@dataclass(frozen=True)
class Change:
    """`score` is later less earlier; `places` is positive for a rise, though a rise makes the rank number smaller."""

    score: Fraction | None
    places: int | None


@dataclass(frozen=True)
class ComponentCounts:
    """Components that rose in both, only in score, only in rank, in neither, and those that cannot be compared."""

    both: int
    score_only: int
    rank_only: int
    neither: int
    unknown: int = 0

    @property
    def total(self) -> int:
        """All components; the classes always add up to it."""
        return self.both + self.score_only + self.rank_only + self.neither + self.unknown


def change(before: Standing, after: Standing) -> Change:
    """Compare two years; None where either side lacks data."""
    score = None if before.score is None or after.score is None else Fraction(after.score) - Fraction(before.score)
    places = None if before.rank is None or after.rank is None else before.rank - after.rank
    return Change(score, places)


def score_before(score: Decimal, risen_by: Decimal) -> Decimal:
    """Return the earlier score from the later one and its printed change."""
    return score - risen_by


def rank_before(rank: int, places: int) -> int:
    """Return the earlier rank; `places` is negative for a fall. Raises ValueError for a rank below 1."""
    found = rank + places
    if rank < 1 or found < 1:
        raise ValueError("a rank is at least 1")
    return found


def component_counts(changes: Iterable[Change]) -> ComponentCounts:
    """Put every component in one of the four classes, or among those without data in both years."""
    rows = list(changes)
    known = [(row.score > 0, row.places > 0) for row in rows if row.score is not None and row.places is not None]
    return ComponentCounts(
        both=known.count((True, True)),
        score_only=known.count((True, False)),
        rank_only=known.count((False, True)),
        neither=known.count((False, False)),
        unknown=len(rows) - len(known),
    )


def counts_of(total: int, both: int, score_only: int, rank_only: int) -> ComponentCounts:
    """Fill in the fourth class from a total; raises ValueError when the three exceed it."""
    neither = total - both - score_only - rank_only
    if min(both, score_only, rank_only, neither) < 0:
        raise ValueError("component classes exceed their total")
    return ComponentCounts(both, score_only, rank_only, neither)


def component_lines(counts: ComponentCounts, lang: str = "vi") -> tuple[str, ...]:
    """Say the classes that hold anything, as published reports do: ``3/8 nội dung …``."""
    words = _CLASSES_EN if lang == "en" else _CLASSES_VI
    numbers = (counts.both, counts.score_only, counts.rank_only, counts.neither, counts.unknown)
    return tuple(f"{n}/{counts.total} {text}" for n, text in zip(numbers, words, strict=True) if n)


def component_sentence(counts: ComponentCounts, lang: str = "vi") -> str:
    """All the classes that hold anything as one sentence; empty for no components."""
    return ", ".join(component_lines(counts, lang))


@dataclass(frozen=True)
class Movements:
    """How many units rose, fell and stayed; `unknown` had no data in one of the years."""

    up: int
    down: int
    same: int
    unknown: int = 0

    @property
    def total(self) -> int:
        """All units; the classes always add up to it."""
        return self.up + self.down + self.same + self.unknown


def movements(values: Iterable[Fraction | Decimal | int | None]) -> Movements:
    """Count changes by their sign; None had nothing to compare."""
    rows = list(values)
    known = [value for value in rows if value is not None]
    up, down = sum(value > 0 for value in known), sum(value < 0 for value in known)
    return Movements(up, down, len(known) - up - down, len(rows) - len(known))


def movements_of(total: int, up: int, down: int) -> Movements:
    """Fill in who stayed from a total; raises ValueError when risen and fallen exceed it."""
    same = total - up - down
    if min(up, down, same) < 0:
        raise ValueError("units up and down exceed their total")
    return Movements(up, down, same)


def score_change_text(risen_by: Decimal | Fraction, lang: str = "vi") -> str:
    """Say a change of score with two decimals: ``tăng 2,32 điểm``."""
    word, unit = _direction(risen_by, lang), "points" if lang == "en" else "điểm"
    return word if not risen_by else f"{word} {number_text(abs(Fraction(risen_by)), lang=lang)} {unit}"


def rank_change_text(places: int, lang: str = "vi") -> str:
    """Say a change of rank: ``giảm 11 bậc`` for -11."""
    word, unit = _direction(places, lang), "places" if lang == "en" else "bậc"
    return word if not places else f"{word} {abs(places)} {unit}"


def share_text(part: int, whole: int, lang: str = "vi") -> str | None:
    """Write a share in percent with two decimals, half-up: 18 of 19 is ``94,74``; None of nothing."""
    return number_text(Fraction(100 * part, whole), lang=lang) if whole else None


def number_text(value: Decimal | Fraction, places: int = 2, lang: str = "vi") -> str:
    """Write a rounded number with the decimal mark of the language."""
    text = str(round_half_up(value, places))
    return text if lang == "en" else text.replace(".", ",")


_CLASSES_VI = (
    "nội dung cải thiện cả điểm và thứ hạng",
    "nội dung chỉ cải thiện điểm",
    "nội dung chỉ cải thiện thứ hạng",
    "nội dung không cải thiện điểm và thứ hạng",
    "nội dung chưa đủ số liệu để so sánh",
)
_CLASSES_EN = (
    "components rose in score and rank",
    "components rose in score only",
    "components rose in rank only",
    "components rose in neither",
    "components cannot be compared",
)


def _direction(value: Decimal | Fraction | int, lang: str) -> str:
    up, down, same = ("up", "down", "unchanged") if lang == "en" else ("tăng", "giảm", "không đổi")
    return up if value > 0 else down if value < 0 else same
