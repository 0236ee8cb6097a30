"""The pages of reports as a browser without script uses them, and the background save."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from backend.dossiers.models import AchievementReport, ReportBeside, ReportRevision, ReportText
from backend.organisation.models import Person
from tests.support.reports import FILLED, published_again

from .conftest import AT


@pytest.fixture
def browser(db):
    def make(actor):
        person = Person.objects.get(pk=actor.person_id)
        person.user = person.user or get_user_model().objects.create_user(f"u{person.pk}")
        person.save()
        client = Client()
        client.force_login(person.user)
        return client

    return make


@pytest.fixture
def page(browser, preparer):
    return browser(preparer)


def url(report, rest=""):
    return f"/de-nghi/bao-cao/{report.pk}/{rest}"


PART = "phan/so-luoc-ca-nhan/"


def shown(answer):
    return answer.content.decode()


def typed(client, report, part=PART, **changes):
    """What a browser would send of a section: every field as it stands on the page, with some changed."""
    html = shown(client.get(url(report, part)))
    fields = dict(re.findall(r'name="([bt]\.[^"]+)" value="([^"]*)"', html))
    fields |= dict(re.findall(r'<textarea [^>]*name="(t\.[^"]+)"[^>]*>\n([^<]*)</textarea>', html))
    return fields | {key.replace("__", "."): value for key, value in changes.items()}


def test_a_report_is_begun_from_the_list_by_ticks(page, submission, row):
    answer = page.post(f"/de-nghi/{submission.pk}/bao-cao/", {"row": str(row.pk)})
    assert answer.status_code == 200
    assert AchievementReport.objects.get(nomination=row).form == "ca-nhan-phong-trao"
    assert "Đang viết" in shown(answer)


def test_a_form_is_chosen_with_its_certainty_in_sight(page, row):
    html = shown(page.get(f"/de-nghi/dong/{row.pk}/bao-cao/"))
    assert "cần xác nhận" in html
    page.post(f"/de-nghi/dong/{row.pk}/bao-cao/", {"form": "ca-nhan-cong-trang"})
    assert AchievementReport.objects.get(nomination=row).form == "ca-nhan-cong-trang"


def test_the_task_list_names_what_is_missing_with_links(page, report):
    html = shown(page.get(url(report)))
    assert f'href="{url(report, PART)}#f.nhiem-vu"' in html
    assert "mục bắt buộc" in html


def test_a_section_is_saved_by_its_button_and_leads_on(page, report, said):
    answer = page.post(url(report, PART), typed(page, report, **{"t__nhiem-vu": "Làm việc", "next": "1"}))
    assert answer.status_code == 302
    assert answer["Location"].endswith("phan/phong-trao-chuyen-de/")
    assert said("nhiem-vu") == "Làm việc"


def test_a_background_save_says_when_and_gives_the_new_version(page, report, said):
    answer = page.post(url(report, PART), typed(page, report, **{"t__nhiem-vu": "Đang gõ", "auto": "1"}))
    assert "Đã lưu lúc 10:00" in shown(answer)
    assert 'name="b.nhiem-vu" value="1" hx-swap-oob' in shown(answer)
    assert said("nhiem-vu") == "Đang gõ"


def test_rows_of_a_table_are_added_and_kept_in_their_cells(page, report, said):
    part = "phan/da-khen/"
    sent = typed(
        page, report, part, **{"t__da-khen__1__year": "2023", "t__da-khen__1__award": "CSTĐ", "more": "da-khen"}
    )
    answer = page.post(url(report, part), sent)
    assert answer["Location"].endswith("?them=da-khen#f.da-khen")
    assert said("da-khen")[1] == ("2023", "CSTĐ", "")
    assert 't.da-khen.6.year"' in shown(page.get(answer["Location"].split("#")[0]))


def test_the_second_writer_is_led_to_the_difference_and_chooses(page, browser, report, preparer, second, said):
    other = browser(second)
    before = typed(other, report, **{"t__nhiem-vu": "Của Cùng"})
    page.post(url(report, PART), typed(page, report, **{"t__nhiem-vu": "Của Lập"}))
    answer = other.post(url(report, PART), before)
    waiting = ReportBeside.objects.get(report=report)
    assert answer["Location"] == url(report, f"chon/{waiting.pk}/")
    html = shown(other.get(answer["Location"]))
    assert "<del>Lập</del>" in html
    assert "<ins>Cùng</ins>" in html
    other.post(answer["Location"], {"b.nhiem-vu": "1", "take": "new", "t.nhiem-vu": "Của Lập và Cùng"})
    assert said("nhiem-vu") == "Của Lập và Cùng"
    assert set(ReportRevision.objects.values_list("value", flat=True)) == {"Của Lập", "Của Cùng"}


def test_a_background_save_over_a_newer_text_says_so_and_keeps_it(page, browser, report, second):
    other = browser(second)
    before = typed(other, report, **{"t__nhiem-vu": "Của Cùng", "auto": "1"})
    page.post(url(report, PART), typed(page, report, **{"t__nhiem-vu": "Của Lập"}))
    html = shown(other.post(url(report, PART), before))
    assert "Xem khác biệt và chọn" in html
    assert ReportBeside.objects.get().value == "Của Cùng"


def test_choosing_nothing_is_asked_again(page, report, preparer, write, second):
    write(preparer, nhiem_vu="A")
    write(second, base=0, nhiem_vu="B")
    answer = page.post(url(report, f"chon/{ReportBeside.objects.get().pk}/"), {"b.nhiem-vu": "1"})
    assert answer.status_code == 400
    assert ReportBeside.objects.exists()


def test_an_earlier_text_is_shown_with_its_difference_and_comes_back(page, report, preparer, write, said):
    write(preparer, nhiem_vu="Cắt giảm mười thủ tục")
    write(preparer, nhiem_vu="Cắt giảm hai thủ tục")
    html = shown(page.get(url(report, "cac-ban/nhiem-vu/")))
    assert "<del>mười</del><ins>hai</ins>" in html
    page.post(url(report, "cac-ban/nhiem-vu/"), {"revision": ReportRevision.objects.get().pk, "base": 2})
    assert said("nhiem-vu") == "Cắt giảm mười thủ tục"


def test_a_refused_save_shows_what_was_typed(page, report, row):
    before = typed(page, report, **{"t__nhiem-vu": "Gõ dở"})
    type(row).objects.filter(pk=row.pk).update(state="submitted")
    answer = page.post(url(report, PART), before)
    assert answer.status_code == 409
    assert "Gõ dở" in shown(answer)


def test_data_that_changed_are_offered_and_taken_by_a_button(page, report, preparer, write, said):
    write(preparer, chuc_vu="Sửa tay")
    assert 'name="known" value="chuc-vu"' in shown(page.get(url(report, PART)))
    page.post(url(report, PART), typed(page, report, known="chuc-vu"))
    assert said("chuc-vu") == "Sở Đồng Lúa"


def test_a_newer_form_is_previewed_before_it_is_taken(page, report, preparer, write):
    write(preparer, **FILLED)
    published_again(AT, gone="noi-dung", field="chi-tieu-phong-trao")
    assert "Có mẫu báo cáo mới hơn" in shown(page.get(url(report)))
    assert "Không khớp với mẫu mới" in shown(page.get(url(report, "doi-mau/")))
    page.post(url(report, "doi-mau/"))
    assert not ReportText.objects.filter(field="chi-tieu-phong-trao").exists()


def test_the_report_is_downloaded_as_pdf_and_as_word_the_same_each_time(page, report, preparer, write):
    write(preparer, **FILLED)
    for ending, start in (("pdf", b"%PDF-"), ("docx", b"PK")):
        one, two = (page.get(url(report, f"bao-cao.{ending}")).content for _n in range(2))
        assert one.startswith(start)
        assert one == two


def test_others_do_not_learn_that_the_report_exists(browser, stranger, report):
    client = browser(stranger)
    for rest in ("", PART, "bao-cao.pdf", "bao-cao.docx", "doi-mau/", "cac-ban/nhiem-vu/"):
        assert client.get(url(report, rest)).status_code == 404


def test_a_list_of_reports_asks_the_same_number_of_questions_for_ten_rows(
    page, submission, add, person, unit_a, row, preparer, django_assert_max_num_queries
):
    for number in range(9):
        add(submission, person(f"Người Số {number}", unit_a))
    page.post(f"/de-nghi/{submission.pk}/bao-cao/", {"row": [r.pk for r in submission.nominations.all()]})
    with django_assert_max_num_queries(25):
        page.get(f"/de-nghi/{submission.pk}/bao-cao/")
