"""Inspections of the demo: one concluded with an overdue remedy, others on their way, one unit named for delay."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from backend.base import clock
from backend.demo.play import Play
from backend.demo.province import Province
from backend.inspections.models import DelayNotice, Finding, Inspection, InspectionPlan
from backend.reform.models import ReformTask

MATTER = "Kiểm tra việc giải quyết thủ tục hành chính, kỷ luật công vụ (minh họa)"
FINDINGS = (
    ("Còn 14 hồ sơ trễ hạn không có thư xin lỗi (minh họa).", "fault", "8.1"),
    ("Chưa niêm yết đủ thủ tục mới tại bộ phận một cửa (minh họa).", "note", "8.2"),
    ("Chưa lập sổ theo dõi phản ánh, kiến nghị (minh họa).", "note", "8.3"),
)


def play_inspections(province: Province) -> None:
    """A year's plan with its inspections, at every step, by a clock of its own."""
    now = clock.now()
    play = Play(now - timedelta(days=150), quiet=True)
    chairman = province.people["chairman"]
    old, plan = _plan(play, province, now.year - 1), _plan(play, province, now.year)
    for row in (old, plan):
        made = _planned(play, province, "DK-DAO", row)
        play.do("inspection_plan.issue", chairman, row, document="Quyết định ban hành kế hoạch (minh họa)")
        if row is old:
            play.do("inspection.cancel", chairman, made, reason="Sắp xếp đơn vị hành chính (minh họa)")
    _planned(play, province, "P-BENSONG", _plan(play, province, now.year + 1))
    concluded = _to_conclusion(play.on(now - timedelta(days=90)), province, plan, "X-LAM")
    _remedies(play, province, concluded)
    settled = _to_conclusion(play.on(now - timedelta(days=60)), province, plan, "P-DONG", publish=False)
    for finding in settled.findings.all():
        play.do("finding.drop", province.people["appraiser"], finding, reason="Đã giải trình rõ (minh họa)")
    drafted = _begun(play.on(now - timedelta(days=12)), province, plan, "P-BENSONG")
    _found(play, province, drafted, FINDINGS[:1])
    play.do("inspection.draft_conclusion", province.people["director"], drafted, conclusion="Còn tồn tại (minh họa).")
    sudden = _planned(play, province, "P-DONG", None)
    play.do("inspection.begin", province.people["appraiser"], sudden)
    _found(play, province, sudden, FINDINGS[1:2])
    _notices(play, province, concluded)


def _plan(play: Play, province: Province, year: int) -> InspectionPlan:
    given = {"year": year, "title": f"Kế hoạch kiểm tra cải cách hành chính, công vụ năm {year} (minh họa)"}
    made = play.do(
        "inspection_plan.create", province.people["appraiser"], body=province.root, illustrative=True, **given
    )
    return InspectionPlan.objects.get(pk=made.subject_id)


def _planned(play: Play, province: Province, code: str, plan: InspectionPlan | None) -> Inspection:
    day, appraiser = clock.day(play.at), province.people["appraiser"]
    made = play.do(
        "inspection.create", appraiser, body=province.root, plan=plan, unit=province.units[code], matter=MATTER,
        announced=plan is not None, begins_on=day.isoformat(), ends_on=(day + timedelta(days=5)).isoformat(),
        illustrative=True,
    )  # fmt: skip
    row = Inspection.objects.get(pk=made.subject_id)
    play.do("inspection.set_member", appraiser, row, person=appraiser, head=True)
    play.do("inspection.set_member", appraiser, row, person=province.people["director"])
    return row


def _begun(play: Play, province: Province, plan: InspectionPlan, code: str) -> Inspection:
    row, appraiser = _planned(play, province, code, plan), province.people["appraiser"]
    play.do("inspection.notify", appraiser, row, document="Thông báo kiểm tra (minh họa)")
    play.do("inspection.begin", appraiser, row)
    return row


def _found(play: Play, province: Province, row: Inspection, findings: tuple[tuple[str, str, str], ...]) -> None:
    for text, severity, leaf in findings:
        more: dict[str, Any] = {
            "no_secret": True,
            "evidence": "Biên bản làm việc (minh họa)",
            "page_reference": "trang 2",
        }
        appraiser = province.people["appraiser"]
        play.do("inspection.add_finding", appraiser, row, text=text, severity=severity, leaf=leaf, **more)


def _to_conclusion(
    play: Play, province: Province, plan: InspectionPlan, code: str, *, publish: bool = True
) -> Inspection:
    row, chairman = _begun(play, province, plan, code), province.people["chairman"]
    _found(play, province, row, FINDINGS)
    first = row.findings.all()[0]
    play.do("finding.explain", province.preparer(code), first, explanation="Do đổi hệ thống một cửa (minh họa).")
    named = {"name": "Nguyễn Văn Bịa Đặt", "matter": "Giữ hồ sơ quá hạn (minh họa)."}
    play.do("finding.name_person", province.people["appraiser"], first, **named)
    text = "Đơn vị cơ bản chấp hành; còn ba tồn tại phải khắc phục (minh họa)."
    play.do("inspection.draft_conclusion", province.people["director"], row, conclusion=text)
    play.on(play.at + timedelta(days=5))
    play.do("inspection.conclude", chairman, row, document="Kết luận kiểm tra (minh họa)")
    if publish:
        play.do("inspection.publish", chairman, row, public_text="Còn hồ sơ trễ hạn; đã giao khắc phục (minh họa).")
    return Inspection.objects.get(pk=row.pk)


def _remedies(play: Play, province: Province, row: Inspection) -> None:
    """The first remedy is late, the second is done and waits for the head of the team; the third is not set."""
    head, preparer = province.people["appraiser"], province.preparer(row.unit.code)
    late, done = row.findings.all()[:2]
    day = (clock.day(play.at) + timedelta(days=45)).isoformat()
    for number, finding in enumerate((late, done), start=1):
        title = f"Khắc phục phát hiện {number} sau kiểm tra (minh họa)"
        play.do("finding.set_remedy", head, finding, code=f"KP-{row.unit.code}-{number}", title=title, deadline=day)
    task = ReformTask.objects.get(finding=Finding.objects.get(pk=done.pk))
    play.do("reform_task.start", preparer, task)
    proof = {"title": "Báo cáo khắc phục (minh họa)", "page_reference": "trang 1"}
    play.do("reform_task.add_evidence", preparer, task, no_secret=True, **proof)
    play.do("reform_task.complete", preparer, task)


def _notices(play: Play, province: Province, row: Inspection) -> None:
    day = clock.day(play.at)
    for matter, sign in (("Chậm khắc phục sau kiểm tra", True), ("Chậm báo cáo cải cách hành chính quý", False)):
        made = play.do(
            "delay_notice.create", province.people["appraiser"], body=province.root, unit=row.unit,
            matter=f"{matter} (minh họa)", missed_on=(day - timedelta(days=20)).isoformat(),
            basis="Quy chế công khai của tỉnh (minh họa)", shown_from=day.isoformat(),
            shown_to=(day + timedelta(days=60)).isoformat(), illustrative=True,
        )  # fmt: skip
        if sign:
            notice = DelayNotice.objects.get(pk=made.subject_id)
            document = "Quyết định công khai (minh họa)"
            play.do("delay_notice.publish", province.people["chairman"], notice, document=document)
