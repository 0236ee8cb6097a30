"""An emulation scheme of clusters and blocks as one immutable value: sections, items, caps, places; its linter.

Everything that a province fixes for itself is data here with its status. What the shipped example holds comes from the
draft guideline of Hưng Yên (2021, based on QĐ 18/2020/QĐ-UBND and the central guide 1479/BTĐKT-VIII of 25/7/2016): a
draft, so its status is `secondary` and an office adopts it before a year runs by it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from workflows.basis import Finding, Status
from workflows.rules import codec
from workflows.rules.fixed import NotExact, to_fixed


class Kind(StrEnum):
    """How an item's points come about."""

    QUANTITATIVE = "quantitative"
    INVERSE = "inverse"
    GRADE = "grade"
    REFORM_INDEX = "reform_index"
    DIRECT = "direct"
    BONUS = "bonus"
    PENALTY = "penalty"


class Scorer(StrEnum):
    """Who scores a section after the unit: the head of the block, or the council's standing body alone."""

    BLOCK = "block"
    COUNCIL = "council"


class Tie(StrEnum):
    """What happens to equal totals; no source gives a rule, so joint ranks are the default and a vote may decide."""

    JOINT = "joint"
    VOTE = "vote"


@dataclass(frozen=True)
class Grade:
    """One letter of a qualitative item and its points."""

    code: str
    label_vi: str
    points: Decimal
    label_en: str = ""


@dataclass(frozen=True)
class Item:
    """One line of the table. `points`: the standard, of a bonus its cap, of a penalty what one case takes away."""

    code: str
    title_vi: str
    kind: Kind
    points: Decimal
    title_en: str = ""
    measure_vi: str = ""
    grades: tuple[Grade, ...] = ()
    excludes: bool = False
    most: int = 0
    status: Status = Status.UNCONFIRMED
    source: str = ""


@dataclass(frozen=True)
class Section:
    """A part of the table with who scores it."""

    code: str
    title_vi: str
    scorer: Scorer
    items: tuple[Item, ...]
    title_en: str = ""


@dataclass(frozen=True)
class Deadline:
    """A day of the yearly calendar; `next_year` says that it lies in the year after."""

    code: str
    month: int
    day: int
    next_year: bool = False
    status: Status = Status.UNCONFIRMED

    def of(self, year: int) -> date:
        """The day for an emulation year."""
        return date(year + self.next_year, self.month, self.day)


@dataclass(frozen=True)
class Places:
    """How many of an award a block of a variant may propose."""

    variant: str
    award: str
    number: int
    status: Status = Status.UNCONFIRMED


@dataclass(frozen=True)
class Scheme:
    """The whole table with its caps. Over plan: `rate_pct` of the standard per 1 %, at most `rate_cap_pct`."""

    code: str
    title: str
    year: int
    sections: tuple[Section, ...]
    rate_pct: Decimal = Decimal(1)
    rate_cap_pct: Decimal = Decimal(10)
    whole_percents: bool = False
    quantitative_cap: Decimal | None = None
    penalty_cap: Decimal | None = None
    tie: Tie = Tie.JOINT
    calendar: tuple[Deadline, ...] = ()
    places: tuple[Places, ...] = ()
    status: Status = Status.UNCONFIRMED
    source: str = ""
    illustrative: bool = False

    def items(self) -> Iterator[Item]:
        """Every item, in order."""
        for section in self.sections:
            yield from section.items

    def item(self, code: str) -> Item:
        """The item of a code; KeyError when there is none."""
        for item in self.items():
            if item.code == code:
                return item
        raise KeyError(code)

    def section_of(self, code: str) -> Section:
        """The section in which an item stands; KeyError when there is none."""
        for section in self.sections:
            if any(item.code == code for item in section.items):
                return section
        raise KeyError(code)

    @property
    def scale(self) -> Decimal:
        """The points without any bonus: what 100 % of everything gives."""
        return sum((item.points for item in self.items() if item.kind not in (Kind.BONUS, Kind.PENALTY)), Decimal(0))

    def places_for(self, variant: str) -> tuple[Places, ...]:
        """What blocks of a variant may propose."""
        return tuple(place for place in self.places if place.variant == variant)

    def unsettled(self) -> tuple[str, ...]:
        """What must be adopted before use: the scheme, items and places whose status does not block."""
        rows = [(self.code, self.status)] + [(item.code, item.status) for item in self.items()]
        rows += [(f"{p.variant}.{p.award}", p.status) for p in self.places]
        return tuple(code for code, status in rows if not status.blocks)


def to_json(scheme: Scheme) -> str:
    """The canonical text of a scheme: the same value gives the same bytes."""
    return codec.to_text(scheme)


def from_json(text: str) -> Scheme:
    """The scheme of a text; BadData with the path of the first misfit."""
    found: Scheme = codec.load(Scheme, codec.parse(text))
    return found


def lint(scheme: Scheme) -> list[Finding]:
    """Everything that keeps a scheme from being published."""
    found = list(_lint_codes(scheme))
    for item in scheme.items():
        found += _lint_item(item)
    for name in ("rate_pct", "rate_cap_pct", "quantitative_cap", "penalty_cap"):
        value = getattr(scheme, name)
        if value is not None and (value < 0 or not _on_grid(value)):
            found.append(Finding("negative", name, {"value": str(value)}))
    for row in scheme.calendar:
        try:
            row.of(scheme.year)
        except ValueError:
            found.append(Finding("no_such_day", row.code, {"day": row.day, "month": row.month}))
    found += [Finding("negative", f"{p.variant}.{p.award}", {"value": p.number}) for p in scheme.places if p.number < 0]
    return found


def _lint_codes(scheme: Scheme) -> Iterator[Finding]:
    codes = [item.code for item in scheme.items()]
    codes += [section.code for section in scheme.sections]
    yield from (Finding("code_twice", code) for code in sorted({c for c in codes if codes.count(c) > 1}))
    yield from (Finding("section_empty", section.code) for section in scheme.sections if not section.items)
    if not any(item.kind not in (Kind.BONUS, Kind.PENALTY) for item in scheme.items()):
        yield Finding("nothing_to_score", scheme.code)
    if [item.kind for item in scheme.items()].count(Kind.REFORM_INDEX) > 1:
        yield Finding("reform_twice", scheme.code)
    keys = [(place.variant, place.award) for place in scheme.places]
    yield from (Finding("place_twice", ".".join(key)) for key in sorted({k for k in keys if keys.count(k) > 1}))


def _lint_item(item: Item) -> Iterator[Finding]:
    if not _on_grid(item.points) or item.points < 0 or (item.points == 0 and not item.excludes):
        yield Finding("points_not_positive", item.code, {"points": str(item.points)})
    if item.kind is not Kind.GRADE:
        if item.grades:
            yield Finding("grades_unused", item.code)
        return
    points = [grade.points for grade in item.grades]
    letters = [grade.code for grade in item.grades]
    if len(points) < 2 or len(set(letters)) != len(letters):
        yield Finding("grades_missing", item.code)
    elif points[0] != item.points:
        yield Finding("best_grade_not_full", item.code, {"points": str(points[0]), "standard": str(item.points)})
    elif points != sorted(points, reverse=True) or points[-1] < 0 or not all(map(_on_grid, points)):
        yield Finding("grades_not_falling", item.code)


def _on_grid(value: Decimal) -> bool:
    try:
        to_fixed(value)
    except NotExact:
        return False
    return True
