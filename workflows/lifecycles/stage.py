"""Stage: one step of a process for one nomination; made from the pinned process, never written by hand."""

from enum import StrEnum

from workflows.engine import Guard, Label, Lifecycle, Transition, Work


class StageState(StrEnum):
    """Whether the stage waits for its owner, for the unit, or is over and how."""

    OPEN = "open"
    PAUSED = "paused"
    PASSED = "passed"
    REFUSED = "refused"
    SENT_BACK = "sent_back"
    CANCELLED = "cancelled"


S = StageState
RETURN_LEFT = Guard("stage.no_return_left", lambda f: f["returns_left"] > 0)
GUARDS_MET = Guard("stage.guards_unmet", lambda f: not f["unmet"], ("unmet",))
PUBLICATION = Guard("stage.other_kind", lambda f: f["stage_kind"] == "publication")
CONSULTATION = Guard("stage.other_kind", lambda f: f["stage_kind"] == "consultation")
FORWARDING = Guard("stage.other_kind", lambda f: f["stage_kind"] == "forwarding")
RECORDING = Guard("stage.other_kind", lambda f: f["stage_kind"] == "recording_higher_decision")
CHANGE_ANSWERED = Guard("stage.change_unanswered", lambda f: not f["change_pending"])
CHANGE_WAITING = Guard("nomination.no_change_waiting", lambda f: f["change_pending"])

STAGE = Lifecycle(
    code="stage",
    title=Label("Bước xét", "Stage"),
    states=StageState,
    labels={
        S.OPEN: Label("Đang xử lý", "Open"),
        S.PAUSED: Label("Chờ đơn vị bổ sung", "Waiting for a supplement"),
        S.PASSED: Label("Đã xong", "Passed"),
        S.REFUSED: Label("Không thông qua", "Refused"),
        S.SENT_BACK: Label("Chuyển lại bước trước", "Sent back"),
        S.CANCELLED: Label("Không còn thực hiện", "Cancelled"),
    },
    initial=S.OPEN,
    transitions=(
        Transition("stage.request_supplement", (S.OPEN,), S.PAUSED, Label("Yêu cầu bổ sung", "Ask for a supplement")),
        Transition("stage.supplement", (S.PAUSED,), S.OPEN, Label("Gửi phần bổ sung", "Send the supplement")),
        Transition(
            "stage.pass",
            (S.OPEN,),
            S.PASSED,
            Label("Đồng ý, chuyển bước sau", "Agree and pass on"),
            (CHANGE_ANSWERED, GUARDS_MET),
        ),
        Transition(
            "stage.forward",
            (S.OPEN,),
            S.PASSED,
            Label("Chuyển cấp trên", "Forward to the higher body"),
            (FORWARDING, CHANGE_ANSWERED, GUARDS_MET),
        ),
        Transition(
            "stage.record_higher",
            (S.OPEN,),
            S.PASSED,
            Label("Ghi nhận quyết định cấp trên", "Record the higher decision"),
            (RECORDING, CHANGE_ANSWERED),
        ),
        Transition(
            "stage.record_refusal",
            (S.OPEN,),
            S.REFUSED,
            Label("Cấp trên không đồng ý", "Refused by the higher body"),
            step=True,
        ),
        Transition("stage.refuse", (S.OPEN,), S.REFUSED, Label("Không đồng ý", "Refuse")),
        Transition(
            "stage.return_not_eligible",
            (S.OPEN, S.PAUSED),
            S.REFUSED,
            Label("Trả hồ sơ, không đủ điều kiện", "Return as not eligible"),
        ),
        Transition(
            "stage.send_back", (S.OPEN,), S.SENT_BACK, Label("Chuyển lại bước trước", "Send back"), (RETURN_LEFT,)
        ),
        Transition("stage.conclude", (S.OPEN,), S.PASSED, Label("Kết luận đạt", "Conclude: passed"), step=True),
        Transition("stage.reject", (S.OPEN,), S.REFUSED, Label("Kết luận không đạt", "Conclude: refused"), step=True),
        Transition("stage.rewind", (S.OPEN,), S.SENT_BACK, Label("Đưa về bước trước", "Rewind"), step=True),
        Transition("stage.cancel", (S.OPEN, S.PAUSED), S.CANCELLED, Label("Hủy bước", "Cancel"), step=True),
        Transition(
            "stage.transfer",
            (S.OPEN, S.PAUSED),
            S.CANCELLED,
            Label("Chuyển sang bước của phiên bản quy trình khác", "Go on in a stage of another version"),
            step=True,
        ),
        Transition(
            "stage.keep_waiting",
            (S.OPEN,),
            S.PAUSED,
            Label("Tiếp tục chờ đơn vị bổ sung", "Go on waiting for the supplement"),
            step=True,
        ),
    ),
    final=frozenset({S.PASSED, S.REFUSED, S.SENT_BACK, S.CANCELLED}),
    works=(
        Work("stage.propose_change", (S.OPEN,)),
        Work("stage.withdraw_change", (S.OPEN,), (CHANGE_WAITING,)),
        Work("publication.post", (S.OPEN,), (PUBLICATION,)),
        Work("publication.conclude", (S.OPEN,), (PUBLICATION, GUARDS_MET)),
        Work("consultation.ask", (S.OPEN,), (CONSULTATION,)),
        Work("consultation.conclude", (S.OPEN,), (CONSULTATION, GUARDS_MET)),
    ),
)
