"""What a dossier still lacks: of the list and of each row; only settled law stops, the rest is told."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.acts.runner import perform
from backend.base import clock
from backend.dossiers import completeness
from backend.nominations.models import Submission
from tests.support.reports import FILLED


def found(submission):
    return completeness.of_submission(Submission.objects.get(pk=submission.pk), clock.today())


def named(needs):
    return sorted((need.paper.code, need.row.nominee_name if need.row else "") for need in needs)


def test_each_row_lacks_its_report_and_the_list_its_letter_and_minutes(submission, row):
    assert named(found(submission).missing) == [
        ("bao-cao-thanh-tich", "Phạm Thị Cúc"),
        ("bien-ban-xet-khen-thuong", ""),
        ("to-trinh", ""),
    ]


def test_a_finished_report_answers_for_its_row_only(submission, row, report, preparer, write, add, person, unit_a):
    add(submission, person("Võ Văn Hai", unit_a))
    write(preparer, **FILLED)
    perform("achievement_report.finish", actor=preparer, subject=report.pk)
    assert ("bao-cao-thanh-tich", "Võ Văn Hai") in named(found(submission).missing)
    assert ("bao-cao-thanh-tich", "Phạm Thị Cúc") not in named(found(submission).missing)
    assert found(submission).there == 1


def test_a_number_and_date_stand_for_the_letter_that_will_be_drawn(submission, row, preparer):
    inputs = {"letter_number": "15/TTr", "letter_date": clock.today()}
    perform("submission.edit", actor=preparer, subject=submission.pk, inputs=inputs)
    assert ("to-trinh", "") not in named(found(submission).missing)


def test_what_is_missing_leads_to_where_it_is_made(submission, row, report):
    urls = {need.paper.code: need.url for need in found(submission).missing}
    assert urls["bao-cao-thanh-tich"] == f"/de-nghi/bao-cao/{report.pk}/"
    assert urls["to-trinh"] == f"/de-nghi/{submission.pk}/to-trinh/"


def test_thirty_rows_ask_no_more_questions_than_one(submission, row, add, person, unit_a):
    with CaptureQueriesContext(connection) as one:
        found(submission)
    for number in range(29):
        add(submission, person(f"Người Số {number}", unit_a))
    with CaptureQueriesContext(connection) as thirty:
        assert len(found(submission).missing) == 32
    assert len(thirty) == len(one)


@pytest.fixture
def page(preparer):
    from django.contrib.auth import get_user_model
    from django.test import Client

    from backend.organisation.models import Person

    who = Person.objects.get(pk=preparer.person_id)
    who.user = get_user_model().objects.create_user("lap")
    who.save()
    client = Client()
    client.force_login(who.user)
    return client


def test_the_pages_of_list_and_row_show_the_meter(page, submission, row):
    html = page.get(f"/de-nghi/{submission.pk}/").content.decode()
    assert "Còn thiếu 3 giấy tờ" in html
    assert f"/de-nghi/{submission.pk}/bao-cao/" in html
    html = page.get(f"/de-nghi/dong/{row.pk}/").content.decode()
    assert "Lập báo cáo" in html
    assert "Còn thiếu 1 giấy tờ" in html


def test_the_letter_is_downloaded_before_anybody_signs(page, submission, row):
    for ending, start in (("pdf", b"%PDF-"), ("docx", b"PK")):
        one, two = (page.get(f"/de-nghi/{submission.pk}/to-trinh.{ending}").content for _n in range(2))
        assert one.startswith(start)
        assert one == two
