"""What stands on a certificate: the printed form, the layout of its object, and the frozen content."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings

from award_templates import catalogue
from award_templates.certificate import placed
from award_templates.content import CertificateContent, DocumentReference, Recipient, Verification
from award_templates.fitting import DoesNotFit
from award_templates.layout import Layout
from backend.certificates.models import Certificate
from backend.decisions import wording
from backend.decisions.models import DecisionRow
from backend.organisation.places import place_of
from backend.papers.language import in_vietnamese
from workflows.engine import Reason, Refused
from workflows.regulations.schema import Award, AwardObject, Family
from workflows.rules.numbering import RegisterFormat, register_number

LAYOUTS = {
    AwardObject.BANG_KHEN: "bang_khen/v1",
    AwardObject.GIAY_KHEN: "giay_khen/v1",
    AwardObject.CERTIFICATE_OF_TITLE: "bang_chung_nhan/v1",
}
NAMES = {AwardObject.BANG_KHEN: "BẰNG KHEN", AwardObject.GIAY_KHEN: "GIẤY KHEN"}
PRINTED_NUMBER = RegisterFormat(book="", pattern="{number}/{year}")
EDITABLE = ("honorific", "name", "position", "unit", "citation")


def layout_key(award: Award | None) -> str:
    """The layout of the award's object; empty when no paper comes with the award (none, or a flag)."""
    return LAYOUTS.get(award.object, "") if award is not None else ""


def printed_form(row: DecisionRow, award: Award) -> dict[str, str]:
    """The first proof: honorific, name, position and unit at the time, citation, award, as nominated and decided."""
    of = row.nomination
    titled = award.object is AwardObject.CERTIFICATE_OF_TITLE
    return {
        "honorific": of.honorific,
        "name": of.nominee_name,
        "position": of.position,
        "unit": "",
        "citation": of.citation,
        "verb": "Tặng danh hiệu" if titled and award.family is Family.TITLE else "Tặng",
        "award_name": award.name.vi.upper() if titled else NAMES[award.object],
        "object_name": "BẰNG CHỨNG NHẬN" if titled else "",
    }


def address(code: str) -> str:
    """What the QR square says."""
    return f"{settings.PUBLIC_URL.rstrip('/')}/tra-cuu/{code}/"


def printed_number(number: int, year: int) -> str:
    """Số sổ vàng as printed: 0041/2024."""
    return register_number(number, year, PRINTED_NUMBER)


@in_vietnamese
def content(certificate: Certificate, number: str = "0000/0000") -> CertificateContent:
    """The frozen content; LookupError while the decision has no number and date."""
    decision, form = certificate.row.decision, certificate.printed_form
    if decision.signatory is None or decision.decided_on is None:
        raise LookupError(f"decision {decision.pk} is not signed and numbered")
    place = place_of(decision.unit)
    return CertificateContent(
        specimen=certificate.illustrative,
        verification=Verification(url=address(certificate.code), code=certificate.code),
        issuer=(wording.authority_of(decision),),
        verb=form["verb"],
        award_name=form["award_name"],
        object_name=form["object_name"],
        recipient=recipient(form),
        citation=form["citation"],
        decision=DocumentReference(
            number=f"{decision.number:02d}", symbol=decision.symbol, on=decision.decided_on, place=place
        ),
        register_number=number,
        place=place,
        on=decision.decided_on,
        signatory=wording.signatory_of(decision, decision.signatory),
    )


def recipient(form: Mapping[str, str]) -> Recipient:
    """The honoured as printed."""
    return Recipient(name=form["name"], honorific=form["honorific"], position=form["position"], unit=form["unit"])


def layout_of(certificate: Certificate) -> Layout:
    """The layout version that the certificate was prepared for."""
    return catalogue.layout(certificate.layout)


def must_fit(certificate: Certificate) -> None:
    """Refused when a text of the printed form is too long for its place on the paper."""
    try:
        placed(content(certificate), layout_of(certificate))
    except DoesNotFit as long:
        raise Refused(Reason("certificate.too_long", {"text": str(long)})) from long
