"""Emulation movement (phong trào thi đua): planned, launched, reviewed mid-term and at the end (L22 Articles 16–18).

Law 06/2022/QH15 Article 17 asks of a plan: goal, scope, targets, content and criteria, time, measures; then launch,
check, mid-term and final review with awards. The present law does not demand registration; an office that wants it
sets a last day for it, so registration is the office's own rule (status: unconfirmed as a duty).
"""

from enum import StrEnum

from workflows.engine import Guard, Label, Lifecycle, Transition, Work


class MovementState(StrEnum):
    """Where a movement stands."""

    DRAFTED = "drafted"
    LAUNCHED = "launched"
    RUNNING = "running"
    REVIEWED = "reviewed"
    CANCELLED = "cancelled"


S = MovementState
HAS_TARGETS = Guard("movement.needs_targets", lambda f: f["target_count"] > 0)
HAS_CRITERIA = Guard("movement.needs_criteria", lambda f: bool(f["criteria"]))
HAS_GOAL = Guard("movement.needs_goal", lambda f: bool(f["goal"]))

MOVEMENT = Lifecycle(
    code="movement",
    title=Label("Phong trào thi đua", "Emulation movement"),
    states=MovementState,
    labels={
        S.DRAFTED: Label("Dự thảo kế hoạch", "Plan drafted"),
        S.LAUNCHED: Label("Đã phát động", "Launched"),
        S.RUNNING: Label("Đã sơ kết", "Reviewed mid-term"),
        S.REVIEWED: Label("Đã tổng kết", "Finally reviewed"),
        S.CANCELLED: Label("Đã hủy", "Cancelled"),
    },
    initial=S.DRAFTED,
    transitions=(
        Transition(
            "movement.launch", (S.DRAFTED,), S.LAUNCHED, Label("Phát động", "Launch"),
            (HAS_TARGETS, HAS_CRITERIA, HAS_GOAL),
        ),
        Transition("movement.review_midterm", (S.LAUNCHED,), S.RUNNING, Label("Sơ kết", "Review mid-term")),
        Transition("movement.review_final", (S.LAUNCHED, S.RUNNING), S.REVIEWED, Label("Tổng kết", "Review finally")),
        Transition(
            "movement.cancel", (S.DRAFTED, S.LAUNCHED, S.RUNNING), S.CANCELLED, Label("Hủy phong trào", "Cancel")
        ),
    ),
    final=frozenset({S.REVIEWED, S.CANCELLED}),
    works=(
        Work("movement.edit", (S.DRAFTED,)),
        Work("movement.set_target", (S.DRAFTED,)),
        Work("movement.remove_target", (S.DRAFTED,)),
    ),
)  # fmt: skip
