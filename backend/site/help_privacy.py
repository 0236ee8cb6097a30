"""Secret dossiers and personal data, as the help tells it."""

from __future__ import annotations

from backend.site.help_steps import HelpTask
from backend.site.help_steps import step as _step
from permissions.roles import Role
from workflows.engine import Label

PRIVACY = HelpTask(
    "du-lieu-ca-nhan-va-ho-so-mat",
    Label("Dữ liệu cá nhân và hồ sơ mật", "Personal data and secret dossiers"),
    Label(
        "Hồ sơ mật chỉ xử lý trên giấy; người được đề nghị được báo; ai cũng xem, yêu cầu sửa được dữ liệu về mình.",
        "Secret dossiers stay on paper; nominees are told; everybody sees their own data and may ask to correct it.",
    ),
    (
        _step(
            Role.UNIT_HEAD,
            "Có bí mật nhà nước: không nhập gì. Ghi một dòng ẩn danh gồm đợt xét và cấp, kết thúc khi hồ sơ giấy xong.",
            "A state secret: enter nothing. Place an anonymous row (round, level); close it when the paper is done.",
            "paper_dossiers:home",
            "paper_dossier.place",
        ),
        _step(
            Role.PREPARER,
            "Trao thông báo bằng giấy cho người được đề nghị không có tài khoản, rồi ghi ngày trao.",
            "Give the paper notice to nominees without a login and record the day.",
            "privacy:notices",
            "nominee_notice.record",
        ),
        _step(
            Role.PREPARER,
            "Xem dữ liệu về mình; yêu cầu xem hoặc sửa.",
            "See what is held about you; ask to see or correct it.",
            "privacy:mine",
            "data_request.send",
        ),
        _step(
            Role.ADMINISTRATOR,
            "Nhận yêu cầu, để dữ liệu sai được sửa bằng việc của nó, rồi trả lời kèm bảng dữ liệu.",
            "Take requests, have wrong data corrected by its own act, then answer with the table.",
            "privacy:requests",
            "data_request.answer",
        ),
    ),
)
