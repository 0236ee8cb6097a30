"""The round's pages: the board, a lock that passes while somebody types, drafts, areas of an agency, explanation."""

import html

import pytest
from django.test import Client
from django.urls import reverse

from backend.base import clock
from backend.organisation.models import Person
from backend.scoring.models import LeafDraft, LeafValue, ScoringRound, SheetArea
from permissions.roles import Role
from tests.apps.scoring.test_rounds import DATES, explained, on

pytestmark = pytest.mark.django_db
TYPED = {"n-8-1-1-number": "2,5", "n-8-1-1-evidence": "Báo cáo 7, trang 3"}


@pytest.fixture
def browse(cast, django_user_model):
    def client(who: str) -> Client:
        person = Person.objects.get(pk=cast[who].person_id)
        if person.user is None:
            person.user = django_user_model.objects.create(username=f"u{person.pk}")
            person.save(update_fields=["user"])
        found = Client()
        found.force_login(person.user)
        return found

    return client


@pytest.fixture
def dated(round_) -> ScoringRound:
    ScoringRound.objects.filter(pk=round_.pk).update(**DATES)
    round_.refresh_from_db()
    return round_


def text(answer) -> str:
    return html.unescape(answer.content.decode())


def test_a_lock_passing_while_somebody_types_loses_nothing(browse, sheet, dated):
    client, url = browse("preparer"), reverse("scoring:self-score", args=[sheet.pk, "8"])
    assert "Mở đến hết ngày 26/12/2023" in text(client.get(url))
    with on(27):
        answer = client.post(url, TYPED)
        shown = text(answer)
        assert answer.status_code == 409
        assert "đến hết ngày 26/12/2023" in shown
        assert "UBND tỉnh Minh Họa gia hạn" in shown
        assert 'value="2,5"' in shown
        assert "Báo cáo 7, trang 3" in shown
        assert not LeafValue.objects.exists()
        assert "Báo cáo 7, trang 3" in text(client.get(url))


def test_a_draft_is_kept_for_its_author_alone_and_gone_when_saved(browse, sheet):
    client, url = browse("preparer"), reverse("scoring:self-score", args=[sheet.pk, "8"])
    told = client.post(url, TYPED | {"draft": "1"}, headers={"X-Requested-With": "draft"})
    assert told.content.decode() == f"{clock.now().astimezone(clock.HANOI):%H:%M %d/%m/%Y}"
    assert "Đang hiện bản nháp" in text(client.get(url))
    assert not LeafValue.objects.exists()
    assert client.post(url, TYPED).status_code == 302
    assert not LeafDraft.objects.exists()
    assert LeafValue.objects.count() == 1


def test_who_types_without_a_script_keeps_a_draft_by_a_button(browse, sheet):
    client, url = browse("preparer"), reverse("scoring:self-score", args=[sheet.pk, "8"])
    assert client.post(url, {"n-8-1-1-number": "chưa rõ", "draft": "1"}).status_code == 302
    assert "chưa rõ" in text(client.get(url))


def test_an_agency_sees_its_own_areas_of_a_sheet_and_no_other(
    browse, do, typed, sheet, made, cast, person, acting
):  # fmt: skip
    SheetArea.objects.filter(sheet=sheet, area="8").update(unit=made["SYT"])
    cast["agency"] = acting(person("Võ Đầu Mối", made["SYT"], Role.APPRAISER))
    do("self_score", values=typed("declared"))
    do("submit", "head")
    client = browse("agency")
    shown = text(client.get(reverse("scoring:sheet", args=[sheet.pk])))
    assert "chỉ các lĩnh vực cơ quan mình thẩm định" in shown
    assert client.get(reverse("scoring:appraise", args=[sheet.pk, "8"])).status_code == 200
    for name in ("appraise", "why"):
        assert client.get(reverse(f"scoring:{name}", args=[sheet.pk, "1"])).status_code == 404
    values = client.get(f"/api/v1/score-sheets/{sheet.pk}/values/").json()
    assert {value["leaf"].split(".")[0] for value in values} == {"8"}
    assert client.get(f"/api/v1/score-sheets/{sheet.pk}/score/").json()["points"] is None


def test_the_unit_explains_on_a_page_and_all_rounds_stand_side_by_side(browse, do, typed, sheet, dated):
    explained(do, typed)
    with on(28):
        url = reverse("scoring:explain", args=[sheet.pk, "8"])
        answer = browse("preparer").post(url, {"n-8-1-1-reason": "Đã nộp phụ lục 3", "n-8-1-1-evidence": "trang 9"})
        assert answer.status_code == 302
        shown = text(browse("preparer").get(reverse("scoring:sheet", args=[sheet.pk])))
    assert "Đã nộp phụ lục 3" in shown
    assert "Các vòng cạnh nhau" in shown


def test_the_board_tells_who_has_not_begun_and_who_is_late(browse, sheet, dated):
    with on(27):
        shown = text(browse("appraiser").get(reverse("scoring:round", args=[dated.pk])))
    assert "1 đơn vị chưa chấm" in shown
    assert "1 đơn vị quá hạn" in shown
    assert "26/12/2023" in shown


def test_a_unit_sees_of_a_round_its_own_row_only(browse, sheet, dated):
    answer = browse("neighbour").get(reverse("scoring:round", args=[dated.pk]))
    assert answer.status_code == 404 or sheet.unit.name not in text(answer)
