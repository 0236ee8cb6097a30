"""Sentences about achievement reports: their fields, versions, forms and papers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from backend.base.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "report.cell_empty": Sentence(_("Dòng {row}: cột “{column}” còn trống."), _("Điền ô này hoặc bỏ cả dòng.")),
    "report.column_gone": Sentence(
        _("Mẫu mới không còn cột “{column}” của bảng “{field}”."), _("Chép nội dung cần giữ sang mục khác.")
    ),
    "report.field_gone": Sentence(
        _("Mẫu mới không còn mục “{field}”."), _("Chép nội dung cần giữ sang mục khác; bản cũ vẫn được lưu.")
    ),
    "report.kind_changed": Sentence(
        _("Mục “{field}” trong mẫu mới ghi theo cách khác."), _("Ghi lại theo mẫu mới; bản cũ vẫn được lưu.")
    ),
    "report.not_a_choice": Sentence(_("“{value}” không có trong các lựa chọn."), _("Chọn một mục.")),
    "report.not_a_day": Sentence(_("“{value}” không phải là ngày."), _("Ghi ngày/tháng/năm, ví dụ 22/11/2026.")),
    "report.not_a_number": Sentence(_("“{value}” không phải là số nguyên."), _("Chỉ ghi chữ số.")),
    "report.too_long": Sentence(_("Dài {length} ký tự, quá {limit}."), _("Viết gọn lại; chữ đã gõ vẫn được lưu.")),
    "report.too_many_rows": Sentence(_("Bảng có quá {limit} dòng."), _("Bỏ bớt dòng.")),
}
