"""The mid-year report as page, workbook and paper: named tasks, exact counts, harmless texts."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse
from django.utils import translation

from backend.reform.midyear import content, made, workbook
from backend.reform.models import Document, ProgressReport, ReformTask
from backend.reform.queries import listed
from permissions.roles import Role

pytestmark = pytest.mark.django_db
JULY = date(2023, 7, 8)


@pytest.fixture
def forty(unit_a):
    """The half-year of a Sở: 24 done, 4 not started, 12 unfinished of which 2 slow."""
    document = Document.objects.create(
        number="492/QĐ", issuer="UBND", issued_on=date(2023, 1, 5), document_kind="quyết định", title="Bộ chỉ số"
    )
    for number in range(40):
        task = ReformTask.objects.create(
            code=f"NV-{number:02d}", title=f'=HYPERLINK("http://x";"{number}")', document=document, year=2023,
            lead_unit=unit_a, division="Văn phòng" if number % 2 else "Phòng Nghiệp vụ", area="Thể chế",
            deadline=date(2023, 7, 1 if number in (24, 25) else 31),
        )  # fmt: skip
        steps = ["in_progress", "done"] if number < 24 else ["in_progress"] if number < 36 else []
        for month, state in enumerate(steps, start=2):
            ProgressReport.objects.create(
                task=task, reported_on=date(2023, month, 1), state=state, percent=50, reported_by="Người lập"
            )
    return list(listed())


def test_a9_half_year_of_forty_tasks_names_what_is_not_done(forty):
    found = made(forty, 2023, JULY, "division").whole
    counts = found.progress
    assert (counts.total, counts.not_started, counts.in_progress, counts.slow) == (40, 4, 12, 2)
    assert counts.share_done == 60 > 50
    assert [s.task.code for s in found.slow] == ["NV-24", "NV-25"]
    assert [s.task.code for s in found.not_started] == [f"NV-{n}" for n in range(36, 40)]


def test_the_workbook_holds_numbers_as_numbers_and_texts_as_texts(forty):
    book = openpyxl.load_workbook(BytesIO(workbook(made(forty, 2023, JULY, "division"))))
    totals = [cell.value for cell in book.worksheets[0][6]]
    assert totals[:9] == ["Tất cả", 40, 24, 24, 24, 4, 12, 2, 0]
    assert totals[9] == 60
    texts = {cell.data_type for row in book.worksheets[1].iter_rows(min_row=2) for cell in row if cell.value}
    assert "f" not in texts
    assert book.worksheets[1]["G2"].number_format == "dd/mm/yyyy"


def test_the_paper_says_the_same_in_words_and_tables(forty):
    found = content(made(forty, 2023, JULY, "area"))
    assert "24 nhiệm vụ hoàn thành, đạt 60,00%; 4 nhiệm vụ chưa triển khai; 12 nhiệm vụ" in found.paragraphs[0]
    assert [table.heading for table in found.tables][1:] == [
        "2. Nhiệm vụ chậm tiến độ (2)", "3. Nhiệm vụ chưa triển khai (4)", "4. Nhiệm vụ đang thực hiện dở dang (12)"
    ]  # fmt: skip


@pytest.fixture
def reader(client, django_user_model, person, province):
    someone = person("Lê Người Xem", province, Role.APPRAISER)
    someone.user = django_user_model.objects.create_user("tham-dinh")
    someone.save()
    client.force_login(someone.user)
    return client


def test_page_workbook_and_paper_answer_to_the_same_question(reader, forty, unit_a):
    asked = f"?year=2023&on=2023-07-08&by=division&unit={unit_a.pk}"
    assert "NV-24" in reader.get(reverse("reform:midyear") + asked).content.decode()
    assert reader.get(reverse("reform:midyear-xlsx") + asked).content[:2] == b"PK"
    assert reader.get(reverse("reform:midyear-pdf") + asked).content[:5] == b"%PDF-"
    for name in ("midyear-xlsx", "midyear-pdf"):
        assert reader.get(reverse(f"reform:{name}") + "?year=1800").status_code == 400


def test_the_paper_is_drawn_without_any_task(reader, province):
    assert reader.get(reverse("reform:midyear-pdf") + "?year=2050").content[:5] == b"%PDF-"


def test_another_unit_gets_an_empty_report(client, django_user_model, person, forty, unit_b):
    stranger = person("Đỗ Đơn Vị", unit_b, Role.PREPARER)
    stranger.user = django_user_model.objects.create_user("khac")
    stranger.save()
    client.force_login(stranger.user)
    answer = client.get(reverse("reform:midyear-xlsx") + "?year=2023&on=2023-07-08")
    assert openpyxl.load_workbook(BytesIO(answer.content)).worksheets[1].max_row == 1


def test_the_paper_is_vietnamese_in_an_english_session(forty):
    with translation.override("en"):
        found = content(made(forty, 2023, JULY, "unit"))
    table = found.tables[0]
    assert (table.heading, table.heads[0], table.rows[-1].cells[0]) == ("1. Kết quả theo đơn vị", "Tên", "Tất cả")
