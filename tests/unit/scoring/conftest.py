"""Small criteria sets, task builders and test-data readers for the scoring tests."""

import csv
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from workflows.lifecycles.reform_task import ReformTaskState
from workflows.rules.criteria import CriteriaSet, NaRule, Node
from workflows.rules.progress import Report, TaskRecord
from workflows.rules.shapes import AnyRule

DATA = Path(__file__).parent / "data"


@pytest.fixture
def table() -> Callable[[str], list[dict[str, str]]]:
    """Read a CSV of published figures; its first line is the source."""

    def read(name: str) -> list[dict[str, str]]:
        return list(csv.DictReader((DATA / name).read_text(encoding="utf-8").splitlines()[1:]))

    return read


@pytest.fixture
def one_leaf() -> Callable[..., CriteriaSet]:
    """A set of a single leaf "1.1" with the given rule."""

    def build(rule: AnyRule, points: str = "2", na_rule: NaRule = NaRule.OUT_OF_MAXIMUM) -> CriteriaSet:
        leaf = Node("1.1", "Tiêu chí", "Criterion", Decimal(points), rule)
        area = Node("1", "Lĩnh vực", "Area", Decimal(points), None, (leaf,))
        return CriteriaSet("thu", 2023, "tinh", "so", "Bộ thử", (area,), na_rule)

    return build


@pytest.fixture
def task() -> Callable[..., TaskRecord]:
    """A task due on 30/6 with reports given as (month, day, state)."""

    def build(code: str, *reports: tuple[int, int, str], **more: object) -> TaskRecord:
        told = tuple(Report(date(2023, month, day), ReformTaskState(state)) for month, day, state in reports)
        return TaskRecord(code, more.pop("deadline", date(2023, 6, 30)), told, **more)

    return build
