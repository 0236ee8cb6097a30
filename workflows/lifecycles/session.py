"""Council session (phiên họp Hội đồng): convened with frozen members; votes are sealed, minutes signed."""

from enum import StrEnum

from workflows.engine import Guard, Label, Lifecycle, Transition, Work


class SessionState(StrEnum):
    """How far the session is."""

    PLANNED = "planned"
    CONVENED = "convened"
    VOTING = "voting"
    COUNTED = "counted"
    MINUTED = "minuted"
    CANCELLED = "cancelled"


S = SessionState
HAS_ITEMS = Guard("session.no_items", lambda f: f["items"] > 0)
RULE_USABLE = Guard("session.rule_not_adopted", lambda f: f["rule_usable"], ("rule_status",))
QUORUM = Guard("session.no_quorum", lambda f: f["quorum_met"], ("present", "members", "quorum"))
RECUSALS_SETTLED = Guard("session.recusals_open", lambda f: not f["recusals_open"], ("recusals_open",))
SIGNED = Guard("session.minutes_unsigned", lambda f: not f["unsigned_by"], ("unsigned_by",))

SESSION = Lifecycle(
    code="session",
    title=Label("Phiên họp Hội đồng", "Council session"),
    states=SessionState,
    labels={
        S.PLANNED: Label("Đang chuẩn bị", "Planned"),
        S.CONVENED: Label("Đã khai mạc", "Convened"),
        S.VOTING: Label("Đang bỏ phiếu", "Voting"),
        S.COUNTED: Label("Đã kiểm phiếu", "Counted"),
        S.MINUTED: Label("Đã ký biên bản", "Minutes signed"),
        S.CANCELLED: Label("Đã hủy", "Cancelled"),
    },
    initial=S.PLANNED,
    transitions=(
        Transition(
            "session.convene", (S.PLANNED,), S.CONVENED, Label("Khai mạc", "Convene"), (HAS_ITEMS, RULE_USABLE, QUORUM)
        ),
        Transition(
            "session.open_vote",
            (S.CONVENED,),
            S.VOTING,
            Label("Mở bỏ phiếu", "Open the vote"),
            (RULE_USABLE, QUORUM, RECUSALS_SETTLED),
        ),
        Transition(
            "session.annul_vote",
            (S.VOTING,),
            S.CONVENED,
            Label("Hủy lượt bỏ phiếu để bỏ phiếu lại", "Annul the vote and vote again"),
        ),
        Transition("session.close_vote", (S.VOTING,), S.COUNTED, Label("Kết thúc và kiểm phiếu", "Close and count")),
        Transition(
            "session.finish",
            (S.COUNTED,),
            S.MINUTED,
            Label("Hoàn tất biên bản", "Finish the minutes"),
            (SIGNED,),
            step=True,
        ),
        Transition("session.cancel", (S.PLANNED, S.CONVENED), S.CANCELLED, Label("Hủy phiên họp", "Cancel")),
    ),
    final=frozenset({S.MINUTED, S.CANCELLED}),
    works=(
        Work("session.add_items", (S.PLANNED,)),
        Work("session.adopt_rule", (S.PLANNED, S.CONVENED)),
        Work("session.declare_recusal", (S.CONVENED,)),
        Work("session.settle_recusal", (S.CONVENED,)),
        Work("session.cast", (S.VOTING,)),
        Work("session.sign_minutes", (S.COUNTED,)),
    ),
)
