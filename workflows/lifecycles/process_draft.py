"""Draft of a process: worked on, proposed, then published as a version that never changes, or dropped."""

from enum import StrEnum

from workflows.engine import Guard, Label, Lifecycle, Transition, Work


class ProcessDraftState(StrEnum):
    """Where a draft stands."""

    DRAFTING = "drafting"
    PROPOSED = "proposed"
    PUBLISHED = "published"
    DROPPED = "dropped"


S = ProcessDraftState
SOUND = Guard("process_draft.has_findings", lambda f: f["findings"] == 0)

PROCESS_DRAFT = Lifecycle(
    code="process_draft",
    title=Label("Dự thảo quy trình", "Draft of a process"),
    states=ProcessDraftState,
    labels={
        S.DRAFTING: Label("Đang soạn", "Being drafted"),
        S.PROPOSED: Label("Chờ công bố", "Awaits publication"),
        S.PUBLISHED: Label("Đã công bố", "Published"),
        S.DROPPED: Label("Đã bỏ", "Dropped"),
    },
    initial=S.DRAFTING,
    transitions=(
        Transition("process_draft.send", (S.DRAFTING,), S.PROPOSED, Label("Trình công bố", "Propose"), (SOUND,)),
        Transition("process_draft.send_back", (S.PROPOSED,), S.DRAFTING, Label("Trả lại để sửa", "Send back")),
        Transition(
            "process_draft.publish",
            (S.PROPOSED,),
            S.PUBLISHED,
            Label("Công bố quy trình", "Publish the process"),
            (SOUND,),
        ),
        Transition("process_draft.drop", (S.DRAFTING,), S.DROPPED, Label("Bỏ dự thảo", "Drop the draft")),
    ),
    final=frozenset({S.PUBLISHED, S.DROPPED}),
    works=(
        Work("process_draft.edit", (S.DRAFTING,)),
        Work("process_draft.add_stage", (S.DRAFTING,)),
        Work("process_draft.change_stage", (S.DRAFTING,)),
        Work("process_draft.move_stage", (S.DRAFTING,)),
        Work("process_draft.remove_stage", (S.DRAFTING,)),
        Work("process_draft.restore", (S.DRAFTING,)),
    ),
)
