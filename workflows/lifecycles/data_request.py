"""Request about one's own data (yêu cầu xem, sửa dữ liệu cá nhân): received, in work, answered or refused with reason.

Basis: Luật 91/2025/QH15 on the protection of personal data; its articles were not read (unconfirmed). A correction is
made by the act that owns the data, never by the answer itself.
"""

from enum import StrEnum

from workflows.engine import Label, Lifecycle, Transition


class DataRequestState(StrEnum):
    """Where a request stands."""

    RECEIVED = "received"
    IN_WORK = "in_work"
    ANSWERED = "answered"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


S = DataRequestState

DATA_REQUEST = Lifecycle(
    code="data_request",
    title=Label("Yêu cầu về dữ liệu cá nhân", "Request about personal data"),
    states=DataRequestState,
    labels={
        S.RECEIVED: Label("Đã nhận", "Received"),
        S.IN_WORK: Label("Đang xử lý", "In work"),
        S.ANSWERED: Label("Đã trả lời", "Answered"),
        S.REFUSED: Label("Từ chối", "Refused"),
        S.WITHDRAWN: Label("Đã rút", "Withdrawn"),
    },
    initial=S.RECEIVED,
    transitions=(
        Transition("data_request.take", (S.RECEIVED,), S.IN_WORK, Label("Nhận xử lý", "Take into work")),
        Transition("data_request.answer", (S.IN_WORK,), S.ANSWERED, Label("Trả lời yêu cầu", "Answer the request")),
        Transition(
            "data_request.refuse", (S.RECEIVED, S.IN_WORK), S.REFUSED, Label("Từ chối yêu cầu", "Refuse the request")
        ),
        Transition(
            "data_request.withdraw", (S.RECEIVED, S.IN_WORK), S.WITHDRAWN, Label("Rút yêu cầu", "Withdraw the request")
        ),
    ),
    final=frozenset({S.ANSWERED, S.REFUSED, S.WITHDRAWN}),
)
