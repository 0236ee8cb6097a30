"""Next year's criteria set as a draft (invented): a bonus, a formula with its examples, and one finding to mend."""

from __future__ import annotations

from backend.base import clock
from backend.criteria.criteria_sets import criteria_editions
from backend.criteria.models import CriteriaDraft
from backend.demo.play import Play
from backend.demo.province import Province
from workflows.rules.codec import dump

FORMULA = {
    "shape": "formula",
    "variables": [
        {"code": "dung_han", "label_vi": "Số hồ sơ trả đúng hạn", "label_en": "Files returned on time"},
        {"code": "tong", "label_vi": "Số hồ sơ đã giải quyết", "label_en": "Files settled"},
        {"code": "xin_loi", "label_vi": "Số hồ sơ muộn có thư xin lỗi", "label_en": "Late files with an apology"},
    ],
    "formulas": [
        {
            "code": "chung", "label_vi": "Muộn có xin lỗi tính một nửa", "label_en": "Late with apology counts half",
            "text": "(dung_han + 0.5 * xin_loi) / tong * 2",
        },
    ],
    "examples": [
        {"values": [["dung_han", "90"], ["xin_loi", "10"], ["tong", "100"]], "points": "1.9"},
        {"values": [["dung_han", "0"], ["xin_loi", "0"], ["tong", "0"]], "points": None},
    ],
}  # fmt: skip
BONUS = {
    "code": "T", "title_vi": "Điểm thưởng (minh họa)", "title_en": "Bonus (illustrative)", "max_points": "10",
    "part": "bonus",
    "children": [
        {
            "code": "T.1", "title_vi": "Cờ thi đua của tỉnh", "title_en": "Flag of the province", "max_points": "10",
            "rule": {"shape": "yes_no"}, "evidence_vi": "Quyết định tặng Cờ thi đua",
        },
    ],
}  # fmt: skip


def play_criteria(play: Play, province: Province) -> None:
    """The appraiser drafts next year's set for departments; the sum of one area does not come out yet."""
    officer, year = province.people["appraiser"], clock.day(play.at).year + 1
    basis = criteria_editions().filter(code__startswith="minh-hoa-so-").first()
    if basis is None:
        return
    draft: CriteriaDraft = play.do(
        "criteria_draft.create", officer, unit=province.root, basis=basis, year=year, group="so", level="tinh",
        title=f"Bộ tiêu chí sở, ban, ngành {year} (minh họa)", illustrative=True,
    ).result  # fmt: skip
    play.do("criteria_draft.add_node", officer, draft, node=BONUS)
    two = next(leaf for leaf in draft.criteria.leaves() if leaf.max_points == 2)
    node = {**dump(two), "rule": FORMULA, "title_vi": "Trả kết quả đúng hạn (minh họa)", "title_en": "Results on time"}
    play.do("criteria_draft.change_node", officer, draft, target=two.code, node=node)
    area = draft.criteria.areas[2]
    node = {**dump(area), "children": [], "max_points": str(area.max_points + 1)}
    play.do("criteria_draft.change_node", officer, draft, target=area.code, node=node)
