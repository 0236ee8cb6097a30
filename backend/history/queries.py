"""Reads of the history: everything known of one holder, and the register with its filters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from backend.base.texts import fold
from backend.catalogue.queries import award_label
from backend.history.fact_models import STANDING, YearlyClassification
from backend.history.models import AwardRecord
from backend.organisation.aliases import bodies_of, entries_of
from backend.organisation.models import Person, Unit, UnitName
from workflows.engine import Label
from workflows.lifecycles.award_record import AwardRecordState


@dataclass(frozen=True, slots=True)
class Filters:
    """What a reader asked of the register; empty means all."""

    words: str = ""
    award: str = ""
    state: str = ""
    origin: str = ""
    year: int | None = None
    unit: int | None = None


def asked(given: Mapping[str, str]) -> Filters:
    """The filters of a query string; what makes no sense is left out."""

    def number(name: str) -> int | None:
        text = given.get(name, "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None

    state = given.get("state", "")
    return Filters(
        words=given.get("q", "").strip()[:100], award=given.get("award", "")[:60],
        state=state if state in set(AwardRecordState) else "", origin=given.get("origin", "")[:10],
        year=number("year"), unit=number("unit"),
    )  # fmt: skip


def register(rows: QuerySet[AwardRecord], filters: Filters) -> QuerySet[AwardRecord]:
    """The records that fit, newest first; names are found with or without marks, each word anywhere."""
    rows = rows.select_related("person", "unit", "home").order_by("-year_to", "-pk")
    rows = rows.prefetch_related("home__former_names")
    for word in fold(filters.words).split():
        named = Q(person__search_name__contains=word) | Q(unit__search_name__contains=word)
        once = Q(home__in=UnitName.objects.filter(search_name__contains=word).values("unit"))
        here = Q(home__search_name__contains=word) | Q(decision_number__icontains=word)
        rows = rows.filter(named | here | once)
    if filters.award:
        rows = rows.filter(award=filters.award)
    if filters.state:
        rows = rows.filter(state=filters.state)
    if filters.origin:
        rows = rows.filter(origin=filters.origin)
    if filters.year is not None:
        rows = rows.filter(year_from__lte=filters.year, year_to__gte=filters.year)
    if filters.unit is not None:
        rows = rows.filter(home__path__startswith=_path(filters.unit))
    return rows


def _path(unit: int) -> str:
    return Unit.objects.filter(pk=unit).values_list("path", flat=True).first() or "-"


def award_name(record: AwardRecord) -> Label:
    """What the award is called: as the paper writes it, else as the catalogue does."""
    if record.award_name:
        return Label(record.award_name, record.award_name)
    return award_label(record.award)


def belongs(holder: Person | Unit) -> Q:
    """Rows of all entries of a person or unit."""
    if isinstance(holder, Person):
        return Q(person__in=entries_of([holder.pk]))
    return Q(unit__in=bodies_of([holder.pk]))


def records_of(holder: Person | Unit) -> QuerySet[AwardRecord]:
    """Everything ever recorded of a holder, replaced and withdrawn rows too, newest first."""
    rows = AwardRecord.objects.filter(belongs(holder)).select_related("person", "unit", "home", "evidence")
    return rows.select_related("corrected_by").prefetch_related("home__former_names").order_by("-year_to", "-pk")


def classifications_of(holder: Person | Unit) -> QuerySet[YearlyClassification]:
    """The yearly classifications of a holder that are in use, newest first."""
    return YearlyClassification.objects.filter(STANDING, belongs(holder)).order_by("-year", "-pk")


def as_of(record: AwardRecord) -> date:
    """The day on which a record speaks: the decision's, else the end of its last year."""
    return record.decided_on or date(record.year_to, 12, 31)
