"""What a citizen is told of a code or a file, by page and by API, without login."""

from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from backend.certificates.models import Certificate
from backend.papers import making
from backend.verification import answers, throttles, words
from backend.verification.answers import Kind
from tests.support.awards import DAY, Cabinet


@pytest.fixture(autouse=True)
def no_counts() -> None:
    cache.clear()


@pytest.fixture
def issued(cabinet: Cabinet) -> Certificate:
    return cabinet.certified()[0]


def upload(client: Client, data: bytes, name: str = "bang.pdf") -> dict:
    given = {"file": SimpleUploadedFile(name, data, content_type="application/pdf")}
    return client.post("/api/v1/verification/", given).json()


def test_a_code_says_what_is_printed_and_no_more(issued: Certificate, client: Client) -> None:
    said = client.get(f"/api/v1/verification/{issued.code}/").json()
    assert (said["kind"], said["specimen"], said["recipient"]) == (
        "in_force", True, f"Bà {issued.printed_form['name']}",
    )  # fmt: skip
    assert (said["decision_number"], said["register_number"], said["signed_by"]) == (
        "127/QĐ-UBND", "0001/2024", "Vũ Văn Ký",
    )  # fmt: skip
    assert "id" not in said
    assert "nomination" not in said


def test_the_page_of_a_code_shows_verdict_name_and_specimen_warning(issued: Certificate, client: Client) -> None:
    page = client.get(f"/tra-cuu/{issued.code}/")
    text = page.content.decode()
    assert page.status_code == 200
    assert all(said in text for said in ("Còn hiệu lực", issued.printed_form["name"], str(words.SPECIMEN)))


def test_a_typed_code_leads_to_its_page_in_any_writing(issued: Certificate, client: Client) -> None:
    typed = issued.code.lower().replace("-", " ")
    assert client.get("/tra-cuu/", {"ma": typed}).headers["Location"] == f"/tra-cuu/{issued.code}/"


def test_a_mistyped_code_is_said_to_be_mistyped(client: Client, db: None) -> None:
    page = client.get("/tra-cuu/", {"ma": "K7QF-2M9X-TD4X"})
    assert "Mã chưa đúng" in page.content.decode()


def test_a_code_that_was_never_issued_is_unknown(cabinet: Cabinet, client: Client) -> None:
    proof = cabinet.proofs(1)[0]
    page = client.get(f"/tra-cuu/{proof.code}/")
    assert page.status_code == 404
    assert proof.printed_form["name"] not in page.content.decode()


def test_an_annulled_decision_shows_on_its_certificates(cabinet: Cabinet, issued: Certificate) -> None:
    cabinet.does("signatory", "decision.annul", issued.row.decision, number="2", annulled_on=DAY, reason="Sai")
    said = answers.by_code(issued.code)
    assert (said.kind, said.why, said.ended_on) == (Kind.ANNULLED, "decision_annulled", DAY)


def test_a_replaced_certificate_says_so(cabinet: Cabinet, issued: Certificate) -> None:
    cabinet.does("officer", "certificate.replace", issued, reason="Hỏng")
    assert answers.by_code(issued.code).kind is Kind.REPLACED


def test_the_file_itself_is_in_force(issued: Certificate, client: Client) -> None:
    said = upload(client, making.read(issued.paper))
    assert (said["kind"], said["code"]) == ("in_force", issued.code)


def test_a_tampered_file_is_altered(issued: Certificate, client: Client) -> None:
    data = bytearray(making.read(issued.paper))
    data[2000] ^= 1
    said = upload(client, bytes(data))
    assert (said["kind"], said["recipient"]) == ("altered", "")


def test_something_added_behind_the_last_signature_is_altered(issued: Certificate) -> None:
    data = making.read(issued.paper)
    assert answers.by_file(data + b"\n%% added\n").kind is Kind.ALTERED


def test_the_revision_without_the_seal_is_no_finished_paper(issued: Certificate) -> None:
    first = issued.paper.revision_of
    said = answers.by_file(making.read(first))
    assert (said.kind, said.why) == (Kind.UNKNOWN, "not_final")


def test_the_file_of_a_decision_is_checked_too(cabinet: Cabinet) -> None:
    decision = cabinet.issued()
    said = answers.by_file(making.read(decision.paper))
    assert (said.kind, said.decision_number, said.paper) == (Kind.IN_FORCE, "127/QĐ-UBND", "decision")


def test_a_signed_decision_without_number_is_not_final(cabinet: Cabinet) -> None:
    assert answers.by_file(making.read(cabinet.signed().paper)).why == "not_final"


def test_a_strangers_pdf_is_unknown(cabinet: Cabinet, client: Client) -> None:
    assert upload(client, b"%PDF-1.4\nnothing\n%%EOF")["kind"] == "unknown"


@pytest.mark.parametrize(("data", "code"), [(b"MZ\x90", "verification.not_pdf"), (b"%PDF" * 3_000_000, None)])
def test_what_is_no_pdf_or_too_large_is_refused_with_a_sentence(
    data: bytes, code: str | None, cabinet: Cabinet, client: Client
) -> None:
    page = client.post("/tra-cuu/", {"file": SimpleUploadedFile("a.pdf", data)})
    assert page.status_code == 400
    problem = upload(client, data)
    assert problem["reasons"][0]["code"] == (code or "paper.too_large")


def test_a_stranger_is_warned_of_secrets_and_asked_for_no_statement(client: Client, db: None) -> None:
    page = client.get("/tra-cuu/").content.decode()
    assert ("Không gửi tài liệu mật" in page, "no_secret" in page) == (True, False)


def test_a_page_without_a_file_asks_for_one(client: Client, db: None) -> None:
    assert client.post("/tra-cuu/").status_code == 400


def test_files_are_taken_only_so_often(client: Client, cabinet: Cabinet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttles.FileThrottle, "rate", "2/min")
    files = [SimpleUploadedFile("a.pdf", b"%PDF-") for _ in range(3)]
    sent = [client.post("/tra-cuu/", {"file": file}).status_code for file in files]
    assert sent == [200, 200, 429]


def test_every_ground_and_verdict_has_words() -> None:
    source = Path(answers.__file__).read_text(encoding="utf-8")
    assert set(words.VERDICTS) == set(words.TONES) == set(words.SIGNS) == set(Kind)
    assert all(f'"{why}"' in source for why in words.WHY)


def test_a_code_costs_few_queries(issued: Certificate, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(2):
        answers.by_code(issued.code)


def test_a_name_forged_in_the_database_is_not_confirmed_by_its_code(issued: Certificate) -> None:
    forged = issued.paper.content.replace(issued.printed_form["name"], "Kẻ Giả Mạo")
    with connection.cursor() as cursor:
        on = "" if connection.vendor == "sqlite" else ' ON "papers_paper"'
        cursor.execute(f"DROP TRIGGER vd_papers_paper_update{on}")
        cursor.execute("UPDATE papers_paper SET content = %s WHERE id = %s", [forged, issued.paper_id])
    assert (answers.by_code(issued.code).kind, answers.by_code(issued.code).recipient) == (Kind.ALTERED, "")
