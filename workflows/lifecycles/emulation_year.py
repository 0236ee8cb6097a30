"""A block's emulation year: its sheets are settled, approved by the council's standing body, published by decision."""

from enum import StrEnum

from workflows.engine import Guard, Label, Lifecycle, Transition, Work


class YearState(StrEnum):
    """How far a block's year is."""

    RUNNING = "running"
    APPROVED = "approved"
    PUBLISHED = "published"


S = YearState
ALL_SETTLED = Guard("emulation_year.unsettled", lambda f: not f["unsettled"], ("unsettled",))
HAS_SHEETS = Guard("emulation_year.no_members", lambda f: f["sheets"] > 0)

EMULATION_YEAR = Lifecycle(
    code="emulation_year",
    title=Label("Năm thi đua của cụm, khối", "A block's emulation year"),
    states=YearState,
    labels={
        S.RUNNING: Label("Đang thi đua, chấm điểm", "Running"),
        S.APPROVED: Label("Đã duyệt điểm, chờ công bố", "Approved"),
        S.PUBLISHED: Label("Đã công bố xếp hạng", "Ranking published"),
    },
    initial=S.RUNNING,
    transitions=(
        Transition(
            "emulation_year.approve",
            (S.RUNNING,),
            S.APPROVED,
            Label("Duyệt điểm của khối", "Approve the scores"),
            (HAS_SHEETS, ALL_SETTLED),
        ),
        Transition("emulation_year.reopen", (S.APPROVED,), S.RUNNING, Label("Mở lại chấm điểm", "Reopen the scoring")),
        Transition(
            "emulation_year.publish",
            (S.APPROVED,),
            S.PUBLISHED,
            Label("Công bố xếp hạng thi đua", "Publish the ranking"),
        ),
    ),
    final=frozenset({S.PUBLISHED}),
    works=(
        Work("emulation_year.elect", (S.RUNNING,)),
        Work("emulation_year.take_over", (S.RUNNING,)),
        Work("emulation_year.record_vote", (S.RUNNING, S.APPROVED)),
        Work("emulation_year.propose", (S.PUBLISHED,)),
        Work("emulation_year.unpropose", (S.PUBLISHED,)),
    ),
)
