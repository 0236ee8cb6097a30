"""Nomination (đề nghị khen thưởng): one nominee for one award; no state names a stage."""

from enum import StrEnum

from workflows.engine import Guard, Label, Lifecycle, Transition, Work


class NominationState(StrEnum):
    """What has become of the nomination; where it stands is told by its stage rows alone."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    IN_PROCESS = "in_process"
    RETURNED = "returned"
    PASSED = "passed"
    NOT_PASSED = "not_passed"
    GRANTED = "granted"
    WITHDRAWN = "withdrawn"
    ANNULLED = "annulled"


S = NominationState
REFUSED = (S.RETURNED, S.NOT_PASSED)
FALLBACK_NAMED = Guard("nomination.no_fallback", lambda f: bool(f.get("fallback")), ("award",))
FALLBACK_ASKED = Guard("nomination.no_fallback_asked", lambda f: bool(f.get("fallback_asked")))
LIVE = (S.DRAFT, S.SUBMITTED, S.IN_PROCESS, S.PASSED, S.GRANTED)

NOMINATION = Lifecycle(
    code="nomination",
    title=Label("Đề nghị khen thưởng", "Nomination"),
    states=NominationState,
    labels={
        S.DRAFT: Label("Đang lập", "Draft"),
        S.SUBMITTED: Label("Đã trình", "Submitted"),
        S.IN_PROCESS: Label("Đang xét", "In process"),
        S.RETURNED: Label("Trả lại, không đủ điều kiện", "Returned as not eligible"),
        S.PASSED: Label("Đủ điều kiện trình khen", "Passed"),
        S.NOT_PASSED: Label("Không được thông qua", "Not passed"),
        S.GRANTED: Label("Đã được khen thưởng", "Granted"),
        S.WITHDRAWN: Label("Đã rút", "Withdrawn"),
        S.ANNULLED: Label("Bị hủy bỏ", "Annulled"),
    },
    initial=S.DRAFT,
    transitions=(
        Transition("nomination.submit", (S.DRAFT,), S.SUBMITTED, Label("Trình", "Submit"), step=True),
        Transition("nomination.begin", (S.SUBMITTED,), S.IN_PROCESS, Label("Bắt đầu xét", "Begin"), step=True),
        Transition(
            "nomination.send_back",
            (S.SUBMITTED, S.IN_PROCESS),
            S.RETURNED,
            Label("Trả hồ sơ, không đủ điều kiện", "Return as not eligible"),
            step=True,
        ),
        Transition("nomination.pass", (S.IN_PROCESS,), S.PASSED, Label("Thông qua", "Pass"), step=True),
        Transition(
            "nomination.refuse",
            (S.IN_PROCESS, S.PASSED),
            S.NOT_PASSED,
            Label("Không thông qua", "Do not pass"),
            step=True,
        ),
        Transition(
            "nomination.reconsider", (S.PASSED,), S.IN_PROCESS, Label("Đưa về xét lại", "Reconsider"), step=True
        ),
        Transition("nomination.grant", (S.PASSED,), S.GRANTED, Label("Tặng thưởng", "Grant"), step=True),
        Transition(
            "nomination.withdraw",
            (S.DRAFT, S.SUBMITTED, S.IN_PROCESS, S.PASSED),
            S.WITHDRAWN,
            Label("Rút đề nghị", "Withdraw"),
        ),
        Transition(
            "nomination.drop_fallback",
            (S.IN_PROCESS,),
            S.WITHDRAWN,
            Label("Thôi xét hình thức thay thế", "Do not consider the fallback"),
            step=True,
        ),
        Transition("nomination.annul", (S.GRANTED,), S.ANNULLED, Label("Hủy bỏ khen thưởng", "Annul"), step=True),
    ),
    final=frozenset({S.RETURNED, S.NOT_PASSED, S.WITHDRAWN, S.ANNULLED}),
    works=(
        Work("nomination.edit", (S.DRAFT,)),
        Work("nomination.remove", (S.DRAFT,)),
        Work("nomination.answer_change", (S.IN_PROCESS, *REFUSED)),
        Work("nomination.propose_fallback", REFUSED, (FALLBACK_NAMED,)),
        Work("nomination.withdraw_fallback", REFUSED, (FALLBACK_ASKED,)),
        Work("nomination.judge", (S.DRAFT, S.SUBMITTED, S.IN_PROCESS)),
    ),
)
