"""Pages of initiatives: typed text is kept, judging by ticks, the register for everybody, files, the API."""

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from backend.base import clock
from backend.initiatives.models import Initiative, InitiativeDraft
from backend.papers.models import PaperCheck
from backend.papers.scanning import Scan


@pytest.fixture
def client_of(people):
    """A signed-in browser of somebody."""

    def make(who: str) -> Client:
        person = people[who]
        if person.user is None:
            person.user = get_user_model().objects.create_user(f"u-{person.pk}")
            person.save(update_fields=["user"])
        client = Client()
        client.force_login(person.user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return make


def test_what_was_typed_is_found_again_on_another_device(client_of, written):
    url = f"/sang-kien/{written.pk}/phan/van-de/"
    said = client_of("preparer").post(url, {"draft": "1", "problem": "Viết dở dang"})
    assert said.content.decode() == "09:00 10/03/2026"
    assert "Viết dở dang" in client_of("preparer").get(url).content.decode()
    assert "Viết dở dang" not in client_of("author").get(url).content.decode()
    assert Initiative.objects.get(pk=written.pk).problem == "Người dân chờ lâu."


def test_saving_a_part_drops_the_draft_and_goes_on(client_of, written):
    url = f"/sang-kien/{written.pk}/phan/van-de/"
    client_of("preparer").post(url, {"draft": "1", "problem": "Viết dở dang"})
    answer = client_of("preparer").post(url, {"problem": "Viết xong.", "version": written.version})
    assert answer.headers["Location"].endswith("/phan/giai-phap/")
    assert not InitiativeDraft.objects.exists()
    assert Initiative.objects.get(pk=written.pk).problem == "Viết xong."


def test_two_writers_do_not_overwrite_each_other(client_of, written):
    url = f"/sang-kien/{written.pk}/phan/van-de/"
    client_of("preparer").post(url, {"problem": "Bản một.", "version": written.version})
    late = client_of("author").post(url, {"problem": "Bản hai.", "version": written.version})
    assert late.status_code == 409
    assert "Bản hai." in late.content.decode()


def test_a_sent_application_keeps_no_drafts(client_of, received):
    client_of("preparer").post(f"/sang-kien/{received.pk}/phan/van-de/", {"draft": "1", "problem": "Muộn rồi"})
    assert not InitiativeDraft.objects.exists()


def test_a_member_judges_by_ticks(client_of, convened):
    url = f"/sang-kien/phien-hop/{convened.pk}/y-kien/{convened.items.get().pk}/"
    ticks = {f"mark-{code}": "met" for code in ("new", "effective", "applied", "spreads")}
    assert client_of("member").get(url).status_code == 200
    answer = client_of("member").post(url, ticks | {"choice": "in_favour", "remark": "Dễ nhân rộng."})
    assert answer.status_code == 302
    assert convened.items.get().opinions.get().remark == "Dễ nhân rộng."


def test_while_they_vote_nobody_reads_what_others_said(client_of, convened, say):
    say("chair", "against")
    shown = client_of("member").get(f"/sang-kien/phien-hop/{convened.pk}/").content.decode()
    assert "1 trong 4" in shown
    assert "Không đồng ý" not in shown


def test_everybody_in_the_office_reads_the_register_and_not_the_applications(client_of, recognised, received):
    client = client_of("other_head")
    assert "Hẹn giờ" in client.get("/sang-kien/so/").content.decode()
    shown = client.get(f"/sang-kien/{recognised.pk}/").content.decode()
    assert "Bùi Tác Giả" in shown
    assert "Người dân chờ lâu" not in shown


def test_an_application_under_way_is_not_found_by_others(client_of, received):
    assert client_of("other_head").get(f"/sang-kien/{received.pk}/").status_code == 404


def test_the_register_is_found_without_marks_and_goes_to_excel(client_of, recognised):
    client = client_of("other_head")
    assert "Hẹn giờ" in client.get("/sang-kien/so/?q=hen gio&year=2026&scope=base").content.decode()
    assert "Hẹn giờ" not in client.get("/sang-kien/so/?year=2025").content.decode()
    assert client.get("/sang-kien/so.xlsx?q=hen").content[:2] == b"PK"


def test_decision_and_minutes_are_files(client_of, recognised):
    session = recognised.items.get().session_id
    assert client_of("other_head").get(f"/sang-kien/{recognised.pk}/quyet-dinh/").content[:5] == b"%PDF-"
    assert client_of("secretary").get(f"/sang-kien/phien-hop/{session}/bien-ban/").content[:5] == b"%PDF-"


@pytest.mark.parametrize("path", ["", "viet-don/", "phien-hop/lap/"])
def test_the_pages_of_the_room_open(client_of, planned, path):
    assert client_of("secretary").get(f"/sang-kien/{path}").status_code == 200


def test_the_pages_of_a_meeting_open(client_of, planned):
    for path in ("", "chuong-trinh/", "khai-mac/"):
        assert client_of("secretary").get(f"/sang-kien/phien-hop/{planned.pk}/{path}").status_code == 200


def test_the_api_lists_the_register(client_of, recognised):
    (line,) = client_of("other_head").get("/api/v1/initiatives/recognised/").json()["results"]
    assert (line["code"], line["authors"]) == (recognised.code, ["Bùi Tác Giả", "Phan Cộng Sự"])


@pytest.mark.parametrize("scan", [Scan.WAITING, Scan.INFECTED])
def test_a_paper_that_is_not_known_to_be_clean_is_handed_to_nobody(act, written, client_of, scan):
    file = SimpleUploadedFile("xac-nhan.pdf", b"%PDF-1.7\n%minh hoa\n")
    act("initiative.attach", "preparer", written, title="Xác nhận áp dụng", file=file)
    link = written.papers.get()
    client = client_of("preparer")
    page = reverse("initiatives:evidence", args=[link.pk])
    over_rest = f"/api/v1/initiatives/{written.pk}/papers/{link.pk}/"
    assert [client.get(url).status_code for url in (page, over_rest)] == [200, 200]
    PaperCheck.objects.create(paper=link.paper, checked_at=clock.now(), scan=scan.value)
    answers = [client.get(url) for url in (page, over_rest)]
    assert [answer.status_code for answer in answers] == [409, 409]
    assert answers[1].json()["reasons"][0]["code"].startswith("paper.")
