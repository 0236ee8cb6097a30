"""What a stage of the process asks before it may end, looked up where it stands: its guards, put into words.

Guards of stages that later rooms work on (council, number, issue) are asked there: a council's vote opens only by a
rule that is settled or adopted for the session. A stage without a vote settles each row by ending it, so that
`every_row_settled` always holds there.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from django.utils.translation import gettext as _

from backend.base import clock
from backend.base.reasons import said
from backend.catalogue.queries import pack_value
from backend.nominations.models import Nomination
from backend.nominations.queries import live_rows, missing_papers
from backend.papers.models import PaperKind
from backend.review.models import Stage
from workflows.labels import label
from workflows.processes.checks import VOTES
from workflows.processes.pairing import vote_rule_for
from workflows.processes.schema import Stage as Definition
from workflows.processes.schema import StageGuard, StagePaper
from workflows.rules.voting import VoteRule

KIND_OF = {
    StagePaper.UNIT_MINUTES: PaperKind.UNIT_MINUTES,
    StagePaper.ACHIEVEMENT_REPORT: PaperKind.REPORT,
    StagePaper.RECEIPT_SLIP: PaperKind.RECEIPT_SLIP,
}
"""Papers of a stage that lie with the submission under a kind of their own."""


def unmet(stage: Stage, item: Definition) -> list[str]:
    """Everything that the stage still lacks, in words; empty when it may end."""
    asked = set(item.guards)
    found: list[str] = []
    if StageGuard.PAPERS_COMPLETE in asked:
        found += _papers(stage.nomination, item)
    if StageGuard.MINUTES_SIGNED in asked and stage.nomination.submission.meeting_on is None:
        found.append(_("chưa ghi kết quả họp xét của đơn vị"))
    if StageGuard.EVERY_ROW_SETTLED in asked and item.kind in VOTES:
        found += _uncounted(stage.nomination)
    if asked & {StageGuard.QUORUM_MET, StageGuard.RULES_ADOPTED} and item.kind in VOTES:
        found += _vote(stage.nomination, item, asked)
    return found


def _papers(nomination: Nomination, item: Definition) -> Iterator[str]:
    """Papers that the pack asks of this row, and papers that the stage names."""
    submission = nomination.submission
    day = submission.received_on or clock.today()
    names = [said(paper.title) for paper in missing_papers(submission, [nomination], day)]
    there = set(submission.papers.values_list("paper__kind", flat=True))
    names += [said(label(paper)) for paper in item.papers if paper in KIND_OF and KIND_OF[paper] not in there]
    if StagePaper.SUBMISSION_LETTER in item.papers and not (submission.letter_number and submission.letter_date):
        names.append(said(label(StagePaper.SUBMISSION_LETTER)))
    yield from (_("thiếu %(paper)s") % {"paper": name} for name in dict.fromkeys(names))


def _uncounted(nomination: Nomination) -> Iterator[str]:
    """Rows of the whole list on which the unit's vote is not recorded; of none where it is of all."""
    names = [f"{row.ordinal}. {row.nominee_name}" for row in live_rows(nomination.submission) if row.votes_for is None]
    if names:
        yield _("chưa ghi số phiếu của %(rows)s") % {"rows": ", ".join(names[:10]) + ("…" if len(names) > 10 else "")}


def _vote(nomination: Nomination, item: Definition, asked: set[StageGuard]) -> Iterator[str]:
    rule = _rule(nomination, item)
    if rule is None:
        yield _("bộ quy định không cho biết quy tắc bỏ phiếu")
        return
    members, present = nomination.submission.meeting_members, nomination.submission.meeting_present
    if StageGuard.QUORUM_MET in asked and (not members or Fraction(present or 0, members) < rule.quorum):
        yield _("chưa đủ số thành viên dự họp (cần %(need)s)") % {"need": rule.quorum}


def _rule(nomination: Nomination, item: Definition) -> VoteRule | None:
    law = nomination.submission.law
    try:
        return vote_rule_for(pack_value(law), item, nomination.award) if law is not None else None
    except KeyError:
        return None
