"""Score sheet: self-scored by the unit, appraised by the competent body, published by a decision."""

from enum import StrEnum

from workflows.engine import Guard, Label, Lifecycle, Transition, Work


class ScoreSheetState(StrEnum):
    """Whose turn it is on the sheet."""

    SELF_SCORING = "self_scoring"
    SUBMITTED = "submitted"
    APPRAISED = "appraised"
    PUBLISHED = "published"


S = ScoreSheetState
SELF_COMPLETE = Guard("score_sheet.self_incomplete", lambda f: not f["leaves_without_self"], ("leaves_without_self",))
APPRAISAL_COMPLETE = Guard(
    "score_sheet.appraisal_incomplete", lambda f: not f["leaves_without_appraisal"], ("leaves_without_appraisal",)
)

SCORE_SHEET = Lifecycle(
    code="score_sheet",
    title=Label("Phiếu chấm điểm", "Score sheet"),
    states=ScoreSheetState,
    labels={
        S.SELF_SCORING: Label("Đơn vị tự chấm", "Self-scoring"),
        S.SUBMITTED: Label("Chờ thẩm định", "Waiting for appraisal"),
        S.APPRAISED: Label("Đã thẩm định", "Appraised"),
        S.PUBLISHED: Label("Đã công bố", "Published"),
    },
    initial=S.SELF_SCORING,
    transitions=(
        Transition(
            "score_sheet.submit",
            (S.SELF_SCORING,),
            S.SUBMITTED,
            Label("Gửi điểm tự chấm", "Send the self-score"),
            (SELF_COMPLETE,),
        ),
        Transition(
            "score_sheet.send_back", (S.SUBMITTED,), S.SELF_SCORING, Label("Trả lại đơn vị", "Send back to the unit")
        ),
        Transition(
            "score_sheet.finish_appraisal",
            (S.SUBMITTED,),
            S.APPRAISED,
            Label("Kết thúc thẩm định", "Finish the appraisal"),
            (APPRAISAL_COMPLETE,),
        ),
        Transition(
            "score_sheet.reopen_appraisal",
            (S.APPRAISED,),
            S.SUBMITTED,
            Label("Mở lại thẩm định", "Reopen the appraisal"),
        ),
        Transition("score_sheet.publish", (S.APPRAISED,), S.PUBLISHED, Label("Công bố", "Publish"), step=True),
    ),
    final=frozenset({S.PUBLISHED}),
    works=(
        Work("score_sheet.self_score", (S.SELF_SCORING,)),
        Work("score_sheet.appraise", (S.SUBMITTED,)),
    ),
)
