"""Extension: a unit asks for a later deadline of a task; the assigning body grants or refuses it."""

from enum import StrEnum

from workflows.engine import Label, Lifecycle, Transition


class TaskExtensionState(StrEnum):
    """What became of the request."""

    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


S = TaskExtensionState

TASK_EXTENSION = Lifecycle(
    code="task_extension",
    title=Label("Đề nghị gia hạn", "Request for more time"),
    states=TaskExtensionState,
    labels={
        S.ASKED: Label("Chờ trả lời", "Awaiting an answer"),
        S.GRANTED: Label("Đồng ý gia hạn", "Granted"),
        S.REFUSED: Label("Không đồng ý", "Refused"),
        S.WITHDRAWN: Label("Đã rút", "Withdrawn"),
    },
    initial=S.ASKED,
    transitions=(
        Transition("task_extension.grant", (S.ASKED,), S.GRANTED, Label("Đồng ý gia hạn", "Grant the extension")),
        Transition("task_extension.refuse", (S.ASKED,), S.REFUSED, Label("Không đồng ý gia hạn", "Refuse it")),
        Transition("task_extension.withdraw", (S.ASKED,), S.WITHDRAWN, Label("Rút đề nghị gia hạn", "Withdraw it")),
    ),
    final=frozenset({S.GRANTED, S.REFUSED, S.WITHDRAWN}),
)
