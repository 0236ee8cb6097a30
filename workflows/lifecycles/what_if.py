"""What-if copy: a person's own trial of other values; it never touches the sheet and can be thrown away."""

from enum import StrEnum

from workflows.engine import Label, Lifecycle, Transition, Work


class WhatIfState(StrEnum):
    """Whether the copy is still kept."""

    KEPT = "kept"
    DROPPED = "dropped"


S = WhatIfState

WHAT_IF = Lifecycle(
    code="what_if",
    title=Label("Bản tính thử", "What-if copy"),
    states=WhatIfState,
    labels={S.KEPT: Label("Đang giữ", "Kept"), S.DROPPED: Label("Đã xóa", "Deleted")},
    initial=S.KEPT,
    transitions=(
        Transition("what_if.drop", (S.KEPT,), S.DROPPED, Label("Xóa bản tính thử", "Delete the what-if copy")),
    ),
    final=frozenset({S.DROPPED}),
    works=(Work("what_if.change", (S.KEPT,)),),
)
