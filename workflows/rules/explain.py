"""Why a number is what it is: structured explanations, and their sentences in Vietnamese and English."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Explanation:
    """A code, the facts it was found with (numbers as exact text) and the explanations below it."""

    code: str
    data: Mapping[str, str] = field(default_factory=dict)
    children: tuple["Explanation", ...] = ()


@dataclass(frozen=True)
class Line:
    """One sentence and how deep it lies under the total."""

    depth: int
    text: str


# Code → (Vietnamese, English). Names in braces are keys of the explanation's data.
SENTENCES: Mapping[str, tuple[str, str]] = {
    "sheet": ("{title_vi}: {points} trên {max} điểm áp dụng", "{title_en}: {points} of {max} applicable points"),
    "sum": ("{code} {title_vi}: {points}/{max} điểm", "{code} {title_en}: {points}/{max} points"),
    "leaf": ("{code} {title_vi}: {points}/{max} điểm", "{code} {title_en}: {points}/{max} points"),
    "leaf.na": ("{code} {title_vi}: không áp dụng", "{code} {title_en}: not applicable"),
    "yes_no.yes": ("Có: được điểm tối đa", "Yes: the maximum"),
    "yes_no.no": ("Không: 0 điểm", "No: 0 points"),
    "yes_no.na": ("Đơn vị chọn “không áp dụng”", "“Not applicable” was chosen"),
    "timeliness": ("Chậm {days} ngày, thuộc mức {tier}", "{days} days late, in the tier {tier}"),
    "timeliness.missing": ("Chưa hoàn thành", "Not done"),
    "percent_tiers": ("{number}/{of}, thuộc mức {tier} %", "{number}/{of}, in the tier {tier} %"),
    "count_points": (
        "{count} × {unit_points} điểm, tối đa {cap}",
        "{count} × {unit_points} points, at most {cap}",
    ),
    "ratio": ("{number}/{of} × điểm tối đa", "{number}/{of} × the maximum"),
    "ratio.under_floor": (
        "{number}/{of} dưới mức sàn {floor_pct} %: 0 điểm",
        "{number}/{of} is under the floor of {floor_pct} %: 0 points",
    ),
    "share_by_grade": (
        "Xếp mức “{grade_vi}”: {share_pct} % điểm tối đa",
        "Grade “{grade_en}”: {share_pct} % of the maximum",
    ),
    "answer_weights": (
        "{answers} câu trả lời, đáng trung bình {mean_pct} % điểm tối đa",
        "{answers} answers, worth {mean_pct} % of the maximum on average",
    ),
    "late_ratio": (
        "{on_time} việc đúng hạn, {late} việc muộn (mỗi việc muộn tính {late_pct} %)",
        "{on_time} on time, {late} late (each worth {late_pct} %)",
    ),
    "late_ratio.overdue": ("Còn {overdue} việc quá hạn chưa làm: 0 điểm", "{overdue} overdue and undone: 0 points"),
    "reduction_target.reached": (
        "Từ {of} còn {number}: giảm {cut_pct} %, đạt chỉ tiêu {target_pct} %",
        "From {of} to {number}: {cut_pct} % cut, the target of {target_pct} % is reached",
    ),
    "reduction_target": (
        "Từ {of} còn {number}: giảm {cut_pct} %, chưa đạt chỉ tiêu {target_pct} %",
        "From {of} to {number}: {cut_pct} % cut, below the target of {target_pct} %",
    ),
    "reduction_target.tier": (
        "Từ {of} còn {number}: giảm {cut_pct} %, chưa đạt {target_pct} %, thuộc mức {tier} %",
        "From {of} to {number}: {cut_pct} % cut, below {target_pct} %, in the tier {tier} %",
    ),
    "formula": (
        "Công thức “{formula_vi}”: {text} với {values} được {value}",
        "Formula “{formula_en}”: {text} with {values} gives {value}",
    ),
    "formula.divides_by_zero": (
        "Công thức “{formula_vi}” chia cho 0 với {values}",
        "Formula “{formula_en}” divides by zero with {values}",
    ),
    "formula.fault": ("Công thức không tính được với {values}", "The formula has no value with {values}"),
    "bonus": ("Điểm thưởng: {points}, tối đa {max} điểm mỗi năm", "Bonus: {points}, at most {max} points a year"),
    "penalty": ("Điểm trừ: {points}, tối đa {max} điểm mỗi năm", "Penalty: {points}, at most {max} points a year"),
    "no_survey.rescale": (
        "Không điều tra xã hội học: {appraised}/{of} điểm thẩm định quy đổi ra thang {max}",
        "No survey: {appraised}/{of} appraised points rescaled to {max}",
    ),
    "no_survey.left_out": (
        "Không điều tra xã hội học trong năm: không tính",
        "No survey was run this year: left out",
    ),
    "no_survey.count_zero": ("Không điều tra xã hội học: 0 điểm", "No survey was run: 0 points"),
    "deduction": ("{breaches} vi phạm, trừ {off_pct} %", "{breaches} breaches, {off_pct} % off"),
    "direct": ("Điểm cho trực tiếp", "Points given directly"),
    "nothing_assigned": ("Không có việc nào được giao trong năm", "Nothing was assigned in the year"),
    "tier_gap": ("Không có mức điểm nào cho giá trị này", "No tier holds this value"),
    "emulation.total": (
        "Tổng {points} điểm (thang {max}): {base} điểm chuẩn + {over_plan} thưởng vượt kế hoạch + {bonus} thưởng khác"
        " − {penalty} điểm trừ",
        "Total {points} (scale {max}): {base} standard + {over_plan} over plan + {bonus} other bonus − {penalty}",
    ),
    "emulation.section": ("{code}. {title_vi}: {points} điểm", "{code}. {title_en}: {points} points"),
    "emulation.item": ("{code} {title_vi}: {points} điểm", "{code} {title_en}: {points} points"),
    "emulation.quantitative": (
        "Thực hiện {actual} trên kế hoạch {plan} ({share} %): {value} điểm",
        "{actual} of the planned {plan} ({share} %): {value} points",
    ),
    "emulation.inverse": (
        "Chỉ tiêu nghịch: kế hoạch {plan}, thực hiện {actual} ({share} %): {value} điểm",
        "Inverse: planned {plan}, actual {actual} ({share} %): {value} points",
    ),
    "emulation.over_plan": (
        "Vượt kế hoạch: mỗi 1 % thêm {rate} % điểm chuẩn, tối đa {cap} %: thưởng {points} điểm",
        "Over plan: {rate} % of the standard per 1 %, at most {cap} %: {points} bonus points",
    ),
    "emulation.grade": ("Xếp loại {grade} ({label_vi}): {value} điểm", "Grade {grade} ({label_en}): {value} points"),
    "emulation.direct": ("Điểm cho trực tiếp: {value}", "Points given directly: {value}"),
    "emulation.reform_index": (
        "Chỉ số cải cách hành chính {actual}/{of} × {standard} điểm: {value} điểm",
        "Reform index {actual}/{of} × {standard} points: {value} points",
    ),
    "emulation.reform_missing": ("Chỉ số cải cách hành chính: chưa có số liệu", "Reform index: no data yet"),
    "emulation.bonus": ("Điểm thưởng {points}, tối đa {cap}", "Bonus {points}, at most {cap}"),
    "emulation.penalty": (
        "{count} trường hợp × {unit_points}: trừ {points}",
        "{count} × {unit_points}: minus {points}",
    ),
    "emulation.excluded": (
        "Không xét Cờ thi đua, Bằng khen của năm",
        "Not considered for flag and certificate this year",
    ),
    "emulation.bonus_capped": (
        "Thưởng vượt kế hoạch {points} điểm, chỉ tính tối đa {cap}",
        "{points} bonus points over plan, counted at most {cap}",
    ),
    "emulation.penalty_capped": ("Điểm trừ {points}, chỉ tính tối đa {cap}", "{points} penalty points, at most {cap}"),
    "emulation.missing": ("Chưa có số liệu", "No data yet"),
    "missing": ("Chưa có số liệu", "No data yet"),
    "na.declared": ("Lý do không áp dụng: {reason}", "Why it does not apply: {reason}"),
    "na.full_marks": ("Tính đủ {max} điểm tối đa", "Counted as the full {max} points"),
    "na.out_of_maximum": ("Trừ {max} điểm khỏi điểm tối đa", "{max} points taken out of the maximum"),
    "from.survey": ("Kết quả khảo sát đã nghiệm thu: {source}", "Accepted survey result: {source}"),
    "from.tasks": (
        "Từ {total} nhiệm vụ: hoàn thành {done}, đúng hạn {on_time}, quá hạn chưa xong {overdue} ({ids})",
        "From {total} tasks: {done} done, {on_time} on time, {overdue} overdue ({ids})",
    ),
    "replaced.tasks": (
        "Giá trị thẩm định thay cho số đếm từ {total} nhiệm vụ: hoàn thành {done}, đúng hạn {on_time} ({ids})",
        "The appraised value replaces the count from {total} tasks: {done} done, {on_time} on time ({ids})",
    ),
    "from.appraised": ("Người thẩm định: {by}", "Appraised by: {by}"),
    "from.declared": ("Người tự chấm: {by}", "Self-scored by: {by}"),
    "sources": ("Căn cứ: {ids}", "Based on: {ids}"),
}

NUMBERS = frozenset(
    {
        "points",
        "max",
        "days",
        "number",
        "of",
        "count",
        "unit_points",
        "cap",
        "floor_pct",
        "share_pct",
        "off_pct",
        "tier",
        "mean_pct",
        "late_pct",
        "cut_pct",
        "target_pct",
        "values",
        "value",
        "appraised",
        "base",
        "over_plan",
        "bonus",
        "penalty",
        "plan",
        "actual",
        "share",
        "rate",
        "standard",
    }
)


def explain_lines(explanation: Explanation, lang: str = "vi", depth: int = 0) -> Iterator[Line]:
    """Tell an explanation in sentences, the total first, in Vietnamese unless ``lang`` is ``en``.

    Raises KeyError for a code without a sentence.
    """
    pattern = SENTENCES[explanation.code][lang == "en"]
    data = dict(explanation.data)
    if lang != "en":
        data |= {key: _comma(value) for key, value in data.items() if key in NUMBERS}
    yield Line(depth, pattern.format_map(data))
    for child in explanation.children:
        yield from explain_lines(child, lang, depth + 1)


def _comma(text: str) -> str:
    return re.sub(r"(?<=\d)\.(?=\d)", ",", text)
