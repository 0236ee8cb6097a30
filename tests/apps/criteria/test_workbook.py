"""A draft goes out as a workbook and comes back: the same file changes nothing, faults are told per cell."""

from decimal import Decimal

import pytest

from backend.acts.doing import Doing
from backend.base import clock
from backend.criteria.workbook import CriteriaBook, node_of, rows_of
from backend.workbooks.declaring import Context, Row, Status

BOOK = CriteriaBook()


@pytest.fixture
def context(cast, draft) -> Context:
    return BOOK.context(cast["appraiser"], str(draft.pk))


def checked(context: Context, *cells: dict[str, object]) -> list[Row]:
    """Rows as an upload brings them, compared with what stands."""
    known = {row["code"]: row for row in BOOK.existing(context, None)}
    rows = [Row(n, dict(one), old=known.get(one["code"])) for n, one in enumerate(cells, 2)]
    BOOK.check(context, rows)
    return rows


def codes(row: Row) -> set[str]:
    return {f"{fault.column}:{fault.reason.code}" for fault in row.faults}


def test_every_node_goes_out_and_comes_back_the_same(draft):
    criteria = draft.criteria
    for row in rows_of(criteria):
        node = criteria.node(row["code"])
        assert node_of(row).rule == node.rule
        assert (node_of(row).max_points, node_of(row).title_vi) == (node.max_points, node.title_vi)


def test_the_same_file_changes_nothing(context):
    rows = checked(context, *BOOK.existing(context, None))
    assert {row.status for row in rows} == {Status.SAME}


def test_new_and_changed_nodes_are_kept_as_one_state(context, draft, cast, do):

    new = {"code": "1.99", "parent": "1", "title_vi": "Mục mới", "max_points": Decimal(1), "shape": "yes_no"}
    rows = checked(context, new, {"code": "1", "max_points": Decimal(13)})
    assert [row.status for row in rows] == [Status.NEW, Status.CHANGED]
    doing = Doing(cast["appraiser"], "workbook.confirm", clock.now())
    BOOK.save(doing, context, iter(rows))
    draft.refresh_from_db()
    assert (draft.criteria.node("1").max_points, draft.criteria.node("1.99").title_vi) == (13, "Mục mới")


FAULTS = [
    (
        {"code": "9.9", "parent": "77", "title_vi": "Lạc", "max_points": Decimal(1)},
        "parent:criteria_draft.no_such_node",
    ),
    ({"code": "1.1", "parent": "2"}, "parent:criteria_draft.parent_stays"),
    ({"code": "1.1.1", "shape": "ratio", "rule": "floor = x"}, "rule:criteria_draft.rule_unreadable"),
    ({"code": "z z", "parent": None, "title_vi": "Mã xấu", "max_points": Decimal(1)}, ":criteria_draft.bad_code"),
]


@pytest.mark.parametrize(("cells", "fault"), FAULTS)
def test_what_is_wrong_is_told_at_its_cell(context, cells, fault):
    assert codes(checked(context, cells)[0]) == {fault}


def test_the_parent_may_come_earlier_in_the_file(context):
    area = {"code": "20", "parent": None, "title_vi": "Lĩnh vực", "max_points": Decimal(1)}
    leaf = {"code": "20.1", "parent": "20", "title_vi": "Mục", "max_points": Decimal(1), "shape": "yes_no"}
    assert [codes(row) for row in checked(context, area, leaf)] == [set(), set()]
