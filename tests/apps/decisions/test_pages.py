"""The pages of decisions: lists with ticks, one decision, prizes; constant queries; nothing outside one's reach."""

from io import BytesIO

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from backend.decisions import inbox
from backend.decisions.models import Decision
from backend.organisation.actors import actor_of
from tests.support.awards import AT, Cabinet


def queries(client: Client, url: str, counted) -> int:
    client.get(url)
    with counted() as seen:
        assert client.get(url).status_code == 200
    return len(seen)


@pytest.fixture
def counted(db: None):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    return lambda: CaptureQueriesContext(connection)


def test_the_appraiser_sees_what_waits_and_drafts_it_by_ticks(cabinet: Cabinet, client: Client) -> None:
    rows = cabinet.waiting(3)
    cabinet.login(client, "appraiser")
    assert "3 trường hợp" in client.get("/quyet-dinh/").content.decode()
    sent = client.post(f"/quyet-dinh/du-thao/{cabinet.round().pk}/", {"row": [rows[0].pk, rows[2].pk], "title": "Thử"})
    decision = Decision.objects.get()
    assert sent.headers["Location"] == f"/quyet-dinh/{decision.pk}/"
    assert [row.nomination_id for row in decision.rows.all()] == [rows[0].pk, rows[2].pk]


def test_a_draft_without_a_ticked_row_says_so_and_keeps_the_words(cabinet: Cabinet, client: Client) -> None:
    cabinet.waiting(1)
    cabinet.login(client, "appraiser")
    page = client.post(f"/quyet-dinh/du-thao/{cabinet.round().pk}/", {"title": "Giữ lại"})
    assert page.status_code == 400
    assert "Giữ lại" in page.content.decode()


def test_the_draft_is_edited_by_ticks(cabinet: Cabinet, client: Client) -> None:
    rows = cabinet.waiting(2)
    decision = cabinet.drafted(rows[:1])
    cabinet.login(client, "appraiser")
    assert client.get(f"/quyet-dinh/{decision.pk}/sua/").status_code == 200
    sent = {"row": [row.pk for row in rows], "recipients": "Như Điều 1;\nLưu: VT.", "version": decision.version}
    assert client.post(f"/quyet-dinh/{decision.pk}/sua/", sent).status_code == 302
    assert Decision.objects.get(pk=decision.pk).recipients == ["Như Điều 1;", "Lưu: VT."]


def test_the_signatory_strikes_names_by_ticks(cabinet: Cabinet, client: Client) -> None:
    decision = cabinet.sent()
    cabinet.login(client, "signatory")
    sent = {"row": [2], "reason": "Có đơn", "version": decision.version}
    assert client.post(f"/quyet-dinh/{decision.pk}/gach-ten/", sent).status_code == 302
    assert list(decision.rows.filter(struck=True).values_list("ordinal", flat=True)) == [2]


def test_an_old_version_of_the_page_changes_nothing(cabinet: Cabinet, client: Client) -> None:
    decision = cabinet.sent()
    cabinet.login(client, "signatory")
    sent = {"row": [2], "reason": "Có đơn", "version": decision.version - 1}
    assert client.post(f"/quyet-dinh/{decision.pk}/gach-ten/", sent).status_code == 409
    assert not decision.rows.filter(struck=True).exists()


def test_every_state_of_a_decision_has_its_page(cabinet: Cabinet, client: Client) -> None:
    cabinet.login(client, "signatory")
    for make in (cabinet.drafted, cabinet.sent, cabinet.signed):
        assert client.get(f"/quyet-dinh/{make().pk}/").status_code == 200
    issued = cabinet.issued()
    text = client.get(f"/quyet-dinh/{issued.pk}/").content.decode()
    assert "127/QĐ-UBND" in text
    assert client.get(f"/quyet-dinh/{issued.pk}/van-ban/quyet-dinh/").content.startswith(b"%PDF")


def test_papers_are_for_those_who_see_the_decision(cabinet: Cabinet, client: Client) -> None:
    decision = cabinet.signed()
    cabinet.login(client, "preparer")
    for url in ("", "van-ban/quyet-dinh/", "van-ban/to-trinh/", "tien-thuong/"):
        assert client.get(f"/quyet-dinh/{decision.pk}/{url}").status_code == 404
    client.logout()
    assert client.get(f"/quyet-dinh/{decision.pk}/").status_code == 302


def test_the_accountant_gets_totals_and_a_workbook_without_formulas(cabinet: Cabinet, client: Client) -> None:
    decision = cabinet.sent()
    decision.rows.select_related("nomination")[0].nomination.__class__.objects.update(position="=1+1")
    cabinet.does("signatory", "decision.adopt_prize", decision, rounding="exact", reason="Theo NĐ 98")
    cabinet.does("signatory", "decision.sign", decision)
    cabinet.does("clerk", "decision.number", decision, number=5, decided_on=AT.date())
    cabinet.login(client, "accountant")
    assert "5.400.000" in client.get(f"/quyet-dinh/{decision.pk}/tien-thuong/").content.decode()
    assert "5.400.000" in client.get("/quyet-dinh/tien-thuong/").content.decode()
    data = client.get(f"/quyet-dinh/{decision.pk}/tien-thuong.xlsx").content
    rows = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()
    assert (rows[3][2], rows[-1][4]) == ("=1+1", 5_400_000)


def test_a_list_costs_the_same_for_one_and_thirty_rows(cabinet: Cabinet, client: Client, counted) -> None:
    cabinet.login(client, "signatory")
    one = cabinet.drafted(cabinet.waiting(1))
    first = [queries(client, url, counted) for url in ("/quyet-dinh/", f"/quyet-dinh/{one.pk}/")]
    for _ in range(4):
        cabinet.drafted(cabinet.waiting(1))
    many = cabinet.drafted(cabinet.waiting(30))
    after = [queries(client, url, counted) for url in ("/quyet-dinh/", f"/quyet-dinh/{many.pk}/")]
    assert first == after


def test_the_inbox_says_what_waits_for_whom(cabinet: Cabinet) -> None:
    cabinet.waiting(2)
    cabinet.sent(cabinet.waiting(1))
    said = {
        who: [(line.act, line.count) for line in inbox.waiting(actor_of(cabinet.people[who]), AT)]
        for who in ("appraiser", "signatory", "clerk", "accountant")
    }
    assert said == {
        "appraiser": [("decision.draft", 2)], "signatory": [("decision.sign", 1)], "clerk": [], "accountant": [],
    }  # fmt: skip
