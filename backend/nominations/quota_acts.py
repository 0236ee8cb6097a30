"""Acts on quotas: set by whoever opens the round, replaced or ended with a reason, never edited."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.catalogue.models import Round
from backend.emulation.models import Block
from backend.quotas.models import Quota
from backend.quotas.serializers import QuotaInputs, QuotaReasonInputs
from workflows.engine import Reason, Refused


@act("quota.set", inputs=QuotaInputs)
def set_quota(doing: Doing, *, round: Round, **given: Any) -> Quota:
    """Set how many places there are; the quota for the same award and units before it ends now."""
    doing.lock(Round, round.pk)
    quota = Quota(round=round, set_at=doing.at, **given)
    doing.permit(quota)
    quota.set_by = doing.actor.name
    if quota.award and quota.award not in round.awards:
        raise Refused(Reason("quota.other_award", {"award": quota.award}))
    if quota.unit is not None and not quota.unit.path.startswith(round.awarding_unit.path):
        raise Refused(Reason("quota.other_unit", {"unit": quota.unit.name}))
    if quota.block and not _there(quota.block, round.opens_on):
        raise Refused(Reason("quota.no_block", {"block": quota.block}))
    same = {"award": quota.award, "unit": quota.unit, "group": quota.group, "block": quota.block}
    for old in doing.lock_all(Quota.objects.filter(round=round, ended_at__isnull=True, **same)):
        old.ended_at = doing.at
        doing.save(old, replaced=True)
    doing.save(quota, **{name: "" if value is None else str(value) for name, value in given.items()})
    return quota


def _there(code: str, on: date) -> bool:
    """Whether a block of this code had not ended by the day."""
    return Block.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on), code=code).exists()


@act("quota.end", model=Quota, inputs=QuotaReasonInputs)
def end_quota(doing: Doing, quota: Quota, *, reason: str) -> None:
    """A quota counts no more; what it held stays as it is."""
    if quota.ended_at is not None:
        raise Refused(Reason("quota.ended"))
    quota.ended_at = doing.at
    doing.save(quota, reason=reason)
