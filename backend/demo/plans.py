"""This year's plans (invented): four levels, forty tasks at half their way, a plan changed, reports owed and answered.

The counts follow the half-year letter of a Sở that the mid-year report is modelled on: of 40 tasks 4 not started, 12
unfinished of which 2 slow, more than half done. Names and texts are invented.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from backend.base import clock
from backend.demo.play import Play
from backend.demo.province import Province
from backend.organisation.models import Unit
from backend.reform.models import Document, Plan, ReformTask, ReportCall, TaskExtension, UnitReport

UNIT = "N-STC"
REPORTING = (UNIT, "N-STP", "N-SYT", "X-LAM", "P-DONG", "DK-DAO")
AREAS = ("Thể chế", "Thủ tục hành chính", "Tổ chức bộ máy", "Công vụ", "Tài chính công", "Chuyển đổi số")
WORKS = (
    "Rà soát, kiến nghị sửa đổi quy định không còn phù hợp", "Cắt giảm thời gian giải quyết thủ tục",
    "Rà soát chức năng, nhiệm vụ các phòng", "Bồi dưỡng công chức một cửa", "Công khai dự toán và quyết toán",
    "Số hóa hồ sơ, kết quả giải quyết thủ tục", "Áp dụng hệ thống quản lý chất lượng",
)  # fmt: skip
DIVISIONS = ("Văn phòng", "Phòng Nghiệp vụ", "Phòng Tổ chức")
DONE, RUNNING, WAITING = 24, 12, 4


def play_plans(play: Play, province: Province) -> None:
    """Play the plans on the day at which the play's clock stands."""
    plans = _plans(play, province)
    tasks = _forty(play, province, plans["STC"])
    _issue(play, province, plans)
    _work(play, province, tasks)
    _more_time(play, province, tasks)
    _changed(play, province, plans["STC"], tasks)
    _counted(play, province, plans["STC"])
    _reports(play, province)


def _plans(play: Play, province: Province) -> dict[str, Plan]:
    year = clock.day(play.at).year
    rows = (
        ("GD", "multi_year", "Kế hoạch cải cách hành chính giai đoạn", "101/KH-UBND", province.root, year + 4),
        ("NAM", "yearly", "Kế hoạch cải cách hành chính năm", "12/KH-UBND", province.root, year),
        ("CSCT", "index_improvement", "Kế hoạch cải thiện chỉ số cải cách hành chính năm", "58/KH-UBND",
         province.root, year),
        ("STC", "unit", "Kế hoạch cải cách hành chính của Sở Tài chính năm", "20/KH-STC", province.units[UNIT], year),
    )  # fmt: skip
    found: dict[str, Plan] = {}
    above, ground = None, None
    for code, kind, title, number, unit, until in rows:
        ground = _document(play, province, f"{number} (minh họa)", f"{title} {year}", unit, ground)
        made = play.do(
            "plan.create", province.people["appraiser"], code=f"KH-{code}-{year}", plan_kind=kind,
            title=f"{title} {year}{f'-{until}' if until > year else ''} (minh họa)", unit=unit, parent=above,
            document=ground, year_from=year, year_to=until, illustrative=True,
        )  # fmt: skip
        above = found[code] = Plan.objects.get(pk=made.subject_id)
    return found


def _document(play: Play, province: Province, number: str, title: str, unit: Unit, ground: Any) -> Document:
    made = play.do(
        "document.create", province.people["appraiser"], number=number, issuer=unit.name, unit=unit,
        issued_on=(clock.day(play.at) - timedelta(days=30)).isoformat(), document_kind="kế hoạch", title=title,
        based_on=ground, illustrative=True,
    )  # fmt: skip
    return Document.objects.get(pk=made.subject_id)


def _issue(play: Play, province: Province, plans: dict[str, Plan]) -> None:
    for code in ("GD", "NAM", "CSCT", "STC"):
        play.do("plan.issue", province.people["appraiser"], plans[code])


def _forty(play: Play, province: Province, plan: Plan) -> list[ReformTask]:
    today = clock.day(play.at)
    tasks = []
    for number in range(1, DONE + RUNNING + WAITING + 1):
        slow = number in (DONE + 1, DONE + 2)
        made = play.do(
            "reform_task.create", province.people["appraiser"], code=f"STC-{today.year}-{number:02d}",
            title=f"{WORKS[number % len(WORKS)]}, đợt {number // len(WORKS) + 1} (minh họa)", document=plan.document,
            plan=plan, year=today.year, area=AREAS[number % len(AREAS)], lead_unit=plan.unit,
            division=DIVISIONS[number % len(DIVISIONS)], product="Báo cáo kết quả",
            deadline=(today + timedelta(days=-5 if slow else 40 + number)).isoformat(),
            task_kind="continuing" if number == DONE + RUNNING else "with_deadline", illustrative=True,
        )  # fmt: skip
        tasks.append(ReformTask.objects.get(pk=made.subject_id))
    return tasks


def _work(play: Play, province: Province, tasks: list[ReformTask]) -> None:
    preparer, appraiser = province.preparer(UNIT), province.people["appraiser"]
    for task in tasks[: DONE + RUNNING]:
        play.do("reform_task.start", preparer, task)
    for task in tasks[:DONE]:
        play.do(
            "reform_task.add_evidence",
            preparer,
            task,
            title="Báo cáo kết quả (minh họa)",
            page_reference="trang 2",
            no_secret=True,
        )
        play.do("reform_task.complete", preparer, task, note="Đã hoàn thành (minh họa).")
    play.do_each("reform_task.confirm", appraiser, tasks[: DONE - 5], note="Đúng với tài liệu kiểm chứng.")
    for task in tasks[DONE : DONE + RUNNING]:
        play.do("reform_task.report", preparer, task, percent=40, note="Đang thực hiện (minh họa).")
    play.do(
        "reform_task.hand_down", province.head(UNIT), tasks[DONE + 3], code=f"{tasks[DONE + 3].code}-VP",
        lead_unit=province.units[UNIT], division="Văn phòng", title="Phần việc của Văn phòng (minh họa)",
    )  # fmt: skip


def _more_time(play: Play, province: Province, tasks: list[ReformTask]) -> None:
    preparer, appraiser = province.preparer(UNIT), province.people["appraiser"]
    for task in tasks[DONE + 4 : DONE + 6]:
        until = (task.deadline or clock.day(play.at)) + timedelta(days=15)
        reason = "Chờ văn bản hướng dẫn của cấp trên (minh họa)."
        play.do("task_extension.ask", preparer, task, asked_until=until.isoformat(), reason=reason)
    first = TaskExtension.objects.filter(task=tasks[DONE + 4]).get()
    play.do("task_extension.grant", appraiser, first, answer="Đồng ý (minh họa).")


def _changed(play: Play, province: Province, plan: Plan, tasks: list[ReformTask]) -> None:
    document = _document(
        play, province, "35/KH-STC (minh họa)", "Điều chỉnh kế hoạch cải cách hành chính", plan.unit, plan.document
    )
    moved, today = tasks[DONE + 7], clock.day(play.at)
    play.do(
        "plan.adjust", province.people["appraiser"], plan, document=document,
        reason="Điều chỉnh theo nhiệm vụ mới của tỉnh (minh họa).",
        changed=[f"{moved.code} | {today + timedelta(days=75):%d/%m/%Y} | "],
    )  # fmt: skip


def _counted(play: Play, province: Province, plan: Plan) -> None:
    appraiser, today = province.people["appraiser"], clock.day(play.at)
    play.do("plan.snapshot", appraiser, plan, note="Số liệu chốt (minh họa).")
    done = plan.tasks.filter(state="in_progress", task_kind="with_deadline").order_by("-code")[:6]
    play.do(
        "plan.forecast", appraiser, plan, as_of=(today + timedelta(days=60)).isoformat(),
        expected=[task.code for task in done], note="Theo đăng ký của các phòng (minh họa).",
    )  # fmt: skip


def _reports(play: Play, province: Province) -> None:
    appraiser, today = province.people["appraiser"], clock.day(play.at)
    third = _call(play, province, today.year, "q3", today + timedelta(days=8))
    _call(play, province, today.year, "year", today + timedelta(days=45))
    play.do(
        "report_call.open", appraiser, unit=province.root, year=today.year, period="ad_hoc", units=list(REPORTING[:3]),
        closes_on=(today + timedelta(days=30)).isoformat(), title="Báo cáo đột xuất về hồ sơ chậm hẹn (minh họa)",
        asked="Số hồ sơ chậm hẹn, nguyên nhân, thư xin lỗi đã gửi (minh họa).", illustrative=True,
    )  # fmt: skip
    for number, code in enumerate(REPORTING[:4]):
        report = UnitReport.objects.get(call=third, unit=province.units[code])
        play.do(
            "unit_report.write", province.preparer(code), report,
            text="Đã thực hiện các nhiệm vụ theo kế hoạch; chi tiết ở phụ lục (minh họa).",
            difficulties="Thiếu máy quét ở bộ phận một cửa (minh họa).",
        )  # fmt: skip
        if number < 3:
            play.do("unit_report.send", province.head(code), report)
        if number == 0:
            play.do("unit_report.accept", appraiser, report, note="Đủ nội dung.")
        if number == 1:
            play.do("unit_report.return", appraiser, report, reason="Bổ sung số liệu hồ sơ trực tuyến (minh họa).")


def _call(play: Play, province: Province, year: int, period: str, closes_on: date) -> ReportCall:
    made = play.do(
        "report_call.open", province.people["appraiser"], unit=province.root, year=year, period=period,
        closes_on=closes_on.isoformat(), units=list(REPORTING), illustrative=True,
    )  # fmt: skip
    return ReportCall.objects.get(pk=made.subject_id)
