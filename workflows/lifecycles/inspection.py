"""The inspection of one unit: planned, notified or begun unannounced, concluded under a signature, remedied."""

from enum import StrEnum

from workflows.engine import Guard, Label, Lifecycle, Transition, Work


class InspectionState(StrEnum):
    """Where an inspection stands."""

    PLANNED = "planned"
    NOTIFIED = "notified"
    UNDER_WAY = "under_way"
    DRAFTED = "drafted"
    CONCLUDED = "concluded"
    CLOSED = "closed"
    CANCELLED = "cancelled"


S = InspectionState
HAS_HEAD = Guard("inspection.needs_head", lambda f: f["has_head"])
ANNOUNCED = Guard("inspection.is_unannounced", lambda f: f["announced"])
TOLD_BEFORE = Guard("inspection.not_notified", lambda f: f["notified"] or not f["announced"])
SETTLED = Guard("inspection.findings_open", lambda f: f["open_findings"] == 0, ("open_findings",))

INSPECTION = Lifecycle(
    code="inspection",
    title=Label("Cuộc kiểm tra", "Inspection"),
    states=InspectionState,
    labels={
        S.PLANNED: Label("Trong kế hoạch", "Planned"),
        S.NOTIFIED: Label("Đã thông báo", "Notified"),
        S.UNDER_WAY: Label("Đang kiểm tra", "Under way"),
        S.DRAFTED: Label("Dự thảo kết luận", "Conclusion drafted"),
        S.CONCLUDED: Label("Đã kết luận", "Concluded"),
        S.CLOSED: Label("Đã khắc phục xong", "Remedied and closed"),
        S.CANCELLED: Label("Không thực hiện", "Cancelled"),
    },
    initial=S.PLANNED,
    transitions=(
        Transition(
            "inspection.notify", (S.PLANNED,), S.NOTIFIED, Label("Thông báo cho đơn vị", "Notify the unit"),
            (HAS_HEAD, ANNOUNCED),
        ),
        Transition(
            "inspection.begin", (S.PLANNED, S.NOTIFIED), S.UNDER_WAY, Label("Bắt đầu kiểm tra", "Begin"),
            (HAS_HEAD, TOLD_BEFORE),
        ),
        Transition(
            "inspection.draft_conclusion", (S.UNDER_WAY, S.DRAFTED), S.DRAFTED,
            Label("Dự thảo kết luận", "Draft the conclusion"),
        ),
        Transition(
            "inspection.send_back", (S.DRAFTED,), S.UNDER_WAY, Label("Trả lại dự thảo", "Send the draft back")
        ),
        Transition("inspection.conclude", (S.DRAFTED,), S.CONCLUDED, Label("Ký kết luận", "Sign the conclusion")),
        Transition(
            "inspection.close", (S.CONCLUDED,), S.CLOSED, Label("Kết thúc sau khắc phục", "Close after the remedies"),
            (SETTLED,),
        ),
        Transition(
            "inspection.cancel", (S.PLANNED, S.NOTIFIED), S.CANCELLED, Label("Không thực hiện", "Cancel")
        ),
    ),
    final=frozenset({S.CLOSED, S.CANCELLED}),
    works=(
        Work("inspection.set_member", (S.PLANNED, S.NOTIFIED, S.UNDER_WAY)),
        Work("inspection.remove_member", (S.PLANNED, S.NOTIFIED, S.UNDER_WAY)),
        Work("inspection.add_finding", (S.UNDER_WAY,)),
        Work("inspection.publish", (S.CONCLUDED, S.CLOSED)),
    ),
)  # fmt: skip
