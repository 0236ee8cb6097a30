"""Score sheet: self-scored, appraised, explained, appraised again, approved with its round, published by a decision.

Every step that people fill in is locked by the dates of the round and the unit's own extensions, computed when asked.
Explanation and second appraisal happen only where the round has dates for them.
"""

from enum import StrEnum

from workflows.engine import Guard, Label, Lifecycle, Transition, Work


class ScoreSheetState(StrEnum):
    """Whose turn it is on the sheet."""

    SELF_SCORING = "self_scoring"
    SUBMITTED = "submitted"
    EXPLAINING = "explaining"
    SECOND_APPRAISAL = "second_appraisal"
    APPRAISED = "appraised"
    APPROVED = "approved"
    PUBLISHED = "published"


S = ScoreSheetState
ROUND_OPEN = Guard("score_sheet.round_not_open", lambda f: f["round_open"], ("round",))
IN_TIME = Guard("score_sheet.locked", lambda f: not f["locked"], ("until", "ask"))
SELF_COMPLETE = Guard("score_sheet.self_incomplete", lambda f: not f["leaves_without_self"], ("leaves_without_self",))
APPRAISAL_COMPLETE = Guard(
    "score_sheet.appraisal_incomplete", lambda f: not f["leaves_without_appraisal"], ("leaves_without_appraisal",)
)
HAS_EXPLANATION = Guard("score_sheet.no_explanation_phase", lambda f: f["explains"])
EXPLANATION_HEARD = Guard("score_sheet.explanation_first", lambda f: f["heard"])
EXPLANATION_OVER = Guard("score_sheet.explanation_running", lambda f: f["locked"], ("until",))
HAS_SECOND = Guard("score_sheet.no_second_appraisal", lambda f: f["second"])
ALL_ANSWERED = Guard("score_sheet.unanswered", lambda f: not f["leaves_unanswered"], ("leaves_unanswered",))
OPEN = (ROUND_OPEN, IN_TIME)

SCORE_SHEET = Lifecycle(
    code="score_sheet",
    title=Label("Phiếu chấm điểm", "Score sheet"),
    states=ScoreSheetState,
    labels={
        S.SELF_SCORING: Label("Đơn vị tự chấm", "Self-scoring"),
        S.SUBMITTED: Label("Chờ thẩm định", "Waiting for appraisal"),
        S.EXPLAINING: Label("Đơn vị giải trình", "Explaining"),
        S.SECOND_APPRAISAL: Label("Thẩm định lần 2", "Second appraisal"),
        S.APPRAISED: Label("Đã thẩm định", "Appraised"),
        S.APPROVED: Label("Đã phê duyệt", "Approved"),
        S.PUBLISHED: Label("Đã công bố", "Published"),
    },
    initial=S.SELF_SCORING,
    transitions=(
        Transition(
            "score_sheet.submit",
            (S.SELF_SCORING,),
            S.SUBMITTED,
            Label("Gửi điểm tự chấm", "Send the self-score"),
            (*OPEN, SELF_COMPLETE),
        ),
        Transition(
            "score_sheet.send_back",
            (S.SUBMITTED,),
            S.SELF_SCORING,
            Label("Trả lại đơn vị", "Send back to the unit"),
            (ROUND_OPEN,),
        ),
        Transition(
            "score_sheet.ask_explanation",
            (S.SUBMITTED,),
            S.EXPLAINING,
            Label("Gửi kết quả lần 1 để đơn vị giải trình", "Send the first result for explanation"),
            (*OPEN, HAS_EXPLANATION, APPRAISAL_COMPLETE),
        ),
        Transition(
            "score_sheet.send_explanation",
            (S.EXPLAINING,),
            S.SECOND_APPRAISAL,
            Label("Gửi giải trình", "Send the explanation"),
            OPEN,
        ),
        Transition(
            "score_sheet.close_explanation",
            (S.EXPLAINING,),
            S.SECOND_APPRAISAL,
            Label("Hết hạn giải trình, chuyển thẩm định", "Close the explanation that was not sent"),
            (ROUND_OPEN, EXPLANATION_OVER),
        ),
        Transition(
            "score_sheet.finish_appraisal",
            (S.SUBMITTED, S.SECOND_APPRAISAL),
            S.APPRAISED,
            Label("Kết thúc thẩm định", "Finish the appraisal"),
            (*OPEN, EXPLANATION_HEARD, APPRAISAL_COMPLETE, ALL_ANSWERED),
        ),
        Transition(
            "score_sheet.reopen_appraisal",
            (S.APPRAISED,),
            S.SUBMITTED,
            Label("Mở lại thẩm định", "Reopen the appraisal"),
            (ROUND_OPEN,),
        ),
        Transition("score_sheet.approve", (S.APPRAISED,), S.APPROVED, Label("Phê duyệt", "Approve"), step=True),
        Transition(
            "score_sheet.unapprove", (S.APPROVED,), S.APPRAISED, Label("Bỏ phê duyệt", "Take approval back"), step=True
        ),
        Transition("score_sheet.publish", (S.APPROVED,), S.PUBLISHED, Label("Công bố", "Publish"), step=True),
    ),
    final=frozenset({S.PUBLISHED}),
    works=(
        Work("score_sheet.self_score", (S.SELF_SCORING,), OPEN),
        Work("score_sheet.appraise", (S.SUBMITTED,), OPEN),
        Work("score_sheet.explain", (S.EXPLAINING,), OPEN),
        Work("score_sheet.appraise_again", (S.SECOND_APPRAISAL,), (*OPEN, HAS_SECOND)),
        Work("score_sheet.attach", (S.SELF_SCORING, S.EXPLAINING), OPEN),
        Work(
            "score_sheet.extend",
            (S.SELF_SCORING, S.SUBMITTED, S.EXPLAINING, S.SECOND_APPRAISAL),
            (ROUND_OPEN,),
        ),
    ),
)
