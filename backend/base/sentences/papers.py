"""Sentences about uploaded files: kinds, sizes, secret stamps, malware."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from backend.base.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "paper.encrypted": Sentence(_("“{name}” bị khóa bằng mật khẩu."), _("Bỏ mật khẩu rồi gửi lại.")),
    "paper.found_infected": Sentence(
        _("Đã phát hiện mã độc trong tệp này sau khi tải lên; không ai mở được nữa."),
        _("Tải lên bản sạch của giấy tờ này."),
    ),
    "paper.infected": Sentence(
        _("Tệp có mã độc ({found}) nên không được nhận; việc này đã ghi vào nhật ký."),
        _("Quét máy tính của ông (bà), lập lại tệp từ bản gốc rồi gửi lại."),
    ),
    "paper.macros": Sentence(_("“{name}” có macro hoặc mã chạy được."), _("Lưu lại dạng .docx, .xlsx hoặc PDF.")),
    "paper.not_scanned": Sentence(
        _("Tệp chưa được quét mã độc nên chưa ai mở được."),
        _("Thử lại sau ít phút; nếu kéo dài, báo người quản trị kiểm tra máy quét."),
    ),
    "paper.old_or_encrypted": Sentence(
        _("“{name}” là tệp Office kiểu cũ (.doc, .xls) hoặc bị khóa bằng mật khẩu."),
        _("Lưu lại dạng .docx, .xlsx hoặc PDF, không đặt mật khẩu."),
    ),
    "paper.secret_stamp": Sentence(
        _("Tệp có dấu độ mật “{degree}”. Không lưu gì của tệp; nhật ký chỉ ghi có lần gửi này, không kèm nội dung."),
        _("Nếu là bí mật nhà nước: xử lý trên giấy, chỉ ghi “hồ sơ mật – xử lý giấy”. Nếu không: gỡ dấu rồi gửi lại."),
    ),
    "paper.unpacks_too_large": Sentence(
        _("“{name}” bung ra quá lớn nên không được nhận."), _("Lưu lại tệp từ Word hoặc Excel rồi gửi lại.")
    ),
}  # fmt: skip
