"""A finding of an inspection: recorded, answered by the unit, remedied by a task with a deadline, or dropped."""

from enum import StrEnum

from workflows.engine import Guard, Label, Lifecycle, Transition, Work


class FindingState(StrEnum):
    """Where a finding stands."""

    RECORDED = "recorded"
    TO_REMEDY = "to_remedy"
    REMEDIED = "remedied"
    DROPPED = "dropped"


class Severity(StrEnum):
    """How grave a finding is; the office's own scale (no source prescribes one)."""

    NOTE = "note"
    FAULT = "fault"
    SERIOUS = "serious"


SEVERITIES = {
    Severity.NOTE: Label("Cần lưu ý", "To be noted"),
    Severity.FAULT: Label("Tồn tại, hạn chế", "Shortcoming"),
    Severity.SERIOUS: Label("Vi phạm", "Breach"),
}
S = FindingState
TASK_DONE = Guard("finding.task_not_done", lambda f: f["task_done"], ("task",))
CONCLUDED = Guard("finding.not_concluded", lambda f: f["concluded"])

FINDING = Lifecycle(
    code="finding",
    title=Label("Phát hiện qua kiểm tra", "Finding of an inspection"),
    states=FindingState,
    labels={
        S.RECORDED: Label("Đã ghi nhận", "Recorded"),
        S.TO_REMEDY: Label("Đang khắc phục", "Being remedied"),
        S.REMEDIED: Label("Đã khắc phục", "Remedied"),
        S.DROPPED: Label("Đã rút", "Dropped"),
    },
    initial=S.RECORDED,
    transitions=(
        Transition(
            "finding.set_remedy", (S.RECORDED,), S.TO_REMEDY, Label("Giao khắc phục", "Set the remedy"), (CONCLUDED,)
        ),
        Transition(
            "finding.confirm_remedy", (S.TO_REMEDY,), S.REMEDIED, Label("Xác nhận đã khắc phục", "Confirm the remedy"),
            (TASK_DONE,),
        ),
        Transition("finding.drop", (S.RECORDED,), S.DROPPED, Label("Rút phát hiện", "Drop the finding")),
    ),
    final=frozenset({S.REMEDIED, S.DROPPED}),
    works=(
        Work("finding.explain", (S.RECORDED, S.TO_REMEDY)),
        Work("finding.name_person", (S.RECORDED, S.TO_REMEDY)),
    ),
)  # fmt: skip
