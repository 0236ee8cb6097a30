"""Uploaded workbook: waits with its preview until its sender confirms or drops it."""

from enum import StrEnum

from workflows.engine import Guard, Label, Lifecycle, Transition


class WorkbookState(StrEnum):
    """What became of an upload."""

    WAITING = "waiting"
    SAVED = "saved"
    DROPPED = "dropped"


S = WorkbookState
READ = Guard("workbook.still_reading", lambda f: f["read"])
SOUND = Guard("workbook.has_faults", lambda f: not f["faulty"], ("faulty",))
TIMELY = Guard("workbook.expired", lambda f: not f["expired"])
SOMETHING = Guard("workbook.nothing_to_save", lambda f: not f["read"] or f["faulty"] or f["to_save"])

WORKBOOK = Lifecycle(
    code="workbook",
    title=Label("Bảng tính tải lên", "Uploaded workbook"),
    states=WorkbookState,
    labels={
        S.WAITING: Label("Chờ xác nhận", "Waiting for confirmation"),
        S.SAVED: Label("Đã lưu", "Saved"),
        S.DROPPED: Label("Đã bỏ", "Dropped"),
    },
    initial=S.WAITING,
    transitions=(
        Transition(
            "workbook.confirm",
            (S.WAITING,),
            S.SAVED,
            Label("Xác nhận, lưu bảng tính", "Confirm and save the workbook"),
            (READ, SOUND, TIMELY, SOMETHING),
        ),
        Transition("workbook.drop", (S.WAITING,), S.DROPPED, Label("Bỏ bảng tính đã tải lên", "Drop the upload")),
    ),
    final=frozenset({S.SAVED, S.DROPPED}),
)
