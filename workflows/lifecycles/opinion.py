"""Opinion of a consulted body (hiệp y, lấy ý kiến) on one nomination: asked, then answered once by that body.

Basis: N98 Art 31 for proposals to the State (opinion of the provincial People's Committee on centrally managed units);
elsewhere the office's own rule. Silence after the deadline means what the process says; without a rule, it waits.
"""

from enum import StrEnum

from workflows.engine import Label, Lifecycle, Transition


class OpinionState(StrEnum):
    """Whether the body has answered."""

    ASKED = "asked"
    ANSWERED = "answered"
    RECALLED = "recalled"


class Stand(StrEnum):
    """What a body can answer."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    NO_OPINION = "no_opinion"


S = OpinionState
STANDS: dict[Stand, Label] = {
    Stand.AGREES: Label("Nhất trí", "Agrees"),
    Stand.DISAGREES: Label("Không nhất trí", "Disagrees"),
    Stand.NO_OPINION: Label("Không có ý kiến", "Has no opinion"),
}

OPINION = Lifecycle(
    code="opinion",
    title=Label("Ý kiến của cơ quan được hỏi", "Opinion of a consulted body"),
    states=OpinionState,
    labels={
        S.ASKED: Label("Chờ trả lời", "Waiting for the answer"),
        S.ANSWERED: Label("Đã trả lời", "Answered"),
        S.RECALLED: Label("Đã rút câu hỏi", "Recalled"),
    },
    initial=S.ASKED,
    transitions=(
        Transition("opinion.answer", (S.ASKED,), S.ANSWERED, Label("Trả lời ý kiến", "Give the opinion")),
        Transition("opinion.recall", (S.ASKED,), S.RECALLED, Label("Rút câu hỏi", "Recall the question")),
    ),
    final=frozenset({S.ANSWERED, S.RECALLED}),
)
