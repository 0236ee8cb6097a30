"""What tells who denounced is found in a text, and an ordinary reference to a document is left alone."""

import pytest

from workflows.rules.denouncers import hints


@pytest.mark.parametrize(
    "text",
    [
        "Thông báo số 12/TB-UBKT ngày 03/02/2026 của Ủy ban Kiểm tra",
        "Quyết định 1245/QĐ-UBND ngày 10/01/2026 về việc thi hành kỷ luật",
        "Công văn 0123/CV-TTr về việc thụ lý tố cáo",
        "Đơn đã thụ lý theo Thông báo 7/TB-TTr",
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
    ],
)
def test_a_hint_is_named(text, found):
    assert found in hints(text)
