"""Reads of certificates: the register and the proofs of a decision, each with all that a list shows, in one query."""

from __future__ import annotations

from collections import Counter

from django.db.models import Count, Q, QuerySet

from backend.catalogue import queries as catalogue
from backend.catalogue.models import Edition
from backend.certificates import printing
from backend.certificates.models import Certificate
from backend.decisions.models import Decision, DecisionRow
from backend.decisions.queries import award_in, packs_of
from backend.nominations.models import Submission
from backend.organisation.names import fold
from workflows.lifecycles.certificate import CertificateState

LIST = "nomination__submission"
REGISTERED = (CertificateState.ISSUED.value, CertificateState.REPLACED.value, CertificateState.REVOKED.value)


def listed() -> QuerySet[Certificate]:
    """Certificates with their row, nomination and decision."""
    return Certificate.objects.select_related(
        "row__decision__unit", "row__nomination__unit", "register_unit", "replaces", "paper"
    )


def register() -> QuerySet[Certificate]:
    """Everything that ever got a number, newest first; replaced and revoked ones stay in the book."""
    return listed().filter(state__in=REGISTERED).order_by("-register_year", "-register_number", "-pk")


def unprepared(decisions: QuerySet[Decision]) -> Counter[int]:
    """Decision key → rows whose award brings a paper and that have no proof yet; a title like LĐTT brings none."""
    without = DecisionRow.objects.filter(struck=False, certificates__isnull=True, decision__in=decisions).order_by()
    judged = without.annotate(law=catalogue.law_key(Submission.kind, f"{LIST}_id", f"{LIST}__pack_id"))
    groups = list(judged.values_list("decision_id", "law", "award").annotate(Count("pk")))
    packs = packs_of(Edition.objects.filter(pk__in={law for _decision, law, _award, _many in groups if law}))
    counts: Counter[int] = Counter()
    for decision, law, award, many in groups:
        if printing.layout_key(award_in(packs.get(law), award)):
            counts[decision] += many
    return counts


def found(rows: QuerySet[Certificate], words: str) -> QuerySet[Certificate]:
    """Rows by name (with or without marks), code, register number or decision number."""
    folded = fold(words)
    wanted = Q(row__nomination__search_name__contains=folded) | Q(code__icontains=words)
    if words.isdecimal() and len(words) < 9:
        wanted |= Q(register_number=int(words)) | Q(row__decision__number=int(words))
    return rows.filter(wanted)
