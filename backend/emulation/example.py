"""The shipped example of a scheme: the rules of Hưng Yên's draft guideline (2021); its point table was never seen.

What the guideline says (formulas, caps, penalties, places, calendar) is `secondary`; which contents stand in sections I
and II and with how many points is invented for illustration (`unconfirmed`), since the annex with the table was not
seen. The weight 15 of 100 of the reform index is that of a public demonstration (Đồng Nai, 2026), unconfirmed too.
"""

from __future__ import annotations

from decimal import Decimal as D
from functools import cache

from workflows.basis import Status
from workflows.rules.emulation import Deadline, Grade, Item, Kind, Places, Scheme, Scorer, Section

HY = "Dự thảo hướng dẫn cụm, khối thi đua tỉnh Hưng Yên năm 2021"
OURS = "Minh họa: phụ lục bảng điểm của dự thảo không có trong nguồn đã đọc"
WEIGHT = "Bản trình diễn công khai (Đồng Nai 2026): 15 trên 100 điểm"
FLAG, CERTIFICATE = "co-thi-dua-tinh", "bang-khen-tinh-cong-trang"


def _grades(*points: str) -> tuple[Grade, ...]:
    named = (("A", "tốt", "good"), ("B", "khá", "fair"), ("C", "trung bình", "average"), ("D", "yếu", "weak"))
    return tuple(Grade(c, vi, D(p), en) for (c, vi, en), p in zip(named, points, strict=True))


def _penalty(code: str, points: int, title: str, excludes: bool = False) -> Item:
    return Item(code, title, Kind.PENALTY, D(points), excludes=excludes, status=Status.SECONDARY, source=HY)


def _work() -> Section:
    return Section("I", "Thực hiện nhiệm vụ chính trị", Scorer.BLOCK, (
        Item("I.1", "Chỉ tiêu phát triển được giao", Kind.QUANTITATIVE, D(20), measure_vi="tỷ đồng", source=OURS),
        Item("I.2", "Tỷ lệ hồ sơ trễ hạn", Kind.INVERSE, D(10), measure_vi="%", source=OURS),
        Item("I.3", "Nhiệm vụ được giao hoàn thành", Kind.QUANTITATIVE, D(15), measure_vi="nhiệm vụ", source=OURS),
        Item("I.4", "Cải cách hành chính", Kind.REFORM_INDEX, D(15), source=WEIGHT),
    ))  # fmt: skip


def _organisation() -> Section:
    return Section("II", "Xây dựng tổ chức, phong trào thi đua", Scorer.BLOCK, (
        Item("II.1", "Xây dựng Đảng, chính quyền, đoàn thể", Kind.GRADE, D(15), grades=_grades("15", "12", "9", "5"),
             source=OURS),
        Item("II.2", "Tổ chức phong trào thi đua", Kind.GRADE, D(15), grades=_grades("15", "12", "9", "5"),
             source=OURS),
        Item("II.3", "Sáng tạo trong phong trào thi đua", Kind.BONUS, D(5), status=Status.SECONDARY, source=HY),
        _penalty("P.1", 5, "Thủ trưởng vắng mặt trong hoạt động của khối"),
        _penalty("P.2", 5, "Mỗi hồ sơ khen thưởng cấp tỉnh bị trả lại"),
        _penalty("P.3", 5, "Báo cáo chậm từ 5 đến dưới 10 ngày"),
        _penalty("P.4", 10, "Bị nhắc nhở bằng văn bản"),
        _penalty("P.5", 10, "Trưởng khối, phó khối không làm tròn nhiệm vụ"),
        _penalty("P.6", 10, "Lãnh đạo bị kỷ luật khiển trách"),
        _penalty("P.7", 10, "Báo cáo chậm từ 10 đến dưới 15 ngày"),
        _penalty("P.8", 20, "Lãnh đạo bị kỷ luật cảnh cáo trở lên", excludes=True),
        _penalty("P.9", 20, "Báo cáo chậm từ 15 ngày trở lên"),
    ))  # fmt: skip


def _council() -> Section:
    return Section("III", "Thường trực Hội đồng chấm", Scorer.COUNCIL, (
        Item("III.1", "Chấp hành quy định về thi đua, khen thưởng", Kind.DIRECT, D(10), source=OURS),
        Item("III.2", "Làm tốt công tác thi đua, khen thưởng", Kind.BONUS, D(5), status=Status.SECONDARY, source=HY),
    ))  # fmt: skip


@cache
def example() -> Scheme:
    """The example as a value; 100 points without bonus."""
    known = Status.SECONDARY
    return Scheme(
        "vi-du-hung-yen-2021", "Bảng điểm thi đua ví dụ theo dự thảo Hưng Yên 2021", 2021,
        (_work(), _organisation(), _council()), quantitative_cap=D(20), status=known, source=HY, illustrative=True,
        calendar=(
            Deadline("register", 1, 4, status=known), Deadline("covenant", 2, 15, status=known),
            Deadline("midyear", 8, 15, status=known), Deadline("final", 1, 31, next_year=True, status=known),
        ),
        places=(
            Places("khoi", FLAG, 2, known), Places("khoi", CERTIFICATE, 1, known),
            Places("doanh-nghiep-nha-nuoc", FLAG, 2, known), Places("doanh-nghiep-nha-nuoc", CERTIFICATE, 1, known),
            Places("doanh-nghiep", FLAG, 3, known), Places("doanh-nghiep", CERTIFICATE, 2, known),
        ),
    )  # fmt: skip
