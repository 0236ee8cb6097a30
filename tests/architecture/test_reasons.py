"""Every reason that code can give has its sentence, and no sentence is left over."""

import ast
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from backend.base.reasons import tell
from backend.base.sentences import ALL
from workflows.engine import Reason
from workflows.sentences import REASONS

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("workflows", "permissions", "backend")


def texts(first: ast.expr) -> Iterator[str]:
    """The codes an expression can be; a made-up code gives its beginning with a star."""
    if isinstance(first, ast.JoinedStr):
        yield f"{first.values[0].value}*" if isinstance(first.values[0], ast.Constant) else "*"
    elif isinstance(first, ast.Constant) and isinstance(first.value, str):
        yield first.value
    elif isinstance(first, ast.IfExp):
        yield from (*texts(first.body), *texts(first.orelse))


def given() -> Iterator[tuple[str, str]]:
    """Every code that a `Reason` or `Guard` is made with, and where."""
    for folder in FOLDERS:
        for file in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"Reason", "Guard"} and node.args:
                    yield from ((code, f"{file.relative_to(ROOT)}:{node.lineno}") for code in texts(node.args[0]))


def test_every_reason_has_a_sentence():
    known = set(ALL) | set(REASONS)
    lost = [(where, code) for code, where in given() if not any(fnmatch(one, code) for one in known)]
    assert lost == []


def test_no_sentence_is_left_over():
    named, begun = set(), set()
    for folder in FOLDERS:
        for file in (ROOT / folder).rglob("*.py"):
            if "sentences" not in file.parts:
                for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                    if isinstance(node, ast.JoinedStr):
                        begun |= {text.removesuffix("*") for text in texts(node) if text.endswith(".*")}
                    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                        named.add(node.value)
    assert [code for code in ALL if code not in named and not code.startswith(tuple(begun))] == []


def test_a_sentence_stands_once():
    assert set(ALL) & set(REASONS) == set()


def test_a_reason_with_nothing_to_show_is_told_in_words():
    told = tell(Reason("session.recusals_open", {"recusals_open": ["A (1)"]}))
    assert "A (1)" in told.says
