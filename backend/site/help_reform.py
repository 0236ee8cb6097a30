"""The reform year as the help tells it: plans, reports, surveys, movements, inspections."""

from __future__ import annotations

from backend.site.help_scoring import SCORING
from backend.site.help_steps import HelpTask
from backend.site.help_steps import step as _step
from permissions.roles import Role
from workflows.engine import Label

PREPARER, HEAD, APPRAISER, SIGNATORY = Role.PREPARER, Role.UNIT_HEAD, Role.APPRAISER, Role.SIGNATORY

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
