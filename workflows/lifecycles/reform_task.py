"""Reform task: from not started to done or stopped; its deadline flag is derived, never a state."""

from enum import StrEnum

from workflows.engine import Guard, Label, Lifecycle, Transition, Work


class ReformTaskState(StrEnum):
    """Where the work on a task stands."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    STOPPED = "stopped"


S = ReformTaskState
HAS_EVIDENCE = Guard("reform_task.needs_evidence", lambda f: f["evidence_count"] > 0)

REFORM_TASK = Lifecycle(
    code="reform_task",
    title=Label("Nhiệm vụ cải cách hành chính", "Reform task"),
    states=ReformTaskState,
    labels={
        S.NOT_STARTED: Label("Chưa triển khai", "Not started"),
        S.IN_PROGRESS: Label("Đang thực hiện", "In progress"),
        S.DONE: Label("Hoàn thành", "Done"),
        S.STOPPED: Label("Dừng, điều chỉnh", "Stopped or adjusted"),
    },
    initial=S.NOT_STARTED,
    transitions=(
        Transition("reform_task.start", (S.NOT_STARTED,), S.IN_PROGRESS, Label("Bắt đầu", "Start")),
        Transition("reform_task.report", (S.IN_PROGRESS,), S.IN_PROGRESS, Label("Báo cáo tiến độ", "Report progress")),
        Transition(
            "reform_task.complete",
            (S.IN_PROGRESS,),
            S.DONE,
            Label("Báo cáo hoàn thành", "Report as done"),
            (HAS_EVIDENCE,),
        ),
        Transition("reform_task.reopen", (S.DONE,), S.IN_PROGRESS, Label("Trả lại báo cáo", "Send the report back")),
        Transition(
            "reform_task.stop",
            (S.NOT_STARTED, S.IN_PROGRESS),
            S.STOPPED,
            Label("Dừng, điều chỉnh nhiệm vụ", "Stop or adjust the task"),
        ),
    ),
    final=frozenset({S.STOPPED}),
    works=(
        Work(
            "reform_task.add_evidence",
            (
                S.NOT_STARTED,
                S.IN_PROGRESS,
                S.DONE,
            ),
        ),
        Work("reform_task.grade", (S.DONE,)),
    ),
)
