"""Making lists known and asking other bodies, as the help tells it."""

from __future__ import annotations

from backend.site.help_steps import HelpTask
from backend.site.help_steps import step as _step
from permissions.roles import Role
from workflows.engine import Label

PUBLICITY = HelpTask(
    "cong-khai-va-lay-y-kien",
    Label("Công khai danh sách và lấy ý kiến", "Publishing lists and asking for opinions"),
    Label(
        "Danh sách tự hiện trong thời gian công khai rồi tự gỡ; góp ý chỉ đến người thẩm định; từng cơ quan được hỏi "
        "trả lời trên trang của mình.",
        "A list shows itself for its period and is taken down; comments reach the appraiser only; each body that is "
        "asked answers on a page of its own.",
    ),
    (
        _step(
            Role.APPRAISER,
            "Xem danh sách đang công khai: đến ngày nào, còn góp ý nào chưa xử lý; lập thông báo để niêm yết.",
            "See which lists are shown, until when, and which comments wait; make the notice for the wall.",
            "publicity:lists",
            "publication.post",
        ),
        _step(
            Role.APPRAISER,
            "Đọc và ghi kết quả xử lý từng góp ý. Không chép nội dung đi nơi khác; tố cáo không được nhận ở đây.",
            "Read each comment and record how it was handled. Copy nothing; denunciations are not taken here.",
            "publicity:comments",
            "publication_comment.handle",
        ),
        _step(
            Role.APPRAISER,
            "Hết thời gian, xử lý xong góp ý thì chọn các dòng và kết thúc công khai.",
            "When the period is over and all comments are handled, tick the rows and conclude.",
            "publicity:lists",
            "publication.conclude",
        ),
        _step(
            Role.APPRAISER,
            "Ở bước lấy ý kiến, chọn các cơ quan cần hỏi và ghi nội dung cần hỏi; theo dõi ai chưa trả lời.",
            "At a consultation choose whom to ask and what; see who has not answered.",
            "review:work",
            "consultation.ask",
        ),
        _step(
            Role.UNIT_HEAD,
            "Trả lời câu hỏi gửi đơn vị: nhất trí, không nhất trí (nêu lý do) hoặc không có ý kiến, kèm văn bản đã ký.",
            "Answer what your body is asked: agree, disagree (say why) or no opinion, with the signed paper.",
            "publicity:opinions",
            "opinion.answer",
        ),
    ),
)
