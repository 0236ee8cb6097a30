"""Achievement report (báo cáo thành tích): written field by field, finished into a paper, opened again if need be.

L22 Article 84 asks for a report in every dossier. While the row is a draft or in process (a supplement) it may be
written; a finished report keeps its paper, and opening it again makes a newer paper beside the older.
"""

from enum import StrEnum

from workflows.engine import Guard, Label, Lifecycle, Transition, Work


class AchievementReportState(StrEnum):
    """Whether the report is being written or stands as a paper."""

    WRITING = "writing"
    FINISHED = "finished"


S = AchievementReportState
ROW_OPEN = Guard("achievement_report.row_closed", lambda f: f["row_open"])
COMPLETE = Guard("achievement_report.incomplete", lambda f: not f["empty"], ("empty",))
SOUND = Guard("achievement_report.faulty", lambda f: not f["faulty"], ("faulty",))
SETTLED = Guard("achievement_report.unsettled", lambda f: not f["beside"], ("beside",))

ACHIEVEMENT_REPORT = Lifecycle(
    code="achievement_report",
    title=Label("Báo cáo thành tích", "Achievement report"),
    states=AchievementReportState,
    labels={S.WRITING: Label("Đang viết", "Being written"), S.FINISHED: Label("Đã hoàn thành", "Finished")},
    initial=S.WRITING,
    transitions=(
        Transition(
            "achievement_report.finish",
            (S.WRITING,),
            S.FINISHED,
            Label("Hoàn thành báo cáo", "Finish the report"),
            (ROW_OPEN, COMPLETE, SOUND, SETTLED),
        ),
        Transition(
            "achievement_report.reopen",
            (S.FINISHED,),
            S.WRITING,
            Label("Mở lại để sửa", "Open again"),
            (ROW_OPEN,),
        ),
    ),
    works=(
        Work("achievement_report.write", (S.WRITING,), (ROW_OPEN,)),
        Work("achievement_report.settle", (S.WRITING,), (ROW_OPEN,)),
        Work("achievement_report.restore", (S.WRITING,), (ROW_OPEN,)),
        Work("achievement_report.carry_over", (S.WRITING,), (ROW_OPEN,)),
    ),
)
