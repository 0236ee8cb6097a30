"""Draft of a criteria set: worked on, proposed, then published as an edition that never changes, or dropped."""

from enum import StrEnum

from workflows.engine import Guard, Label, Lifecycle, Transition, Work


class CriteriaDraftState(StrEnum):
    """Where a draft stands."""

    DRAFTING = "drafting"
    PROPOSED = "proposed"
    PUBLISHED = "published"
    DROPPED = "dropped"


S = CriteriaDraftState
SOUND = Guard("criteria_draft.has_findings", lambda f: f["findings"] == 0)

CRITERIA_DRAFT = Lifecycle(
    code="criteria_draft",
    title=Label("Dự thảo bộ tiêu chí", "Draft of a criteria set"),
    states=CriteriaDraftState,
    labels={
        S.DRAFTING: Label("Đang soạn", "Being drafted"),
        S.PROPOSED: Label("Chờ công bố", "Awaits publication"),
        S.PUBLISHED: Label("Đã công bố", "Published"),
        S.DROPPED: Label("Đã bỏ", "Dropped"),
    },
    initial=S.DRAFTING,
    transitions=(
        Transition("criteria_draft.send", (S.DRAFTING,), S.PROPOSED, Label("Trình công bố", "Propose"), (SOUND,)),
        Transition("criteria_draft.send_back", (S.PROPOSED,), S.DRAFTING, Label("Trả lại để sửa", "Send back")),
        Transition(
            "criteria_draft.publish",
            (S.PROPOSED,),
            S.PUBLISHED,
            Label("Công bố bộ tiêu chí", "Publish the set"),
            (SOUND,),
        ),
        Transition("criteria_draft.drop", (S.DRAFTING,), S.DROPPED, Label("Bỏ dự thảo", "Drop the draft")),
    ),
    final=frozenset({S.PUBLISHED, S.DROPPED}),
    works=(
        Work("criteria_draft.edit", (S.DRAFTING,)),
        Work("criteria_draft.add_node", (S.DRAFTING,)),
        Work("criteria_draft.change_node", (S.DRAFTING,)),
        Work("criteria_draft.move_node", (S.DRAFTING,)),
        Work("criteria_draft.remove_node", (S.DRAFTING,)),
        Work("criteria_draft.replace", (S.DRAFTING,)),
        Work("criteria_draft.restore", (S.DRAFTING,)),
    ),
)
