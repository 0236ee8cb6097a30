"""The certificates in a nomination's history, each by its code."""

from __future__ import annotations

from backend.certificates.models import Certificate


def subjects(nomination: int) -> dict[tuple[str, str], str]:
    """The certificates of a nomination, replaced ones too."""
    rows = Certificate.objects.filter(row__nomination=nomination)
    return {("certificate", str(pk)): code for pk, code in rows.values_list("pk", "code")}
