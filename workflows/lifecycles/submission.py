"""Submission (bộ hồ sơ trình khen): one unit's letter with its list, from draft to closed."""

from enum import StrEnum

from workflows.engine import Guard, Label, Lifecycle, Transition, Work


class SubmissionState(StrEnum):
    """Where the whole list stands; single rows are nominations with a state of their own."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RECEIVED = "received"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


S = SubmissionState
HAS_ROWS = Guard("submission.no_rows", lambda f: f["live_rows"] > 0)
HAS_PAPERS = Guard("submission.missing_papers", lambda f: not f["missing_papers"], ("missing_papers",))
HAS_MEETING = Guard("submission.no_meeting", lambda f: f["meeting_recorded"])
NOT_BLOCKED = Guard("submission.blocked_rows", lambda f: not f["blocked_rows"], ("blocked_rows",))
WITHIN_QUOTA = Guard("submission.over_quota", lambda f: not f["over_quota"], ("over_quota",))
WITHIN_SHARES = Guard("submission.share_not_kept", lambda f: not f["broken_ratios"], ("broken_ratios",))
ON_LAWFUL_GROUNDS = Guard("submission.grounds_not_in_law", lambda f: not f["ground_rows"], ("ground_rows",))
IN_TIME = Guard("submission.round_closed", lambda f: f["round_open"], ("closes_on",))
NEEDS_RECEPTION = Guard("submission.internal_process", lambda f: f["has_reception"])
NO_RECEPTION = Guard("submission.needs_reception", lambda f: not f["has_reception"])
NOTHING_GRANTED = Guard("submission.already_granted", lambda f: not f["granted_rows"])

SUBMISSION = Lifecycle(
    code="submission",
    title=Label("Bộ hồ sơ trình khen", "Submission"),
    states=SubmissionState,
    labels={
        S.DRAFT: Label("Đang lập", "Draft"),
        S.SUBMITTED: Label("Đã trình", "Submitted"),
        S.RECEIVED: Label("Đã tiếp nhận", "Received"),
        S.CLOSED: Label("Đã xong", "Closed"),
        S.WITHDRAWN: Label("Đã rút", "Withdrawn"),
    },
    initial=S.DRAFT,
    transitions=(
        Transition(
            "submission.submit",
            (S.DRAFT,),
            S.SUBMITTED,
            Label("Ký tờ trình và trình", "Sign the letter and submit"),
            (HAS_ROWS, HAS_MEETING, HAS_PAPERS, NOT_BLOCKED, ON_LAWFUL_GROUNDS, WITHIN_QUOTA, WITHIN_SHARES, IN_TIME),
        ),
        Transition("submission.receive", (S.SUBMITTED,), S.RECEIVED, Label("Tiếp nhận", "Receive"), (NEEDS_RECEPTION,)),
        Transition(
            "submission.open_internal",
            (S.SUBMITTED,),
            S.RECEIVED,
            Label("Mở xét tại đơn vị", "Open inside the unit"),
            (NO_RECEPTION,),
        ),
        Transition(
            "submission.withdraw",
            (S.DRAFT, S.SUBMITTED, S.RECEIVED),
            S.WITHDRAWN,
            Label("Rút hồ sơ", "Withdraw"),
            (NOTHING_GRANTED,),
        ),
        Transition("submission.close", (S.RECEIVED,), S.CLOSED, Label("Kết thúc", "Close"), step=True),
        Transition(
            "submission.reopen",
            (S.CLOSED,),
            S.RECEIVED,
            Label("Mở lại vì có dòng xét hình thức thay thế", "Reopen for a row that stands for its fallback"),
            step=True,
        ),
    ),
    final=frozenset({S.WITHDRAWN}),
    rests=frozenset({S.CLOSED}),
    works=(
        Work("submission.edit", (S.DRAFT,)),
        Work("submission.choose_procedure", (S.DRAFT,)),
        Work("submission.attach_signed", (S.DRAFT, S.RECEIVED)),
        Work(
            "submission.attach",
            (
                S.DRAFT,
                S.RECEIVED,
            ),
        ),
        Work("submission.record_meeting", (S.DRAFT,)),
        Work("nomination.add", (S.DRAFT,)),
        Work("nomination.import", (S.DRAFT,)),
        Work("submission.choose_pack", (S.RECEIVED,)),
        Work("nomination.paste", (S.DRAFT,)),
    ),
)
