"""A list and its dossiers as the help tells them: paste the list, write the reports, choose the procedure, sign."""

from __future__ import annotations

from backend.site.help_steps import HelpTask
from backend.site.help_steps import step as _step
from permissions.roles import Role
from workflows.engine import Label

PREPARER, HEAD = Role.PREPARER, Role.UNIT_HEAD

DOSSIERS = HelpTask(
    "danh-sach-va-bao-cao-thanh-tich",
    Label("Lập danh sách và viết báo cáo thành tích", "Make the list and write achievement reports"),
    Label(
        "Từ danh sách dán ở Excel đến báo cáo của từng trường hợp, giấy tờ đủ và bản đã ký.",
        "From a list pasted out of Excel to each nominee's report, all papers and the signed copies.",
    ),
    (
        _step(
            PREPARER,
            "Trong bộ hồ sơ đang lập, mở “Danh sách đề nghị”, chọn “Dán danh sách”: chép vùng ô trong Excel, dán, xem "
            "trước, sửa lỗi rồi thêm. Cần sửa nhiều dòng thì dùng “Sửa nhiều dòng”.",
            "In the draft open the list and paste: copy cells in Excel, paste, see the preview, mend faults, add. To "
            "edit many rows use “Edit many rows”.",
            "nominations:home",
            "nomination.paste",
        ),
        _step(
            PREPARER,
            "Chọn các dòng rồi “Lập báo cáo”: tên, danh hiệu, xếp loại các năm và điểm cải cách được điền sẵn. Viết "
            "từng phần ngắn; chữ tự lưu khi gõ, mở tiếp được trên máy khác.",
            "Tick rows and begin their reports: name, titles, classifications and reform score are filled in. Write "
            "short sections; text is saved as you type and goes on from another device.",
            "nominations:home",
            "achievement_report.begin",
        ),
        _step(
            HEAD,
            "Cùng viết được với người lập: nếu hai người sửa một mục, hệ thống giữ cả hai bản và cho xem khác biệt để "
            "chọn. Các bản trước đều khôi phục được.",
            "May write along: when two change one field both texts are kept and the difference is shown to choose "
            "from. Every earlier text can be restored.",
            "nominations:home",
            "achievement_report.settle",
        ),
        _step(
            PREPARER,
            "Hoàn thành báo cáo: bản PDF vào giấy tờ của dòng đó. Cần sửa tiếp bên ngoài thì tải Word; bản đã ký thì "
            "đính kèm ở “Giấy tờ kèm theo”, thay cho bản chưa ký.",
            "Finish the report: the PDF joins the row's papers. To edit outside download Word; attach the signed copy "
            "under papers, in place of the unsigned one.",
            "nominations:home",
            "achievement_report.finish",
        ),
        _step(
            PREPARER,
            "Trường hợp được dùng thủ tục đơn giản: chọn trường hợp của luật và ghi lý do. Hồ sơ có bí mật nhà nước "
            "không nhập vào hệ thống.",
            "Where the simplified procedure may be used: choose the law's case and give the reason. Dossiers with "
            "state secrets are not entered here.",
            "nominations:home",
            "submission.choose_procedure",
        ),
    ),
)
