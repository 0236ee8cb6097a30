"""Emulation sheet of one unit: registered, self-scored, scored by the block's head, settled by the council's body."""

from enum import StrEnum

from workflows.engine import Guard, Label, Lifecycle, Transition, Work


class SheetState(StrEnum):
    """Whose turn it is."""

    REGISTERING = "registering"
    SELF_SCORING = "self_scoring"
    BLOCK_SCORING = "block_scoring"
    COUNCIL_SCORING = "council_scoring"
    SETTLED = "settled"
    PUBLISHED = "published"


S = SheetState
YEAR_OPEN = Guard("emulation_sheet.year_closed", lambda f: f["year_open"])
HAS_TARGETS = Guard("emulation_sheet.targets_missing", lambda f: not f["no_target"], ("no_target",))
SELF_DONE = Guard("emulation_sheet.self_missing", lambda f: not f["no_self"], ("no_self",))
BLOCK_DONE = Guard("emulation_sheet.block_missing", lambda f: not f["no_block"], ("no_block",))
COUNCIL_DONE = Guard("emulation_sheet.council_missing", lambda f: not f["no_council"], ("no_council",))

EMULATION_SHEET = Lifecycle(
    code="emulation_sheet",
    title=Label("Phiếu điểm thi đua", "Emulation sheet"),
    states=SheetState,
    labels={
        S.REGISTERING: Label("Đăng ký thi đua", "Registering"),
        S.SELF_SCORING: Label("Đã đăng ký, tự chấm", "Registered, self-scoring"),
        S.BLOCK_SCORING: Label("Trưởng khối chấm", "Scored by the block's head"),
        S.COUNCIL_SCORING: Label("Thường trực Hội đồng chấm", "Scored by the standing body"),
        S.SETTLED: Label("Đã chốt điểm", "Settled"),
        S.PUBLISHED: Label("Đã công bố", "Published"),
    },
    initial=S.REGISTERING,
    transitions=(
        Transition(
            "emulation_sheet.register",
            (S.REGISTERING,),
            S.SELF_SCORING,
            Label("Gửi đăng ký thi đua", "Send the registration"),
            (YEAR_OPEN, HAS_TARGETS),
        ),
        Transition(
            "emulation_sheet.reopen_registration",
            (S.SELF_SCORING,),
            S.REGISTERING,
            Label("Trả lại đăng ký để sửa", "Give the registration back"),
            (YEAR_OPEN,),
        ),
        Transition(
            "emulation_sheet.submit",
            (S.SELF_SCORING,),
            S.BLOCK_SCORING,
            Label("Gửi điểm tự chấm thi đua", "Send the self-score"),
            (YEAR_OPEN, SELF_DONE),
        ),
        Transition(
            "emulation_sheet.send_back",
            (S.BLOCK_SCORING,),
            S.SELF_SCORING,
            Label("Trả lại để tự chấm lại", "Send back"),
            (YEAR_OPEN,),
        ),
        Transition(
            "emulation_sheet.finish_block",
            (S.BLOCK_SCORING,),
            S.COUNCIL_SCORING,
            Label("Chuyển Thường trực Hội đồng", "Pass on to the standing body"),
            (YEAR_OPEN, BLOCK_DONE),
        ),
        Transition(
            "emulation_sheet.return_to_block",
            (S.COUNCIL_SCORING,),
            S.BLOCK_SCORING,
            Label("Trả lại trưởng khối", "Give back to the block's head"),
            (YEAR_OPEN,),
        ),
        Transition(
            "emulation_sheet.settle",
            (S.COUNCIL_SCORING,),
            S.SETTLED,
            Label("Chốt điểm thi đua", "Settle the score"),
            (YEAR_OPEN, COUNCIL_DONE),
        ),
        Transition(
            "emulation_sheet.unsettle",
            (S.SETTLED,),
            S.COUNCIL_SCORING,
            Label("Mở lại phiếu điểm", "Reopen the sheet"),
            (YEAR_OPEN,),
        ),
        Transition("emulation_sheet.publish", (S.SETTLED,), S.PUBLISHED, Label("Công bố điểm", "Publish"), step=True),
    ),
    final=frozenset({S.PUBLISHED}),
    works=(
        Work("emulation_sheet.plan", (S.REGISTERING,), (YEAR_OPEN,)),
        Work("emulation_sheet.self_score", (S.SELF_SCORING,), (YEAR_OPEN,)),
        Work("emulation_sheet.score", (S.BLOCK_SCORING,), (YEAR_OPEN,)),
        Work("emulation_sheet.score_council", (S.COUNCIL_SCORING,), (YEAR_OPEN,)),
    ),
)
