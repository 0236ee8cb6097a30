"""Drawing: the same bytes twice, every text readable from the file, long names in their places, specimens marked."""

from dataclasses import replace
from io import BytesIO
from itertools import combinations

import pytest
from pypdf import PdfReader

from award_templates.catalogue import default_layout, layout
from award_templates.certificate import placed
from award_templates.content import Recipient
from award_templates.drawing import draw
from award_templates.fitting import POINTS_PER_MM, DoesNotFit
from award_templates.layout import LayoutError
from award_templates.wording import MOTTO, NATION, SPECIMEN, full_number, long_date
from tests.support import sample_papers as sample

KINDS = [pytest.param(item, id=item.kind) for item in sample.every_kind()]
CERTIFICATES = ["bang_khen/v1", "giay_khen/v1", "bang_chung_nhan/v1"]


def pages(content, key=None):
    reader = PdfReader(BytesIO(draw(content, layout(key) if key else default_layout(content.kind))))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


@pytest.mark.parametrize("content", KINDS)
def test_a_paper_drawn_twice_has_the_same_bytes(content):
    chosen = default_layout(content.kind)
    assert draw(content, chosen) == draw(content, chosen)


@pytest.mark.parametrize("content", KINDS)
def test_every_page_of_a_specimen_says_so_in_line_and_background(content):
    assert all(page.count(SPECIMEN) >= 4 for page in pages(content))


@pytest.mark.parametrize("content", KINDS)
def test_a_real_paper_does_not_call_itself_a_specimen(content):
    assert all(SPECIMEN not in page for page in pages(replace(content, specimen=False)))


@pytest.mark.parametrize("content", KINDS)
def test_every_paper_carries_nation_motto_and_code(content):
    text = " ".join(pages(content))
    assert all(part in text for part in (NATION, MOTTO, sample.CHECK.code))


@pytest.mark.parametrize("content", KINDS)
def test_every_paper_says_its_title_and_language(content):
    reader = PdfReader(BytesIO(draw(content, default_layout(content.kind))))
    assert default_layout(content.kind).vi in reader.metadata.title
    assert reader.trailer["/Root"]["/Lang"] == "vi-VN"


@pytest.mark.parametrize("key", CERTIFICATES)
def test_every_text_of_a_certificate_can_be_read_from_the_file(key):
    content = sample.certificate()
    (text,) = pages(content, key)
    wanted = (*content.issuer, content.verb, content.award_name, "Ông Nguyễn Văn Thuận", content.citation)
    more = ("127/QĐ-UBND", "Số sổ vàng: 0041/2024", "Minh Họa, ngày 05 tháng 3 năm 2024", "CHỦ TỊCH", CHAIR)
    assert all(part in text for part in (*wanted, *more))


CHAIR = sample.CHAIR.name


def test_all_vietnamese_letters_survive_in_every_face():
    letters = "ằẵặẳắ ầấẩẫậ ềếểễệ ồốổỗộ ờớởỡợ ừứửữự ỳýỷỹỵ Đđ ĂÂÊÔƠƯ ẮẰẲẴẶ ỐỒỔỖỘ ỨỪỬỮỰ"
    (text,) = pages(sample.certificate(citation=letters, recipient=Recipient(name=letters, position=letters)))
    assert text.count(letters) == 3


@pytest.mark.parametrize("key", CERTIFICATES)
@pytest.mark.parametrize("recipient", [sample.PERSON, sample.LONG_COLLECTIVE])
def test_no_two_lines_of_a_certificate_touch_and_all_stay_inside(key, recipient):
    chosen = layout(key)
    groups = placed(sample.certificate(recipient=recipient), chosen).values()
    lines = sorted((line for group in groups for line in group), key=lambda line: line.baseline)
    for upper, lower in combinations(lines, 2):
        beside = upper.x + upper.width <= lower.x or lower.x + lower.width <= upper.x
        assert beside or upper.bottom <= lower.top + 0.5
    left, right = chosen.safe.x * POINTS_PER_MM, (chosen.safe.x + chosen.safe.width) * POINTS_PER_MM
    assert all(left <= line.x and line.x + line.width <= right for line in lines)


@pytest.mark.parametrize("key", CERTIFICATES)
def test_every_line_stays_in_its_own_place(key):
    chosen = layout(key)
    for name, lines in placed(sample.certificate(recipient=sample.LONG_COLLECTIVE), chosen).items():
        box = chosen.slots[name].box
        for line in lines:
            assert box.top * POINTS_PER_MM - 1 <= line.baseline <= (box.top + box.height) * POINTS_PER_MM
            assert line.width <= box.width * POINTS_PER_MM


def test_a_long_name_is_wrapped_and_shrunk():
    normal = placed(sample.certificate(), layout("bang_khen/v1"))["recipient"][0]
    long = placed(sample.certificate(recipient=sample.LONG_COLLECTIVE), layout("bang_khen/v1"))["recipient"]
    assert len(long) > 3
    assert long[0].size < normal.size


def test_a_name_too_long_for_any_size_is_refused_with_its_text():
    with pytest.raises(DoesNotFit, match="Phòng"):
        draw(sample.certificate(recipient=Recipient(name="Phòng Tổng hợp " * 40)), layout("bang_khen/v1"))


def test_a_layout_of_another_kind_is_refused():
    with pytest.raises(LayoutError):
        draw(sample.certificate(), layout("quyet_dinh/v1"))


def test_a_decision_prints_grounds_articles_and_the_whole_annex():
    content = sample.decision(rows=40)
    text = " ".join(pages(content))
    rows = [f"Lê Thị Đoan Khuê {index}" for index in range(40)]
    assert all(part in text for part in (*content.grounds, "Số: 127/QĐ-UBND", "DANH SÁCH", "II. Cá nhân", *rows))


@pytest.mark.parametrize("above", [18, 19, 20])
def test_a_group_heading_does_not_stand_alone_at_the_foot_of_a_page(above):
    first, second = (replace(sample.award_row(0), group=name) for name in ("I. Tập thể", "II. Cá nhân"))
    annex = (*(first,) * above, *(second,) * 12)
    for page in pages(replace(sample.decision(), annex=annex, specimen=False, verification=None)):
        assert not page.endswith("II. Cá nhân")


def test_an_issued_decision_keeps_the_look_it_was_signed_in():
    old, new = layout("quyet_dinh/v1"), layout("quyet_dinh/v2")
    assert "keep_groups" not in old.measures
    assert "keep_groups" in new.measures
    assert default_layout(sample.decision().kind) == new


@pytest.mark.parametrize("lines", [21, 22, 23, 24])
def test_a_heading_over_a_table_stays_with_it(lines):
    text = sample.report(items=1).parts[1]
    told = replace(text.items[0], paragraphs=("Đã cắt giảm.",) * lines)
    content = replace(
        sample.report(), specimen=False, verification=None, parts=(replace(text, items=(told, text.items[1])),)
    )
    assert not any(page.endswith("Đã khen:") for page in pages(content))


def test_a_number_not_yet_given_leaves_a_gap_in_the_list_too():
    open_number = full_number(replace(sample.REFERENCE, number=""))
    assert open_number.startswith("\N{NO-BREAK SPACE}")
    assert open_number.endswith("/QĐ-UBND")


def test_pages_are_numbered_from_the_second():
    numbers = [page.split()[0] for page in pages(replace(sample.decision(rows=40), specimen=False))]
    assert numbers[1:] == [str(number) for number in range(2, len(numbers) + 1)]
    assert numbers[0] != "1"


def test_minutes_print_attendance_recusals_counts_and_adopted_rules():
    text = " ".join(pages(sample.minutes()))
    wanted = ("15/17 thành viên", "xung đột lợi ích", "Bà Võ Thị Lan", "85,71", "Từ 80 % tổng số", "Phạm Thu Hà")
    assert all(part in text.replace("\N{NO-BREAK SPACE}", " ") for part in wanted)


def test_a_slip_without_due_date_says_that_it_is_not_known():
    assert "chưa xác định" in " ".join(pages(sample.receipt_slip()))


def test_a_text_with_marks_of_markup_is_printed_as_it_is():
    text = " ".join(pages(replace(sample.letter(), paragraphs=("Tỷ lệ < 5 & > 3 <b>đậm</b>",))))
    assert "Tỷ lệ < 5 & > 3 <b>đậm</b>" in text


@pytest.mark.parametrize(("month", "text"), [(2, "tháng 02"), (3, "tháng 3"), (11, "tháng 11")])
def test_days_below_ten_and_the_first_two_months_get_a_zero(month, text):
    assert long_date(sample.ON.replace(month=month)) == f"ngày 05 {text} năm 2024"
