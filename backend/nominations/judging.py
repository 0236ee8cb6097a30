"""What the law leaves to judgement: a person records whether a nominee meets it, and the newest record counts.

Facts are never judged away: a criterion that the law's text decides by facts takes no judgement (L22 Arts 21, 22: who
passes the count is chosen among; nothing is granted by it).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.base import clock
from backend.base.reasons import said
from backend.nominations import eligibility, steps
from backend.nominations.models import JudgedStatement, Nomination
from backend.nominations.queries import pack_value_of
from workflows.engine import Reason, Refused
from workflows.lifecycles.nomination import NominationState
from workflows.regulations.schema import Criterion
from workflows.rules.conditions import statements_of


class JudgeInputs(serializers.Serializer[Any]):
    """Which criterion, whether it is met, and on what that rests."""

    criterion = serializers.CharField(max_length=160, label=_("Tiêu chuẩn"))
    met = serializers.ChoiceField(choices=[("yes", _("Đạt")), ("no", _("Không đạt"))], label=_("Kết luận"))
    remark = serializers.CharField(
        max_length=500, min_length=3, label=_("Căn cứ"), help_text=_("Ví dụ: biên bản họp xét ngày 05/12/2025.")
    )

    @staticmethod
    def offered(subjects: list[Nomination]) -> dict[str, list[tuple[str, str]]]:
        """The criteria that wait for judgement, by their titles."""
        found = {row.code: row.title for one in subjects for row in to_judge(one, clock.today())}
        return {"criterion": [(code, said(title)) for code, title in found.items()]}


def to_judge(nomination: Nomination, on: date) -> list[Criterion]:
    """The criteria of a nomination that a person may settle: judged by nature, or not certain enough to decide.

    One that facts may settle as well is left to a person only while they do not.
    """
    submission = nomination.submission
    day = submission.received_on or on
    pack = pack_value_of(submission, day)
    if pack is None:
        return []
    rows = [
        row for row in eligibility.criteria_of(nomination, pack)
        if not row.informs and (statements_of(row.condition) or not row.status.blocks)
    ]  # fmt: skip
    settled = eligibility.settled_by_facts(nomination, [row for row in rows if row.status.blocks], pack, day)
    return [row for row in rows if row.code not in settled]


@act("nomination.judge", model=Nomination, inputs=JudgeInputs)
def judge(doing: Doing, nomination: Nomination, *, criterion: str, met: str, remark: str) -> None:
    """Record a judgement, with who made it and on what it rests; earlier ones stay."""
    if criterion not in {row.code for row in to_judge(nomination, doing.day)}:
        raise Refused(Reason("nomination.not_for_judgement"))
    JudgedStatement.objects.create(
        nomination=nomination, criterion=criterion, met=met == "yes", remark=remark, judged_by=doing.actor.name,
        judged_at=doing.at,
    )  # fmt: skip
    doing.save(nomination, criterion=criterion, met=met)
    if nomination.state != NominationState.DRAFT:
        steps.recheck(doing, nomination, "judgement")
