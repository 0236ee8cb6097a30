"""Papers are Vietnamese for every reader, pages speak the language of whoever reads them."""

import ast
from pathlib import Path

BACKEND = Path(__file__).parents[2] / "backend"
SHAPES = {
    "CertificateContent", "DecisionContent", "MinutesContent", "TallyContent", "LetterContent", "ReceiptSlipContent",
    "ProofListContent", "TableReportContent", "AchievementReportContent",
}  # fmt: skip


def calls(node):
    return {one.func.id for one in ast.walk(node) if isinstance(one, ast.Call) and isinstance(one.func, ast.Name)}


def decorated(node):
    return any(isinstance(one, ast.Name) and one.id == "in_vietnamese" for one in node.decorator_list)


def reader_bound(path):
    """The functions of a module that make a content, or call one that does, in the language of the reader."""
    functions = [node for node in ast.parse(path.read_text()).body if isinstance(node, ast.FunctionDef)]
    loose = {node.name for node in functions if calls(node) & SHAPES and not decorated(node)}
    return {name for name in loose if not safely_called(name, functions)}


def safely_called(name, functions):
    callers = [node for node in functions if name in calls(node)]
    return bool(callers) and all(decorated(node) for node in callers)


def test_whatever_makes_the_content_of_a_paper_does_so_in_vietnamese():
    modules = [path for path in BACKEND.rglob("*.py") if "demo" not in path.parts]
    found = {f"{path.stem}.{name}" for path in modules for name in reader_bound(path)}
    assert found == set()


def test_pages_write_days_in_the_language_of_the_reader():
    pages = [path for path in BACKEND.rglob("*pages.py") if "%d/%m/%Y" in path.read_text()]
    assert pages == []
