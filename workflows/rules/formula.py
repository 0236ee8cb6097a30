"""The rule shape "formula": declared variables, one or several formulas to choose from, and worked examples.

Source: formulas with named variables, tried out before use, alternatives chosen by either side (public code
chamdiemv03). Division by zero is a named outcome; the result is held between 0 and the maximum.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from workflows.rules.expressions import FormulaFault, check_formula, evaluate
from workflows.rules.feeds import Entry, Feed
from workflows.rules.findings import Finding
from workflows.rules.fixed import SCALE, decimal_text, divide_half_up, from_fixed, round_half_up
from workflows.rules.shape_parts import Outcome, WhenEmpty, lint_points


@dataclass(frozen=True)
class Variable:
    """A declared figure: the name used in formulas, what it is called on the sheet, whether it may fall below zero."""

    code: str
    label_vi: str
    label_en: str = ""
    may_be_negative: bool = False


@dataclass(frozen=True)
class Alternative:
    """One formula over the declared variables; the first of a rule counts unless another one is chosen."""

    code: str
    label_vi: str
    label_en: str
    text: str


@dataclass(frozen=True)
class Example:
    """A worked example: with these figures this formula must give exactly these points; None: it has no value."""

    values: tuple[tuple[str, Decimal], ...]
    points: Decimal | None
    formula: str = ""


@dataclass(frozen=True)
class Formula:
    """Points computed from declared figures, never below 0 nor above the maximum."""

    shape: ClassVar[str] = "formula"
    feeds: ClassVar[tuple[Feed, ...]] = (Feed.VALUE,)
    variables: tuple[Variable, ...]
    formulas: tuple[Alternative, ...]
    examples: tuple[Example, ...] = ()
    feed: Feed = Feed.VALUE
    when_undefined: WhenEmpty = WhenEmpty.MISSING

    def chosen(self, code: str | None) -> Alternative | None:
        """The formula of a code, the first one where none was chosen."""
        found = [item for item in self.formulas if not code or item.code == code]
        return found[0] if found else None

    def problems(self, entry: Entry, maximum: int) -> Iterator[str]:
        """A formula of this rule, every figure it needs once, none it does not know."""
        names, known = [name for name, _ in entry.values], {item.code: item for item in self.variables}
        chosen = self.chosen(entry.choice)
        if chosen is None or set(names) - set(known):
            yield "choice_unknown"
        if len(names) != len(set(names)):
            yield "choice_twice"
        if any(not value.is_finite() for _, value in entry.values) or self._lacking(chosen, set(names)):
            yield "number_missing"
        if any(value < 0 and not known[name].may_be_negative for name, value in entry.values if name in known):
            yield "number_negative"

    def _lacking(self, chosen: Alternative | None, names: set[str]) -> bool:
        try:
            return chosen is not None and bool(check_formula(chosen.text, self._codes()) - names)
        except FormulaFault:
            return True

    def _codes(self) -> set[str]:
        return {item.code for item in self.variables}

    def score(self, entry: Entry, maximum: int) -> Outcome:
        """The formula's value, half-up at the fourth place, held between 0 and the maximum."""
        chosen = self.chosen(entry.choice)
        values = {name: Fraction(value) for name, value in entry.values}
        told = "; ".join(f"{name} = {decimal_text(value)}" for name, value in sorted(entry.values))
        if chosen is None:
            return Outcome(None, "formula.fault", {"values": told, "fault": "choice_unknown", "text": ""})
        data = {"formula_vi": chosen.label_vi, "formula_en": chosen.label_en or chosen.label_vi, "text": chosen.text}
        try:
            value = evaluate(chosen.text, values)
        except FormulaFault as fault:
            return self._undefined(fault, data | {"values": told})
        data |= {"values": told, "value": decimal_text(round_half_up(value, 4))}
        held = min(max(value * SCALE, Fraction(0)), Fraction(maximum))
        return Outcome(divide_half_up(held.numerator, held.denominator), "formula", data)

    def _undefined(self, fault: FormulaFault, data: Mapping[str, str]) -> Outcome:
        if fault.code != "formula_divides_by_zero":
            return Outcome(None, "formula.fault", {**data, "fault": fault.code})
        gone = self.when_undefined is WhenEmpty.NOT_APPLICABLE
        return Outcome(None, "formula.divides_by_zero", data, not_applicable=gone)

    def lint(self, where: str, maximum: Decimal) -> Iterator[Finding]:
        """Names declared once, formulas over them, and for each formula an example that comes out."""
        yield from _codes_twice(where, [item.code for item in self.variables])
        yield from _codes_twice(where, [item.code for item in self.formulas])
        for variable in self.variables:
            if not (variable.code.isidentifier() and variable.code.isascii() and variable.code.islower()):
                yield Finding("variable_name", where, {"name": variable.code})
        if not self.formulas:
            yield Finding("formula_missing", where)
        used: set[str] = set()
        for item in self.formulas:
            try:
                used |= check_formula(item.text, self._codes())
            except FormulaFault as fault:
                yield Finding(fault.code, where, {**fault.data, "formula": item.code})
            if not any((example.formula or self.formulas[0].code) == item.code for example in self.examples):
                yield Finding("example_missing", where, {"formula": item.code})
        for name in sorted(self._codes() - used):
            yield Finding("variable_unused", where, {"name": name})
        for number, example in enumerate(self.examples, 1):
            yield from self._example(where, number, example, maximum)

    def _example(self, where: str, number: int, example: Example, maximum: Decimal) -> Iterator[Finding]:
        if example.points is not None:
            yield from lint_points(where, maximum, example.points)
        entry = Entry(choice=example.formula or None, values=example.values)
        top = int(maximum * SCALE)
        faults = list(self.problems(entry, top))
        found = None if faults else self.score(entry, top).points
        got = None if found is None else from_fixed(found)
        if faults or got != example.points:
            told = {"expected": _told(example.points), "got": _told(got), "n": str(number)}
            yield Finding("example_fails", where, told)


def _told(points: Decimal | None) -> str:
    return "–" if points is None else decimal_text(points)


def _codes_twice(where: str, codes: list[str]) -> Iterator[Finding]:
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        yield Finding("code_twice", where, {"code": code})
