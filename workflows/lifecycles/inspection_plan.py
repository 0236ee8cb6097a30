"""A body's yearly plan of inspections (kế hoạch kiểm tra CCHC, công vụ): drafted, issued, closed."""

from enum import StrEnum

from workflows.engine import Guard, Label, Lifecycle, Transition


class PlanState(StrEnum):
    """Where a plan stands."""

    DRAFTED = "drafted"
    ISSUED = "issued"
    CLOSED = "closed"


S = PlanState
HAS_INSPECTIONS = Guard("inspection_plan.empty", lambda f: f["inspection_count"] > 0)
ALL_ENDED = Guard("inspection_plan.unfinished", lambda f: f["unfinished"] == 0, ("unfinished",))

INSPECTION_PLAN = Lifecycle(
    code="inspection_plan",
    title=Label("Kế hoạch kiểm tra", "Inspection plan"),
    states=PlanState,
    labels={
        S.DRAFTED: Label("Dự thảo", "Drafted"),
        S.ISSUED: Label("Đã ban hành", "Issued"),
        S.CLOSED: Label("Đã kết thúc", "Closed"),
    },
    initial=S.DRAFTED,
    transitions=(
        Transition(
            "inspection_plan.issue", (S.DRAFTED,), S.ISSUED, Label("Ban hành kế hoạch", "Issue the plan"),
            (HAS_INSPECTIONS,),
        ),
        Transition(
            "inspection_plan.close", (S.ISSUED,), S.CLOSED, Label("Kết thúc kế hoạch", "Close the plan"), (ALL_ENDED,)
        ),
    ),
    final=frozenset({S.CLOSED}),
)  # fmt: skip
