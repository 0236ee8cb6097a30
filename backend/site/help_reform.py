"""The reform year as the help tells it: plans, reports, criteria sets, scoring, surveys, movements, inspections."""

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

PLANS = HelpTask(
    "ke-hoach-va-nhiem-vu",
    Label("Kế hoạch, nhiệm vụ và báo cáo cải cách hành chính", "Plans, tasks and reports of administrative reform"),
    Label(
        "Từ kế hoạch của tỉnh đến nhiệm vụ của từng đơn vị, báo cáo từng kỳ và sơ kết.",
        "From the province's plan to every unit's tasks, the reports of each period and the mid-year report.",
    ),
    (
        _step(
            APPRAISER,
            "Ghi văn bản giao nhiệm vụ: số, cơ quan ban hành, ngày, căn cứ vào văn bản nào.",
            "Enter the document that sets tasks: number, issuer, date, what it rests on.",
            "reform:documents",
            "document.create",
        ),
        _step(
            APPRAISER,
            "Lập dự thảo kế hoạch (giai đoạn, năm, cải thiện chỉ số); đơn vị lập kế hoạch của mình dưới kế hoạch "
            "của tỉnh.",
            "Draft a plan (several years, the year, to improve the index); units put their own plans below it.",
            "reform:plans",
            "plan.create",
        ),
        _step(
            APPRAISER,
            "Giao nhiệm vụ của kế hoạch khi còn là dự thảo: đơn vị chủ trì, đơn vị phối hợp, sản phẩm, hạn, tiêu "
            "chí; hoặc nhập cả danh sách từ Excel.",
            "Assign its tasks while it is a draft: lead and cooperating units, product, deadline, criterion; or import "
            "the list from Excel.",
            "reform:assign",
            "reform_task.create",
        ),
        _step(
            APPRAISER,
            "Ban hành kế hoạch khi đã ghi đủ nhiệm vụ và văn bản. Sau đó thêm, đổi nhiệm vụ bằng “Điều chỉnh kế "
            "hoạch”, hoặc giao là nhiệm vụ phát sinh.",
            "Issue the plan once its tasks and its document are entered. Later changes go by an adjustment, or as "
            "tasks that arise.",
            "reform:plans",
            "plan.issue",
        ),
        _step(
            PREPARER,
            "Bắt đầu, báo cáo tiến độ, thêm tài liệu kiểm chứng có ghi trang, báo cáo hoàn thành.",
            "Start, report progress, add evidence with its page, report as done.",
            "reform:tasks",
            "reform_task.complete",
        ),
        _step(
            HEAD,
            "Không kịp hạn: đề nghị gia hạn trước ngày hết hạn, nói rõ lý do; hạn cũ vẫn được giữ lại.",
            "Short of time: ask for an extension before the deadline and say why; the old deadline is kept.",
            "reform:extensions",
            "task_extension.ask",
        ),
        _step(
            APPRAISER,
            "Xác nhận hoàn thành, hoặc trả lại báo cáo kèm lý do; trả lời đề nghị gia hạn.",
            "Confirm what is done or send the report back with the reason; answer extensions.",
            "reform:tasks",
            "reform_task.confirm",
        ),
        _step(
            APPRAISER,
            "Yêu cầu báo cáo quý I, 6 tháng, quý III, năm hoặc đột xuất, có ngày chốt.",
            "Ask for the reports of quarter I, six months, quarter III, the year, or out of turn, with a closing date.",
            "reform:calls",
            "report_call.open",
        ),
        _step(
            HEAD,
            "Gửi báo cáo của đơn vị; gửi muộn bao nhiêu ngày được ghi lại và có thể trừ điểm.",
            "Send the unit's report; days of delay are recorded and may cost points.",
            "reform:calls",
            "unit_report.send",
        ),
        _step(
            APPRAISER,
            "Chốt số liệu và dự báo cuối năm; xem sơ kết theo đơn vị, phòng, lĩnh vực, xuất Excel hoặc PDF.",
            "Keep snapshots and the forecast for the year's end; read the mid-year report by unit, division and area, "
            "take it out as Excel or PDF.",
            "reform:midyear",
            "plan.snapshot",
        ),
    ),
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
            "trì, ngày hết hạn từng bước; rồi mở đợt, mọi đơn vị trong nhóm có phiếu.",
            "Plan the scoring round: its sets, the running body, who appraises that body's own sheet, the closing date "
            "of each step; then open it and every unit of the groups has a sheet.",
            "scoring:rounds",
            "scoring_round.plan",
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
            "Thẩm định lần 1 các lĩnh vực của mình; chỗ khác điểm tự chấm phải ghi lý do; gửi đơn vị giải trình.",
            "Appraise your areas; a difference from the self-score needs its reason; send it for explanation.",
            "scoring:sheets",
            "score_sheet.appraise",
        ),
        _step(
            PREPARER,
            "Giải trình từng tiêu chí, thêm tài liệu.",
            "Explain criterion by criterion, add evidence.",
            "scoring:sheets",
            "score_sheet.explain",
        ),
        _step(
            APPRAISER,
            "Thẩm định lần 2, kết thúc thẩm định.",
            "Appraise again and finish.",
            "scoring:sheets",
            "score_sheet.appraise_again",
        ),
        _step(
            CHAIR,
            "Phê duyệt kết quả của đợt.",
            "Approve the round's results.",
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

SURVEYS = HelpTask(
    "dieu-tra-xa-hoi-hoc",
    Label("Điều tra xã hội học và đo lường sự hài lòng", "Sociological survey and satisfaction"),
    Label(
        "Lấy ý kiến trên giấy hoặc trực tuyến mà không ai biết người nào trả lời gì.",
        "Ask on paper or online so that nobody learns who answered what.",
    ),
    (
        _step(
            APPRAISER,
            "Soạn bộ câu hỏi cho từng nhóm người trả lời, chọn cách tính điểm, ban hành.",
            "Draft a question set for each group of respondents, choose how it is scored, publish it.",
            "surveys:question_sets",
            "question_set.publish",
        ),
        _step(APPRAISER, "Tính cỡ mẫu cần lấy.", "Work out the sample size.", "surveys:sample"),
        _step(
            APPRAISER,
            "Lập đợt khảo sát: nhóm, đơn vị được hỏi, ngày mở, ngày kết thúc; mở khảo sát.",
            "Plan the survey: groups, units asked about, first and last day; open it.",
            "surveys:home",
            "survey.open",
        ),
        _step(
            APPRAISER,
            "Tạo đường dẫn dùng một lần, in và phát; đường dẫn chỉ hiện một lần.",
            "Make one-time links, print and hand them out; they are shown once.",
            "surveys:home",
            "survey.make_links",
        ),
        _step(
            APPRAISER,
            "Phiếu giấy: ghi số phiếu đã đếm, hoặc nhập từ Excel.",
            "Paper forms: enter the counted answers, or import them from Excel.",
            "surveys:home",
            "survey.count",
        ),
        _step(
            APPRAISER,
            "Kết thúc lấy ý kiến, nghiệm thu; nhóm quá ít người không hiện kết quả.",
            "Close and accept; groups that are too small show no result.",
            "surveys:home",
            "survey.accept",
        ),
        _step(
            SIGNATORY,
            "Công bố; kết quả vào tiêu chí điều tra của phiếu chấm điểm.",
            "Publish; the result feeds the survey criteria of the score sheets.",
            "surveys:home",
            "survey.publish",
        ),
    ),
)

MOVEMENTS = HelpTask(
    "phong-trao-thi-dua",
    Label("Phong trào thi đua và cụm, khối", "Movements, clusters and blocks"),
    Label(
        "Phát động, đăng ký, giao ước, kiểm tra, sơ kết, tổng kết; chấm điểm thi đua của khối.",
        "Launch, register, covenant, check, review; the block's emulation scores.",
    ),
    (
        _step(
            APPRAISER,
            "Lập kế hoạch phong trào với chỉ tiêu, tiêu chí, thời gian.",
            "Draft the movement with targets, criteria and period.",
            "movements:home",
            "movement.create",
        ),
        _step(SIGNATORY, "Phát động.", "Launch it.", "movements:home", "movement.launch"),
        _step(
            PREPARER,
            "Đăng ký mức của đơn vị cho từng chỉ tiêu.",
            "Register the unit's own targets.",
            "movements:home",
            "registration.create",
        ),
        _step(
            HEAD,
            "Ký đăng ký và giao ước.",
            "Sign the registration and the covenant.",
            "movements:home",
            "registration.sign",
        ),
        _step(
            APPRAISER,
            "Kiểm tra kết quả, sơ kết.",
            "Check the results, review at mid-term.",
            "movements:home",
            "movement.review_midterm",
        ),
        _step(
            SIGNATORY,
            "Tổng kết; đơn vị đạt mức đăng ký mới là ứng viên, không tự động được khen.",
            "Final review; a unit that met its targets is a candidate, nothing is granted by itself.",
            "movements:home",
            "movement.review_final",
        ),
        _step(
            APPRAISER,
            "Soạn bảng điểm thi đua, lập khối, ghi thành viên, mở năm thi đua.",
            "Draft the emulation scheme, set up blocks and members, open the year.",
            "emulation:home",
            "emulation_year.open",
        ),
        _step(
            PREPARER,
            "Đăng ký chỉ tiêu đầu năm, tự chấm cuối năm kèm tài liệu.",
            "Register the year's plan, self-score at its end with evidence.",
            "emulation:home",
            "emulation_sheet.self_score",
        ),
        _step(
            HEAD,
            "Trưởng khối chấm phiếu của thành viên; phiếu của chính trưởng khối do phó khối chấm.",
            "The block's head scores the members; the head's own sheet is scored by a deputy.",
            "emulation:home",
            "emulation_sheet.score",
        ),
        _step(
            SIGNATORY,
            "Công bố xếp hạng; danh sách đề xuất trong số Cờ, Bằng khen của khối.",
            "Publish the ranking; candidates within the block's flags.",
            "emulation:home",
            "emulation_year.publish",
        ),
    ),
)

INSPECTIONS = HelpTask(
    "kiem-tra-cai-cach",
    Label("Kiểm tra cải cách hành chính, công vụ", "Inspections of reform and public service"),
    Label(
        "Kế hoạch, đoàn kiểm tra, phát hiện, khắc phục; công khai đơn vị chậm trễ là một việc ký riêng.",
        "Plan, team, findings, remedies; naming a delaying unit is a signed act of its own.",
    ),
    (
        _step(
            APPRAISER,
            "Lập kế hoạch kiểm tra của năm, thêm từng cuộc, cử đoàn.",
            "Draft the year's plan, add inspections, appoint the team.",
            "inspections:home",
            "inspection_plan.create",
        ),
        _step(SIGNATORY, "Ban hành kế hoạch.", "Issue the plan.", "inspections:home", "inspection_plan.issue"),
        _step(
            APPRAISER,
            "Thông báo, kiểm tra, ghi phát hiện kèm tài liệu và trang; giao khắc phục có hạn.",
            "Notify, inspect, record findings with evidence and page; set remedies with a deadline.",
            "inspections:home",
            "finding.set_remedy",
        ),
        _step(PREPARER, "Giải trình và khắc phục.", "Explain and remedy.", "inspections:home", "finding.explain"),
        _step(
            SIGNATORY,
            "Ký kết luận; công khai kết luận khi cần.",
            "Sign the conclusion; publish it where needed.",
            "inspections:home",
            "inspection.conclude",
        ),
        _step(
            SIGNATORY,
            "Công khai đơn vị chậm trễ: ký riêng, có thời hạn, không bao giờ nêu tên người.",
            "Name a delaying unit: signed by itself, for a limited time, never a person.",
            "inspections:notices",
            "delay_notice.publish",
        ),
    ),
)

REFORM_TASKS = (PLANS, SCORING, SURVEYS, MOVEMENTS, INSPECTIONS)
