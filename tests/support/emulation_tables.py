"""Small emulation schemes for tests: one item of each kind."""

from decimal import Decimal as D
from typing import Any

from workflows.rules.emulation import Grade, Item, Kind, Scheme, Scorer, Section

PLAN = Item("I.1", "Thu ngân sách", Kind.QUANTITATIVE, D(20))
INVERSE = Item("I.2", "Tỷ lệ hộ nghèo", Kind.INVERSE, D(10))
GRADED = Item("II.1", "Xây dựng tổ chức", Kind.GRADE, D(10), grades=(Grade("A", "tốt", D(10)), Grade("B", "khá", D(8))))
REFORM = Item("II.2", "Cải cách hành chính", Kind.REFORM_INDEX, D(15))
CREATIVE = Item("III.1", "Sáng tạo", Kind.BONUS, D(5))
REMINDED = Item("P.1", "Bị nhắc nhở", Kind.PENALTY, D(10))
WARNED = Item("P.2", "Lãnh đạo bị cảnh cáo", Kind.PENALTY, D(20), excludes=True)
ITEMS = (PLAN, INVERSE, GRADED, REFORM, CREATIVE, REMINDED, WARNED)


def scheme(*items: Item, **more: Any) -> Scheme:
    """A scheme of one section with these items, or with one of each kind."""
    return Scheme("thu", "Thử", 2025, (Section("S", "Thử", Scorer.BLOCK, items or ITEMS),), **more)
