"""Decision (quyết định khen thưởng): drafted, signed by the competent person, numbered and sealed after, then issued.

The seal never comes before the signature: NĐ 30/2020/NĐ-CP, Articles 32 and 33 (read in codified form).
"""

from enum import StrEnum

from workflows.engine import Guard, Label, Lifecycle, Transition, Work


class DecisionState(StrEnum):
    """The steps of the document, in the words of clerical practice."""

    DRAFTED = "drafted"
    FOR_SIGNATURE = "for_signature"
    SIGNED = "signed"
    NUMBERED = "numbered"
    ISSUED = "issued"
    ANNULLED = "annulled"
    ABANDONED = "abandoned"


S = DecisionState
HAS_ROWS = Guard("decision.no_rows", lambda f: f["kept_rows"] > 0)
DEPARTURES_REASONED = Guard("decision.departure_unreasoned", lambda f: not f["unreasoned"], ("unreasoned",))
MINUTES_SIGNED = Guard("decision.minutes_unsigned", lambda f: f["minutes_signed"])
GROUNDS_CONFIRMED = Guard("decision.grounds_unconfirmed", lambda f: not f["unconfirmed"], ("unconfirmed",))

DECISION = Lifecycle(
    code="decision",
    title=Label("Quyết định khen thưởng", "Decision"),
    states=DecisionState,
    labels={
        S.DRAFTED: Label("Dự thảo", "Drafted"),
        S.FOR_SIGNATURE: Label("Trình ký", "For signature"),
        S.SIGNED: Label("Đã ký", "Signed"),
        S.NUMBERED: Label("Đã cấp số", "Numbered"),
        S.ISSUED: Label("Đã phát hành", "Issued"),
        S.ANNULLED: Label("Đã hủy bỏ", "Annulled"),
        S.ABANDONED: Label("Thôi không ban hành", "Abandoned"),
    },
    initial=S.DRAFTED,
    transitions=(
        Transition(
            "decision.send",
            (S.DRAFTED,),
            S.FOR_SIGNATURE,
            Label("Trình ký", "Send for signature"),
            (HAS_ROWS, MINUTES_SIGNED, GROUNDS_CONFIRMED),
        ),
        Transition("decision.send_back", (S.FOR_SIGNATURE,), S.DRAFTED, Label("Trả lại kèm lý do", "Send back")),
        Transition(
            "decision.sign",
            (S.FOR_SIGNATURE,),
            S.SIGNED,
            Label("Ký quyết định", "Sign"),
            (HAS_ROWS, DEPARTURES_REASONED, GROUNDS_CONFIRMED),
        ),
        Transition("decision.number", (S.SIGNED,), S.NUMBERED, Label("Cấp số và đóng dấu", "Number and seal")),
        Transition("decision.issue", (S.NUMBERED,), S.ISSUED, Label("Phát hành", "Issue")),
        Transition("decision.annul", (S.ISSUED,), S.ANNULLED, Label("Hủy bỏ quyết định", "Annul")),
        Transition("decision.abandon", (S.DRAFTED,), S.ABANDONED, Label("Thôi không ban hành", "Abandon")),
    ),
    final=frozenset({S.ANNULLED, S.ABANDONED}),
    works=(
        Work("decision.edit", (S.DRAFTED,)),
        Work("decision.strike", (S.FOR_SIGNATURE,)),
        Work("decision.give_reason", (S.FOR_SIGNATURE,)),
        Work(
            "decision.adopt_prize",
            (
                S.DRAFTED,
                S.FOR_SIGNATURE,
            ),
        ),
        Work("certificate.prepare", (S.ISSUED,)),
    ),
)
