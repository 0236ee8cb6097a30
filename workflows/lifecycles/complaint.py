"""Complaint (khiếu nại) against a result: received, accepted or not, verified, decided; a second time; or withdrawn.

Denunciations (tố cáo) have a law and an authority of their own and are never entered here.
"""

from enum import StrEnum

from workflows.engine import Guard, Label, Lifecycle, Transition, Work


class ComplaintState(StrEnum):
    """Where a complaint stands."""

    RECEIVED = "received"
    ACCEPTED = "accepted"
    NOT_ACCEPTED = "not_accepted"
    VERIFYING = "verifying"
    DECIDED = "decided"
    AGAIN = "again"
    DECIDED_AGAIN = "decided_again"
    WITHDRAWN = "withdrawn"


S = ComplaintState
OPEN = (S.RECEIVED, S.ACCEPTED, S.VERIFYING, S.AGAIN)
FOUND = Guard("complaint.not_verified", lambda facts: bool(facts.get("findings")))

COMPLAINT = Lifecycle(
    code="complaint",
    title=Label("Khiếu nại về kết quả khen thưởng", "Complaint against a result"),
    states=ComplaintState,
    labels={
        S.RECEIVED: Label("Đã nhận đơn", "Received"),
        S.ACCEPTED: Label("Đã thụ lý", "Accepted"),
        S.NOT_ACCEPTED: Label("Không thụ lý", "Not accepted"),
        S.VERIFYING: Label("Đang xác minh", "Being verified"),
        S.DECIDED: Label("Đã giải quyết lần đầu", "Decided for the first time"),
        S.AGAIN: Label("Khiếu nại lần hai", "Complained again"),
        S.DECIDED_AGAIN: Label("Đã giải quyết lần hai", "Decided for the second time"),
        S.WITHDRAWN: Label("Đã rút", "Withdrawn"),
    },
    initial=S.RECEIVED,
    transitions=(
        Transition("complaint.accept", (S.RECEIVED,), S.ACCEPTED, Label("Thụ lý", "Accept")),
        Transition("complaint.not_accept", (S.RECEIVED,), S.NOT_ACCEPTED, Label("Không thụ lý", "Do not accept")),
        Transition("complaint.verify", (S.ACCEPTED,), S.VERIFYING, Label("Giao xác minh", "Have it verified")),
        Transition(
            "complaint.decide", (S.VERIFYING,), S.DECIDED,
            Label("Quyết định giải quyết lần đầu", "Decide for the first time"), (FOUND,),
        ),
        Transition(
            "complaint.again", (S.DECIDED,), S.AGAIN, Label("Ghi khiếu nại lần hai", "Enter the second complaint")
        ),
        Transition(
            "complaint.decide_again", (S.AGAIN,), S.DECIDED_AGAIN,
            Label("Quyết định giải quyết lần hai", "Decide for the second time"), (FOUND,),
        ),
        Transition("complaint.withdraw", OPEN, S.WITHDRAWN, Label("Ghi việc rút khiếu nại", "Enter the withdrawal")),
    ),
    final=frozenset({S.NOT_ACCEPTED, S.DECIDED_AGAIN, S.WITHDRAWN}),
    works=(
        Work("complaint.find", (S.VERIFYING, S.AGAIN)),
        Work("complaint.send", (S.DECIDED, S.DECIDED_AGAIN)),
    ),
)  # fmt: skip
