"""What is read of criteria sets: findings in words, versions of a set, what may appraise."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from django.db.models import Q

from backend.base import clock
from backend.catalogue.models import Edition
from backend.criteria.criteria_sets import criteria_editions
from backend.criteria.rules_told import number
from backend.organisation.models import Unit
from workflows.engine import Reason
from workflows.rules.criteria import CriteriaSet, lint
from workflows.rules.findings import Finding

NUMBERS = ("points", "sum", "stated", "best", "step", "at", "expected", "got", "share_pct")


def unit_codes(on: date | None = None) -> set[str]:
    """The codes of the units that exist on a day."""
    day = on or clock.today()
    there = Unit.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)
    return set(there.values_list("code", flat=True))


def findings_of(criteria: CriteriaSet) -> list[Finding]:
    """Everything the linter has against a set, appraisers compared with the register of units."""
    wanted = {area.appraiser for area in criteria.areas if area.appraiser}
    return lint(criteria, unit_codes() if wanted else None)


def finding_reason(finding: Finding) -> Reason:
    """A finding as a reason, its numbers in the reader's writing."""
    data = {key: _number(value) if key in NUMBERS else value for key, value in finding.data.items()}
    if finding.code == "tier_overlap":
        data.setdefault("tiers", data.get("at", ""))
    return Reason(f"criteria_set.{finding.code}", {"where": finding.where, **data})


def finding_reasons(findings: Sequence[Finding]) -> list[Reason]:
    """Findings as reasons, in order."""
    return [finding_reason(finding) for finding in findings]


def _number(text: str) -> str:
    try:
        return number(Decimal(text))
    except InvalidOperation:
        return text


def versions_of(edition: Edition) -> list[Edition]:
    """Every version of a set, newest first."""
    return list(criteria_editions().filter(code=edition.code).order_by("-version"))


def version_before(edition: Edition) -> Edition | None:
    """The version that this one replaced."""
    return criteria_editions().filter(code=edition.code, version__lt=edition.version).order_by("-version").first()


def newest_of(code: str) -> Edition | None:
    """The newest version of a set."""
    return criteria_editions().filter(code=code).order_by("-version").first()


def appraising_units() -> list[tuple[str, str]]:
    """The units of today that may appraise an area: code and name."""
    day = clock.today()
    there = Unit.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)
    return list(there.order_by("name").values_list("code", "name"))
