"""Files and functions stay small enough to be read in one sitting, and say what they are for."""

import ast
from statistics import median

from tests.support import tree

CODE = tree.python_files(*tree.PRODUCT)
ALL = [*CODE, *tree.python_files("tests", ".ci")]


def lines_of(path):
    return len(path.read_text(encoding="utf-8").splitlines())


def functions(path):
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in ast.walk(tree.parsed(path)) if isinstance(node, kinds)]


def test_no_file_is_longer_than_400_lines():
    assert {tree.name(path): lines_of(path) for path in ALL if lines_of(path) > 400} == {}


def test_half_of_the_files_have_at_most_90_lines():
    assert median(lines_of(path) for path in CODE) <= 90


def test_no_function_is_longer_than_60_lines():
    found = {
        f"{tree.name(path)}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for path in ALL
        for node in functions(path)
    }
    assert {where: length for where, length in found.items() if length > 60} == {}


def test_every_module_says_what_it_is():
    empty = [path for path in ALL if path.name != "__init__.py" or path.read_text().strip()]
    assert [tree.name(path) for path in empty if not ast.get_docstring(tree.parsed(path))] == []


def test_there_is_no_drawer_for_odds_and_ends():
    assert [tree.name(path) for path in CODE if path.stem in {"utils", "helpers", "misc", "common"}] == []
