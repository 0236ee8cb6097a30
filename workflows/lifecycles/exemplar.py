"""An exemplar (điển hình tiên tiến): selected by a unit, introduced, considered, recognised, then made known."""

from enum import StrEnum

from workflows.engine import Guard, Label, Lifecycle, Transition, Work


class ExemplarState(StrEnum):
    """Where an exemplar stands."""

    SELECTED = "selected"
    INTRODUCED = "introduced"
    CONSIDERED = "considered"
    RECOGNISED = "recognised"
    SHOWN = "shown"
    NOT_RECOGNISED = "not_recognised"
    WITHDRAWN = "withdrawn"
    ANNULLED = "annulled"


S = ExemplarState
HAS_STORY = Guard("exemplar.needs_story", lambda f: f["has_story"])
HAS_CONSENT = Guard("exemplar.needs_consent", lambda f: f["consent"])
AGREED = Guard("exemplar.advice_against", lambda f: f["advised"])

EXEMPLAR = Lifecycle(
    code="exemplar",
    title=Label("Điển hình tiên tiến", "Exemplar"),
    states=ExemplarState,
    labels={
        S.SELECTED: Label("Đã lựa chọn", "Selected"),
        S.INTRODUCED: Label("Đã giới thiệu", "Introduced"),
        S.CONSIDERED: Label("Đã xét", "Considered"),
        S.RECOGNISED: Label("Được công nhận", "Recognised"),
        S.SHOWN: Label("Đang được nhân rộng", "Made known"),
        S.NOT_RECOGNISED: Label("Không được công nhận", "Not recognised"),
        S.WITHDRAWN: Label("Đơn vị rút", "Withdrawn"),
        S.ANNULLED: Label("Bị hủy công nhận", "Recognition annulled"),
    },
    initial=S.SELECTED,
    transitions=(
        Transition(
            "exemplar.introduce", (S.SELECTED,), S.INTRODUCED, Label("Giới thiệu điển hình", "Introduce"),
            (HAS_STORY,),
        ),
        Transition(
            "exemplar.send_back", (S.INTRODUCED, S.CONSIDERED), S.SELECTED,
            Label("Trả lại để viết thêm", "Send back for more"),
        ),
        Transition("exemplar.consider", (S.INTRODUCED,), S.CONSIDERED, Label("Ghi kết quả xét", "Record the advice")),
        Transition(
            "exemplar.recognise", (S.CONSIDERED,), S.RECOGNISED, Label("Công nhận điển hình", "Recognise"), (AGREED,)
        ),
        Transition(
            "exemplar.refuse", (S.INTRODUCED, S.CONSIDERED), S.NOT_RECOGNISED,
            Label("Không công nhận", "Do not recognise"),
        ),
        Transition(
            "exemplar.publish", (S.RECOGNISED,), S.SHOWN, Label("Nhân rộng, đưa lên trang điển hình", "Make known"),
            (HAS_CONSENT,),
        ),
        Transition("exemplar.unpublish", (S.SHOWN,), S.RECOGNISED, Label("Gỡ khỏi trang điển hình", "Take down")),
        Transition(
            "exemplar.take_down", (S.SHOWN,), S.RECOGNISED, Label("Gỡ ngay", "Take down at once"), step=True
        ),
        Transition(
            "exemplar.withdraw", (S.SELECTED, S.INTRODUCED, S.CONSIDERED), S.WITHDRAWN, Label("Rút", "Withdraw")
        ),
        Transition(
            "exemplar.annul", (S.RECOGNISED, S.SHOWN), S.ANNULLED, Label("Hủy công nhận", "Annul the recognition")
        ),
    ),
    final=frozenset({S.NOT_RECOGNISED, S.WITHDRAWN, S.ANNULLED}),
    works=(
        Work("exemplar.write", (S.SELECTED,)),
        Work("exemplar.record_consent", (S.SELECTED, S.INTRODUCED, S.CONSIDERED, S.RECOGNISED, S.SHOWN)),
        Work(
            "exemplar.withdraw_consent", (S.SELECTED, S.INTRODUCED, S.CONSIDERED, S.RECOGNISED, S.SHOWN),
            (HAS_CONSENT,),
        ),
    ),
)  # fmt: skip
