"""The confirmation of a row of law: never edited; replaced by a better one, or withdrawn, and the row is open again."""

from enum import StrEnum

from workflows.engine import Label, Lifecycle, Transition, Work


class ConfirmationState(StrEnum):
    """Whether the row counts as confirmed by it."""

    STANDING = "standing"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


S = ConfirmationState

ROW_CONFIRMATION = Lifecycle(
    code="row_confirmation",
    title=Label("Việc xác nhận một quy định", "Confirmation of a row of law"),
    states=ConfirmationState,
    labels={
        S.STANDING: Label("Đang có giá trị", "Holds"),
        S.REPLACED: Label("Đã thay bằng lần xác nhận khác", "Replaced by another confirmation"),
        S.WITHDRAWN: Label("Đã rút", "Withdrawn"),
    },
    initial=S.STANDING,
    transitions=(
        Transition(
            "row_confirmation.replace", (S.STANDING,), S.REPLACED,
            Label("Thay nguồn đã xác nhận", "Replace by another source"),
        ),
        Transition(
            "row_confirmation.withdraw", (S.STANDING,), S.WITHDRAWN, Label("Rút xác nhận", "Withdraw the confirmation")
        ),
    ),
    final=frozenset({S.REPLACED, S.WITHDRAWN}),
    works=(Work("row_confirmation.repeat", (S.STANDING,)),),
    rests=frozenset({S.STANDING}),
)  # fmt: skip
