"""Whether an uploaded signed copy is really signed: by whom, when, intact, by a certificate that we trust or not.

The strict reading of `verdict.py`, asked of papers that were not drawn here: any signature fields, any authority. The
trusted roots are the office's own and those of the file that the settings name (public authorities).
"""

from __future__ import annotations

from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Any

from asn1crypto import x509
from django.conf import settings

from backend.papers.keys import KeyStore, KeyStoreError, certificates
from backend.papers.sniffing import PDF
from backend.papers.verdict import Verdict, check_pdf


class Seal(StrEnum):
    """What is said of the signatures of an uploaded PDF."""

    UNSIGNED = "unsigned"
    TRUSTED = "trusted"
    UNKNOWN_SIGNER = "unknown_signer"
    CHANGED = "changed"
    UNREADABLE = "unreadable"


def roots() -> tuple[x509.Certificate, ...]:
    """Whose signatures we trust; empty where no key store and no file of roots exist."""
    found: tuple[x509.Certificate, ...] = ()
    with suppress(KeyStoreError):
        found += KeyStore(settings.KEYS_DIR / "authority", production=settings.PRODUCTION).trust_roots()
    if settings.TRUST_ROOTS:
        found += certificates(Path(settings.TRUST_ROOTS))
    return found


def read_seals(data: bytes, media: str) -> tuple[str, list[dict[str, Any]]]:
    """What is to be said of a paper's signatures, and each of them in plain values; ("", []) for what is no PDF."""
    if media != PDF:
        return "", []
    verdict = check_pdf(data, roots(), ())
    return _seal(verdict).value, [
        {
            "signer": item.signer,
            "signed_at": item.signed_at.isoformat() if item.signed_at else "",
            "intact": item.intact and item.valid and not item.changes_after,
            "trusted": item.trusted,
        }
        for item in verdict.signatures
    ]


def _seal(verdict: Verdict) -> Seal:
    if "not_readable" in verdict.problems:
        return Seal.UNREADABLE
    if not verdict.signatures:
        return Seal.UNSIGNED
    if not verdict.intact or verdict.changes_after_signing or not verdict.whole_file_covered:
        return Seal.CHANGED
    return Seal.TRUSTED if verdict.trusted else Seal.UNKNOWN_SIGNER
