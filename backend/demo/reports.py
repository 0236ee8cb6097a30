"""Achievement reports of the demo's draft list: one finished, one written, one with two texts, one just begun."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from backend.base import clock
from backend.demo.play import Play
from backend.demo.province import Province
from backend.dossiers.models import AchievementReport, ReportText
from backend.nominations.models import Nomination
from backend.organisation.models import Person

DUTY = "Tiếp nhận và giải quyết hồ sơ một cửa, phụ trách tổ công nghệ số (minh họa)."
RESULT = (
    "Trong năm đã giải quyết 4.120 hồ sơ, trong đó 99,2 % đúng hạn, cao hơn kế hoạch 1,2 điểm phần trăm (minh họa).\n"
    "Tham mưu cắt giảm 12 báo cáo định kỳ, rút ngắn 30 % thời gian giải quyết của 8 thủ tục (minh họa)."
)
TARGETS = [["Hồ sơ đúng hạn", "99,2 %", "Báo cáo năm, trang 3"], ["Hồ sơ trực tuyến", "87 %", "Báo cáo năm, trang 4"]]
MOVEMENT = "Đẩy mạnh cải cách hành chính (minh họa)"
COLLECTIVE: dict[str, Any] = {
    "chuc-nang": "Tham mưu, giúp Ủy ban nhân dân tỉnh quản lý nhà nước về tài chính (minh họa).",
    "ten-phong-trao": MOVEMENT,
    "ket-qua-phong-trao": RESULT,
    "chi-tieu-phong-trao": TARGETS,
}
INDIVIDUAL: dict[str, Any] = {"nhiem-vu": DUTY, "ten-phong-trao": MOVEMENT, "ket-qua-phong-trao": RESULT}


def play_reports(province: Province) -> None:
    """Write reports for the list that is still a draft, by a clock of its own."""
    play = Play(clock.now() - timedelta(hours=2), quiet=True)
    preparer, head = province.preparer("N-STC"), province.head("N-STC")
    drafts = Nomination.objects.filter(submission__unit=province.units["N-STC"], submission__state="draft")
    rows = list(drafts.order_by("-submission_id", "ordinal")[:5])
    first, second, third, fourth = (_begun(play, preparer, row) for row in rows[:4])
    _write(play, preparer, first, COLLECTIVE)
    play.do("achievement_report.finish", preparer, first)
    _write(play, preparer, second, INDIVIDUAL)
    _write(play, head, second, {"nhiem-vu": "Phụ trách tổ công nghệ số (minh họa)."})
    _write(play, preparer, third, {"nhiem-vu": DUTY})
    _write(play, preparer, third, {"nhiem-vu": f"{DUTY} Là tổ trưởng."})
    _write(play, head, third, {"nhiem-vu": f"{DUTY} Kiêm văn thư."}, base=1)
    assert fourth.state == "writing"


def _begun(play: Play, by: Person, row: Nomination) -> AchievementReport:
    made = play.do("achievement_report.begin", by, row)
    return AchievementReport.objects.get(pk=made.subject_id)


def _write(play: Play, by: Person, report: AchievementReport, texts: dict[str, Any], base: int | None = None) -> None:
    now = dict(ReportText.objects.filter(report=report).values_list("field", "version"))
    sent = [
        {
            "field": field,
            "base": now.get(field, 0) if base is None else base,
            "rows" if isinstance(value, list) else "text": value,
        }
        for field, value in texts.items()
    ]
    play.do("achievement_report.write", by, report, texts=sent)
