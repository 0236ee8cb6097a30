"""Plan: drafted, issued with its document, adjusted in mid-year by further documents, closed.

Source of the four levels: official letter on reform work of a province (Hòa Bình, 2022-2023): plan of several years,
plan of the year, plan to improve an index, plan of a unit.
"""

from enum import StrEnum

from workflows.engine import Guard, Label, Lifecycle, Transition, Work


class PlanState(StrEnum):
    """Whether a plan binds."""

    DRAFT = "draft"
    ISSUED = "issued"
    ADJUSTED = "adjusted"
    CLOSED = "closed"


class PlanKind(StrEnum):
    """The levels of plans, from the widest to the nearest."""

    MULTI_YEAR = "multi_year"
    YEARLY = "yearly"
    INDEX_IMPROVEMENT = "index_improvement"
    UNIT = "unit"


PLAN_KINDS = {
    PlanKind.MULTI_YEAR: Label("Kế hoạch giai đoạn", "Plan of several years"),
    PlanKind.YEARLY: Label("Kế hoạch năm", "Plan of a year"),
    PlanKind.INDEX_IMPROVEMENT: Label("Kế hoạch cải thiện chỉ số", "Plan to improve an index"),
    PlanKind.UNIT: Label("Kế hoạch của đơn vị", "Plan of a unit"),
}

S = PlanState
HAS_DOCUMENT = Guard("plan.needs_document", lambda f: f["has_document"])
PARENT_IN_FORCE = Guard("plan.parent_not_in_force", lambda f: f["parent_in_force"], ("parent",))

PLAN = Lifecycle(
    code="plan",
    title=Label("Kế hoạch cải cách hành chính", "Reform plan"),
    states=PlanState,
    labels={
        S.DRAFT: Label("Dự thảo", "Draft"),
        S.ISSUED: Label("Đã ban hành", "Issued"),
        S.ADJUSTED: Label("Đã điều chỉnh", "Adjusted"),
        S.CLOSED: Label("Đã kết thúc", "Closed"),
    },
    initial=S.DRAFT,
    transitions=(
        Transition(
            "plan.issue",
            (S.DRAFT,),
            S.ISSUED,
            Label("Ban hành kế hoạch", "Issue the plan"),
            (HAS_DOCUMENT, PARENT_IN_FORCE),
        ),
        Transition(
            "plan.adjust",
            (S.ISSUED, S.ADJUSTED),
            S.ADJUSTED,
            Label("Điều chỉnh kế hoạch", "Adjust the plan"),
        ),
        Transition("plan.close", (S.ISSUED, S.ADJUSTED), S.CLOSED, Label("Kết thúc kế hoạch", "Close the plan")),
    ),
    final=frozenset({S.CLOSED}),
    works=(
        Work("plan.edit", (S.DRAFT,)),
        Work("plan.snapshot", (S.ISSUED, S.ADJUSTED)),
        Work("plan.forecast", (S.ISSUED, S.ADJUSTED)),
    ),
)
