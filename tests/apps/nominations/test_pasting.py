"""Lists pasted from a spreadsheet and edited in place, as a browser without script does it."""

from contextlib import suppress

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from backend.acts.runner import perform
from backend.nominations import pasting
from backend.nominations.models import Nomination
from backend.organisation.models import Person
from workflows.engine import Refused

from .conftest import AWARD

EVERY = {"every_nominee_kind": "individual", "every_award": AWARD, "every_citation": "Thành tích 2023"}


def cells(text, **given):
    return [{k: v for k, v in row.cells.items() if v} for row in pasting.read(text, given)]


def test_a_heading_row_says_which_column_is_which():
    text = "Chức vụ\tSTT\tHọ và tên\nTrưởng phòng\t1\tPhạm Thị Cúc\n"
    assert cells(text) == [{"name": "Phạm Thị Cúc", "position": "Trưởng phòng"}]


def test_without_a_heading_a_line_is_name_position_unit():
    assert cells("Phạm Thị Cúc\tTrưởng phòng\tSở Đồng Lúa") == [
        {"name": "Phạm Thị Cúc", "position": "Trưởng phòng", "unit_name": "Sở Đồng Lúa"}
    ]


def test_a_running_number_is_passed_over():
    assert cells("1.\tPhạm Thị Cúc\n2.\tVõ Văn Hai") == [{"name": "Phạm Thị Cúc"}, {"name": "Võ Văn Hai"}]


def test_one_name_a_line_is_enough_where_the_rest_was_chosen_once():
    (row,) = pasting.read("Phạm Thị Cúc", {"nominee_kind": "Cá nhân", "award": AWARD, "citation": "Thành tích"})
    assert row.faults == []


def test_faults_name_line_and_column():
    rows = pasting.read("Họ và tên\tTừ năm\n\nPhạm Thị Cúc\t20x4", {"nominee_kind": "Cá nhân", "award": AWARD})
    told = [(fault.code, fault.data["row"], fault.data["column"]) for fault in rows[0].faults]
    assert told == [("import.cell_empty", 3, "Thành tích ghi trên bằng"), ("import.not_a_year", 3, "Từ năm")]


def test_a_cell_with_a_line_break_is_one_cell():
    (row,) = cells('Họ và tên\tThành tích\nCúc\t"Dòng một\nDòng hai"')
    assert row["citation"].split() == ["Dòng", "một", "Dòng", "hai"]


def test_nothing_pasted_is_refused():
    with pytest.raises(Refused):
        pasting.read(" \n\t\n", {})


@given(st.text(st.sampled_from('abế1\t\n" .'), max_size=80))
def test_any_text_is_read_or_refused(text):
    with suppress(Refused):
        assert all(set(row.cells) == set(pasting.TITLES) for row in pasting.read(text, {}))


@pytest.fixture
def page(db, preparer):
    person = Person.objects.get(pk=preparer.person_id)
    person.user = get_user_model().objects.create_user("lap")
    person.save()
    client = Client()
    client.force_login(person.user)
    return client


def test_pasted_rows_are_previewed_and_then_added(page, submission, person, unit_a):
    for name in ("Phạm Thị Cúc", "Võ Văn Hai"):
        person(name, unit_a)
    sent = EVERY | {"text": "Phạm Thị Cúc\tTrưởng phòng\nVõ Văn Hai\nKhông Có Ai"}
    html = page.post(f"/de-nghi/{submission.pk}/danh-sach/dan/", sent).content.decode()
    assert "Đọc được 3 dòng" in html
    assert "không tìm thấy “Không Có Ai”" in html
    assert not Nomination.objects.exists()
    page.post(f"/de-nghi/{submission.pk}/danh-sach/dan/", sent | {"confirm": "1", "new_people": "3"})
    assert list(submission.nominations.values_list("nominee_name", flat=True)) == [
        "Phạm Thị Cúc",
        "Võ Văn Hai",
        "Không Có Ai",
    ]


def test_pasting_the_same_rows_again_adds_none(preparer, submission, person, unit_a):
    person("Phạm Thị Cúc", unit_a)
    for added, already in ((1, 0), (0, 1)):
        done = perform(
            "nomination.paste", actor=preparer, subject=submission.pk, inputs=EVERY | {"text": "Phạm Thị Cúc"}
        )
        assert done.answer == {"added": added, "already": already}


def grid(page, submission, **changes):
    sent = {}
    for row in submission.nominations.all():
        sent.setdefault("row", []).append(f"{row.pk}:{row.version}")
        for name in ("award", "ground", "honorific", "position", "citation", "achievement_from", "achievement_to"):
            sent[f"{name}.{row.pk}"] = getattr(row, name)
    return page.post(f"/de-nghi/{submission.pk}/danh-sach/sua/", sent | changes)


def test_only_rows_that_changed_are_saved(page, submission, add, person, unit_a):
    one, two = (add(submission, person(name, unit_a)) for name in ("Phạm Thị Cúc", "Võ Văn Hai"))
    answer = grid(page, submission, **{f"position.{one.pk}": "Phó phòng"})
    assert "Đã lưu 1 dòng" in answer.content.decode()
    versions = dict(submission.nominations.values_list("nominee_name", "version"))
    assert versions == {one.nominee_name: one.version + 1, two.nominee_name: two.version}


def test_a_row_with_a_fault_keeps_what_was_typed_and_the_others_are_saved(page, submission, add, person, unit_a):
    one, two = (add(submission, person(name, unit_a)) for name in ("Phạm Thị Cúc", "Võ Văn Hai"))
    answer = grid(page, submission, **{f"achievement_from.{one.pk}": "năm nay", f"position.{two.pk}": "Phó phòng"})
    assert answer.status_code == 409
    assert 'value="năm nay"' in answer.content.decode()
    assert Nomination.objects.get(pk=two.pk).position == "Phó phòng"


def test_a_row_that_somebody_changed_meanwhile_is_not_overwritten(page, preparer, submission, add, person, unit_a):
    one = add(submission, person("Phạm Thị Cúc", unit_a))
    perform("nomination.edit", actor=preparer, subject=one.pk, inputs={"award": AWARD, "citation": "Người khác"})
    sent = {"row": f"{one.pk}:{one.version}", f"award.{one.pk}": AWARD, f"citation.{one.pk}": "Của tôi"}
    answer = page.post(f"/de-nghi/{submission.pk}/danh-sach/sua/", sent)
    assert "Của tôi" in answer.content.decode()
    assert Nomination.objects.get(pk=one.pk).citation == "Người khác"


def test_a_long_list_is_read_page_by_page_with_few_questions(
    page, submission, person, unit_a, django_assert_max_num_queries
):
    first = person("Mẫu", unit_a)
    Nomination.objects.bulk_create(
        Nomination(
            submission=submission, unit=unit_a, ordinal=n, award=AWARD, ground="movement", nominee_kind="household",
            citation="x", nominee_name=f"Hộ {n}", search_name=f"ho {n}", sort_key=f"{n:04}", achievement_from=2023,
            achievement_to=2023,
        )
        for n in range(1, 321)
    )  # fmt: skip
    page.get(f"/de-nghi/{submission.pk}/danh-sach/")  # the texts of packs are read once for the whole process
    with django_assert_max_num_queries(45):
        html = page.get(f"/de-nghi/{submission.pk}/danh-sach/?page=3").content.decode()
    assert "Hộ 101" in html
    assert "Hộ 151" not in html
    found = page.get(f"/de-nghi/{submission.pk}/danh-sach/?q=ho+317").content.decode()
    assert "Hộ 317" in found
    assert first is not None
