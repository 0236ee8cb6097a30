"""Formulas are exact, know only declared names, and cannot be made to reach anything else."""

from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.rules.expressions import HIGHEST_POWER, LONGEST, FormulaFault, check_formula, evaluate

F = Fraction

SUMS = [
    ("0.1 + 0.2", {}, F(3, 10)),
    ("0.1 * 3", {}, F(3, 10)),
    ("x / y * 2", {"x": 1, "y": 3}, F(2, 3)),
    ("IF(y > 0, x / y, 0)", {"x": 1, "y": 0}, F(0)),
    ("MIN(2, MAX(x, 1)) + ABS(-1)", {"x": 9}, F(3)),
    ("ROUND(x / 3, 2)", {"x": 2}, F(67, 100)),
    ("(x >= 0.7) * 2", {"x": F(7, 10)}, F(2)),
    ("IF(x > 1 and not (y > 1), 5, 6)", {"x": 2, "y": 1}, F(5)),
    ("2 ** 3 - x ** 2", {"x": 2}, F(4)),
]

ATTACKS = [
    ("().__class__.__bases__[0]", "formula_not_arithmetic"),
    ("x.__class__.mro()", "formula_function_unknown"),
    ("x.real", "formula_not_arithmetic"),
    ("__import__('os').system('id')", "formula_function_unknown"),
    ("open('/etc/passwd')", "formula_function_unknown"),
    ("eval('1')", "formula_function_unknown"),
    ("int(x)", "formula_function_unknown"),
    ("9 ** 9 ** 9", "formula_power_too_high"),
    ("x ** 0.5", "formula_power_too_high"),
    ("'a' * 10 ** 9", "formula_not_arithmetic"),
    ("[n for n in (1, 2)]", "formula_not_arithmetic"),
    ("(lambda: 1)()", "formula_function_unknown"),
    ("f'{x}'", "formula_not_arithmetic"),
    ("x[0]", "formula_not_arithmetic"),
    ("1e400", "formula_too_large"),
    ("9" * LONGEST, "formula_too_large"),
    ("1" * (LONGEST + 1), "formula_too_long"),
    ("10**6" + "*10**6" * 30, "formula_too_large"),
    ("-" * 200 + "1", "formula_too_deep"),
    ("(" * 199 + "1" + ")" * 199 + "+", "formula_unreadable"),
    ("x = 1", "formula_unreadable"),
    ("x; y", "formula_unreadable"),
    ("", "formula_unreadable"),
    ("x / 0", "formula_divides_by_zero"),
    ("secret + x", "formula_name_unknown"),
    ("MIN()", "formula_arguments"),
    ("IF(x)", "formula_arguments"),
    ("ROUND(x, 9)", "formula_places"),
    ("True", "formula_not_arithmetic"),
    ("1j", "formula_not_arithmetic"),
    ("1,5", "formula_not_arithmetic"),
]


@pytest.mark.parametrize(("text", "values", "expected"), SUMS)
def test_a_formula_has_its_exact_value(text, values, expected):
    assert evaluate(text, {name: F(value) for name, value in values.items()}) == expected


@pytest.mark.parametrize(("text", "code"), ATTACKS)
def test_what_is_no_arithmetic_on_declared_names_is_refused_by_name(text, code):
    with pytest.raises(FormulaFault) as fault:
        evaluate(text, {"x": F(4)})
    assert fault.value.code == code


@given(st.text(max_size=60))
def test_no_text_brings_anything_but_a_number_or_a_named_fault(text):
    with suppress(FormulaFault):
        assert isinstance(evaluate(text, {"x": F(1)}), Fraction)


@given(st.decimals(-1000, 1000, places=4), st.decimals(-1000, 1000, places=4))
def test_sums_and_products_are_those_of_fractions(one, other):
    x, y = F(one), F(other)
    assert evaluate("x * y + x - y", {"x": x, "y": y}) == x * y + x - y


def test_the_names_a_formula_uses_are_told_and_unknown_ones_refused():
    assert check_formula("IF(x > 0, x, 1)", {"x", "y"}) == {"x"}
    with pytest.raises(FormulaFault, match="formula_name_unknown"):
        check_formula("x + z", {"x", "y"})


def test_powers_are_bounded():
    assert evaluate(f"2 ** {HIGHEST_POWER}", {}) == 2**HIGHEST_POWER
