"""What the clerk does after the signature: number and seal on the signed file, prizes, issue; and annulment."""

import shutil
import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest

from award_templates.catalogue import default_layout
from award_templates.content import PaperKind
from backend.decisions.models import Decision
from backend.history.models import AwardRecord
from backend.nominations.models import Nomination
from backend.papers import making
from backend.papers.verdict import VerdictKind, check_pdf
from permissions.check import NotPermitted
from tests.support.awards import AT, BASE, DAY, Cabinet
from workflows.engine import Refused


def codes(refused: Exception) -> set[str]:
    return {reason.code for reason in refused.reasons}  # type: ignore[attr-defined]


def test_number_and_seal_leave_the_signature_whole(cabinet: Cabinet) -> None:
    decision = cabinet.numbered()
    assert decision.paper is not None
    verdict = check_pdf(
        making.read(decision.paper), making.key_store().trust_roots(), [default_layout(PaperKind.DECISION)]
    )
    assert (verdict.kind, verdict.problems) == (VerdictKind.VALID, ())
    assert (decision.full_number, decision.paper.signatures) == ("127/QĐ-UBND", 2)


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="pdfsig of poppler-utils is missing")
def test_pdfsig_says_valid_and_total_document_for_the_seal(cabinet: Cabinet, tmp_path: Path) -> None:
    file = tmp_path / "decision.pdf"
    file.write_bytes(making.read(cabinet.numbered().paper))
    said = subprocess.run(["pdfsig", file], capture_output=True, text=True, check=False).stdout
    assert said.count("Signature is Valid") == 2
    assert "Total document signed" in said.split("Signature #2")[1]


def test_the_signed_revision_is_kept_beside_the_sealed_one(cabinet: Cabinet) -> None:
    paper = cabinet.numbered().paper
    assert paper is not None
    first = paper.revision_of
    assert first is not None
    assert making.read(paper).startswith(making.read(first))


def test_gaps_in_the_clerks_book_are_fine_and_doubles_are_not(cabinet: Cabinet) -> None:
    cabinet.numbered(number=127)
    other = cabinet.signed()
    with pytest.raises(Refused) as no:
        cabinet.does("clerk", "decision.number", other, number=127, decided_on=DAY)
    assert codes(no.value) == {"number_already_used"}
    cabinet.does("clerk", "decision.number", other, number=140, decided_on=DAY)


def test_without_a_number_the_own_register_goes_on(cabinet: Cabinet) -> None:
    assert cabinet.numbered(number=None).number == 1
    assert cabinet.numbered(number=None).number == 2


def test_the_own_register_does_not_go_on_over_a_gap(cabinet: Cabinet) -> None:
    cabinet.numbered(number=7)
    with pytest.raises(Refused) as no:
        cabinet.numbered(number=None)
    assert codes(no.value) == {"register_has_gap"}


@pytest.mark.parametrize(
    ("day", "code"),
    [(DAY - timedelta(days=1), "decision.dated_before_signature"), (DAY + timedelta(days=1), "decision.dated_ahead")],
)
def test_a_decision_is_dated_from_its_signature_to_today(cabinet: Cabinet, day: date, code: str) -> None:
    decision = cabinet.signed()
    with pytest.raises(Refused) as no:
        cabinet.does("clerk", "decision.number", decision, number=1, decided_on=day)
    assert codes(no.value) == {code}


def test_the_signatory_cannot_number_and_seal(cabinet: Cabinet) -> None:
    decision = cabinet.signed()
    with pytest.raises(NotPermitted):
        cabinet.does("signatory", "decision.number", decision, number=1, decided_on=DAY)
    Decision.objects.filter(pk=decision.pk).update(signatory=cabinet.people["clerk"])
    with pytest.raises(NotPermitted) as no:
        cabinet.does("clerk", "decision.number", decision, number=1, decided_on=DAY)
    assert codes(no.value) == {"conflict.signatory_seals"}


def test_the_seal_never_comes_before_the_signature(cabinet: Cabinet) -> None:
    decision = cabinet.sent()
    with pytest.raises(Refused) as no:
        cabinet.does("clerk", "decision.number", decision, number=1, decided_on=DAY)
    assert codes(no.value) == {"state.wrong"}


def test_a_prize_without_adoption_is_a_missing_value(cabinet: Cabinet) -> None:
    row = cabinet.numbered().rows.first()
    assert row is not None
    assert (row.prize, row.prize_basis) == (None, "")


def test_an_adopted_prize_takes_the_base_salary_of_the_date(cabinet: Cabinet) -> None:
    decision = cabinet.sent()
    cabinet.does("signatory", "decision.adopt_prize", decision, rounding="exact", reason="Theo NĐ 98")
    cabinet.does("signatory", "decision.sign", decision)
    cabinet.does("clerk", "decision.number", decision, number=5, decided_on=DAY)
    row = decision.rows.first()
    assert row is not None
    assert row.prize == 2_700_000
    assert "1,5 × 1.800.000 đồng" in row.prize_basis
    assert "1,5 lần" in Decision.objects.get(pk=decision.pk).paper.content


def test_a_prize_is_missing_when_the_base_salary_changed_after_adoption(cabinet: Cabinet) -> None:
    decision = cabinet.sent()
    cabinet.does("signatory", "decision.adopt_prize", decision, rounding="exact", reason="Theo NĐ 98")
    cabinet.does("signatory", "decision.sign", decision)
    later = AT + timedelta(days=120)
    cabinet.does("clerk", "decision.number", decision, number=5, decided_on=later.date(), at=later)
    assert decision.rows.first().prize is None


def test_issue_grants_every_kept_row_and_closes_the_submission(cabinet: Cabinet) -> None:
    rows = cabinet.waiting(2)
    decision = cabinet.issued(rows)
    assert {row.state for row in Nomination.objects.all()} == {"granted"}
    assert AwardRecord.objects.filter(decision_number=decision.full_number).count() == 2
    assert Nomination.objects.get(pk=rows[0].pk).submission.state == "closed"


def test_an_unnumbered_decision_is_not_issued_and_only_by_the_clerk(cabinet: Cabinet) -> None:
    decision = cabinet.signed()
    with pytest.raises(Refused):
        cabinet.does("clerk", "decision.issue", decision)
    with pytest.raises(NotPermitted):
        cabinet.does("appraiser", "decision.issue", decision)


def test_annulment_annuls_the_awards_and_marks_the_history(cabinet: Cabinet) -> None:
    decision = cabinet.issued()
    cabinet.does(
        "signatory", "decision.annul", decision, number="200/QĐ-UBND", annulled_on=DAY, reason="Khai không đúng"
    )
    assert {row.state for row in Nomination.objects.all()} == {"annulled"}
    assert AwardRecord.objects.filter(state="annulled").count() == 2


def test_an_annulment_is_dated_after_the_decision(cabinet: Cabinet) -> None:
    decision = cabinet.issued()
    with pytest.raises(Refused) as no:
        cabinet.does(
            "signatory", "decision.annul", decision, number="2", annulled_on=DAY - timedelta(days=1), reason="X"
        )
    assert codes(no.value) == {"decision.annulled_when"}


def test_a_unit_decides_its_own_base_titles(cabinet: Cabinet) -> None:
    rows = cabinet.waiting(process=BASE, awards=("lao-dong-tien-tien", "chien-si-thi-dua-co-so"))
    decision = cabinet.issued(rows, process=BASE)
    assert decision.full_number == "127/QĐ-SDL"
    assert "Tặng danh hiệu Lao động tiên tiến cho 01 cá nhân" in decision.paper.content
    assert {row.state for row in Nomination.objects.all()} == {"granted"}
