"""Reads of certificates: the register and the proofs of a decision, each with all that a list shows, in one query."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from backend.certificates.models import Certificate
from backend.organisation.names import fold
from workflows.lifecycles.certificate import CertificateState

REGISTERED = (CertificateState.ISSUED.value, CertificateState.REPLACED.value, CertificateState.REVOKED.value)


def listed() -> QuerySet[Certificate]:
    """Certificates with their row, nomination and decision."""
    return Certificate.objects.select_related(
        "row__decision__unit", "row__nomination__unit", "register_unit", "replaces", "paper"
    )


def register() -> QuerySet[Certificate]:
    """Everything that ever got a number, newest first; replaced and revoked ones stay in the book."""
    return listed().filter(state__in=REGISTERED).order_by("-register_year", "-register_number", "-pk")


def found(rows: QuerySet[Certificate], words: str) -> QuerySet[Certificate]:
    """Rows by name (with or without marks), code, register number or decision number."""
    folded = fold(words)
    wanted = Q(row__nomination__search_name__contains=folded) | Q(code__icontains=words)
    if words.isdecimal() and len(words) < 9:
        wanted |= Q(register_number=int(words)) | Q(row__decision__number=int(words))
    return rows.filter(wanted)
