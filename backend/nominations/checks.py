"""The checks of one nomination over time: when, on what occasion, with what verdict, and what changed since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from backend.catalogue.queries import award_names
from backend.nominations import presenting, queries
from backend.nominations.models import EligibilityFinding, Nomination
from permissions.actor import Actor

OCCASIONS = {
    "submission": gettext_lazy("khi trình"),
    "reception": gettext_lazy("khi tiếp nhận"),
    "appraisal": gettext_lazy("khi thẩm định"),
    "change": gettext_lazy("khi chuyển hình thức khen"),
    "judgement": gettext_lazy("khi ghi ý kiến bình xét"),
    "council": gettext_lazy("khi đưa vào chương trình họp"),
    "vote": gettext_lazy("khi mở bỏ phiếu"),
    "draft": gettext_lazy("khi dự thảo quyết định"),
    "decision": gettext_lazy("khi ký quyết định"),
}


@dataclass(frozen=True, slots=True)
class Check:
    """One check as a reader sees it."""

    at: datetime
    occasion: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Change:
    """A criterion that is answered otherwise than at the check before, or on other facts."""

    now: presenting.FindingView
    before: str
    since: datetime


def _kept(row: Nomination) -> list[list[EligibilityFinding]]:
    found = EligibilityFinding.objects.filter(nomination=row).order_by("checked_at", "pk")
    return [list(one) for _key, one in groupby(found, key=lambda finding: (finding.checked_at, finding.occasion))]


def history(row: Nomination, actor: Actor) -> tuple[list[Check], list[Change]]:
    """All checks, newest first, and what the newest says otherwise; a sensitive answer only to whoever may read it."""
    kept = _kept(row)
    sensitive = presenting.sensitive_scope(actor, row)
    checks = [
        Check(
            one[0].checked_at,
            str(OCCASIONS.get(one[0].occasion, _("khi kiểm tra"))),
            presenting.badge_of(presenting.verdict(one, sensitive, row)),
        )
        for one in reversed(kept)
    ]
    return checks, _changes(kept, row, actor) if len(kept) > 1 else []


def _changes(kept: Sequence[Sequence[EligibilityFinding]], row: Nomination, actor: Actor) -> list[Change]:
    sensitive, names = presenting.sensitive_scope(actor, row), award_names()
    before = {finding.criterion: finding for finding in kept[-2]}
    found = []
    for finding in kept[-1]:
        old = before.get(finding.criterion)
        if old is None or old.outcome == finding.outcome:
            continue
        was, now = presenting.finding_views([old, finding], sensitive, row, names)
        if was.badge != now.badge:
            found.append(Change(now, was.badge, old.checked_at))
    return found


def changed(rows: Sequence[Nomination]) -> list[Nomination]:
    """Those of some nominations that fail now what may stop them: for whoever may read every answer."""
    found = queries.newest_findings([row.pk for row in rows])
    return [row for row in rows if any(finding.stops for finding in found.get(row.pk, ()))]
