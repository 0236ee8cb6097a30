"""A published list: what it shows, to whom, for how long; comments reach the appraiser and nobody else."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.urls import reverse
from rest_framework.test import APIClient

from backend.acts.runner import perform
from backend.audit.models import Entry, Line
from backend.base import clock
from backend.organisation.actors import actor_of
from backend.papers import box_keys
from backend.publicity import commenting, periods
from backend.publicity.models import PublicationComment
from backend.publicity.readers import Gone, find
from permissions.actor import NOBODY
from permissions.check import NotPermitted
from workflows.engine import Refused

pytestmark = pytest.mark.django_db
LAST = datetime(2025, 7, 28, 10, 0, tzinfo=UTC)
AFTER = datetime(2025, 7, 29, 3, 0, tzinfo=UTC)
WORDS = "Tập thể này chưa nộp báo cáo quý hai."


@pytest.fixture(autouse=True)
def fresh():
    cache.clear()


def slug(submission):
    return f"{submission.code}.cong-khai"


def page_of(submission):
    return reverse("publicity:publication", args=[slug(submission)])


def leave(submission, words=WORDS, about=None):
    day = clock.today()
    return commenting.leave(find(NOBODY, slug(submission), day), words, about, day)


def codes(no):
    return [reason.code for reason in no.value.reasons]


def test_everybody_sees_name_unit_award_and_short_achievement_and_nothing_else(published, browser):
    row = published.nominations.first()
    row.position, row.achievement, row.votes_for = "Phó Trưởng phòng kín", "Toàn văn báo cáo kín", 9
    row.save()
    page = browser(None).get(page_of(published))
    assert page.status_code == 200
    for shown in (row.nominee_name, "Sở Đồng Lúa", "Thành tích thử nghiệm", "28/07/2025"):
        assert shown in page.text
    assert not {word for word in ("kín", published.code + "/", str(row.person.pk) + "/") if word in page.text}
    assert (page["Cache-Control"].count("no-store"), page["X-Robots-Tag"].split(",")[0]) == (1, "noindex")


def test_the_api_shows_five_fields_of_a_row(published):
    found = APIClient().get(f"/api/v1/publications/{slug(published)}/")
    assert set(found.json()) == {"slug", "title", "unit", "public", "since", "until", "rows"}
    assert {name for row in found.json()["rows"] for name in row} == {"id", "name", "unit", "award", "achievement"}
    assert found.json()["until"] == "2025-07-28"


def test_after_its_last_day_nothing_of_it_is_left(published, browser):
    name = published.nominations.first().nominee_name
    with clock.stated(LAST):
        assert browser(None).get(page_of(published)).status_code == 200
    with clock.stated(AFTER):
        page, told = browser(None).get(page_of(published)), APIClient().get(f"/api/v1/publications/{slug(published)}/")
        lists = browser(None).get(reverse("publicity:home")), APIClient().get("/api/v1/publications/")
    assert (page.status_code, told.status_code) == (410, 410)
    assert "đã được gỡ xuống" in page.text
    assert not any(name in answer.text for answer in (page, told, *lists))


def test_a_withdrawn_row_is_taken_down_at_once(published, does, browser):
    row = published.nominations.first()
    does("head", "nomination.withdraw", row, reason="Đơn vị rút")
    assert row.nominee_name not in browser(None).get(page_of(published)).text


def test_inside_the_unit_is_the_default(at_group, browser, person, unit_a, unit_b):
    submission = at_group(1)
    assert browser(None).get(page_of(submission)).status_code == 404
    assert browser(person("Người Ngoài", unit_b)).get(page_of(submission)).status_code == 404
    assert browser(person("Người Trong", unit_a)).get(page_of(submission)).status_code == 200
    assert APIClient().get("/api/v1/publications/").json() == []


def test_an_unknown_address_is_not_found(published, browser):
    for address in ("khong.co", f"{published.code}.tham-dinh-1", f"{published.code}"):
        assert browser(None).get(reverse("publicity:publication", args=[address])).status_code == 404


def test_a_day_declared_off_lengthens_the_period(published, does, people):
    from backend.calendars.models import DeclaredDay

    DeclaredDay.objects.create(day=date(2025, 7, 16), working=False, name="Nghỉ bão", declared_at=clock.now())
    assert periods.shown_on(date(2025, 7, 29))[0].until == date(2025, 7, 29)


def test_a_period_over_tet_counts_working_days(published):
    item = periods.shown_on(clock.today())[0].item
    assert periods.until(item, date(2026, 2, 9)) > date(2026, 2, 26)


def test_a_comment_reaches_the_appraiser_and_nobody_else(published, browser, people, person, province):
    leave(published)
    url = reverse("publicity:comments")
    assert WORDS in browser(people["appraiser"]).get(url).text
    for who in ("head", "preparer", "desk", "secretary", "signatory", "admin"):
        assert browser(people[who]).get(url).status_code == 403
    assert WORDS not in browser(None).get(page_of(published)).text
    auditor = browser(person("Kiểm Tra", province, "auditor"))
    assert auditor.get(url).status_code == 403


def test_an_appraiser_does_not_read_what_was_written_about_them(published, browser, people):
    row = published.nominations.first()
    row.person = people["appraiser"]
    row.save()
    leave(published, about=row.pk)
    assert WORDS not in browser(people["appraiser"]).get(reverse("publicity:comments")).text
    with pytest.raises(NotPermitted):
        handle_as(people["appraiser"])


def handle_as(person):
    comment = PublicationComment.objects.latest("pk")
    perform("publication_comment.handle", actor=actor_of(person), subject=comment.pk, inputs={"outcome": "considered"})


def test_of_who_wrote_nothing_is_kept_and_the_trail_has_no_word(published, browser, people):
    before = Entry.objects.count()
    sent = {"text": WORDS, "not_denunciation": "on"}
    assert browser(people["preparer"]).post(page_of(published), sent).status_code == 302
    kept = PublicationComment.objects.values().get()
    assert not any("Soạn" in str(value) for value in kept.values())
    assert not any(WORDS.encode() in bytes(kept[name]) for name in ("sealed_text", "sealed_note"))
    assert (Entry.objects.count(), kept["left_on"]) == (before, date(2025, 7, 14))
    handle_as(people["appraiser"])
    assert Line.objects.latest("pk").data == {"outcome": "considered"}


@pytest.mark.parametrize("words", [
    "Tôi tố cáo ông A nhận tiền.", "Đơn TỐ  CÁO gửi Sở", "Xin tố giác việc này", "Don to cao ong A", "Tôi tố-cáo ông A",
    "Ông A tố\u200b cáo", "Ông A nhận hối lộ năm 2024", "Bà B tham ô tiền quỹ",
])  # fmt: skip
def test_a_denunciation_leaves_the_system_before_anything_is_kept(published, browser, words):
    page = browser(None).post(page_of(published), {"text": words, "not_denunciation": "on"})
    assert (page.status_code, PublicationComment.objects.count()) == (409, 0)
    assert "người đứng đầu cơ quan có thẩm quyền giải quyết tố cáo" in page.text


@pytest.mark.parametrize(
    "words", ["Cán bộ phòng, chống tham nhũng làm tốt.", "Tổ cao niên góp ý.", "To cao hon năm trước."]
)
def test_words_that_only_look_like_it_are_taken(published, words):
    leave(published, words)
    assert PublicationComment.objects.get().text == words


def test_without_the_tick_no_comment_is_taken(published, browser):
    page = browser(None).post(page_of(published), {"text": WORDS})
    assert (page.status_code, PublicationComment.objects.count()) == (400, 0)


def test_comments_are_held_to_a_few_a_minute(published):
    client, sent = APIClient(), {"text": WORDS, "not_denunciation": True}
    url = f"/api/v1/publications/{slug(published)}/comments/"
    assert [client.post(url, sent, format="json").status_code for _n in range(7)] == [201] * 5 + [429] * 2


def test_a_list_that_is_not_there_is_told_as_not_found():
    found = APIClient().get("/api/v1/publications/khong-co/")
    assert (found.status_code, found.json()["type"].rsplit("/", 1)[-1]) == (404, "not-found")
    assert [row["code"] for row in found.json()["reasons"]] == ["gone"]


def test_the_stage_waits_for_the_period_and_for_the_comments(published, does, at_stage, people):
    stage = at_stage(published, "cong-khai")
    with pytest.raises(Refused) as no:
        does("appraiser", "stage.pass", stage)
    assert codes(no) == ["stage.worked_elsewhere"]
    leave(published)
    with pytest.raises(Refused) as no:
        does("appraiser", "publication.conclude", stage)
    assert codes(no) == ["publication.not_over", "publication.comments_unhandled"]
    with clock.stated(AFTER):
        handle_as(people["appraiser"])
        does("appraiser", "publication.conclude", stage, summary="Một góp ý, đã xem xét.")
    stage.refresh_from_db()
    assert (stage.state, stage.opinion.split(".")[0]) == ("passed", "Công khai từ 14/07/2025 đến hết 28/07/2025")


def test_only_the_owner_concludes(published, does, at_stage):
    with clock.stated(AFTER), pytest.raises(NotPermitted):
        does("head", "publication.conclude", at_stage(published, "cong-khai"))


def test_another_kind_of_stage_has_no_period_to_conclude(published, does, at_stage):
    with pytest.raises(Refused) as no:
        does("appraiser", "publication.conclude", at_stage(published, "y-kien-thue"))
    assert codes(no) == ["stage.other_kind"]


def test_words_are_forgotten_when_handled_and_their_time_is_over(published, people):
    leave(published)
    assert commenting.forget(date(2026, 1, 1)) == 0
    handle_as(people["appraiser"])
    assert (commenting.forget(date(2025, 8, 27)), commenting.forget(date(2025, 8, 28))) == (0, 1)
    kept = PublicationComment.objects.get()
    assert (kept.text, kept.outcome) == ("", "considered")


def test_words_and_note_are_sealed_and_their_key_goes_with_them(published, people, django_capture_on_commit_callbacks):
    comment = leave(published)
    assert box_keys.present(box_keys.COMMENTS) == [comment.box]
    inputs = {"outcome": "considered", "note": "Đã hỏi đơn vị."}
    perform("publication_comment.handle", actor=actor_of(people["appraiser"]), subject=comment.pk, inputs=inputs)
    kept = PublicationComment.objects.get()
    assert (kept.text, kept.note) == (WORDS, inputs["note"])
    before = bytes(kept.sealed_text)
    with django_capture_on_commit_callbacks(execute=True):
        commenting.forget(date(2025, 8, 28))
    assert box_keys.present(box_keys.COMMENTS) == []
    PublicationComment.objects.update(sealed_text=before)
    assert "khóa của ý kiến này không còn" in PublicationComment.objects.get().text


def test_a_lost_key_is_told_and_does_not_stop_the_handling(published, people):
    comment = leave(published)
    box_keys.destroy(comment.box, box_keys.COMMENTS)
    with pytest.raises(Refused) as no:
        perform("publication_comment.handle", actor=actor_of(people["appraiser"]), subject=comment.pk,
                inputs={"outcome": "considered", "note": "Ghi thêm"})  # fmt: skip
    assert codes(no) == ["publication.key_missing"]
    handle_as(people["appraiser"])
    assert PublicationComment.objects.get().outcome == "considered"


def test_a_key_that_a_dying_process_left_is_destroyed_later(published):
    comment = leave(published)
    stranger = uuid4()
    box_keys.create(stranger, box_keys.COMMENTS)
    PublicationComment.objects.update(sealed_text=b"", sealed_note=b"")
    commenting.finish_deletions()
    assert box_keys.present(box_keys.COMMENTS) == [stranger]
    assert PublicationComment.objects.get().box == comment.box


def test_words_about_a_list_that_was_withdrawn_are_forgotten_though_nobody_handles_them(
    published, does, people, browser
):
    leave(published)
    assert commenting.forget(date(2025, 8, 28)) == 0
    for row in published.nominations.all():
        does("head", "nomination.withdraw", row, reason="Rút danh sách")
    assert commenting.forget(date(2025, 8, 28)) == 1
    assert "không còn cần xử lý" in browser(people["appraiser"]).get(reverse("publicity:comments")).text


def test_the_notice_for_the_wall_is_a_paper_of_the_dossier(published, does, at_stage):
    does("appraiser", "publication.post", at_stage(published, "cong-khai"))
    paper = published.papers.get(paper__kind="publication_notice").paper
    content = paper.content
    assert all(row.nominee_name in content for row in published.nominations.all())
    assert "đến hết ngày 28/07/2025" in content


def test_the_worklist_shows_what_is_at_its_publication(published, browser, people):
    page = browser(people["appraiser"]).get(reverse("publicity:lists")).text
    assert all(row.nominee_name in page for row in published.nominations.all())
    assert "đang hiển thị" in page


def test_before_the_stage_there_is_nothing(submitted):
    assert find(NOBODY, f"{submitted(1).code}.cong-khai", clock.today()) is Gone.UNKNOWN
