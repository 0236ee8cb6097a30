"""The scoring year as the help tells it: criteria set, round, self-score, appraisal, publication, petitions."""

from __future__ import annotations

from backend.site.help_steps import HelpTask
from backend.site.help_steps import step as _step
from permissions.roles import Role
from workflows.engine import Label

PREPARER, HEAD, APPRAISER, SIGNATORY, CHAIR = (
    Role.PREPARER,
    Role.UNIT_HEAD,
    Role.APPRAISER,
    Role.SIGNATORY,
    Role.CHAIR,
)

SCORING = HelpTask(
    "cham-diem-chi-so",
    Label("Chấm điểm và công bố chỉ số cải cách hành chính", "Score and publish the reform index"),
    Label(
        "Từ bộ tiêu chí của năm đến bảng xếp hạng được công bố; mỗi con số nói được vì sao.",
        "From the year's criteria set to the published ranking; every number says why it is so.",
    ),
    (
        _step(
            APPRAISER,
            "Soạn bộ tiêu chí của năm và nhóm đơn vị: trên trang, từ bộ năm trước, hoặc từ Excel. Mỗi lĩnh "
            "vực ghi cơ quan thẩm định; lỗi hiện ngay cạnh mục sai.",
            "Draft the criteria set of a year and a group of units: on the page, from last year's set, or from Excel. "
            "Each area names who appraises it; faults show beside the faulty node.",
            "criteria:home",
            "criteria_draft.create",
        ),
        _step(
            APPRAISER,
            "Hết lỗi thì trình công bố.",
            "Propose it once it is without fault.",
            "criteria:home",
            "criteria_draft.send",
        ),
        _step(
            SIGNATORY,
            "Công bố bộ tiêu chí kèm số, ngày quyết định; từ đó bộ này không đổi nữa.",
            "Publish the set with its decision's number and date; it never changes after that.",
            "criteria:home",
            "criteria_draft.publish",
        ),
        _step(
            APPRAISER,
            "Lập đợt chấm điểm: các bộ tiêu chí, cơ quan chủ trì, ai thẩm định phiếu của chính cơ quan chủ "
            "trì, ngày hết hạn từng bước.",
            "Plan the scoring round: its sets, the running body, who appraises that body's own sheet, the closing date "
            "of each step.",
            "scoring:rounds",
            "scoring_round.plan",
        ),
        _step(
            APPRAISER,
            "Mở đợt ở trang của đợt; mọi đơn vị trong nhóm có phiếu.",
            "Open the round on its page; every unit of the groups then has a sheet.",
            "scoring:rounds",
            "scoring_round.open",
        ),
        _step(
            PREPARER,
            "Tự chấm từng lĩnh vực, ghi tài liệu kiểm chứng và số trang; đang gõ dở vẫn được giữ.",
            "Self-score area by area, name evidence and page; what is half typed is kept.",
            "scoring:sheets",
            "score_sheet.self_score",
        ),
        _step(
            HEAD,
            "Gửi điểm tự chấm trước hạn; quá hạn phiếu tự khóa.",
            "Send the self-score in time; later it is locked.",
            "scoring:sheets",
            "score_sheet.submit",
        ),
        _step(
            APPRAISER,
            "Gia hạn cho riêng một đơn vị khi có lý do.",
            "Extend the time for one unit, with a reason.",
            "scoring:sheets",
            "score_sheet.extend",
        ),
        _step(
            APPRAISER,
            "Thẩm định lần 1 các lĩnh vực của mình; chỗ khác điểm tự chấm phải ghi lý do.",
            "Appraise your areas; a difference from the self-score needs its reason.",
            "scoring:sheets",
            "score_sheet.appraise",
        ),
        _step(
            APPRAISER,
            "Gửi kết quả lần 1 để đơn vị giải trình; đợt không có bước giải trình thì kết thúc thẩm định.",
            "Send the first result for explanation; a round without that step goes on to its finish.",
            "scoring:sheets",
            "score_sheet.ask_explanation",
        ),
        _step(
            PREPARER,
            "Giải trình từng tiêu chí, thêm tài liệu.",
            "Explain criterion by criterion, add evidence.",
            "scoring:sheets",
            "score_sheet.explain",
        ),
        _step(
            HEAD,
            "Gửi giải trình trước hạn.",
            "Send the explanation in time.",
            "scoring:sheets",
            "score_sheet.send_explanation",
        ),
        _step(
            APPRAISER,
            "Thẩm định lần 2 các lĩnh vực của mình.",
            "Appraise your areas again.",
            "scoring:sheets",
            "score_sheet.appraise_again",
        ),
        _step(
            APPRAISER,
            "Kết thúc thẩm định từng phiếu.",
            "Finish the appraisal of each sheet.",
            "scoring:sheets",
            "score_sheet.finish_appraisal",
        ),
        _step(
            CHAIR,
            "Phê duyệt kết quả của đợt. Đơn vị chưa thẩm định xong chỉ được để lại khi đánh dấu ô đó; bảng ghi “chưa "
            "có số liệu”.",
            "Approve the round's results. Units not yet appraised are left out only when that box is ticked; the table "
            "then says “no data”.",
            "scoring:rounds",
            "scoring_round.approve",
        ),
        _step(
            SIGNATORY,
            "Công bố chỉ số bằng quyết định: xếp hạng theo điểm hay tỷ lệ, cách xếp khi bằng điểm, mức xếp loại.",
            "Publish the index by a decision: by points or ratio, how ties rank, which bands.",
            "scoring:publish",
            "index.publish",
        ),
        _step(
            HEAD,
            "Không đồng ý: gửi kiến nghị về kết quả của đơn vị.",
            "Not agreed: petition about your unit's result.",
            "indices:petitions",
            "index_petition.send",
        ),
        _step(
            SIGNATORY,
            "Kiến nghị được chấp nhận: điều chỉnh bằng quyết định mới; kết quả cũ vẫn đọc được và nói rõ đã "
            "được điều chỉnh.",
            "When a petition is accepted: adjust by a new decision; the old result stays readable and says so.",
            "indices:petitions",
            "index.adjust",
        ),
    ),
)
