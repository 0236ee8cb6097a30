"""Question set of a survey: drafted, then published and never changed again; a newer edition takes its place."""

from enum import StrEnum

from workflows.engine import Guard, Label, Lifecycle, Transition, Work


class QuestionSetState(StrEnum):
    """Whether surveys may be held with it."""

    DRAFT = "draft"
    PUBLISHED = "published"


S = QuestionSetState
SOUND = Guard("question_set.faulty", lambda f: not f["faults"], ("faults",))

QUESTION_SET = Lifecycle(
    code="question_set",
    title=Label("Bộ câu hỏi khảo sát", "Question set"),
    states=QuestionSetState,
    labels={S.DRAFT: Label("Bản nháp", "Draft"), S.PUBLISHED: Label("Đã ban hành", "Published")},
    initial=S.DRAFT,
    transitions=(
        Transition(
            "question_set.publish", (S.DRAFT,), S.PUBLISHED, Label("Ban hành bộ câu hỏi", "Publish the set"), (SOUND,)
        ),
    ),
    final=frozenset({S.PUBLISHED}),
    works=(
        Work("question_set.edit", (S.DRAFT,)),
        Work("question_set.put", (S.DRAFT,)),
        Work("question_set.remove", (S.DRAFT,)),
    ),
)
