"""Dated facts that eligibility reads beside awards: never edited; replaced by a better entry or withdrawn as wrong."""

from enum import StrEnum

from workflows.engine import Guard, Label, Lifecycle, Transition, Work


class FactState(StrEnum):
    """Where an entry stands."""

    STANDING = "standing"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


S = FactState


def _lifecycle(code: str, title: Label, *more: Transition, guards: tuple[Guard, ...] = ()) -> Lifecycle:
    return Lifecycle(
        code=code,
        title=title,
        states=FactState,
        labels={
            S.STANDING: Label("Đang dùng", "In use"),
            S.REPLACED: Label("Đã có bản đính chính", "Replaced by a correction"),
            S.WITHDRAWN: Label("Đã rút vì ghi sai", "Withdrawn as wrong"),
        },
        initial=S.STANDING,
        transitions=(
            Transition(
                f"{code}.replace", (S.STANDING,), S.REPLACED,
                Label("Thay bằng bản đính chính", "Replace by a correction"), step=True,
            ),
            Transition(
                f"{code}.withdraw", (S.STANDING,), S.WITHDRAWN, Label("Rút vì ghi sai", "Withdraw as wrong"), guards
            ),
            *more,
        ),
        final=frozenset({S.REPLACED, S.WITHDRAWN}),
        works=(Work(f"{code}.correct", (S.STANDING,), guards),),
        rests=frozenset({S.STANDING}),
    )  # fmt: skip


SERVICE = _lifecycle(
    "service",
    Label("Quá trình công tác", "Service"),
    Transition(
        "service.undo", (S.STANDING,), S.WITHDRAWN,
        Label("Bỏ khi hoàn tác việc sắp xếp", "Drop with an undone change of units"), step=True,
    ),
)  # fmt: skip
YEARLY_CLASSIFICATION = _lifecycle("yearly_classification", Label("Xếp loại hằng năm", "Yearly classification"))
UNIT_TRAIT = _lifecycle("unit_trait", Label("Đặc điểm của đơn vị", "Trait of a unit"))
MEMBER_COUNT = _lifecycle("member_count", Label("Số người hằng năm", "Members in a year"))
NOT_BY_DECISION = Guard("recognised_initiative.by_decision", lambda f: not f["decided_here"])
RECOGNISED_INITIATIVE = _lifecycle(
    "recognised_initiative",
    Label("Sáng kiến trong lịch sử", "Initiative in the history"),
    Transition(
        "recognised_initiative.annul", (S.STANDING,), S.WITHDRAWN,
        Label("Ghi hủy công nhận", "Record the annulment"), step=True,
    ),
    guards=(NOT_BY_DECISION,),
)  # fmt: skip
FACTS = (SERVICE, YEARLY_CLASSIFICATION, UNIT_TRAIT, MEMBER_COUNT, RECOGNISED_INITIATIVE)
