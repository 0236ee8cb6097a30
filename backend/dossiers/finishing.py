"""Acts that turn a report into a paper and open it again."""

from __future__ import annotations

from award_templates.fitting import DoesNotFit
from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.dossiers import drawing, queries
from backend.dossiers.models import AchievementReport
from backend.nominations import attaching
from backend.nominations.models import Submission
from backend.papers import making
from workflows.engine import Reason, Refused


@act("achievement_report.finish", model=AchievementReport)
def finish(doing: Doing, report: AchievementReport) -> None:
    """Draw the report and put it with the row's papers (L22 Art 84); its digest stands in the trail."""
    doing.demand(report)
    row = report.nomination
    title, name = f"Báo cáo thành tích – {row.nominee_name}"[:250], f"bao-cao-{row.submission.code}-{row.ordinal}.pdf"
    try:
        paper = making.drawn(
            drawing.content_of(queries.standing(report)), title=title, filename=name, by=doing.actor.name, at=doing.at
        )
    except DoesNotFit as long:
        raise Refused(Reason("paper.does_not_fit", {"text": str(long)})) from long
    report.paper, report.finished_at, report.finished_by = paper, doing.at, doing.actor.name[:200]
    doing.move(report, sha256=paper.sha256)
    attaching.add_paper(doing, doing.lock(Submission, row.submission_id), paper, row)


@act("achievement_report.reopen", model=AchievementReport)
def reopen(doing: Doing, report: AchievementReport) -> None:
    """Go on writing; the paper made before stays, and the next one stands beside it."""
    doing.move(report)
