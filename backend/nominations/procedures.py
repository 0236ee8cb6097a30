"""The simplified procedure (thủ tục đơn giản, L22 Article 85) as a reasoned choice for one list, kept for good.

The case stands in a book of forms; the choice is an adoption of its row by a person, with a reason. Choosing the full
procedure again is a later choice. Which shorter list of papers follows is not settled law: the adoption carries it.
"""

from __future__ import annotations

from dataclasses import dataclass

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.base.reasons import said
from backend.catalogue import form_books
from backend.catalogue import queries as catalogue
from backend.catalogue.models import Adoption, Edition
from backend.nominations.grounds import GROUNDS
from backend.nominations.models import Submission
from backend.nominations.serializers import ProcedureInputs
from workflows.basis import Status
from workflows.dossiers.schema import FormBook, SimplifiedCase
from workflows.engine import Reason, Refused
from workflows.facts import Ground
from workflows.lifecycles.nomination import LIVE

KIND, FULL = "submission", form_books.case_row("")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The case chosen for a list: by whom, when, why, and how sure we are of its papers."""

    case: SimplifiedCase
    adoption: Adoption
    papers_status: Status


def chosen(submission: Submission) -> Chosen | None:
    """The case that holds for a list now; None under the full procedure."""
    rows = Adoption.objects.filter(subject_kind=KIND, subject_id=str(submission.pk), row__startswith=FULL)
    newest = rows.select_related("edition").order_by("-pk").first()
    if newest is None or newest.row == FULL or newest.edition is None:
        return None
    case = form_books.value(newest.edition).case(newest.row.removeprefix(FULL))
    return Chosen(case, newest, catalogue.row_status(newest.edition, form_books.papers_row(case.code)))


def cases_for(submission: Submission) -> tuple[Edition | None, tuple[SimplifiedCase, ...]]:
    """The book of the day on which the dossier counts, and its cases."""
    edition = catalogue.book_for(submission.received_on or submission.round.opens_on)
    return edition, form_books.value(edition).simplified if edition is not None else ()


@act("submission.choose_procedure", model=Submission, inputs=ProcedureInputs)
def choose_procedure(doing: Doing, submission: Submission, *, reason: str, case: str = "") -> None:
    """Choose the simplified procedure by one of the law's cases, or the full one again, with a reason."""
    doing.demand(submission)
    now = chosen(submission)
    if (now.case.code if now is not None else "") == case:
        raise Refused(Reason("procedure.same"))
    edition = catalogue.book_for(doing.day)
    if case:
        _allowed(submission, form_books.value(edition) if edition is not None else None, case)
    Adoption.objects.create(
        subject_kind=KIND, subject_id=str(submission.pk), edition=edition, row=form_books.case_row(case),
        reason=reason, adopted_by=doing.actor.name[:200], adopted_at=doing.at,
    )  # fmt: skip
    doing.save(submission, procedure=case or "full", reason=reason)


def _allowed(submission: Submission, book: FormBook | None, code: str) -> None:
    found = {case.code: case for case in book.simplified}.get(code) if book is not None else None
    if found is None:
        raise Refused(Reason("procedure.unknown", {"case": code}))
    if found.paper_only:
        raise Refused(Reason("procedure.paper_only", {"basis": found.basis}))
    if not any(found.speaks_of(ground) for ground in _grounds(submission)):
        raise Refused(Reason("procedure.other_ground", {"case": said(found.title)}))


def _grounds(submission: Submission) -> set[Ground]:
    """The grounds of the list's rows; while it is empty, those that the round's awards may have."""
    named = submission.nominations.filter(state__in=[state.value for state in LIVE]).values_list("ground", flat=True)
    known = catalogue.awards_known()
    possible = {ground for code in submission.round.awards if code in known for ground in known[code].grounds}
    return {GROUNDS[one] for one in named} or possible
