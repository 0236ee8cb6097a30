"""Formulas written by an office: exact arithmetic on declared names, and nothing else of the language below.

Parsed and walked by simpleeval, narrowed to numbers: + - * / **, comparisons, and/or/not, IF, MIN, MAX, ABS, ROUND.
A literal keeps its written digits (0.1 is one tenth); every value is a `Fraction`, held to a bounded size.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Collection, Mapping
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import lru_cache
from typing import Any

from simpleeval import InvalidExpression, SimpleEval

from workflows.rules.fixed import round_half_up

LONGEST, DEEPEST, HIGHEST_POWER, MOST_BITS = 400, 40, 6, 512


class FormulaFault(ValueError):
    """Why a formula has no value: a code (formula_…) and its facts."""

    def __init__(self, code: str, **data: str) -> None:
        super().__init__(f"{code} {data}")
        self.code, self.data = code, data


def evaluate(text: str, values: Mapping[str, Fraction]) -> Fraction:
    """The exact value of a formula for given values; raises FormulaFault."""
    tree = _parsed(text)
    try:
        found = _Exact(values, text).eval(text, previously_parsed=tree)
    except ZeroDivisionError as error:
        raise FormulaFault("formula_divides_by_zero") from error
    except InvalidExpression as error:
        raise FormulaFault("formula_unreadable", text=text) from error
    return _number(found)


def check_formula(text: str, declared: Collection[str]) -> frozenset[str]:
    """The declared names a formula uses; raises FormulaFault for what is not a formula over them."""
    tree = _parsed(text)
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and id(node) not in called}
    for name in sorted(names - set(declared)):
        raise FormulaFault("formula_name_unknown", name=name)
    return frozenset(names)


@lru_cache(maxsize=512)
def _parsed(text: str) -> ast.expr:
    if len(text) > LONGEST:
        raise FormulaFault("formula_too_long", most=str(LONGEST))
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise FormulaFault("formula_unreadable", text=text) from error
    _look(tree, text.strip(), DEEPEST)
    return tree


_OPERATORS = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Pow, ast.USub, ast.UAdd, ast.Not, ast.And, ast.Or, ast.Load)
_COMPARISONS = (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE)
_ALLOWED = (ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.Compare, ast.Call, ast.Name, ast.Constant)


def _look(node: ast.AST, text: str, depth: int) -> None:
    """Refuse everything that is not arithmetic before anything is evaluated."""
    if depth == 0:
        raise FormulaFault("formula_too_deep", most=str(DEEPEST))
    if isinstance(node, ast.Call):
        if not isinstance(node.func, ast.Name) or node.func.id not in {*_FUNCTIONS, "IF"} or node.keywords:
            raise FormulaFault("formula_function_unknown", name=ast.unparse(node.func)[:40])
    elif isinstance(node, ast.Constant):
        _literal(node, text)
    elif not isinstance(node, (*_ALLOWED, *_OPERATORS, *_COMPARISONS)):
        raise FormulaFault("formula_not_arithmetic", what=type(node).__name__)
    for child in ast.iter_child_nodes(node):
        _look(child, text, depth - 1)


def _literal(node: ast.Constant, text: str) -> Fraction:
    if isinstance(node.value, bool) or not isinstance(node.value, int | float):
        raise FormulaFault("formula_not_arithmetic", what=str(node.value)[:40])
    written = (ast.get_source_segment(text, node) or "").replace("_", "")
    try:
        exact = Decimal(written)
    except InvalidOperation as error:
        raise FormulaFault("formula_not_arithmetic", what=written[:40]) from error
    if abs(exact.adjusted()) > 30:
        raise FormulaFault("formula_too_large")
    return _number(Fraction(exact))


def _number(value: Any) -> Fraction:
    if not isinstance(value, bool | int | Fraction):
        raise FormulaFault("formula_not_arithmetic", what=type(value).__name__)
    exact = Fraction(value)
    if max(exact.numerator.bit_length(), exact.denominator.bit_length()) > MOST_BITS:
        raise FormulaFault("formula_too_large")
    return exact


def _power(base: Fraction, exponent: Fraction) -> Fraction:
    if exponent.denominator != 1 or abs(exponent) > HIGHEST_POWER:
        raise FormulaFault("formula_power_too_high", most=str(HIGHEST_POWER))
    return Fraction(base ** int(exponent))


def _rounded(value: Fraction, places: Fraction = Fraction(0)) -> Fraction:
    if places.denominator != 1 or not 0 <= places <= 6:
        raise FormulaFault("formula_places", most="6")
    return Fraction(round_half_up(value, int(places)))


def _held(operation: Callable[..., Any]) -> Callable[..., Fraction]:
    return lambda *operands: _number(operation(*(_number(operand) for operand in operands)))


_ARITHMETIC: Mapping[type[ast.AST], Callable[..., Any]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv, ast.Pow: _power,
    ast.USub: operator.neg, ast.UAdd: operator.pos,
}  # fmt: skip
_LOGIC: Mapping[type[ast.AST], Callable[..., bool]] = {
    ast.Not: operator.not_, ast.Eq: operator.eq, ast.NotEq: operator.ne, ast.Lt: operator.lt, ast.LtE: operator.le,
    ast.Gt: operator.gt, ast.GtE: operator.ge,
}  # fmt: skip
_FUNCTIONS: Mapping[str, Callable[..., Any]] = {"MIN": min, "MAX": max, "ABS": abs, "ROUND": _rounded}


class _Exact(SimpleEval):
    """simpleeval with our numbers: literals by their digits, every result held to a bounded size, IF lazy."""

    def __init__(self, values: Mapping[str, Fraction], text: str) -> None:
        operators = {kind: _held(operation) for kind, operation in _ARITHMETIC.items()} | dict(_LOGIC)
        functions = {name: self._called(name, function) for name, function in _FUNCTIONS.items()}
        super().__init__(operators=operators, functions=functions, names=dict(values))
        self.text = text.strip()
        self._narrow(self.__dict__)

    def _narrow(self, own: dict[str, Any]) -> None:
        """Keep the walks of arithmetic only, with our own for literals, names and calls."""
        ours = {ast.Constant: self._constant, ast.Name: self._named, ast.Call: self._if}
        own["nodes"] = {kind: own["nodes"][kind] for kind in _ALLOWED} | ours

    @staticmethod
    def _called(name: str, function: Callable[..., Any]) -> Callable[..., Fraction]:
        def call(*given: Any) -> Fraction:
            try:
                numbers = [_number(value) for value in given]
                found = function(numbers) if name in {"MIN", "MAX"} else function(*numbers)
            except (TypeError, ValueError) as error:
                if isinstance(error, FormulaFault):
                    raise
                raise FormulaFault("formula_arguments", name=name) from error
            return _number(found)

        return call

    def _constant(self, node: ast.Constant) -> Fraction:
        return _literal(node, self.text)

    def _named(self, node: ast.Name) -> Fraction:
        if node.id not in self.names:
            raise FormulaFault("formula_name_unknown", name=node.id)
        return _number(self.names[node.id])

    def _if(self, node: ast.Call) -> Any:
        if isinstance(node.func, ast.Name) and node.func.id == "IF":
            if len(node.args) != 3:
                raise FormulaFault("formula_arguments", name="IF")
            return self._eval(node.args[1] if self._eval(node.args[0]) else node.args[2])
        return self._eval_call(node)
