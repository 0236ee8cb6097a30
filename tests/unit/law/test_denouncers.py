"""What tells who denounced is found in a text, and an ordinary reference to a document is left alone."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.rules.denouncers import hints


@pytest.mark.parametrize(
    "text",
    [
        "Thông báo số 12/TB-UBKT ngày 03/02/2026 của Ủy ban Kiểm tra",
        "Quyết định 1245/QĐ-UBND ngày 10/01/2026 về việc thi hành kỷ luật",
        "Công văn 0123/CV-TTr về việc thụ lý tố cáo",
        "Đơn đã thụ lý theo Thông báo 7/TB-TTr",
        "Kết luận 5/KL-TTr, trong đó ba nội dung tố cáo sai",
        "Quyết định 8/QĐ-UBND, trong đó ông Nguyễn Văn A bị khiển trách",
    ],
)
def test_a_plain_reference_is_taken(text):
    assert hints(text) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("NGƯỜI   TỐ CÁO là cán bộ cũ", "người tố cáo"),
        ("liên hệ +84 912 345 678", "+84 912 345 678"),
        ("thư từ ai.do@vidu.vn", "ai.do@vidu.vn"),
        ("Đơn của bà hàng xóm", "đơn của bà"),
        ("Vụ việc do bà X tố cáo", "do bà"),
        ("Vu viec do ba X to cao", "do ba"),
        ("Vụ việc do ông X nêu", "do ông"),
        ("Vụ việc do ong X tố cáo", "ong … to cao"),
    ],
)
def test_a_hint_is_named(text, found):
    assert found in hints(text)


def unmarked(text):
    """As typed on a keyboard without marks."""
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


SIRS = st.sampled_from(["ông", "bà", "Ông", "BÀ", "ông/bà", "chị", "anh"])
NAMES = st.lists(st.sampled_from(["Nguyễn", "Văn", "A", "Thị", "Bình", "H."]), min_size=1, max_size=4).map(" ".join)
TELLING = st.sampled_from(["tố cáo", "khiếu nại", "phản ánh", "Tố  cáo"])
NAMED = st.sampled_from(
    [
        "Đơn {telling} của {sir} {name}", "{sir} {name} {telling}", "Theo đơn {sir} {name} gửi ngày 1/5",
        "Theo đơn của {sir} {name}", "Đơn ngày 1/5/2026 của {sir} {name}",
        "Thông báo 5/TB về {telling} của {sir} {name}",
        "{sir} {name} gửi đơn", "Đơn {telling} số 12 ngày 1/5 do {sir} {name} nộp", "Theo lời {sir} {name}",
    ]
)  # fmt: skip


@given(NAMED, SIRS, NAMES, TELLING)
def test_whoever_is_named_as_the_one_who_told_is_found(shape, sir, name, telling):
    assert hints(shape.format(sir=sir, name=name, telling=telling))
    assert hints(unicodedata.normalize("NFD", shape.format(sir=sir, name=name, telling=telling)))


@given(NAMED, st.sampled_from(["ông", "bà"]), NAMES, TELLING)
def test_and_without_marks(shape, sir, name, telling):
    assert hints(unmarked(shape.format(sir=sir, name=name, telling=telling)))


@given(
    st.sampled_from(["Thông báo", "Kết luận", "Quyết định", "Công văn", "Đơn"]),
    st.integers(1, 9999),
    st.sampled_from(["TB-UBKT", "KL-TTr", "QĐ-UBND"]),
    st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    st.sampled_from(
        ["", "về việc thụ lý tố cáo", "kết luận nội dung tố cáo đối với ông Nguyễn Văn A", "của Thanh tra tỉnh",
         "về việc ông Nguyễn Văn A bị tố cáo", "giải quyết phản ánh của báo chí", "về đơn tố cáo ông Nguyễn Văn A"]
    ),
)  # fmt: skip
def test_numbers_days_and_whom_a_document_concerns_stay_allowed(kind, number, sign, day, about):
    text = f"{kind} số {number}/{sign} ngày {day:%d/%m/%Y} {about}".strip()
    assert hints(text) == ()
    assert hints(unmarked(text)) == ()
