"""A matter that stops a proposal while it is open (N98 Art 4): entered, closed, or taken back as entered in error."""

from enum import StrEnum

from workflows.engine import Label, Lifecycle, Transition


class MatterState(StrEnum):
    """Where a matter stands."""

    OPEN = "open"
    CLOSED = "closed"
    VOID = "void"


S = MatterState

MATTER = Lifecycle(
    code="matter",
    title=Label("Việc cần lưu ý", "Matter"),
    states=MatterState,
    labels={
        S.OPEN: Label("Chưa kết thúc", "Open"),
        S.CLOSED: Label("Đã kết thúc", "Closed"),
        S.VOID: Label("Ghi nhầm", "Entered in error"),
    },
    initial=S.OPEN,
    transitions=(
        Transition("matter.close", (S.OPEN,), S.CLOSED, Label("Kết thúc việc", "Close the matter")),
        Transition("matter.void", (S.OPEN, S.CLOSED), S.VOID, Label("Bỏ vì ghi nhầm", "Take back as an error")),
    ),
    final=frozenset({S.VOID}),
)
