"""Movements of the demo: those of past years, reviewed; this year's with registrations, a covenant and a mid-term."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from backend.base import clock
from backend.base.clock import HANOI
from backend.catalogue.models import Movement
from backend.demo.play import Play
from backend.demo.province import Province
from backend.movements.models import Covenant, Registration

GOAL = "Nâng Chỉ số cải cách hành chính của tỉnh và của từng đơn vị (minh họa)."
CONTENT = "Giải quyết thủ tục đúng hạn, cung cấp dịch vụ công trực tuyến, giữ kỷ luật, kỷ cương hành chính (minh họa)."
CRITERIA = "Đạt các chỉ tiêu đã đăng ký; không để người dân đi lại nhiều lần; có cách làm mới (minh họa)."
MEASURES = "Phân công đầu mối, kiểm tra hằng quý, công khai kết quả trên trang của tỉnh (minh họa)."
TARGETS = (
    ("dung-han", "Hồ sơ giải quyết đúng hạn", "at_least", 98, "8.1"),
    ("truc-tuyen", "Hồ sơ nộp trực tuyến", "at_least", 80, "8.2"),
    ("tre-han", "Hồ sơ trễ hạn không có thư xin lỗi", "at_most", 1, "8.1"),
)
PAST_UNITS = {2023: ("STTTT", "STP"), 2025: ("N-STC", "X-LAM")}
NOW_UNITS = ("X-LAM", "P-DONG", "DK-DAO")
COVENANT = (
    "Các đơn vị cùng giao ước: giải quyết thủ tục đúng hạn từ 98 % trở lên; không để hồ sơ trễ hạn mà không có thư "
    "xin lỗi; chia sẻ cách làm hay hằng quý (minh họa)."
)


def past(province: Province, year: int) -> Movement:
    """A movement of a past year from launch to final review; it goes by a clock of its own."""
    play = Play(datetime(year, 1, 5, 8, tzinfo=HANOI), quiet=True)
    found = _launched(play, province, year, date(year, 1, 1), date(year, 12, 31), date(year, 9, 30))
    play.on(datetime(year, 8, 3, 8, tzinfo=HANOI))
    rows = [_registered(play, province, found, code) for code in PAST_UNITS[year]]
    play.on(datetime(year, 12, 11, 8, tzinfo=HANOI))
    for place, row in enumerate(rows):
        _report(play, province, row, (99 - 2 * place, 85, 0))
    play.on(datetime(year, 12, 26, 8, tzinfo=HANOI))
    report = {"document": f"Báo cáo tổng kết năm {year} (minh họa)", "report": "Phong trào hoàn thành (minh họa)."}
    play.do("movement.review_final", province.people["chairman"], found, **report)
    return Movement.objects.get(pk=found.pk)


def play_movements(province: Province) -> None:
    """This year's movement until its mid-term review, and the plan of the next one."""
    now = clock.now()
    play = Play(now - timedelta(days=200), quiet=True)
    begins, year = clock.day(play.at), clock.day(now).year
    found = _launched(play, province, year, begins, begins + timedelta(days=330), begins + timedelta(days=230))
    play.on(now - timedelta(days=180))
    rows = [_registered(play, province, found, code) for code in NOW_UNITS]
    _covenant(play, province, found)
    play.on(now - timedelta(days=100))
    for place, row in enumerate(rows[:2]):
        _report(play, province, row, (99 - 3 * place, 82, 0))
    checked = {"target": "dung-han", "value": "97.5", "evidence": "Biên bản kiểm tra quý II, trang 3 (minh họa)"}
    play.do("registration.check", province.people["appraiser"], rows[0], **checked)
    play.on(now - timedelta(days=95))
    report = {"document": "Báo cáo sơ kết 6 tháng (minh họa)", "report": "Ba đơn vị đã đăng ký (minh họa)."}
    play.do("movement.review_midterm", province.people["appraiser"], found, **report)
    play.on(now - timedelta(days=15))
    _registered(play, province, found, "N-STC", sign=False)
    _drafted(play, province, year + 1, date(year + 1, 1, 1), date(year + 1, 12, 31), None)


def _drafted(play: Play, province: Province, year: int, begins: date, ends: date, until: date | None) -> Movement:
    appraiser = province.people["appraiser"]
    made = play.do(
        "movement.create", appraiser, code=f"cchc-{year}", launched_by=province.root, begins_on=begins.isoformat(),
        name=f"Phong trào thi đua đẩy mạnh cải cách hành chính năm {year} (minh họa)", ends_on=ends.isoformat(),
        register_until=until.isoformat() if until else None, goal=GOAL, content=CONTENT, criteria=CRITERIA,
        measures=MEASURES, groups=[], illustrative=True,
    )  # fmt: skip
    found = Movement.objects.get(pk=made.subject_id)
    for code, name, direction, value, leaf in TARGETS:
        more: dict[str, Any] = {"unit_of_measure": "%", "how_measured": "Số liệu hệ thống một cửa (minh họa)"}
        play.do(
            "movement.set_target", appraiser, found, code=code, name=name, direction=direction, value=str(value),
            leaf=leaf, **more,
        )  # fmt: skip
    return found


def _launched(play: Play, province: Province, year: int, begins: date, ends: date, until: date) -> Movement:
    found = _drafted(play, province, year, begins, ends, until)
    document = f"Kế hoạch phát động năm {year} (minh họa)"
    play.do("movement.launch", province.people["chairman"], found, document=document)
    return found


def _registered(play: Play, province: Province, found: Movement, code: str, *, sign: bool = True) -> Registration:
    unit, preparer = province.units[code], province.preparer(code)
    made = play.do("registration.create", preparer, movement=found, unit=unit, illustrative=True)
    row = Registration.objects.get(pk=made.subject_id)
    for target, value in (("dung-han", "98.5"), ("truc-tuyen", "80"), ("tre-han", "0.5")):
        play.do("registration.set_target", preparer, row, target=target, value=value)
    if sign:
        play.do("registration.sign", province.head(code), row)
    return row


def _report(play: Play, province: Province, row: Registration, values: tuple[int, int, int]) -> None:
    for (code, *_more), value in zip(TARGETS, values, strict=True):
        proof = "Báo cáo của đơn vị, trang 2 (minh họa)"
        play.do("registration.report", province.preparer(row.unit.code), row, target=code, value=value, evidence=proof)


def _covenant(play: Play, province: Province, found: Movement) -> None:
    units = [province.units[code] for code in (*NOW_UNITS, "N-STC")]
    made = play.do(
        "covenant.create", province.people["appraiser"], movement=found, title="Giao ước thi đua (minh họa)",
        block="Cụm thi đua minh họa", text=COVENANT, units=units, illustrative=True,
    )  # fmt: skip
    for party in Covenant.objects.get(pk=made.subject_id).parties.select_related("unit"):
        if party.unit.code in NOW_UNITS[:2]:
            play.do("covenant_party.sign", province.head(party.unit.code), party)
