"""The pages of sheets, rankings, publication and tables, and the API beside them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from backend.acts.runner import perform
from backend.demo.published import published_table
from backend.organisation.models import Person
from backend.scoring.models import IndexPublication, LeafValue, PublishedScore
from backend.scoring.tables import load_published_table

pytestmark = pytest.mark.django_db


def text(response, code: int = 200) -> str:
    assert response.status_code == code, response.content.decode()[:2000]
    return response.content.decode()


def test_the_unit_fills_in_an_area_and_goes_on_to_the_next(browse, sheet):
    client, url = browse("preparer"), reverse("scoring:self-score", args=[sheet.pk, "8"])
    assert "Cho điểm trực tiếp từ 0 đến 3" in text(client.get(url))
    done = client.post(url, {"n-8-1-1-number": "2,5", "n-8-3-2-number": "9", "n-8-3-2-of": "10"})
    assert done.url == reverse("scoring:sheet", args=[sheet.pk])
    kept = {value.leaf: value.value for value in LeafValue.objects.all()}
    assert kept == {"8.1.1": {"number": "2.5"}, "8.3.2": {"number": "9", "of": "10"}}


def test_what_is_wrong_stands_at_its_criterion_and_nothing_typed_is_lost(browse, sheet):
    url = reverse("scoring:self-score", args=[sheet.pk, "8"])
    shown = text(browse("preparer").post(url, {"n-8-1-1-number": "9", "n-8-1-2-number": "1"}), 409)
    assert "vượt điểm tối đa" in shown
    assert 'value="9"' in shown
    assert not LeafValue.objects.exists()


def test_an_empty_page_or_letters_for_numbers_are_told(browse, sheet):
    client, url = browse("preparer"), reverse("scoring:self-score", args=[sheet.pk, "8"])
    assert "Chưa có giá trị nào" in text(client.post(url, {}), 400)
    assert "n-8-1-1" in text(client.post(url, {"n-8-1-1-number": "abc"}), 400)


def test_the_appraiser_sees_the_units_value_and_agrees_by_saving(browse, do, typed, sheet):
    do("self_score", values=typed("declared"))
    do("submit", "head")
    client, url = browse("appraiser"), reverse("scoring:appraise", args=[sheet.pk, "8"])
    page = client.get(url)
    assert "Tự chấm:" in text(page)
    fields = {
        f"{entry.form.prefix}-{name}": value
        for entry in page.context["page"].forms
        for name, value in entry.form.initial.items()
        if value not in (None, False, "")
    }
    assert client.post(url, fields).status_code == 302
    changed = text(client.post(url, fields | {"n-8-1-1-number": "0,01"}), 409)
    assert "Ghi lý do khác biệt" in changed


@pytest.mark.parametrize("who", ["preparer", "head", "appraiser"])
def test_the_sheet_shows_its_tree_and_what_may_be_done(browse, appraised, who):
    shown = text(browse(who).get(reverse("scoring:sheet", args=[appraised.pk])))
    assert "Điểm gồm những gì" in shown
    assert "58" in shown


def test_every_number_answers_why_down_to_tasks_and_people(browse, appraised, results):
    task = results.tasks[0]
    shown = text(browse("head").get(reverse("scoring:why", args=[appraised.pk, task.leaf])))
    assert task.code in shown
    assert (
        Person.objects.get(responsibilities__task__code=task.code, responsibilities__share__gte="0.5").full_name
        in shown
    )
    value = results.values[0]
    assert "Lê Thẩm Định" in text(browse("head").get(reverse("scoring:why", args=[appraised.pk, value.leaf])))
    for area in ("1", "8"):
        assert "Gồm" in text(browse("head").get(reverse("scoring:why", args=[appraised.pk, area])))
    assert browse("head").get(reverse("scoring:why", args=[appraised.pk, "9.9"])).status_code == 404


def test_a_unit_sees_only_its_own_sheet(browse, appraised):
    client = browse("neighbour")
    assert appraised.unit.name not in text(client.get(reverse("scoring:sheets")))
    for name, args in (("sheet", ()), ("why", ("1",)), ("self-score", ("1",)), ("appraise", ("1",))):
        assert client.get(reverse(f"scoring:{name}", args=[appraised.pk, *args])).status_code == 404
    assert client.get(f"/api/v1/score-sheets/{appraised.pk}/").status_code == 404


def test_the_signatory_sees_what_will_be_published_and_publishes(browse, approved, decision):
    client, url = browse("signatory"), reverse("scoring:publish") + f"?criteria={decision['criteria'].pk}"
    shown = text(client.get(url))
    assert approved.unit.name in shown
    assert "chưa có số liệu" in shown
    typed = decision | {"unit": decision["unit"].pk, "criteria": decision["criteria"].pk, "decided_on": "25/12/2023"}
    assert "tương lai" in text(client.post(url, typed | {"decided_on": "26/12/2023"}), 409)
    assert client.post(url, typed).status_code == 302
    shown = text(browse("neighbour").get(reverse("scoring:ranking", args=[IndexPublication.objects.get().pk])))
    assert approved.unit.name in shown
    assert 'class="mine"' in shown


def test_who_may_not_publish_sees_no_figures(browse, approved, decision):
    shown = text(browse("preparer").get(reverse("scoring:publish") + f"?criteria={decision['criteria'].pk}"))
    assert "không có quyền công bố" in shown
    assert "Kết quả sẽ công bố" not in shown


@pytest.mark.parametrize("name", ["sheets", "rankings", "tables", "open"])
def test_the_lists_open_with_and_without_rows(browse, name, request):
    assert text(browse("appraiser").get(reverse(f"scoring:{name}")))
    request.getfixturevalue("appraised")
    assert text(browse("appraiser").get(reverse(f"scoring:{name}") + "?state=appraised&year=2023&q=Sở"))


def test_a_table_of_others_is_shown_with_its_source(browse):
    rows = [
        {"group": r.group, "rank": str(r.rank), "unit": r.unit, "max_points_applicable": str(r.max_applicable),
         "appraisal_points": str(r.points), "ratio_pct": str(r.ratio_pct), "band": r.band}
        for r in published_table().rows
    ]  # fmt: skip
    table = load_published_table(rows, code="tn", title="Tây Ninh 2023", source="QĐ 2729/QĐ-UBND", year=2023)
    shown = text(browse("preparer").get(reverse("scoring:table", args=[table.pk])))
    assert "QĐ 2729/QĐ-UBND" in shown
    assert "85,31%" in shown


def test_my_own_score_is_for_me(browse, appraised):
    assert "chỉ để tham khảo" in text(browse("preparer").get(reverse("scoring:my-score", args=[2023])))
    assert browse("preparer").get(reverse("scoring:my-score", args=[1066])).status_code == 404


def test_the_api_tells_a_score_and_its_publication(browse, approved, cast, decision):
    client = browse("appraiser")
    told = client.get(f"/api/v1/score-sheets/{approved.pk}/score/?round=appraisal").json()
    assert (len(told["missing"]), told["max_applicable"]) == (0, "100.0000")
    assert len(client.get(f"/api/v1/score-sheets/{approved.pk}/values/").json()) == LeafValue.objects.count()
    perform("index.publish", actor=cast["signatory"], inputs=decision)
    publication = client.get("/api/v1/index-publications/").json()["results"][0]
    rows = client.get(f"/api/v1/index-publications/{publication['id']}/scores/").json()
    assert [row["points"] is None for row in rows] == [False, True]
    tree = client.get(f"/api/v1/criteria-sets/{decision['criteria'].pk}/").json()["criteria"]
    assert len(tree["areas"]) == 8


def test_the_api_refuses_a_value_with_its_criterion(browse, sheet):
    client, url = browse("preparer"), f"/api/v1/score-sheets/{sheet.pk}/self_score/"
    tag = client.get(f"/api/v1/score-sheets/{sheet.pk}/")["ETag"]
    sent = {"values": [{"leaf": "8.1.1", "number": "99"}]}
    refused = client.post(url, sent, content_type="application/json", headers={"If-Match": tag})
    assert (refused.status_code, refused.json()["reasons"][0]["code"]) == (400, "score.over_maximum")
    sent["values"][0]["number"] = "NaN"
    assert client.post(url, sent, content_type="application/json", headers={"If-Match": tag}).status_code == 400


def test_a_sheet_page_costs_the_same_queries_with_few_and_with_many_values(browse, sheet, do, typed):
    def cost() -> int:
        with CaptureQueriesContext(connection) as seen:
            browse("preparer").get(reverse("scoring:sheet", args=[sheet.pk]))
        return len(seen)

    cost()
    before = cost()
    do("self_score", values=typed("declared"))
    assert cost() <= before + 1


def test_a_ranking_costs_the_same_queries_for_one_unit_and_for_many(browse, approved, cast, decision):
    perform("index.publish", actor=cast["signatory"], inputs=decision)
    publication = IndexPublication.objects.get()
    url = reverse("scoring:ranking", args=[publication.pk])
    client = browse("appraiser")
    client.get(url)
    with CaptureQueriesContext(connection) as seen:
        client.get(url)
    assert PublishedScore.objects.count() == 2
    assert len(seen) <= 8
