"""The pages of certificates: proofs with ticks, the register with search and Excel, one certificate with its paper."""

from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from backend.certificates import inbox
from backend.certificates.models import Certificate
from backend.organisation.actors import actor_of
from tests.support.awards import AT, Cabinet


def cost(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(url).status_code == 200
    return len(seen)


def test_the_unit_confirms_by_ticks_with_a_result_per_row(cabinet: Cabinet, client: Client) -> None:
    proofs = cabinet.proofs(3)
    cabinet.login(client, "preparer")
    here = f"/cap-bang/quyet-dinh/{proofs[0].row.decision_id}/"
    assert all(row.printed_form["name"] in client.get(here).content.decode() for row in proofs)
    sent = {"row": [f"{p.pk}:{p.version}" for p in proofs[:2]], "confirmed": "1", "idempotency_key": "thu-1"}
    page = client.post(f"/lam-nhieu/certificate.confirm/?back={here}", sent, follow=True)
    assert page.status_code == 200
    assert Certificate.objects.filter(state="confirmed").count() == 2


def test_the_proof_list_is_a_paper(cabinet: Cabinet, client: Client) -> None:
    proof = cabinet.proofs(2)[0]
    cabinet.login(client, "officer")
    assert client.get(f"/cap-bang/quyet-dinh/{proof.row.decision_id}/ban-do.pdf").content.startswith(b"%PDF")


def test_the_officer_mends_a_proof_on_its_page(cabinet: Cabinet, client: Client) -> None:
    proof = cabinet.proofs(1)[0]
    cabinet.login(client, "officer")
    url = f"/cap-bang/{proof.pk}/sua/"
    assert proof.printed_form["name"] in client.get(url).content.decode()
    sent = {"name": "Tên Mới", "citation": "Có thành tích", "version": proof.version}
    assert client.post(url, sent).status_code == 302
    assert Certificate.objects.get(pk=proof.pk).printed_form["name"] == "Tên Mới"


def test_the_register_is_searched_without_marks(cabinet: Cabinet, client: Client) -> None:
    cabinet.certified(2)
    cabinet.login(client, "officer")
    assert "0001/2024" in client.get("/cap-bang/", {"q": "duoc khen"}).content.decode()
    assert "0001/2024" not in client.get("/cap-bang/", {"q": "khong co ai"}).content.decode()
    assert "0001/2024" not in client.get("/cap-bang/", {"year": "2020"}).content.decode()


def test_the_register_as_a_workbook_keeps_texts_as_texts(cabinet: Cabinet, client: Client) -> None:
    row = cabinet.confirmed(1)[0]
    cabinet.does("officer", "certificate.correct", row, reason="Thử")
    cabinet.does("officer", "certificate.edit", row, name="=HYPERLINK(1)")
    cabinet.does("preparer", "certificate.confirm", row)
    cabinet.does("officer", "certificate.issue", row)
    cabinet.login(client, "officer")
    data = client.get("/cap-bang/so-theo-doi.xlsx").content
    rows = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()
    assert rows[3][:3] == ["0001/2024", row.code, "Bà =HYPERLINK(1)"]


def test_a_certificate_and_its_paper_are_for_those_in_reach(cabinet: Cabinet, client: Client) -> None:
    row = cabinet.certified()[0]
    for who, status in (("officer", 200), ("preparer", 200), ("auditor", 200), ("clerk", 404), ("accountant", 404)):
        cabinet.login(client, who)
        assert client.get(f"/cap-bang/{row.pk}/").status_code == status
        assert client.get(f"/cap-bang/{row.pk}/bang.pdf").status_code == status


@pytest.mark.parametrize(("who", "offered"), [("officer", {"certificate.edit"}), ("base_officer", set())])
def test_papers_of_another_bodys_register_are_read_and_not_offered(
    cabinet: Cabinet, client: Client, who: str, offered: set[str]
) -> None:
    proof = cabinet.proofs(1)[0]
    cabinet.login(client, who)
    page = client.get(f"/cap-bang/{proof.pk}/")
    assert {one["act"] for one in page.context["offers"] if not one["reasons"]} == offered
    listed = client.get(f"/cap-bang/quyet-dinh/{proof.row.decision_id}/").context["acts"]
    assert bool(listed) == bool(offered)
    found = client.get(f"/api/v1/certificates/{proof.pk}/acts/").json()
    assert {one["act"] for one in found if one["open"]} == offered
    assert client.get(f"/cap-bang/{proof.pk}/sua/").status_code == (200 if offered else 404)


@pytest.mark.parametrize("page", ["/cap-bang/", "proofs"])
def test_a_list_costs_the_same_for_one_and_many_rows(cabinet: Cabinet, client: Client, page: str) -> None:
    cabinet.login(client, "officer")
    one = cabinet.certified(1)[0]
    before = cost(client, page if page != "proofs" else f"/cap-bang/quyet-dinh/{one.row.decision_id}/")
    Certificate.objects.all()
    many = _more(cabinet)
    after = cost(client, page if page != "proofs" else f"/cap-bang/quyet-dinh/{many[0].row.decision_id}/")
    assert before == after


def _more(cabinet: Cabinet) -> list[Certificate]:
    decision = cabinet.numbered(cabinet.waiting(12), number=200)
    cabinet.does("clerk", "decision.issue", decision)
    cabinet.does("officer", "certificate.prepare", decision)
    rows = list(Certificate.objects.filter(row__decision=decision))
    for row in rows:
        cabinet.does("preparer", "certificate.confirm", row)
        cabinet.does("officer", "certificate.issue", row)
    return rows


def test_the_inbox_says_what_waits_for_whom(cabinet: Cabinet) -> None:
    cabinet.proofs(2)
    said = {
        who: [(line.act, line.count) for line in inbox.waiting(actor_of(cabinet.people[who]), AT)]
        for who in ("preparer", "officer", "clerk")
    }
    assert said == {"preparer": [("certificate.confirm", 2)], "officer": [], "clerk": []}
