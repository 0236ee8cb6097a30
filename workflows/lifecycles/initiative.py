"""An initiative (sáng kiến): written, sent, put before its council, recognised by the competent head or not."""

from enum import StrEnum

from workflows.engine import Guard, Label, Lifecycle, Transition, Work


class InitiativeState(StrEnum):
    """Where an application for recognition stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    IN_REVIEW = "in_review"
    RECOGNISED = "recognised"
    NOT_RECOGNISED = "not_recognised"
    WITHDRAWN = "withdrawn"
    ANNULLED = "annulled"


S = InitiativeState
WRITABLE = (S.DRAFT, S.RETURNED)
DESCRIBED = Guard("initiative.parts_missing", lambda f: not f["parts_missing"], ("parts_missing",))
AUTHORED = Guard("initiative.needs_authors", lambda f: f["authors"] > 0)
WHOLE_SHARES = Guard("initiative.shares_not_whole", lambda f: f["shares_whole"] or not f["authors"], ("total",))
APPLIED = Guard("initiative.not_applied_yet", lambda f: f["applied"], ("applied_from",))
FREE = Guard("initiative.on_agenda", lambda f: not f["on_agenda"])
JUDGED = Guard("initiative.not_judged", lambda f: f["judged"])
COUNCIL_AGREED = Guard("initiative.council_disagreed", lambda f: f["council_agreed"] or not f["judged"])
NOTHING_RESTS = Guard("initiative.built_upon", lambda f: not f["built_upon"], ("built_upon",))

INITIATIVE = Lifecycle(
    code="initiative",
    title=Label("Sáng kiến", "Initiative"),
    states=InitiativeState,
    labels={
        S.DRAFT: Label("Đang viết đơn", "Being written"),
        S.SUBMITTED: Label("Đã gửi", "Sent"),
        S.RETURNED: Label("Trả lại để hoàn thiện", "Returned for completion"),
        S.IN_REVIEW: Label("Hội đồng xét", "Before the council"),
        S.RECOGNISED: Label("Được công nhận", "Recognised"),
        S.NOT_RECOGNISED: Label("Không được công nhận", "Not recognised"),
        S.WITHDRAWN: Label("Đã rút", "Withdrawn"),
        S.ANNULLED: Label("Bị hủy công nhận", "Recognition annulled"),
    },
    initial=S.DRAFT,
    transitions=(
        Transition(
            "initiative.submit", WRITABLE, S.SUBMITTED, Label("Gửi đơn yêu cầu công nhận", "Send the application"),
            (DESCRIBED, AUTHORED, WHOLE_SHARES, APPLIED),
        ),
        Transition(
            "initiative.return", (S.SUBMITTED, S.IN_REVIEW), S.RETURNED,
            Label("Trả lại để hoàn thiện", "Return for completion"), (FREE,),
        ),
        Transition(
            "initiative.receive", (S.SUBMITTED,), S.IN_REVIEW, Label("Tiếp nhận, đưa ra Hội đồng", "Receive"),
        ),
        Transition(
            "initiative.recognise", (S.IN_REVIEW,), S.RECOGNISED, Label("Công nhận sáng kiến", "Recognise"),
            (JUDGED, COUNCIL_AGREED),
        ),
        Transition(
            "initiative.refuse", (S.IN_REVIEW,), S.NOT_RECOGNISED, Label("Không công nhận", "Do not recognise"),
            (JUDGED,),
        ),
        Transition(
            "initiative.withdraw", (S.DRAFT, S.SUBMITTED, S.RETURNED, S.IN_REVIEW), S.WITHDRAWN,
            Label("Rút đơn", "Withdraw"), (FREE,),
        ),
        Transition(
            "initiative.annul", (S.RECOGNISED,), S.ANNULLED, Label("Hủy công nhận", "Annul the recognition"),
            (NOTHING_RESTS,),
        ),
    ),
    final=frozenset({S.NOT_RECOGNISED, S.WITHDRAWN, S.ANNULLED}),
    works=(
        Work("initiative.edit", WRITABLE),
        Work("initiative.set_author", WRITABLE),
        Work("initiative.remove_author", WRITABLE),
        Work("initiative.attach", (S.DRAFT, S.RETURNED, S.SUBMITTED, S.IN_REVIEW)),
    ),
)  # fmt: skip
