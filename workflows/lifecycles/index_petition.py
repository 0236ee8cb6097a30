"""Petition against a published score: sent by the unit, accepted or refused with reasons, settled by a decision."""

from enum import StrEnum

from workflows.engine import Label, Lifecycle, Transition


class PetitionState(StrEnum):
    """Where a petition stands."""

    SENT = "sent"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    SETTLED = "settled"


S = PetitionState

INDEX_PETITION = Lifecycle(
    code="index_petition",
    title=Label("Kiến nghị về kết quả chỉ số", "Petition about an index result"),
    states=PetitionState,
    labels={
        S.SENT: Label("Đã gửi, chờ xem xét", "Sent, to be considered"),
        S.ACCEPTED: Label("Chấp nhận, chờ quyết định điều chỉnh", "Accepted, waits for the decision"),
        S.REFUSED: Label("Không chấp nhận", "Refused"),
        S.WITHDRAWN: Label("Đơn vị rút", "Withdrawn"),
        S.SETTLED: Label("Đã điều chỉnh bằng quyết định", "Settled by a decision"),
    },
    initial=S.SENT,
    transitions=(
        Transition("index_petition.withdraw", (S.SENT,), S.WITHDRAWN, Label("Rút kiến nghị", "Withdraw the petition")),
        Transition("index_petition.accept", (S.SENT,), S.ACCEPTED, Label("Chấp nhận kiến nghị", "Accept the petition")),
        Transition(
            "index_petition.refuse", (S.SENT,), S.REFUSED, Label("Không chấp nhận kiến nghị", "Refuse the petition")
        ),
        Transition(
            "index_petition.reconsider",
            (S.ACCEPTED,),
            S.SENT,
            Label("Xem xét lại kiến nghị", "Reconsider the petition"),
        ),
        Transition(
            "index_petition.settle", (S.ACCEPTED,), S.SETTLED, Label("Điều chỉnh theo kiến nghị", "Settle"), step=True
        ),
    ),
    final=frozenset({S.REFUSED, S.WITHDRAWN, S.SETTLED}),
)
