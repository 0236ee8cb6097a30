"""Reform task: from not started to done or stopped; its deadline flag is derived, never a state.

A unit's report of completion moves the task to done at once, and counts until it is sent back; the confirmation by the
assigning body is a record beside the state, asked once, after which the report can no longer be sent back.
"""

from enum import StrEnum

from workflows.engine import Guard, Label, Lifecycle, Transition, Work


class ReformTaskState(StrEnum):
    """Where the work on a task stands."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    STOPPED = "stopped"


class TaskKind(StrEnum):
    """How a task is judged: once by its deadline, per period, or once though it was not foreseen in the plan."""

    WITH_DEADLINE = "with_deadline"
    CONTINUING = "continuing"
    ARISING = "arising"


KIND_LABELS = {
    TaskKind.WITH_DEADLINE: Label("Có thời hạn", "With a deadline"),
    TaskKind.CONTINUING: Label("Thường xuyên", "Continuing"),
    TaskKind.ARISING: Label("Phát sinh", "Arising"),
}

S = ReformTaskState
HAS_EVIDENCE = Guard("reform_task.needs_evidence", lambda f: f["evidence_count"] > 0)
HAS_AN_END = Guard("reform_task.continuing_has_no_end", lambda f: f["task_kind"] != TaskKind.CONTINUING)
CONTINUES = Guard("reform_task.not_continuing", lambda f: f["task_kind"] == TaskKind.CONTINUING)
NOT_CONFIRMED = Guard("reform_task.already_confirmed", lambda f: not f["confirmed"])

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
            (HAS_EVIDENCE, HAS_AN_END),
        ),
        Transition(
            "reform_task.confirm",
            (S.DONE,),
            S.DONE,
            Label("Xác nhận hoàn thành", "Confirm as done"),
            (NOT_CONFIRMED,),
        ),
        Transition(
            "reform_task.reopen",
            (S.DONE,),
            S.IN_PROGRESS,
            Label("Trả lại báo cáo", "Send the report back"),
            (NOT_CONFIRMED,),
        ),
        Transition(
            "reform_task.judge_period",
            (S.IN_PROGRESS,),
            S.IN_PROGRESS,
            Label("Đánh giá kỳ", "Judge a period"),
            (CONTINUES,),
        ),
        Transition(
            "reform_task.stop",
            (S.NOT_STARTED, S.IN_PROGRESS),
            S.STOPPED,
            Label("Dừng, điều chỉnh nhiệm vụ", "Stop or adjust the task"),
        ),
        Transition(
            "reform_task.stop_by_plan",
            (S.NOT_STARTED, S.IN_PROGRESS),
            S.STOPPED,
            Label("Dừng theo điều chỉnh kế hoạch", "Stopped by the plan's change"),
            step=True,
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
        Work("reform_task.hand_down", (S.NOT_STARTED, S.IN_PROGRESS)),
        Work("task_extension.ask", (S.NOT_STARTED, S.IN_PROGRESS)),
    ),
)
