"""The pages of blocks, years, sheets and schemes: who sees what, forms that keep what was typed, the workbook."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from backend.emulation.models import GivenMark, SchemeDraft
from tests.support.emulation_play import EVIDENCE, sheet_of

pytestmark = pytest.mark.django_db


def text(response, code: int = 200) -> str:
    assert response.status_code == code, response.content.decode()[:2000]
    return response.content.decode()


def test_the_room_lists_blocks_years_and_my_sheets(browse, run) -> None:
    seen = text(browse("preparer2").get(reverse("emulation:home")))
    assert "Khối sở tổng hợp" in seen
    assert "Sở Cánh Rừng" in seen


def test_a_unit_registers_and_self_scores_on_pages(browse, run) -> None:
    one = sheet_of(run, 2)
    plan = reverse("emulation:fill", args=[one.pk, "plan"])
    assert "Kế hoạch năm" in text(browse("preparer2").get(plan))
    done = browse("preparer2").post(plan, {"i-I-1-plan": "100", "i-I-2-plan": "5", "i-I-3-plan": "40", "aims": "Cờ"})
    assert done.status_code == 302
    assert [row.mark["plan"] for row in GivenMark.objects.filter(sheet=one)] == ["100", "5", "40"]


def test_what_was_typed_stays_when_evidence_is_missing(browse, run, registered) -> None:
    one = registered(2)
    url = reverse("emulation:fill", args=[one.pk, "self"])
    seen = text(browse("preparer2").post(url, {"i-I-1-actual": "115"}), 409)
    assert "chưa ghi tài liệu kiểm chứng" in seen
    assert 'value="115"' in seen
    assert not GivenMark.objects.filter(sheet=one, stage="self").exists()


def test_a_head_sees_the_units_values_and_evidence_beside_the_fields(browse, run, submitted) -> None:
    one = submitted(2)
    seen = text(browse("head0").get(reverse("emulation:fill", args=[one.pk, "block"])))
    assert EVIDENCE in seen
    assert text(browse("head3").get(reverse("emulation:fill", args=[one.pk, "block"])), 404)


def test_the_sheet_tells_its_parts_and_why_tells_the_rule(browse, settled) -> None:
    one = settled(1)
    seen = text(browse("preparer1").get(reverse("emulation:sheet", args=[one.pk])))
    assert "98,5" in seen
    why = text(browse("preparer1").get(reverse("emulation:why", args=[one.pk, "I.1"])))
    assert "Thực hiện 115 trên kế hoạch 100 (115 %): 20 điểm" in why
    assert "thưởng 2 điểm" in why


def test_the_table_is_hidden_from_members_until_it_is_published(browse, run, settled) -> None:
    settled(1)
    url = reverse("emulation:year", args=[run.pk])
    assert "Xếp hạng tạm tính" in text(browse("secretary").get(url))
    assert "Xếp hạng tạm tính" not in text(browse("preparer3").get(url))
    assert browse("preparer3").get(reverse("emulation:book", args=[run.pk])).status_code == 404


def test_the_workbook_holds_the_table_and_no_formula(browse, run, settled, units) -> None:
    units[1].name = "=1+1"
    units[1].save()
    settled(1)
    found = browse("secretary").get(reverse("emulation:book", args=[run.pk]))
    content = b"".join(found.streaming_content) if found.streaming else found.content
    cells = [cell for row in load_workbook(BytesIO(content)).active for cell in row]
    assert "=1+1" in [cell.value for cell in cells]
    assert all(cell.data_type != "f" for cell in cells)


def test_the_years_page_asks_the_database_equally_often_for_more_members(browse, run, settled) -> None:
    url, client = reverse("emulation:year", args=[run.pk]), browse("secretary")
    settled(1)
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(url)
    settled(2)
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(many) == len(few)


def test_an_item_of_a_draft_is_mended_on_its_form(browse, do, province) -> None:
    draft = do("emulation_scheme.create", "appraiser", unit=province, code="c", title="Bảng", year=2025)
    url = reverse("emulation:scheme-act", args=[draft.pk, "put_item"]) + "?muc=I.1"
    client = browse("appraiser")
    assert "Chỉ tiêu phát triển được giao" in text(client.get(url))
    given = {
        "section": "I", "scorer": "block", "code": "I.1", "title_vi": "Thu ngân sách", "kind": "quantitative",
        "points": "25", "status": "unconfirmed", "most": "0",
    }  # fmt: skip
    assert client.post(url, given).status_code == 302
    assert SchemeDraft.objects.get().scheme.item("I.1").points == 25


def test_pages_of_blocks_and_schemes_open(browse, run, edition, block, do, province) -> None:
    client = browse("appraiser")
    draft = do("emulation_scheme.create", "appraiser", unit=province, code="d", title="Bảng khác", year=2025)
    for name, args in (
        ("block", [block.pk]), ("members", [block.pk]), ("schemes", []), ("scheme", [edition.pk]), ("open-year", []),
        ("create-block", []), ("create-scheme", []), ("year-act", [run.pk, "elect"]), ("draft", [draft.pk]),
        ("scheme-act", [draft.pk, "edit"]),
    ):  # fmt: skip
        assert client.get(reverse(f"emulation:{name}", args=args)).status_code == 200, name
