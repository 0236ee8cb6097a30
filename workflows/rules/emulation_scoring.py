"""Scoring a sheet by an emulation scheme: exact fractions, one meeting with the four-place grid, each number told.

Sources: quantitative actual/plan × standard, inverse plan/actual × standard, the part over the standard becomes bonus
of 1 % of the standard per 1 % over, at most 10 % (draft guideline of Hưng Yên, 2021). A total may pass the scale
(HCMC 2008: 97 + 10). What has no data stays without points and is named; it is never counted as 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from workflows.rules.emulation import Item, Kind, Scheme, Section
from workflows.rules.explain import Explanation
from workflows.rules.fixed import SCALE, decimal_text, divide_half_up, from_fixed, round_half_up

ZERO = Decimal(0)


@dataclass(frozen=True)
class Mark:
    """What was given for an item; which parts count depends on its kind. `of` is a reform index's maximum."""

    plan: Decimal | None = None
    actual: Decimal | None = None
    grade: str = ""
    points: Decimal | None = None
    count: int | None = None
    of: Decimal | None = None


@dataclass(frozen=True)
class ItemScore:
    """An item's base, bonus and penalty; base None means no data yet."""

    code: str
    base: Decimal | None
    bonus: Decimal = ZERO
    penalty: Decimal = ZERO
    excluded: bool = False
    explanation: Explanation = field(default_factory=lambda: Explanation("emulation.missing"))


@dataclass(frozen=True)
class Total:
    """A sheet's result; `points` is None while anything that counts has no data."""

    base: Decimal
    quantitative_bonus: Decimal
    bonus_raw: Decimal
    bonus: Decimal
    penalty: Decimal
    items: Mapping[str, ItemScore]
    missing: tuple[str, ...]
    excluded_by: tuple[str, ...]
    explanation: Explanation

    @property
    def so_far(self) -> Decimal:
        """What the known items give; a total only when nothing is missing."""
        return self.base + self.quantitative_bonus + self.bonus - self.penalty

    @property
    def points(self) -> Decimal | None:
        """The total, which may pass the scale; None while something has no data."""
        return None if self.missing else self.so_far


def score(scheme: Scheme, marks: Mapping[str, Mark]) -> Total:
    """The sheet's total with the tree of why."""
    items = {item.code: score_item(scheme, item, marks.get(item.code)) for item in scheme.items()}
    kinds = {item.code: item.kind for item in scheme.items()}
    base = sum((s.base or ZERO for s in items.values()), ZERO)
    raw = sum((s.bonus for code, s in items.items() if kinds[code] is not Kind.BONUS), ZERO)
    over_plan = raw if scheme.quantitative_cap is None else min(raw, scheme.quantitative_cap)
    bonus = sum((s.bonus for code, s in items.items() if kinds[code] is Kind.BONUS), ZERO)
    taken = sum((s.penalty for s in items.values()), ZERO)
    penalty = taken if scheme.penalty_cap is None else min(taken, scheme.penalty_cap)
    missing = tuple(code for code, s in items.items() if s.base is None)
    sections = tuple(_section(section, items) for section in scheme.sections)
    caps = _caps(scheme, raw, over_plan, taken, penalty)
    said = {"base": base, "over_plan": over_plan, "bonus": bonus, "penalty": penalty}
    told = Explanation(
        "emulation.total",
        {"points": decimal_text(base + over_plan + bonus - penalty), "max": decimal_text(scheme.scale)}
        | {name: decimal_text(value) for name, value in said.items()},
        (*caps, *sections),
    )
    excluded = tuple(code for code, s in items.items() if s.excluded)
    return Total(base, over_plan, raw, bonus, penalty, items, missing, excluded, told)


def _caps(
    scheme: Scheme, raw: Decimal, over_plan: Decimal, taken: Decimal, penalty: Decimal
) -> tuple[Explanation, ...]:
    found = []
    if raw != over_plan:
        found.append(
            Explanation("emulation.bonus_capped", {"points": decimal_text(raw), "cap": decimal_text(over_plan)})
        )
    if taken != penalty:
        found.append(
            Explanation("emulation.penalty_capped", {"points": decimal_text(taken), "cap": decimal_text(penalty)})
        )
    return tuple(found)


def _section(section: Section, items: Mapping[str, ItemScore]) -> Explanation:
    own = [items[item.code] for item in section.items]
    points = sum(((s.base or ZERO) + s.bonus - s.penalty for s in own), ZERO)
    data = {"code": section.code, "title_vi": section.title_vi, "title_en": section.title_en or section.title_vi}
    return Explanation("emulation.section", data | {"points": decimal_text(points)}, tuple(s.explanation for s in own))


def score_item(scheme: Scheme, item: Item, mark: Mark | None) -> ItemScore:
    """One item; without a mark it has no data, but a bonus or penalty nobody claimed is none."""
    given = mark or Mark()
    if item.kind in (Kind.QUANTITATIVE, Kind.INVERSE):
        return _measured(scheme, item, given)
    if item.kind is Kind.PENALTY:
        return _penalty(item, given.count or 0)
    if item.kind is Kind.BONUS:
        points = min(max(given.points or ZERO, ZERO), item.points)
        why = Explanation("emulation.bonus", {"points": decimal_text(points), "cap": decimal_text(item.points)})
        return _item(item, ZERO, why, bonus=points)
    if item.kind is Kind.REFORM_INDEX:
        return _reform(item, given)
    if item.kind is Kind.GRADE:
        grade = next((one for one in item.grades if one.code == given.grade), None)
        if grade is None:
            return _none(item)
        label = {"grade": grade.code, "label_vi": grade.label_vi, "label_en": grade.label_en or grade.label_vi}
        return _item(item, grade.points, Explanation("emulation.grade", label | {"value": decimal_text(grade.points)}))
    if given.points is None:
        return _none(item)
    points = min(max(given.points, ZERO), item.points)
    return _item(item, points, Explanation("emulation.direct", {"value": decimal_text(points)}))


def reached(kind: Kind, plan: Decimal, actual: Decimal) -> Fraction | None:
    """Actual/plan, or for an inverse indicator plan/actual; None when it has no bound (nothing left, plan above 0)."""
    upper, lower = (actual, plan) if kind is Kind.QUANTITATIVE else (plan, actual)
    if lower == 0:
        return Fraction(1) if upper == 0 else None
    return Fraction(upper) / Fraction(lower)


def _measured(scheme: Scheme, item: Item, mark: Mark) -> ItemScore:
    if mark.plan is None or mark.actual is None:
        return _none(item)
    share = reached(item.kind, mark.plan, mark.actual)
    base = item.points if share is None else _grid(min(share, Fraction(1)) * Fraction(item.points))
    bonus = _over(scheme, item, share)
    shown = "–" if share is None else decimal_text(round_half_up(share * 100, 2))
    data = {"plan": decimal_text(mark.plan), "actual": decimal_text(mark.actual), "share": shown}
    lines = [Explanation(f"emulation.{item.kind.value}", data | {"value": decimal_text(base)})]
    if bonus:
        cap = {"cap": decimal_text(scheme.rate_cap_pct), "rate": decimal_text(scheme.rate_pct)}
        lines.append(Explanation("emulation.over_plan", cap | {"points": decimal_text(bonus)}))
    return _item(item, base, *lines, bonus=bonus)


def _over(scheme: Scheme, item: Item, share: Fraction | None) -> Decimal:
    most = Fraction(scheme.rate_cap_pct)
    over = None if share is None else max(share - 1, Fraction(0)) * 100
    if over is not None and scheme.whole_percents:
        over = Fraction(over.numerator // over.denominator)
    rate = most if over is None else min(over * Fraction(scheme.rate_pct), most)
    return _grid(rate / 100 * Fraction(item.points))


def _penalty(item: Item, count: int) -> ItemScore:
    cases = min(count, item.most) if item.most else count
    points = item.points * cases
    data = {"count": str(cases), "unit_points": decimal_text(item.points), "points": decimal_text(points)}
    lines = [Explanation("emulation.penalty", data)]
    excluded = bool(item.excludes and cases)
    if excluded:
        lines.append(Explanation("emulation.excluded"))
    return _item(item, ZERO, *lines, penalty=points, excluded=excluded)


def _reform(item: Item, mark: Mark) -> ItemScore:
    if mark.actual is None or not mark.of:
        return _none(item)
    base = _grid(Fraction(mark.actual) / Fraction(mark.of) * Fraction(item.points))
    data = {"actual": decimal_text(mark.actual), "of": decimal_text(mark.of), "value": decimal_text(base)}
    return _item(item, base, Explanation("emulation.reform_index", data | {"standard": decimal_text(item.points)}))


def _none(item: Item) -> ItemScore:
    code = "emulation.reform_missing" if item.kind is Kind.REFORM_INDEX else "emulation.missing"
    return ItemScore(item.code, None, explanation=_told(item, "–", (Explanation(code),)))


def _item(
    item: Item, base: Decimal, *lines: Explanation, bonus: Decimal = ZERO, penalty: Decimal = ZERO,
    excluded: bool = False,
) -> ItemScore:  # fmt: skip
    told = _told(item, decimal_text(base + bonus - penalty), lines)
    return ItemScore(item.code, base, bonus, penalty, excluded, told)


def _told(item: Item, points: str, lines: tuple[Explanation, ...]) -> Explanation:
    data = {"code": item.code, "title_vi": item.title_vi, "title_en": item.title_en or item.title_vi, "points": points}
    return Explanation("emulation.item", data, lines)


def _grid(value: Fraction) -> Decimal:
    scaled = value * SCALE
    return from_fixed(divide_half_up(scaled.numerator, scaled.denominator))
