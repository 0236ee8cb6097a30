"""A meeting of an initiative council: prepared, held, counted, its minutes signed by the chair."""

from enum import StrEnum

from workflows.engine import Guard, Label, Lifecycle, Transition, Work


class InitiativeSessionState(StrEnum):
    """Where a meeting stands."""

    PLANNED = "planned"
    CONVENED = "convened"
    COUNTED = "counted"
    CONCLUDED = "concluded"
    CANCELLED = "cancelled"


S = InitiativeSessionState
HAS_CHAIR = Guard("initiative_session.needs_chair", lambda f: f["has_chair"])
HAS_ITEMS = Guard("initiative_session.needs_items", lambda f: f["items"] > 0)
HAS_RULE = Guard("initiative_session.needs_rule", lambda f: f["has_rule"])
IS_OPEN = Guard("initiative_session.is_secret", lambda f: not f["secret"])
IS_SECRET = Guard("initiative_session.is_open", lambda f: f["secret"])
COUNTS_THERE = Guard("initiative_session.counts_missing", lambda f: not f["uncounted"], ("uncounted",))

INITIATIVE_SESSION = Lifecycle(
    code="initiative_session",
    title=Label("Phiên họp Hội đồng sáng kiến", "Session of an initiative council"),
    states=InitiativeSessionState,
    labels={
        S.PLANNED: Label("Đang chuẩn bị", "Being prepared"),
        S.CONVENED: Label("Đang họp", "In session"),
        S.COUNTED: Label("Đã kiểm phiếu", "Counted"),
        S.CONCLUDED: Label("Đã ký biên bản", "Minutes signed"),
        S.CANCELLED: Label("Đã hủy", "Cancelled"),
    },
    initial=S.PLANNED,
    transitions=(
        Transition(
            "initiative_session.convene", (S.PLANNED,), S.CONVENED, Label("Khai mạc phiên họp", "Convene"),
            (HAS_CHAIR, HAS_ITEMS, HAS_RULE),
        ),
        Transition(
            "initiative_session.close_vote", (S.CONVENED,), S.COUNTED, Label("Kết thúc, kiểm phiếu", "Close and count"),
            (COUNTS_THERE,),
        ),
        Transition(
            "initiative_session.sign_minutes", (S.COUNTED,), S.CONCLUDED, Label("Ký biên bản", "Sign the minutes")
        ),
        Transition(
            "initiative_session.cancel", (S.PLANNED, S.CONVENED), S.CANCELLED, Label("Hủy phiên họp", "Cancel")
        ),
    ),
    final=frozenset({S.CONCLUDED, S.CANCELLED}),
    works=(
        Work("initiative_session.set_member", (S.PLANNED,)),
        Work("initiative_session.remove_member", (S.PLANNED,)),
        Work("initiative_session.add_items", (S.PLANNED,)),
        Work("initiative_session.remove_item", (S.PLANNED,)),
        Work("initiative_session.adopt_rule", (S.PLANNED,)),
        Work("initiative_session.recuse", (S.PLANNED, S.CONVENED)),
        Work("initiative_session.judge", (S.CONVENED,), (IS_OPEN,)),
        Work("initiative_session.count", (S.CONVENED,), (IS_SECRET,)),
    ),
)  # fmt: skip
