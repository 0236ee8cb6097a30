"""Placeholder of a state-secret dossier (hồ sơ mật – xử lý giấy): placed by the unit, closed when the paper is settled.

It has a number and a level and no text of any kind, so that no name, no award and no reason can be written into it.
"""

from enum import StrEnum

from workflows.engine import Label, Lifecycle, Transition


class PaperDossierState(StrEnum):
    """Where the paper stands, as far as counting needs it."""

    PLACED = "placed"
    GRANTED = "granted"
    ENDED = "ended"


S = PaperDossierState

PAPER_DOSSIER = Lifecycle(
    code="paper_dossier",
    title=Label("Hồ sơ mật – xử lý giấy", "Secret dossier – on paper"),
    states=PaperDossierState,
    labels={
        S.PLACED: Label("Đang xử lý trên giấy", "Handled on paper"),
        S.GRANTED: Label("Đã kết thúc, được khen", "Closed, granted"),
        S.ENDED: Label("Đã kết thúc, không khen", "Closed, not granted"),
    },
    initial=S.PLACED,
    transitions=(
        Transition(
            "paper_dossier.close_granted", (S.PLACED,), S.GRANTED, Label("Kết thúc: được khen", "Close: granted")
        ),
        Transition(
            "paper_dossier.close_ended", (S.PLACED,), S.ENDED, Label("Kết thúc: không khen", "Close: not granted")
        ),
    ),
    final=frozenset({S.GRANTED, S.ENDED}),
)
