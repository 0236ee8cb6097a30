"""Naming a delaying unit in public (công khai đơn vị chậm trễ): an act of its own, signed, for a stated time.

Nothing is named by default; a notice names a unit, never a person. It leaves the public list when its last day has
passed or a new act withdraws it.
"""

from enum import StrEnum

from workflows.engine import Label, Lifecycle, Transition


class NoticeState(StrEnum):
    """Where a notice stands; whether it is shown on a day follows from its dates."""

    DRAFTED = "drafted"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    DROPPED = "dropped"


S = NoticeState

DELAY_NOTICE = Lifecycle(
    code="delay_notice",
    title=Label("Công khai đơn vị chậm trễ", "Public notice of a delaying unit"),
    states=NoticeState,
    labels={
        S.DRAFTED: Label("Dự thảo", "Drafted"),
        S.PUBLISHED: Label("Đã ký công khai", "Published"),
        S.WITHDRAWN: Label("Đã gỡ", "Withdrawn"),
        S.DROPPED: Label("Không công khai", "Dropped"),
    },
    initial=S.DRAFTED,
    transitions=(
        Transition("delay_notice.publish", (S.DRAFTED,), S.PUBLISHED, Label("Ký công khai", "Sign and publish")),
        Transition("delay_notice.drop", (S.DRAFTED,), S.DROPPED, Label("Bỏ dự thảo", "Drop the draft")),
        Transition("delay_notice.withdraw", (S.PUBLISHED,), S.WITHDRAWN, Label("Gỡ công khai", "Withdraw")),
    ),
    final=frozenset({S.WITHDRAWN, S.DROPPED}),
)
