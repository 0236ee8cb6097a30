"""Unit report: owed to a call of the appraising body, drafted, sent, accepted or returned.

One table for the reports of a period (quý I, 6 tháng, quý III, năm) and for a report asked for one occasion: both are
asked with a closing date, answered by the unit and closed by who asked.
"""

from enum import StrEnum

from workflows.engine import Guard, Label, Lifecycle, Transition, Work


class UnitReportState(StrEnum):
    """Where a report stands between the unit and who asked for it."""

    OWED = "owed"
    SENT = "sent"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    WAIVED = "waived"


class ReportPeriod(StrEnum):
    """What a report is about."""

    Q1 = "q1"
    HALF_YEAR = "h1"
    Q3 = "q3"
    YEAR = "year"
    AD_HOC = "ad_hoc"


PERIOD_LABELS = {
    ReportPeriod.Q1: Label("Quý I", "First quarter"),
    ReportPeriod.HALF_YEAR: Label("6 tháng", "Half year"),
    ReportPeriod.Q3: Label("Quý III", "Third quarter"),
    ReportPeriod.YEAR: Label("Năm", "Year"),
    ReportPeriod.AD_HOC: Label("Đột xuất", "Ad hoc"),
}

S = UnitReportState
HAS_TEXT = Guard("unit_report.empty", lambda f: f["has_text"])

UNIT_REPORT = Lifecycle(
    code="unit_report",
    title=Label("Báo cáo của đơn vị", "Unit's report"),
    states=UnitReportState,
    labels={
        S.OWED: Label("Chưa gửi", "Not sent"),
        S.SENT: Label("Đã gửi, chờ tiếp nhận", "Sent"),
        S.RETURNED: Label("Trả lại để hoàn thiện", "Returned"),
        S.ACCEPTED: Label("Đã tiếp nhận", "Accepted"),
        S.WAIVED: Label("Không phải gửi", "Waived"),
    },
    initial=S.OWED,
    transitions=(
        Transition(
            "unit_report.send",
            (S.OWED, S.RETURNED),
            S.SENT,
            Label("Gửi báo cáo", "Send the report"),
            (HAS_TEXT,),
        ),
        Transition("unit_report.accept", (S.SENT,), S.ACCEPTED, Label("Tiếp nhận báo cáo", "Accept the report")),
        Transition("unit_report.return", (S.SENT,), S.RETURNED, Label("Trả lại báo cáo", "Return the report")),
        Transition("unit_report.waive", (S.OWED,), S.WAIVED, Label("Miễn gửi báo cáo", "Waive the report")),
    ),
    final=frozenset({S.ACCEPTED, S.WAIVED}),
    works=(Work("unit_report.write", (S.OWED, S.RETURNED)),),
)
