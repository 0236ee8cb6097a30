"""The acts on certificates: proofs, their confirmation by the unit, issue under a gap-free number, replacement."""

from __future__ import annotations

from django.db.models import Count, Max

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.catalogue import queries as catalogue
from backend.certificates import printing
from backend.certificates.codes import new_code
from backend.certificates.models import Certificate
from backend.certificates.serializers import FormInputs, ReasonInputs
from backend.decisions import papers
from backend.decisions.models import Decision, DecisionRow
from backend.decisions.queries import kept_rows
from backend.organisation.models import Unit
from backend.papers import making
from backend.papers.models import Paper
from workflows.engine import Reason, Refused
from workflows.rules.numbering import next_number


@act("certificate.prepare", model=Decision)
def prepare(doing: Doing, decision: Decision) -> None:
    """One proof for every row whose award brings a paper and that has none yet; a title like LĐTT brings none."""
    rows = kept_rows(decision).exclude(certificates__isnull=False)
    made = [proof for proof in (_proof(decision, row) for row in rows) if proof is not None]
    if not made:
        raise Refused(Reason("certificate.nothing_to_prepare"))
    for proof in made:
        doing.save(proof, layout=proof.layout)


@act("certificate.edit", model=Certificate, inputs=FormInputs)
def edit(doing: Doing, certificate: Certificate, **form: str) -> None:
    """Mend the printed form while it is a proof; refused when it no longer fits the paper."""
    certificate.printed_form = {**certificate.printed_form, **form}
    printing.must_fit(certificate)
    doing.save(certificate, **form)


@act("certificate.confirm", model=Certificate)
def confirm(doing: Doing, certificate: Certificate) -> None:
    """The unit says that the printed form is right."""
    printing.must_fit(certificate)
    certificate.confirmed_by, certificate.confirmed_at = doing.actor.name, doing.at
    doing.move(certificate)


@act("certificate.correct", model=Certificate, inputs=ReasonInputs)
def correct(doing: Doing, certificate: Certificate, *, reason: str) -> None:
    """A confirmed form is opened again; the unit must confirm it anew."""
    certificate.confirmed_by, certificate.confirmed_at = "", None
    doing.move(certificate, reason=reason)


@act("certificate.issue", model=Certificate)
def issue(doing: Doing, certificate: Certificate) -> None:
    """Give the next register number, freeze the content, draw it, sign it for the signatory and seal it."""
    doing.demand(certificate)
    register = doing.lock(Unit, certificate.register_unit_id)
    certificate.register_year = doing.day.year
    certificate.register_number = _next(register, certificate.register_year)
    certificate.issued_at, certificate.issued_by = doing.at, doing.actor.name
    certificate.paper = _paper(doing, certificate)
    doing.move(certificate, register=certificate.printed_number, paper=certificate.paper.sha256)


@act("certificate.replace", model=Certificate, inputs=ReasonInputs)
def replace(doing: Doing, certificate: Certificate, *, reason: str) -> None:
    """Withdraw an issued paper for a new one: a proof with the same form; the old number is never used again."""
    certificate.end_reason = reason
    doing.move(certificate, reason=reason)
    again = Certificate(
        row=certificate.row,
        register_unit=certificate.register_unit,
        code=new_code(),
        layout=certificate.layout,
        printed_form=certificate.printed_form,
        replaces=certificate,
        illustrative=certificate.illustrative,
    )
    doing.save(again, replaces=certificate.printed_number)


@act("certificate.revoke", model=Certificate, inputs=ReasonInputs)
def revoke(doing: Doing, certificate: Certificate, *, reason: str) -> None:
    """Take back the paper of an annulled award (L22 Art 93(2)); it stays in the register."""
    certificate.end_reason = reason
    doing.move(certificate, reason=reason)


@act("certificate.cancel", model=Certificate, inputs=ReasonInputs)
def cancel(doing: Doing, certificate: Certificate, *, reason: str) -> None:
    """End a proof whose award was annulled before its paper was issued."""
    certificate.end_reason = reason
    doing.move(certificate, reason=reason)


def _proof(decision: Decision, row: DecisionRow) -> Certificate | None:
    pack = row.nomination.submission.law
    award = catalogue.award(pack, row.award) if pack is not None else None
    layout = printing.layout_key(award)
    if award is None or not layout:
        return None
    return Certificate(
        row=row,
        register_unit=decision.unit,
        code=new_code(),
        layout=layout,
        printed_form=printing.printed_form(row, award),
        illustrative=decision.illustrative,
    )


def _next(register: Unit, year: int) -> int:
    """The next number of the locked register: consecutive from 1 in each year, without a gap (N30 Art 15)."""
    numbered = Certificate.objects.filter(register_unit=register, register_year=year, register_number__isnull=False)
    count, last = numbered.aggregate(n=Count("pk"), last=Max("register_number")).values()
    if count != (last or 0):
        return next_number([row.register_number or 0 for row in numbered])
    return int(count) + 1


def _paper(doing: Doing, certificate: Certificate) -> Paper:
    decision = certificate.row.decision
    if decision.signatory is None:
        raise LookupError(f"decision {decision.pk} is not signed")
    content = printing.content(certificate, certificate.printed_number)
    paper = papers.drawn(
        doing,
        content,
        title=f"{content.award_name.capitalize()} – {content.recipient.name}",
        filename=f"bang-{certificate.code}.pdf",
        layout=printing.layout_of(certificate),
    )
    first = papers.signed(doing, paper, making.person_key(decision.signatory), decision.signatory.full_name)
    return papers.signed(doing, first, making.seal_key(decision.unit), decision.unit.name)
