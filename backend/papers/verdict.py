"""Is this PDF one of ours, unchanged? Strict: exactly our signatures, whole file covered, our trust roots.

Source: quality finding 10 of the design (57 published attack documents; common readers accepted up to 40).
Chains are checked at the signing time written in the signature: a certificate that has run out since then does not
spoil an old paper. The caller compares the digest with the register first; this module only looks at the bytes.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Coroutine, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from io import BytesIO
from typing import Any

from asn1crypto import x509
from cryptography.exceptions import InvalidSignature
from cryptography.x509 import Certificate, load_der_x509_certificate
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import PathError, ValidationError

from award_templates.layout import Layout
from backend.papers.keys import is_demo


class VerdictKind(StrEnum):
    """What is said about a file; in force, annulled or replaced is known only to the register."""

    VALID = "valid"
    ALTERED = "altered"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class SignatureFinding:
    """One signature; `trusted` needs an intact signature, `issued_by_ours` looks at the certificate only."""

    field: str
    signer: str
    signed_at: datetime | None
    intact: bool
    valid: bool
    trusted: bool
    covers_whole_file: bool
    changes_after: bool
    issued_by_ours: bool
    demo: bool


@dataclass(frozen=True)
class Verdict:
    """The answer with its reasons; `problems` are codes, empty exactly when `kind` is valid."""

    kind: VerdictKind
    digest: str
    signatures: tuple[SignatureFinding, ...]
    intact: bool
    trusted: bool
    whole_file_covered: bool
    expected_signatures_met: bool
    changes_after_signing: bool
    specimen: bool
    problems: tuple[str, ...]


def check_pdf(data: bytes, trust_roots: Sequence[x509.Certificate], expected: Sequence[Layout]) -> Verdict:
    """The verdict on a file that may be any bytes; `expected` are the layouts whose signatures would be right.

    Give the one layout that the register names for a code, or all layouts for an upload without code.
    Never raises for bad files.
    """
    digest = hashlib.sha256(data).hexdigest()
    try:
        reader = PdfFileReader(BytesIO(data), strict=True)
        embedded = list(reader.embedded_signatures)
        revisions = reader.xrefs.total_revisions
        findings = tuple(_finding(item, trust_roots, first=not index) for index, item in enumerate(embedded))
    except Exception:  # hostile bytes make parsers fail in any way; all of them mean "not readable as a signed paper"
        return _unreadable(digest)
    met = any(_meets(embedded, findings, revisions, layout) for layout in expected)
    return _verdict(digest, findings, met)


def _finding(item: EmbeddedPdfSignature, roots: Sequence[x509.Certificate], first: bool) -> SignatureFinding:
    certificate = item.signer_cert
    at = item.self_reported_timestamp
    status = _status(item, roots, at)
    coverage = SignatureCoverageLevel.UNCLEAR if status is None else status.coverage
    whole = coverage is SignatureCoverageLevel.ENTIRE_FILE
    legal = status is not None and status.docmdp_ok and coverage >= SignatureCoverageLevel.ENTIRE_REVISION
    return SignatureFinding(
        field=item.field_name,
        signer=str(certificate.subject.native.get("common_name", "")),
        signed_at=at,
        intact=status is not None and status.intact,
        valid=status is not None and status.valid,
        trusted=status is not None and status.trusted,
        covers_whole_file=whole,
        changes_after=not whole and not (first and legal),
        issued_by_ours=_issued_under(certificate, item.other_embedded_certs, roots),
        demo=is_demo(certificate),
    )


def _status(
    item: EmbeddedPdfSignature, roots: Sequence[x509.Certificate], at: datetime | None
) -> PdfSignatureStatus | None:
    context = ValidationContext(trust_roots=list(roots), moment=at, allow_fetching=False, revocation_mode="soft-fail")
    try:
        return _run(async_validate_pdf_signature(item, signer_validation_context=context))
    except (SignatureValidationError, PathError, ValidationError, PdfError, ValueError):
        return None


def _run(work: Coroutine[Any, Any, PdfSignatureStatus]) -> PdfSignatureStatus:
    """Run pyHanko's coroutine to its end, in a thread of its own where an event loop is already running."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    with ThreadPoolExecutor(1) as aside:
        return aside.submit(asyncio.run, work).result()


def _issued_under(
    certificate: x509.Certificate, embedded: Sequence[x509.Certificate], roots: Sequence[x509.Certificate]
) -> bool:
    """Whether our roots issued the certificate, directly or through one intermediate."""
    own = load_der_x509_certificate(certificate.dump())
    anchors = [load_der_x509_certificate(root.dump()) for root in roots]
    middle = [load_der_x509_certificate(item.dump()) for item in embedded]
    return any(
        _directly(own, issuer) and (issuer in anchors or any(_directly(issuer, root) for root in anchors))
        for issuer in (*anchors, *middle)
    )


def _directly(subject: Certificate, issuer: Certificate) -> bool:
    try:
        subject.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _meets(
    embedded: Sequence[EmbeddedPdfSignature], findings: Sequence[SignatureFinding], revisions: int, layout: Layout
) -> bool:
    """Exactly the layout's fields in order, one revision each, certified first and locked last."""
    if [item.field for item in findings] != [item.field for item in layout.signatures]:
        return False
    permitted = MDPPerm.NO_CHANGES if len(findings) == 1 else MDPPerm.FILL_FORMS
    locked = len(embedded) == 1 or embedded[-1].docmdp_level is MDPPerm.NO_CHANGES
    return revisions == len(findings) + 1 and embedded[0].docmdp_level is permitted and locked


def _verdict(digest: str, findings: tuple[SignatureFinding, ...], met: bool) -> Verdict:
    intact = bool(findings) and all(item.intact and item.valid for item in findings)
    trusted = bool(findings) and all(item.trusted for item in findings)
    whole = bool(findings) and findings[-1].covers_whole_file
    changed = any(item.changes_after for item in findings)
    verdict = Verdict(
        kind=VerdictKind.UNKNOWN,
        digest=digest,
        signatures=findings,
        intact=intact,
        trusted=trusted,
        whole_file_covered=whole,
        expected_signatures_met=met,
        changes_after_signing=changed,
        specimen=any(item.demo for item in findings),
        problems=(),
    )
    problems = tuple(_problems(verdict))
    return Verdict(**{**vars(verdict), "problems": problems, "kind": _kind(findings, problems)})


def _problems(verdict: Verdict) -> Iterator[str]:
    if not verdict.signatures:
        yield "no_signature"
    if not verdict.intact:
        yield "not_intact"
    if not all(item.issued_by_ours for item in verdict.signatures):
        yield "not_our_certificates"
    elif verdict.intact and not verdict.trusted:
        yield "certificate_not_valid_then"
    if not verdict.whole_file_covered:
        yield "file_not_covered"
    if verdict.changes_after_signing:
        yield "changed_after_signing"
    if not verdict.expected_signatures_met:
        yield "not_the_expected_signatures"


def _kind(findings: Sequence[SignatureFinding], problems: Sequence[str]) -> VerdictKind:
    """Altered only where a certificate of our own authority shows that the paper may once have been ours."""
    if not problems:
        return VerdictKind.VALID
    return VerdictKind.ALTERED if any(item.issued_by_ours for item in findings) else VerdictKind.UNKNOWN


def _unreadable(digest: str) -> Verdict:
    return Verdict(
        kind=VerdictKind.UNKNOWN,
        digest=digest,
        signatures=(),
        intact=False,
        trusted=False,
        whole_file_covered=False,
        expected_signatures_met=False,
        changes_after_signing=False,
        specimen=False,
        problems=("not_readable",),
    )
