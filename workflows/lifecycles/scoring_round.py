"""Scoring round: planned, opened for a group of units, approved by the council's chair, published by a decision."""

from enum import StrEnum

from workflows.engine import Label, Lifecycle, Transition, Work


class ScoringRoundState(StrEnum):
    """How far the round is; each sheet has a state of its own."""

    PLANNED = "planned"
    OPEN = "open"
    APPROVED = "approved"
    PUBLISHED = "published"


R = ScoringRoundState

SCORING_ROUND = Lifecycle(
    code="scoring_round",
    title=Label("Đợt chấm điểm", "Scoring round"),
    states=ScoringRoundState,
    labels={
        R.PLANNED: Label("Đang chuẩn bị", "Planned"),
        R.OPEN: Label("Đang chấm", "Open"),
        R.APPROVED: Label("Đã phê duyệt", "Approved"),
        R.PUBLISHED: Label("Đã công bố", "Published"),
    },
    initial=R.PLANNED,
    transitions=(
        Transition("scoring_round.open", (R.PLANNED,), R.OPEN, Label("Mở đợt chấm điểm", "Open the scoring round")),
        Transition("scoring_round.approve", (R.OPEN,), R.APPROVED, Label("Phê duyệt kết quả", "Approve the results")),
        Transition(
            "scoring_round.reopen", (R.APPROVED,), R.OPEN, Label("Mở lại đợt đã phê duyệt", "Reopen an approved round")
        ),
        Transition("scoring_round.publish", (R.APPROVED,), R.PUBLISHED, Label("Công bố đợt", "Publish"), step=True),
    ),
    final=frozenset({R.PUBLISHED}),
    works=(Work("scoring_round.change", (R.PLANNED, R.OPEN)),),
)
