"""Initiatives as the help tells them: application, council, recognition."""

from __future__ import annotations

from backend.site.help_steps import HelpTask
from backend.site.help_steps import step as _step
from permissions.roles import Role
from workflows.engine import Label

INITIATIVES = HelpTask(
    "sang-kien",
    Label("Sáng kiến: từ đơn đến quyết định công nhận", "Initiatives: from application to recognition"),
    Label(
        "Sáng kiến là giải pháp mới, có hiệu quả, đã áp dụng tại cơ sở và nhân rộng được, do cấp có thẩm quyền công "
        "nhận (Luật 06/2022/QH15, khoản 4 Điều 3). Hội đồng sáng kiến góp ý; thủ trưởng quyết định.",
        "An initiative is a new, effective solution, applied at the base and able to spread, recognised by the "
        "competent level (Law 06/2022/QH15, Article 3(4)). The council gives its opinion, the head decides.",
    ),
    (
        _step(
            Role.PREPARER,
            "Viết đơn từng phần; chữ đang gõ được giữ vài giây một lần. Ghi tác giả với tỷ lệ cộng lại đúng 100 "
            "%, thêm tài liệu chứng minh.",
            "Write the application part by part; what is typed is kept every few seconds. Name the authors with shares "
            "that make exactly 100 %, attach evidence.",
            "initiatives:home",
            "initiative.create",
        ),
        _step(
            Role.UNIT_HEAD,
            "Đọc lại và gửi đơn cho cơ quan công nhận.",
            "Read it once more and send it to the recognising body.",
            "initiatives:home",
            "initiative.submit",
        ),
        _step(
            Role.SECRETARY,
            "Tiếp nhận, hoặc trả lại để hoàn thiện kèm lý do.",
            "Receive it, or return it for completion with the reason.",
            "initiatives:home",
            "initiative.receive",
        ),
        _step(
            Role.SECRETARY,
            "Lập phiên họp: cử thành viên, đưa sáng kiến vào chương trình (tên gần giống được nhắc), ghi cách "
            "biểu quyết theo quy chế của cơ quan. Khai mạc rồi thì không đổi nữa.",
            "Plan a session: members, agenda (resembling titles are pointed out), the vote rule of the office. Once "
            "convened nothing of it changes.",
            "initiatives:create-session",
            "initiative_session.convene",
        ),
        _step(
            Role.COUNCIL_MEMBER,
            "Cho ý kiến từng tiêu chí và biểu quyết. Tác giả tự động không tham gia xét sáng kiến của mình; ai có "
            "quan hệ khác thì tự ghi không tham gia.",
            "Mark each criterion and vote. Authors stand aside from their own by themselves; whoever has another tie "
            "enters it.",
            "initiatives:home",
            "initiative_session.judge",
        ),
        _step(
            Role.CHAIR,
            "Ghi kết luận và ký biên bản.",
            "Enter the conclusion and sign the minutes.",
            "initiatives:home",
            "initiative_session.sign_minutes",
        ),
        _step(
            Role.UNIT_HEAD,
            "Công nhận bằng quyết định, hoặc không công nhận kèm lý do. Sáng kiến được công nhận vào sổ và vào "
            "quá trình của tác giả; muốn lên cấp tỉnh thì viết đơn dựa trên sáng kiến này.",
            "Recognise by a decision, or not with reasons. What is recognised enters the register and the authors' "
            "history; for the province write an application that rests on it.",
            "initiatives:register",
            "initiative.recognise",
        ),
    ),
)
