"""Proofs, their confirmation, issue under a gap-free number, and replacement; and who may not."""

import shutil
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

from award_templates.catalogue import layout
from award_templates.content import CertificateContent
from backend.certificates.models import Certificate
from backend.decisions.models import Decision
from backend.papers import making
from backend.papers.verdict import VerdictKind, check_pdf
from permissions.check import NotPermitted
from tests.support.awards import BASE, DAY, Cabinet
from workflows.engine import Refused


def codes(refused: Exception) -> set[str]:
    return {reason.code for reason in refused.reasons}  # type: ignore[attr-defined]


def test_every_granted_row_with_a_paper_gets_a_proof(cabinet: Cabinet) -> None:
    proofs = cabinet.proofs(3)
    assert {(row.state, row.layout) for row in proofs} == {("proof", "bang_khen/v1")}
    assert len({row.code for row in proofs}) == 3


def test_a_title_without_a_paper_brings_none(cabinet: Cabinet) -> None:
    rows = cabinet.waiting(process=BASE, awards=("lao-dong-tien-tien", "chien-si-thi-dua-co-so"))
    decision = cabinet.issued(rows, process=BASE)
    cabinet.does("base_officer", "certificate.prepare", decision)
    made = Certificate.objects.get()
    assert (made.row.award, made.layout) == ("chien-si-thi-dua-co-so", "bang_chung_nhan/v1")
    assert made.printed_form["object_name"] == "BẰNG CHỨNG NHẬN"


def test_a_list_of_titles_without_papers_has_nothing_to_prepare(cabinet: Cabinet) -> None:
    decision = cabinet.issued(cabinet.waiting(process=BASE, awards=("lao-dong-tien-tien",)), process=BASE)
    with pytest.raises(Refused) as no:
        cabinet.does("base_officer", "certificate.prepare", decision)
    assert codes(no.value) == {"certificate.nothing_to_prepare"}


def test_proofs_are_prepared_once_and_only_after_the_issue(cabinet: Cabinet) -> None:
    decision = cabinet.numbered()
    with pytest.raises(Refused):
        cabinet.does("officer", "certificate.prepare", decision)
    cabinet.does("clerk", "decision.issue", decision)
    cabinet.does("officer", "certificate.prepare", decision)
    with pytest.raises(Refused) as no:
        cabinet.does("officer", "certificate.prepare", decision)
    assert codes(no.value) == {"certificate.nothing_to_prepare"}


def test_only_the_unit_confirms_and_only_the_officer_prepares(cabinet: Cabinet) -> None:
    proof = cabinet.proofs(1)[0]
    with pytest.raises(NotPermitted):
        cabinet.does("officer", "certificate.confirm", proof)
    with pytest.raises(NotPermitted):
        cabinet.does("preparer", "certificate.prepare", proof.row.decision)


def test_the_printed_form_is_mended_while_it_is_a_proof(cabinet: Cabinet) -> None:
    proof = cabinet.proofs(1)[0]
    cabinet.does("officer", "certificate.edit", proof, name="Nguyễn Thị Thật Đúng")
    cabinet.does("preparer", "certificate.confirm", proof)
    assert Certificate.objects.get(pk=proof.pk).printed_form["name"] == "Nguyễn Thị Thật Đúng"
    with pytest.raises(Refused):
        cabinet.does("officer", "certificate.edit", proof, name="Khác")


def test_a_printed_form_too_long_for_the_paper_is_refused(cabinet: Cabinet) -> None:
    proof = cabinet.proofs(1)[0]
    with pytest.raises(Refused) as no:
        cabinet.does("officer", "certificate.edit", proof, citation="thành tích rất dài " * 60)
    assert codes(no.value) == {"certificate.too_long"}


def test_a_corrected_form_must_be_confirmed_again(cabinet: Cabinet) -> None:
    row = cabinet.confirmed(1)[0]
    cabinet.does("officer", "certificate.correct", row, reason="Sai chức vụ")
    row = Certificate.objects.get(pk=row.pk)
    assert (row.state, row.confirmed_by) == ("proof", "")
    with pytest.raises(Refused) as no:
        cabinet.does("officer", "certificate.issue", row)
    assert codes(no.value) == {"state.wrong"}


def test_the_issued_paper_is_signed_twice_sealed_last_and_says_what_was_confirmed(cabinet: Cabinet) -> None:
    row = cabinet.certified()[0]
    assert row.paper is not None
    verdict = check_pdf(making.read(row.paper), making.key_store().trust_roots(), [layout(row.layout)])
    content = CertificateContent.from_json(row.paper.content)
    assert (verdict.kind, len(verdict.signatures)) == (VerdictKind.VALID, 2)
    assert content.verification.url == f"{settings.PUBLIC_URL}/tra-cuu/{row.code}/"
    assert (content.register_number, content.recipient.name) == ("0001/2024", row.printed_form["name"])


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="pdfsig of poppler-utils is missing")
def test_pdfsig_says_valid_and_total_document_for_the_last(cabinet: Cabinet, tmp_path: Path) -> None:
    file = tmp_path / "certificate.pdf"
    file.write_bytes(making.read(cabinet.certified()[0].paper))
    said = subprocess.run(["pdfsig", file], capture_output=True, text=True, check=False).stdout
    assert said.count("Signature is Valid") == 2
    assert "Total document signed" in said.split("Signature #2")[1]


def test_register_numbers_follow_each_other_within_the_year(cabinet: Cabinet) -> None:
    assert [row.register_number for row in cabinet.certified(3)] == [1, 2, 3]


def test_only_the_officer_issues(cabinet: Cabinet) -> None:
    row = cabinet.confirmed(1)[0]
    for who in ("preparer", "signatory", "clerk"):
        with pytest.raises(NotPermitted):
            cabinet.does(who, "certificate.issue", row)


def test_a_departments_officer_does_not_make_the_provinces_papers(cabinet: Cabinet) -> None:
    proof, confirmed = cabinet.proofs(1)[0], cabinet.confirmed(1)[0]
    for act, row, inputs in (
        ("certificate.edit", proof, {"name": "X"}),
        ("certificate.correct", confirmed, {"reason": "X"}),
        ("certificate.issue", confirmed, {}),
        ("certificate.cancel", proof, {"reason": "X"}),
        ("certificate.revoke", confirmed, {"reason": "X"}),
    ):
        with pytest.raises(NotPermitted):
            cabinet.does("base_officer", act, row, **inputs)


def test_nothing_is_issued_for_an_annulled_decision(cabinet: Cabinet) -> None:
    row = cabinet.confirmed(1)[0]
    decision = Decision.objects.get(pk=row.row.decision_id)
    cabinet.does("signatory", "decision.annul", decision, number="2", annulled_on=DAY, reason="X")
    with pytest.raises(Refused) as no:
        cabinet.does("officer", "certificate.issue", row)
    assert codes(no.value) == {"certificate.decision_not_in_force"}


def test_a_replacement_gets_its_own_number_and_the_old_one_is_kept(cabinet: Cabinet) -> None:
    old = cabinet.certified()[0]
    cabinet.does("officer", "certificate.replace", old, reason="Hỏng")
    new = Certificate.objects.get(replaces=old)
    cabinet.does("preparer", "certificate.confirm", new)
    cabinet.does("officer", "certificate.issue", new)
    old, new = Certificate.objects.get(pk=old.pk), Certificate.objects.get(pk=new.pk)
    assert (old.state, old.register_number, new.state, new.register_number) == ("replaced", 1, "issued", 2)
    assert old.code != new.code


def test_what_is_issued_is_frozen_by_the_database(cabinet: Cabinet) -> None:
    row = cabinet.certified()[0]
    with pytest.raises(Exception, match="frozen"):
        Certificate.objects.filter(pk=row.pk).update(register_number=99)


def test_a_paper_is_taken_back_only_after_its_award_was_annulled(cabinet: Cabinet) -> None:
    certificate = cabinet.certified()[0]
    with pytest.raises(Refused) as no:
        cabinet.does("officer", "certificate.revoke", certificate, reason="Thử")
    assert codes(no.value) == {"certificate.still_in_force"}
    decision = certificate.row.decision
    cabinet.does("signatory", "decision.annul", decision, reason="Kê khai sai", number="9/QĐ", annulled_on=DAY)
    cabinet.does("officer", "certificate.revoke", certificate, reason="Quyết định đã hủy")
    assert Certificate.objects.get(pk=certificate.pk).state == "revoked"


def test_a_proof_of_an_annulled_award_is_cancelled_and_never_issued(cabinet: Cabinet) -> None:
    proof = cabinet.proofs(1)[0]
    decision = proof.row.decision
    cabinet.does("signatory", "decision.annul", decision, reason="Kê khai sai", number="9/QĐ", annulled_on=DAY)
    cabinet.does("officer", "certificate.cancel", proof, reason="Quyết định đã hủy")
    assert Certificate.objects.get(pk=proof.pk).state == "cancelled"
