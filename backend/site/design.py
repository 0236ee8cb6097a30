"""The design system's page: every component once, with invented examples, in both languages."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import serializers

from backend.base import clock
from backend.rest.secrecy import StatedInputs
from backend.web.forms import form_class
from workflows.basis import Status
from workflows.engine import Reason
from workflows.lifecycles import ALL

UNITS = (
    ("Ban Quản lý Trung tâm Phục vụ hành chính công tỉnh Minh Họa", "93.12"),
    ("Sở Nội vụ Minh Họa", "91.50"),
    ("UBND xã An Bình", "88.0750"),
    ("UBND đặc khu Hòn Ngọc", "79.4"),
    ("UBND phường Bến Mới", None),
)


class ExampleInputs(StatedInputs):
    """The inputs of an act that does not exist, one field of most kinds."""

    reason = serializers.CharField(
        label=gettext_lazy("Lý do"), help_text=gettext_lazy("Nêu rõ để người sau hiểu."), max_length=1000
    )
    due_on = serializers.DateField(label=gettext_lazy("Hạn bổ sung"), help_text=gettext_lazy("Ví dụ: 22/11/2026"))
    points = serializers.DecimalField(
        max_digits=6, decimal_places=2, label=gettext_lazy("Điểm"), max_value=Decimal(100)
    )
    ground = serializers.ChoiceField(
        choices=[("merit", gettext_lazy("Công trạng")), ("sudden", gettext_lazy("Đột xuất"))],
        label=gettext_lazy("Loại hình khen thưởng"),
        required=False,
    )
    notify = serializers.BooleanField(label=gettext_lazy("Báo cho đơn vị"), default=True)
    paper = serializers.FileField(label=gettext_lazy("Văn bản kèm theo"), required=False)


def design(request: HttpRequest) -> HttpResponse:
    """Every component, on one page."""
    return render(request, "site/design.html", _examples())


def _examples() -> dict[str, Any]:
    form = form_class(ExampleInputs)
    return {
        "lifecycles": [(one, [state.value for state in one.states]) for one in ALL],
        "statuses": [status.value for status in Status],
        "verdicts": ["pass", "fail", "needs_confirmation", "left_to_judgement", "not_enough_data"],
        "reasons": [
            Reason("submission.no_rows"),
            Reason("submission.missing_papers", {"missing_papers": [_("Tờ trình")]}),
        ],
        "form": form(prefix="a"),
        "faulty_form": form({"b-due_on": "32/13/2026", "b-points": "101"}, prefix="b"),
        "offers": [{"act": "stage.pass"}, {"act": "stage.refuse"}, {"act": "stage.send_back", "reasons": _no_return()}],
        "rows": list(enumerate(UNITS, start=1)),
        "results": {1: (), 2: _no_return()},
        "page": Paginator(range(1, 121), 40).page(2),
        "ranking": [
            {"key": i, "label": name, "value": value, "rank": i if value else None, "band": _band(value)}
            for i, (name, value) in enumerate(UNITS, start=1)
        ],
        "facts": [
            (_("Đơn vị"), UNITS[0][0]),
            (_("Ngày nhận"), clock.today().strftime("%d/%m/%Y")),
            (_("Số đến"), None),
        ],
        "amount": Decimal("1234.56"),
    } | _story()


def _no_return() -> tuple[Reason, ...]:
    return (Reason("stage.no_return_left"),)


def _band(value: str | None) -> str:
    if value is None:
        return ""
    return _("Xuất sắc") if Decimal(value) >= 90 else _("Tốt")


def _story() -> dict[str, Any]:
    now = clock.now()
    return {
        "now": now,
        "lines": [
            {
                "at": now,
                "who": _("Lê Minh Tâm (giả định)"),
                "act": "stage.request_supplement",
                "reason": _("Thiếu báo cáo"),
            },
            {"at": now - timedelta(days=2), "who": _("Trần Thị Hòa (giả định)"), "act": "submission.receive"},
        ],
        "stages": [
            {"title": _("Họp xét tại đơn vị"), "state": "passed"},
            {"title": _("Tiếp nhận"), "state": "passed", "owner": _("Cán bộ tiếp nhận")},
            {"title": _("Thẩm định"), "state": "open", "owner": _("Sở Nội vụ"), "until": now, "group": "a"},
            {"title": _("Lấy ý kiến"), "state": "paused", "owner": _("Công an tỉnh"), "group": "a"},
            {"title": _("Hội đồng"), "state": "coming"},
        ],
        "score": _score(),
        "areas": [
            {"label": _("Thể chế"), "points": "12.5", "maximum": 15},
            {"label": _("Thủ tục hành chính"), "points": "18", "maximum": 20},
            {"label": _("Tổ chức bộ máy"), "points": "9.25", "maximum": 10},
            {"label": _("Tài chính công"), "points": "0.5", "maximum": 5},
        ],
        "tasks": [
            {"title": _("Danh sách đề nghị"), "state": "done", "url": "#"},
            {"title": _("Biên bản họp xét"), "state": "doing", "url": "#", "hint": _("Còn thiếu số người dự")},
            {"title": _("Giấy tờ kèm theo"), "state": "error", "url": "#"},
            {"title": _("Ký tờ trình và trình"), "state": "waiting"},
        ],
    }


def _score() -> dict[str, Any]:
    leaf = {
        "code": "1.1",
        "title": _("Ban hành kế hoạch"),
        "points": "2",
        "maximum": "2",
        "why": _("3/3 nhiệm vụ đúng hạn"),
    }
    missing = {"code": "1.2", "title": _("Hạ tầng số"), "points": None, "maximum": "1.5", "not_applicable": True}
    draft = {
        "code": "2",
        "title": _("Điều tra xã hội học"),
        "points": "7.125",
        "maximum": "10",
        "status": "unconfirmed",
    }
    area = {"code": "1", "title": _("Công tác chỉ đạo"), "points": "2", "maximum": "2", "children": [leaf, missing]}
    return {"title": _("Tổng điểm"), "points": "9.125", "maximum": "12", "children": [area, draft]}
