"""What is said of a code or a file: in force, annulled, replaced, altered or unknown, and what the paper itself says.

Nothing is told that is not printed on the paper. A file is first compared by digest with the register's revisions,
then judged by the strict rule; the register alone knows whether a genuine paper still counts.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from award_templates import catalogue
from award_templates.content import CertificateContent, DecisionContent, PaperKind, content_from_json
from backend.base import clock
from backend.certificates.codes import read_code
from backend.certificates.models import Certificate
from backend.certificates.queries import REGISTERED, listed
from backend.decisions.models import Decision
from backend.papers import making
from backend.papers.keys import KeyStoreError
from backend.papers.models import Paper
from backend.papers.verdict import Verdict, VerdictKind, check_pdf
from workflows.lifecycles.certificate import CertificateState
from workflows.lifecycles.decision import DecisionState
from workflows.lifecycles.nomination import NominationState


class Kind(StrEnum):
    """The verdict that a citizen reads first."""

    IN_FORCE = "in_force"
    ANNULLED = "annulled"
    REPLACED = "replaced"
    ALTERED = "altered"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Answer:
    """The verdict and, for a paper of ours, what is printed on it; `why` names the ground as a code."""

    kind: Kind
    why: str
    specimen: bool = False
    paper: str = ""
    recipient: str = ""
    post: str = ""
    award: str = ""
    citation: str = ""
    decision_number: str = ""
    decided_on: date | None = None
    register_number: str = ""
    issuer: str = ""
    signed_by: str = ""
    signed_on: date | None = None
    sealed_by: str = ""
    ended_on: date | None = None
    code: str = ""


NO_SUCH_CODE = Answer(Kind.UNKNOWN, "no_such_code")
RECORD_CHANGED = Answer(Kind.ALTERED, "record_changed")
BAD_CODE = Answer(Kind.UNKNOWN, "mistyped_code")


def by_code(typed: str) -> Answer:
    """What the register says of a code; one that was never issued is unknown."""
    code = read_code(typed)
    if not code:
        return BAD_CODE
    found = listed().select_related("row__decision__signatory").filter(code=code, state__in=REGISTERED).first()
    return of_certificate(found) if found is not None else NO_SUCH_CODE


def of_certificate(certificate: Certificate) -> Answer:
    """The answer for a certificate that has a number."""
    kind, why, ended = _standing(certificate)
    if certificate.paper is None:
        return NO_SUCH_CODE
    if not making.faithful(certificate.paper):
        return RECORD_CHANGED
    content = CertificateContent.from_json(certificate.paper.content)
    return Answer(
        kind=kind,
        why=why,
        specimen=content.specimen,
        paper="certificate",
        recipient=f"{content.recipient.honorific} {content.recipient.name}".strip(),
        post=", ".join(part for part in (content.recipient.position, content.recipient.unit) if part),
        award=" ".join(part for part in (content.object_name, content.award_name) if part),
        citation=content.citation,
        decision_number=f"{content.decision.number}/{content.decision.symbol}",
        decided_on=content.decision.on,
        register_number=content.register_number,
        issuer=content.issuer[0],
        signed_by=content.signatory.name,
        signed_on=_day(certificate.issued_at),
        sealed_by=certificate.row.decision.unit.name,
        ended_on=ended,
        code=certificate.code,
    )


def of_decision(decision: Decision) -> Answer:
    """The answer for a decision that was numbered and sealed."""
    if decision.paper is not None and not making.faithful(decision.paper):
        return RECORD_CHANGED
    content = content_from_json(decision.paper.content) if decision.paper is not None else None
    if not isinstance(content, DecisionContent):
        return Answer(Kind.UNKNOWN, "not_in_register")
    annulled = decision.state == DecisionState.ANNULLED
    return Answer(
        kind=Kind.ANNULLED if annulled else Kind.IN_FORCE,
        why="decision_annulled" if annulled else "register",
        specimen=content.specimen,
        paper="decision",
        award=content.subject,
        decision_number=decision.full_number,
        decided_on=decision.decided_on,
        issuer=content.authority,
        signed_by=content.signatory.name,
        signed_on=_day(decision.signed_at),
        sealed_by=decision.unit.name,
        ended_on=decision.annulled_on,
    )


def by_file(data: bytes) -> Answer:
    """What is said of an uploaded file."""
    paper = Paper.objects.filter(sha256=hashlib.sha256(data).hexdigest(), drawn=True).order_by("-pk").first()
    if paper is not None:
        return _registered(paper)
    try:
        verdict = check_pdf(data, making.key_store().trust_roots(), catalogue.every_layout())
    except KeyStoreError:
        return Answer(Kind.UNKNOWN, "no_trust_roots")
    return _judged(verdict)


def _registered(paper: Paper) -> Answer:
    """A file whose digest is in our register: the register says whether it is a finished paper that counts."""
    certificate = listed().filter(paper=paper, state__in=REGISTERED).first()
    if certificate is not None:
        return of_certificate(certificate)
    decision = Decision.objects.select_related("unit", "signatory", "paper").filter(paper=paper).first()
    if decision is not None and decision.number is not None:
        return of_decision(decision)
    other = paper.kind not in (PaperKind.CERTIFICATE, PaperKind.DECISION)
    if other and paper.signatures == len(making.layout_of(paper).signatures):
        return Answer(Kind.IN_FORCE, "register", specimen=paper.specimen, paper="other", award=paper.get_kind_display())
    return Answer(Kind.UNKNOWN, "not_final", specimen=paper.specimen)


def _judged(verdict: Verdict) -> Answer:
    """A file that the register does not know."""
    if verdict.kind is VerdictKind.ALTERED:
        return Answer(Kind.ALTERED, "changed", specimen=verdict.specimen)
    why = "not_in_register" if verdict.kind is VerdictKind.VALID else "not_ours"
    return Answer(Kind.UNKNOWN, why, specimen=verdict.specimen)


def _standing(certificate: Certificate) -> tuple[Kind, str, date | None]:
    decision = certificate.row.decision
    if decision.state == DecisionState.ANNULLED:
        return Kind.ANNULLED, "decision_annulled", decision.annulled_on
    if certificate.row.nomination.state == NominationState.ANNULLED:
        return Kind.ANNULLED, "award_annulled", None
    if certificate.state == CertificateState.REVOKED:
        return Kind.ANNULLED, "revoked", None
    if certificate.state == CertificateState.REPLACED:
        return Kind.REPLACED, "replaced", None
    return Kind.IN_FORCE, "register", None


def _day(at: datetime | None) -> date | None:
    return clock.day(at) if at is not None else None
