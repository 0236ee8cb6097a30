"""The pages of petitions, comparison, analysis and national indices, as the people who use them meet them."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from backend.acts.runner import perform
from backend.indices.analysis import outlooks, published_beside
from backend.indices.models import CriteriaMapping, IndexValue, Petition, WhatIf
from backend.scoring.models import IndexPublication, SheetArea
from permissions.roles import Role
from tests.apps.indices.conftest import LEAF
from workflows.engine import Refused

pytestmark = pytest.mark.django_db


def text(response, code: int = 200) -> str:
    assert response.status_code == code, response.content.decode()[:3000]
    return response.content.decode()


def page(browse, who: str, name: str, *args, query: str = "") -> str:
    return text(browse(who).get(reverse(f"indices:{name}", args=args) + query))


def test_the_head_sends_a_petition_and_finds_it_again(browse, score):
    url = reverse("indices:send", args=[score.pk])
    assert LEAF in text(browse("head").get(url))
    sent = browse("head").post(url, {"score": score.pk, "leaf": LEAF, "asked": "Đề nghị tính văn bản số 5."})
    found = Petition.objects.get()
    assert sent.url == reverse("indices:petition", args=[found.pk])
    assert "Đề nghị tính văn bản số 5." in page(browse, "head", "petition", found.pk)
    assert score.unit.name in page(browse, "appraiser", "petitions", query="?state=sent")
    again = browse("head").post(url, {"score": score.pk, "leaf": LEAF, "asked": "Đề nghị tính văn bản số 5."})
    assert "đã có kiến nghị" in text(again, 409)


def test_a_neighbour_meets_neither_petition_nor_form(browse, petition, score):
    client = browse("neighbour")
    assert client.get(reverse("indices:petition", args=[petition.pk])).status_code == 404
    assert client.get(reverse("indices:send", args=[score.pk])).status_code == 404
    assert petition.unit.name not in page(browse, "neighbour", "petitions")


def test_the_signatory_sees_what_changes_and_adjusts(browse, petition, act, published):
    url = reverse("indices:adjust", args=[published.pk])
    assert "Chưa có kiến nghị nào được chấp nhận" in text(
        browse("signatory").post(
            url, {"decision_number": "1", "decided_on": "2023-12-25", "signatory": "A", "reason": "Theo kiến nghị"}
        ),
        409,
    )
    act("index_petition.accept", "appraiser", petition, answer="Đúng, tính lại.", number=Decimal(0))
    shown = text(browse("signatory").get(url))
    assert "Thay đổi dự kiến" in shown
    assert petition.unit.name in shown
    typed = {"decision_number": "100/QĐ", "decided_on": "25/12/2023", "signatory": "A", "reason": "Theo kiến nghị"}
    done = browse("signatory").post(url, typed)
    made = IndexPublication.objects.get(adjusts=published)
    assert done.url == reverse("indices:changes", args=[made.pk])
    assert petition.unit.name in page(browse, "head", "changes", made.pk)
    assert "đã được điều chỉnh bởi" in text(browse("head").get(reverse("scoring:ranking", args=[published.pk])))


def test_who_may_not_adjust_sees_only_the_petitions(browse, petition, published):
    shown = page(browse, "head", "adjust", published.pk)
    assert petition.unit.name in shown
    assert "Số, ký hiệu quyết định điều chỉnh" not in shown


def test_a_units_page_shows_its_year_and_without_one_says_so(browse, published, appraised, made):
    shown = page(browse, "head", "unit", appraised.unit_id)
    assert "99/QĐ-UBND" in shown
    assert "Các lĩnh vực năm 2023" in shown
    assert page(browse, "head", "unit", made["SYT"].pk)
    assert "Chưa có năm trước" in page(browse, "head", "compare", published.pk)


def test_lost_points_stand_with_cause_strengths_and_weaknesses(browse, appraised):
    shown = page(browse, "head", "losses", appraised.pk)
    assert "Điểm mất theo lĩnh vực" in shown
    assert "Điểm mạnh" in shown
    assert browse("neighbour").get(reverse("indices:losses", args=[appraised.pk])).status_code == 404


def test_the_forecast_says_it_is_none_of_the_results(browse, appraised):
    shown = page(browse, "head", "forecast", appraised.unit_id, 2023)
    assert "Dự báo là giả định" in shown
    assert "Chưa có bộ tiêu chí" in page(browse, "head", "forecast", appraised.unit_id, 2020)
    assert browse("neighbour").get(reverse("indices:forecast", args=[appraised.unit_id, 2023])).status_code == 404


def test_a_what_if_copy_moves_points_and_leaves_the_sheet_alone(browse, appraised, cast):
    before = list(appraised.values.values())
    perform("what_if.keep", actor=cast["head"], inputs={"sheet": appraised, "name": "Nếu khá hơn"})
    copy = WhatIf.objects.get()
    url = reverse("indices:try-area", args=[copy.pk, "8"])
    assert 'name="n-8-1-1-number"' in text(browse("head").get(url))
    assert browse("head").post(url, {"n-8-1-1-number": "0"}).status_code == 302
    assert "8.1.1" in page(browse, "head", "what-if", copy.pk)
    assert "vượt điểm tối đa" in text(browse("head").post(url, {"n-8-1-1-number": "99"}), 409)
    assert list(appraised.values.values()) == before
    assert browse("appraiser").get(reverse("indices:what-if", args=[copy.pk])).status_code == 404


def test_before_publication_no_other_sheet_gives_a_rank(appraised):
    assert published_beside(appraised) is None
    before, after = outlooks(appraised, {})
    assert (before.rank, after.rank, before.band) == (None, None, "")


def test_after_publication_the_rank_is_among_published_results(score, appraised):
    before, _after = outlooks(appraised, {})
    assert before.rank == score.rank


def test_whoever_sees_only_some_areas_copies_no_sheet(appraised, made, person, acting):
    SheetArea.objects.filter(sheet=appraised, area="8").update(unit=made["SYT"])
    agency = acting(person("Võ Đầu Mối", made["SYT"], Role.APPRAISER))
    with pytest.raises(Refused) as no:
        perform("what_if.keep", actor=agency, inputs={"sheet": appraised, "name": "Dò"})
    assert [reason.code for reason in no.value.reasons] == ["what_if.whole_sheet"]


def test_a_dropped_copy_is_emptied_and_gone(browse, appraised, cast):
    perform("what_if.keep", actor=cast["head"], inputs={"sheet": appraised, "name": "Thử"})
    copy = WhatIf.objects.get()
    assert "Thử" in page(browse, "head", "what-ifs")
    perform("what_if.drop", actor=cast["head"], subject=copy.pk)
    assert browse("head").get(reverse("indices:what-if", args=[copy.pk])).status_code == 404
    assert "Chưa có bản tính thử" in page(browse, "head", "what-ifs")


def test_national_indices_are_entered_and_shown_with_source_and_change(browse, province):
    url = reverse("indices:enter-value")
    typed = {"unit": province.pk, "index": "par index", "province": "Quảng Trị", "scale": "100", "source": "Tin 2021"}
    for year, value, rank in ((2019, "81,32", 28), (2020, "83,64", 39)):
        sent = browse("appraiser").post(
            url, typed | {"year": year, "value": value, "rank": rank, "ranked_of": 63, "status": "secondary"}
        )
        assert sent.status_code == 302, sent.content.decode()
    shown = page(browse, "head", "national", query="?province=Quảng Trị")
    assert "tăng 2,32 điểm, giảm 11 bậc" in shown
    assert IndexValue.objects.filter(index="PAR INDEX").count() == 2
    assert "vượt thang điểm" in text(browse("appraiser").post(url, typed | {"year": 2021, "value": "101"}), 400)


def test_mappings_are_stated_on_a_page(browse, edition, province):
    shown = page(browse, "appraiser", "state-mapping")
    assert edition.title in shown
    typed = {"unit": province.pk, "older": edition.pk, "newer": edition.pk, "pairs": "1 = 99", "basis": "Công văn 1"}
    refused = text(browse("appraiser").post(reverse("indices:state-mapping"), typed), 409)
    assert "Không có lĩnh vực 99" in refused
    assert not CriteriaMapping.objects.exists()
    assert "Chưa có bảng đối chiếu" in page(browse, "head", "mappings")


def test_the_ranking_downloads_as_the_printed_table(browse, published):
    got = browse("head").get(reverse("scoring:ranking-book", args=[published.pk]))
    rows = CalamineWorkbook.from_filelike(BytesIO(got.getvalue())).get_sheet_by_index(0).to_python()
    heads = next(row for row in rows if row[0] == "TT")
    assert heads[:9] == [
        "TT",
        "Đơn vị",
        "Điểm tự chấm",
        "Điểm thẩm định",
        "Điểm XHH",
        "Tổng",
        "Tỷ lệ (%)",
        "Xếp hạng",
        "Xếp loại",
    ]
    assert "chưa có số liệu" in rows[-1]


def test_lists_cost_the_same_queries_for_one_row_and_for_many(browse, petition, score, cast):
    def cost(name: str) -> int:
        client = browse("appraiser")
        client.get(reverse(name))
        with CaptureQueriesContext(connection) as seen:
            client.get(reverse(name))
        return len(seen)

    before = cost("indices:petitions")
    for leaf in ("8.1.2", "8.1.3"):
        inputs = {"score": score, "leaf": leaf, "asked": "Đề nghị xem lại tiêu chí này."}
        perform("index_petition.send", actor=cast["head"], inputs=inputs)
    assert cost("indices:petitions") == before
    assert date(2023, 12, 25)


@pytest.mark.parametrize(("who", "sheet_too"), [("supervisor", False), ("neighbour", False), ("head", True)])
def test_whoever_reads_the_ranking_reads_the_years_of_its_units(
    browse, cast, person, acting, province, score, who, sheet_too
):
    cast["supervisor"] = acting(person("Lâm Thị Giám Sát", province, Role.SUPERVISOR))
    client, link = browse(who), reverse("indices:unit", args=[score.unit_id])
    assert link in client.get(reverse("scoring:ranking", args=[score.publication_id])).content.decode()
    text = client.get(link).content.decode()
    forecast = reverse("indices:forecast", args=[score.unit_id, 2023])
    assert ("99/QĐ-UBND" in text, forecast in text) == (True, sheet_too)
    assert client.get(forecast).status_code == (200 if sheet_too else 404)


def test_the_supervisor_is_led_to_each_published_ranking(browse, cast, person, acting, province, published):
    cast["supervisor"] = acting(person("Lâm Thị Giám Sát", province, Role.SUPERVISOR))
    client = browse("supervisor")
    link = reverse("scoring:ranking", args=[published.pk])
    assert f'href="{link}"' in client.get(reverse("movements:oversight")).content.decode()
    assert client.get(link).status_code == 200
