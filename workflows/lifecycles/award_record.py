"""A record of the award history: entered, confirmed; never edited: replaced by a better one, withdrawn or annulled."""

from enum import StrEnum

from workflows.engine import Guard, Label, Lifecycle, Transition, Work


class AwardRecordState(StrEnum):
    """Where a record stands."""

    ENTERED = "entered"
    CONFIRMED = "confirmed"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    ANNULLED = "annulled"


S = AwardRecordState
BY_HAND = Guard("award_record.by_decision", lambda f: not f["decided_here"])
COUNTING = frozenset({S.ENTERED, S.CONFIRMED})

AWARD_RECORD = Lifecycle(
    code="award_record",
    title=Label("Bản ghi khen thưởng", "Award record"),
    states=AwardRecordState,
    labels={
        S.ENTERED: Label("Đã nhập, chờ xác nhận", "Entered, to be confirmed"),
        S.CONFIRMED: Label("Đã xác nhận", "Confirmed"),
        S.REPLACED: Label("Đã có bản đính chính", "Replaced by a correction"),
        S.WITHDRAWN: Label("Đã rút vì ghi sai", "Withdrawn as wrong"),
        S.ANNULLED: Label("Quyết định đã bị hủy bỏ", "Decision annulled"),
    },
    initial=S.ENTERED,
    transitions=(
        Transition(
            "award_record.confirm", (S.ENTERED,), S.CONFIRMED, Label("Xác nhận bản ghi", "Confirm the record")
        ),
        Transition(
            "award_record.decide", (S.ENTERED,), S.CONFIRMED, Label("Ghi theo quyết định", "Record by decision"),
            step=True,
        ),
        Transition(
            "award_record.replace", (S.ENTERED, S.CONFIRMED), S.REPLACED,
            Label("Thay bằng bản đính chính", "Replace by a correction"), step=True,
        ),
        Transition(
            "award_record.withdraw", (S.ENTERED, S.CONFIRMED), S.WITHDRAWN,
            Label("Rút bản ghi sai", "Withdraw a wrong record"), (BY_HAND,),
        ),
        Transition(
            "award_record.annul", (S.ENTERED, S.CONFIRMED), S.ANNULLED,
            Label("Ghi hủy bỏ khen thưởng", "Record the annulment"), step=True,
        ),
    ),
    final=frozenset({S.REPLACED, S.WITHDRAWN, S.ANNULLED}),
    works=(Work("award_record.correct", (S.ENTERED, S.CONFIRMED), (BY_HAND,)),),
)  # fmt: skip
