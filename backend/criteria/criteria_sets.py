"""Criteria sets as editions: parsed once per digest, found by year and group, laid down so that they never change."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache

from django.db.models import Q, QuerySet

from backend.audit.record import Change, Who, record
from backend.base import clock
from backend.catalogue.models import Edition, EditionKind
from workflows.rules.criteria import CriteriaSet, from_json, lint, to_json
from workflows.rules.findings import ScoringError

INDIVIDUAL = "ca_nhan"


@lru_cache(maxsize=64)
def _parsed(sha256: str) -> CriteriaSet:
    return from_json(Edition.objects.values_list("text", flat=True).get(sha256=sha256))


def criteria_value(edition: Edition) -> CriteriaSet:
    """The criteria set of an edition."""
    return _parsed(edition.sha256)


def criteria_editions() -> QuerySet[Edition]:
    """Every edition of a criteria set, newest year first, without its text."""
    return (
        Edition.objects.filter(kind=EditionKind.CRITERIA).defer("text").order_by("-in_force_from", "code", "-version")
    )


def in_year(year: int) -> Iterator[tuple[Edition, CriteriaSet]]:
    """The sets of one year, newest version first."""
    ends = Q(in_force_to__isnull=True) | Q(in_force_to__gte=date(year, 1, 1))
    for edition in criteria_editions().filter(ends, in_force_from__lte=date(year, 12, 31)):
        criteria = criteria_value(edition)
        if criteria.year == year:
            yield edition, criteria


def criteria_for(year: int, group: str) -> Edition | None:
    """The set by which a group of units is scored in a year; None where there is none."""
    return next((edition for edition, criteria in in_year(year) if criteria.group == group), None)


def digest_of(criteria: CriteriaSet) -> str:
    """The digest that an edition of this set has."""
    return hashlib.sha256(to_json(criteria).encode()).hexdigest()


def new_edition(criteria: CriteriaSet, *, by: str, at: datetime, version: int = 1) -> Edition:
    """An unsaved edition of a set; it holds in the set's year."""
    return Edition(
        kind=EditionKind.CRITERIA, code=criteria.code, version=version, title=criteria.title, text=to_json(criteria),
        sha256=digest_of(criteria), origin="office", published_by=by, published_at=at,
        in_force_from=date(criteria.year, 1, 1), in_force_to=date(criteria.year, 12, 31),
        illustrative=criteria.illustrative,
    )  # fmt: skip


def lay_down(criteria: CriteriaSet, *, by: str, version: int = 1) -> Edition:
    """Publish a criteria set as an edition; the same text again gives the same edition. ScoringError for findings."""
    findings = tuple(lint(criteria))
    if findings:
        raise ScoringError(findings)
    known = Edition.objects.filter(sha256=digest_of(criteria)).first()
    if known is not None:
        return known
    at = clock.now()
    edition = new_edition(criteria, by=by, at=at, version=version)
    edition.save()
    change = Change(EditionKind.CRITERIA.value, str(edition.pk), str(edition), data={"sha256": edition.sha256})
    record(act="edition.publish", who=Who(name=by), at=at, changes=[change])
    return edition
