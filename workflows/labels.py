"""What a person reads for every closed set of the packs, processes and rules, in both languages."""

from collections.abc import Mapping
from enum import StrEnum

from workflows import basis, facts
from workflows.engine import Label
from workflows.processes import schema as process
from workflows.regulations import advice
from workflows.regulations import schema as pack
from workflows.rules import answers, eligibility, numbering, prizes, quotas, voting


def _pairs(**pairs: tuple[str, str]) -> Mapping[str, Label]:
    return {value.lower(): Label(*pair) for value, pair in pairs.items()}


LABELS: Mapping[type[StrEnum], Mapping[str, Label]] = {
    basis.Status: _pairs(
        text_read=("Đã đọc văn bản", "Text read"),
        secondary=("Nguồn thứ cấp", "Secondary source"),
        unconfirmed=("Chưa xác nhận", "Unconfirmed"),
        confirmed_here=("Đã xác nhận tại đây", "Confirmed here"),
    ),
    facts.NomineeKind: _pairs(
        individual=("Cá nhân", "Individual"),
        collective=("Tập thể", "Collective"),
        household=("Hộ gia đình", "Household"),
    ),
    facts.Ground: _pairs(
        merit=("Công trạng", "Merit"),
        sudden=("Đột xuất", "Sudden merit"),
        movement=("Phong trào, chuyên đề", "Movement"),
        lifelong=("Cống hiến", "Lifelong contribution"),
        service_years=("Niên hạn", "Service years"),
        foreign_relations=("Đối ngoại", "Foreign relations"),
        thematic=("Khen thưởng chuyên đề", "Thematic"),
    ),
    facts.YearlyClass: _pairs(
        not_rated=("Không xếp loại", "Not rated"),
        not_completed=("Không hoàn thành nhiệm vụ", "Not completed"),
        completed=("Hoàn thành nhiệm vụ", "Completed"),
        good=("Hoàn thành tốt nhiệm vụ", "Completed well"),
        excellent=("Hoàn thành xuất sắc nhiệm vụ", "Completed excellently"),
    ),
    facts.Scope: _pairs(
        base=("Cấp cơ sở", "Base"),
        province=("Cấp bộ, tỉnh", "Ministry or province"),
        national=("Toàn quốc", "National"),
    ),
    facts.DisciplineLevel: _pairs(
        reprimand=("Khiển trách", "Reprimand"),
        warning=("Cảnh cáo", "Warning"),
        pay_cut=("Hạ bậc lương", "Pay cut"),
        demotion=("Giáng chức", "Demotion"),
        removal=("Cách chức", "Removal from office"),
        dismissal=("Buộc thôi việc", "Dismissal"),
    ),
    facts.PendingKind: _pairs(
        discipline=("Đang xem xét kỷ luật", "Discipline under consideration"),
        inspection=("Đang thanh tra, kiểm tra", "Inspection under way"),
        complaint=("Đang giải quyết khiếu nại, tố cáo", "Complaint being verified"),
        press=("Báo chí phản ánh đang xác minh", "Press report being verified"),
    ),
    answers.Outcome: _pairs(
        **{"pass": ("Đạt", "Pass")},
        fail=("Không đạt", "Fail"),
        not_enough_data=("Chưa đủ dữ liệu", "Not enough data"),
        to_confirm=("Cần xác nhận", "To confirm"),
    ),
    eligibility.Standing: _pairs(
        candidate=("Đủ điều kiện để xét", "Candidate"),
        to_confirm=("Cần xác nhận", "To confirm"),
        left_to_judgement=(
            "Đạt mọi điều đếm được; còn chờ bình xét",
            "All that can be counted is met; left to judgement",
        ),
        lacks_unconfirmed=("Còn thiếu (điều khoản cần xác nhận)", "Lacks something (law to be confirmed)"),
        not_enough_data=("Chưa đủ dữ liệu", "Not enough data"),
        not_eligible=("Không đủ điều kiện", "Not eligible"),
    ),
    pack.Family: _pairs(
        title=("Danh hiệu thi đua", "Emulation title"), form=("Hình thức khen thưởng", "Form of commendation")
    ),
    pack.Level: _pairs(
        base=("Cơ sở", "Base"),
        province=("Tỉnh", "Province"),
        ministry=("Bộ, ban, ngành", "Ministry"),
        state=("Nhà nước", "State"),
    ),
    pack.Rhythm: _pairs(
        yearly=("Hằng năm", "Yearly"),
        chain=("Theo chuỗi năm", "After a chain of years"),
        at_review=("Khi sơ kết, tổng kết", "At a review"),
        any_time=("Bất cứ lúc nào", "Any time"),
    ),
    pack.AwardObject: _pairs(
        none=("Không có hiện vật", "No object"),
        bang_chung_nhan=("Bằng chứng nhận", "Certificate of title"),
        bang_khen=("Bằng khen", "Bằng khen"),
        giay_khen=("Giấy khen", "Giấy khen"),
        co=("Cờ", "Flag"),
        huan_chuong=("Huân chương", "Order"),
        huy_chuong=("Huy chương", "Medal"),
        huy_hieu=("Huy hiệu", "Badge"),
        ky_niem_chuong=("Kỷ niệm chương", "Commemorative medal"),
        giai_thuong=("Giải thưởng", "Prize"),
    ),
    advice.Edge: _pairs(
        **{"from": ("Áp dụng từ", "In force from")},
        until=("Áp dụng đến", "In force until"),
        listed_end=("Ngày hết hiệu lực được công bố", "Announced end"),
    ),
    advice.Channel: _pairs(
        inside_unit=("Trong nội bộ đơn vị", "Inside the unit"),
        public_media=("Trên phương tiện thông tin đại chúng", "On public media"),
    ),
    advice.Bound: _pairs(at_most=("Không quá", "At most"), at_least=("Từ", "At least")),
    advice.ShareBase: _pairs(
        headcount=("tổng số người", "of the headcount"),
        holders=("số đã đạt danh hiệu", "of those who hold the title"),
        candidates=("số đủ điều kiện xét", "of the candidates"),
        granted=("số được khen", "of those granted"),
    ),
    advice.Among: _pairs(
        everybody=("Mọi người", "Everybody"),
        women=("Phụ nữ", "Women"),
        direct_workers=("Người trực tiếp lao động, công tác", "Direct workers"),
        leaders=("Lãnh đạo, quản lý", "Leaders"),
        not_leaders=("Người không giữ chức vụ lãnh đạo", "Not leaders"),
    ),
    quotas.Rounding: _pairs(
        down=("Bỏ phần lẻ", "Rounded down"),
        half_up=("Làm tròn nửa lên", "Half rounded up"),
        up=("Làm tròn lên", "Rounded up"),
    ),
    process.StageKind: _pairs(
        internal_meeting=("Họp nội bộ", "Internal meeting"),
        unit_vote=("Đơn vị bình xét", "Unit vote"),
        head_signature=("Thủ trưởng ký", "Head's signature"),
        reception=("Tiếp nhận", "Reception"),
        appraisal=("Thẩm định", "Appraisal"),
        consultation=("Lấy ý kiến", "Consultation"),
        publication=("Công khai danh sách", "Publication"),
        council=("Hội đồng", "Council"),
        submission_letter=("Tờ trình", "Submission letter"),
        decision=("Quyết định", "Decision"),
        numbering=("Cấp số, đóng dấu", "Number and seal"),
        issuing=("Phát hành", "Issue"),
        forwarding=("Chuyển cấp trên", "Forwarding"),
        recording_higher_decision=("Ghi nhận quyết định cấp trên", "Recording a higher decision"),
    ),
    process.Audience: _pairs(
        unit=("Trong đơn vị", "Inside the unit"),
        public=("Công khai rộng rãi", "The public"),
    ),
    process.Silence: _pairs(
        waits=("Chờ trả lời, bước chưa xong", "The stage waits for the answer"),
        no_opinion=("Coi như không có ý kiến", "Taken as no opinion"),
    ),
    process.Place: _pairs(
        unit=("Đơn vị đề nghị", "Proposing unit"),
        superior=("Đơn vị cấp trên", "Superior unit"),
        appraising=("Cơ quan thẩm định", "Appraising body"),
        awarding=("Cấp khen thưởng", "Awarding body"),
        consulted=("Cơ quan được lấy ý kiến", "Consulted body"),
    ),
    process.StagePaper: _pairs(
        unit_minutes=("Biên bản họp đơn vị", "Minutes of the unit"),
        nominee_list=("Danh sách đề nghị", "Nominee list"),
        achievement_report=("Báo cáo thành tích", "Achievement report"),
        submission_letter=("Tờ trình", "Submission letter"),
        receipt_slip=("Phiếu tiếp nhận và hẹn trả", "Receipt slip"),
        appraisal_report=("Báo cáo thẩm định", "Appraisal report"),
        opinion=("Văn bản ý kiến", "Opinion"),
        publication_notice=("Thông báo công khai", "Publication notice"),
        council_minutes=("Biên bản họp Hội đồng", "Council minutes"),
        tally_sheet=("Biên bản kiểm phiếu", "Tally sheet"),
        draft_decision=("Dự thảo quyết định", "Draft decision"),
        decision=("Quyết định", "Decision"),
        forwarding_letter=("Văn bản chuyển cấp trên", "Forwarding letter"),
        higher_decision=("Quyết định của cấp trên", "Higher decision"),
    ),
    process.StageGuard: _pairs(
        papers_complete=("Đủ thành phần hồ sơ", "Papers complete"),
        minutes_signed=("Biên bản đã ký", "Minutes signed"),
        every_row_settled=("Đã ghi số phiếu của mọi dòng", "Votes on every row recorded"),
        quorum_met=("Đủ số thành viên dự họp", "Quorum met"),
        rules_adopted=("Đã xác định quy tắc bỏ phiếu", "The vote rule is known"),
        signed_before_number=("Ký trước khi cấp số", "Signed before the number"),
        numbered_before_seal=("Cấp số trước khi đóng dấu", "Numbered before the seal"),
        proof_list_confirmed=("Bản dò đã xác nhận", "Proof list confirmed"),
    ),
    voting.Mode: _pairs(
        electronic_secret=("Bỏ phiếu kín điện tử", "Electronic secret ballot"),
        paper_secret=("Bỏ phiếu kín trên giấy", "Paper secret ballot"),
        open=("Biểu quyết công khai", "Open vote"),
        written_round=("Lấy ý kiến bằng văn bản", "Written round"),
    ),
    voting.Denominator: _pairs(
        all=("Tổng số thành viên", "All members"),
        entitled=("Thành viên có quyền bỏ phiếu", "Entitled members"),
        present=("Thành viên có mặt", "Members present"),
        cast=("Số phiếu thu về", "Ballots cast"),
    ),
    voting.Op: {">=": Label("Từ", "At least"), ">": Label("Trên", "More than")},
    voting.Recusal: _pairs(
        nothing=("Không đổi mẫu số", "Leaves the denominator"), reduces=("Giảm mẫu số", "Reduces the denominator")
    ),
    voting.Tie: _pairs(
        not_passed=("Ngang phiếu là không đạt", "A tie does not pass"),
        chair_decides=("Ngang phiếu: Chủ tịch quyết định", "The chair decides a tie"),
        vote_again=("Ngang phiếu: bỏ phiếu lại", "A tie is voted again"),
    ),
    voting.Selecting: _pairs(
        each=("Xét từng trường hợp", "Each by itself"), top_k=("Chọn số phiếu cao nhất", "The best by votes")
    ),
    voting.Choice: _pairs(
        in_favour=("Đồng ý", "In favour"),
        against=("Không đồng ý", "Against"),
        abstain=("Phiếu trắng", "Abstain"),
        invalid=("Phiếu không hợp lệ", "Invalid"),
    ),
    voting.Outcome: _pairs(
        passed=("Đạt", "Passed"),
        not_passed=("Không đạt", "Not passed"),
        tie=("Ngang phiếu", "Tie"),
        no_quorum=("Không đủ số thành viên dự họp", "No quorum"),
    ),
    prizes.Rounding: _pairs(exact=("Không làm tròn", "Exact"), up=("Làm tròn lên", "Rounded up")),
    numbering.NumberSource: _pairs(
        records_clerk=("Số của văn thư", "Records clerk's number"),
        own_register=("Sổ riêng của hệ thống", "Own register"),
    ),
}

GROUPS: Mapping[str, Label] = {
    "so": Label("Sở, ban, ngành", "Departments"),
    "huyen": Label("UBND cấp huyện", "Districts"),
    "xa": Label("UBND xã, đặc khu", "Communes and special zones"),
    "phuong": Label("UBND phường", "Wards"),
    "ca_nhan": Label("Cá nhân", "Individuals"),
}
"""The groups of units (and of people) that criteria sets rank; a group that an administrator adds is its own name."""


def group_label(code: str) -> Label:
    """What a person reads for a group of a criteria set; the code itself for a group that is not listed."""
    return GROUPS.get(code, Label(code, code))


def label(value: StrEnum) -> Label:
    """What a person reads for one member of a closed set. Raises `KeyError` for a set that is not listed."""
    return LABELS[type(value)][value.value]
