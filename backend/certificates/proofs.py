"""The proof list (bản dò) of a decision as a paper that can be printed and passed round."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from award_templates import catalogue
from award_templates.content import AwardRow, PaperKind, ProofListContent, Signatory
from award_templates.drawing import draw
from backend.certificates import printing
from backend.certificates.models import Certificate
from backend.decisions.models import Decision
from backend.organisation.places import head_of, place_of
from backend.papers.language import in_vietnamese


@in_vietnamese
def proof_list(decision: Decision, rows: Sequence[Certificate], on: date, by: str) -> bytes:
    """The unsigned PDF of the printed forms as they will stand on the paper."""
    content = ProofListContent(
        specimen=decision.illustrative,
        body=head_of(decision.unit),
        subject=f"Theo Quyết định số {decision.full_number}",
        place=place_of(decision.unit),
        on=on,
        rows=tuple(
            AwardRow(
                recipient=printing.recipient(row.printed_form),
                award=row.printed_form["award_name"],
                citation=row.printed_form["citation"],
            )
            for row in rows
        ),
        prepared_by=Signatory(title_lines=("NGƯỜI LẬP BẢN DÒ",), name=by),
    )
    return draw(content, catalogue.default_layout(PaperKind.PROOF_LIST))
