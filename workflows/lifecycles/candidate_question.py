"""The question who could be nominated: asked, answered in the background, dropped with its answers."""

from enum import StrEnum

from workflows.engine import Label, Lifecycle, Transition


class QuestionState(StrEnum):
    """Whether the question stands."""

    ASKED = "asked"
    DROPPED = "dropped"


S = QuestionState

CANDIDATE_QUESTION = Lifecycle(
    code="candidate_question",
    title=Label("Rà soát ai có thể được đề nghị", "Question who could be nominated"),
    states=QuestionState,
    labels={S.ASKED: Label("Đã hỏi", "Asked"), S.DROPPED: Label("Đã bỏ", "Dropped")},
    initial=S.ASKED,
    transitions=(
        Transition("candidate_question.drop", (S.ASKED,), S.DROPPED, Label("Dừng và bỏ kết quả", "Stop and drop it")),
    ),
    final=frozenset({S.DROPPED}),
)
