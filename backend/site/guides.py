"""What each role does here, step by step: shipped words of the help, in both languages.

A guide names acts by their code, so that the help calls a button what the button calls itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.text import slugify

from backend.organisation.names import fold
from permissions.roles import LABELS, Role
from workflows.engine import Label


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what to do, the page where (a URL name, empty for none) and the act that does it."""

    text: Label
    page: str = ""
    act: str = ""


@dataclass(frozen=True, slots=True)
class Guide:
    """A role's work: what for, the steps, and what will come when nothing waits."""

    role: Role
    what: Label
    steps: tuple[Step, ...]
    coming: Label

    @property
    def title(self) -> Label:
        """The name of the role."""
        return LABELS[self.role]

    @property
    def slug(self) -> str:
        """The address of the guide."""
        return slugify(fold(self.title.vi))


def _step(vi: str, en: str, page: str = "", act: str = "") -> Step:
    return Step(Label(vi, en), page, act)


GUIDES: tuple[Guide, ...] = (
    Guide(
        Role.PREPARER,
        Label(
            "Lập danh sách đề nghị khen thưởng của đơn vị, đính kèm giấy tờ và theo dõi đến khi có bằng.",
            "Builds the unit's list of nominations, attaches the papers and follows it until the certificates come.",
        ),
        (
            _step("Mở đợt xét đang nhận hồ sơ và lập bộ hồ sơ của đơn vị.",
                  "Open a round that takes submissions and start your unit's submission.",
                  "nominations:home", "submission.create"),
            _step("Thêm từng tập thể, cá nhân, hoặc nhập cả danh sách từ tệp Excel mẫu; dòng nào sai được chỉ rõ.",
                  "Add collectives and persons one by one, or import the Excel template; faulty rows are shown.",
                  "", "nomination.add"),
            _step("Đọc kết quả xét điều kiện của từng dòng: đạt, chưa đạt, cần xác nhận, chưa đủ dữ liệu.",
                  "Read the eligibility findings of each row: pass, fail, needs confirmation, not enough data."),
            _step("Ghi kết quả họp xét của đơn vị, đính kèm tờ trình, biên bản, báo cáo.",
                  "Record the unit's meeting and attach letter, minutes and reports.", "", "submission.attach"),
            _step("Báo thủ trưởng đơn vị ký và trình. Khi cơ quan thẩm định yêu cầu bổ sung, việc hiện ở trang đầu.",
                  "Ask the head to sign and submit. A requested supplement shows on your home page.",
                  "site:inbox", "stage.supplement"),
            _step("Trước khi in bằng, kiểm tra từng chữ trên bản dò rồi xác nhận.",
                  "Before certificates are drawn, check every word of the proofs and confirm.",
                  "certificates:home", "certificate.confirm"),
        ),
        Label("Khi có đợt xét mới, yêu cầu bổ sung hoặc bản dò cần xác nhận, việc sẽ hiện ở đây.",
              "New rounds, requests for supplements and proofs to confirm will show here."),
    ),
    Guide(
        Role.UNIT_HEAD,
        Label("Chịu trách nhiệm về danh sách của đơn vị: ký tờ trình, trình hồ sơ, rút hồ sơ; ký quyết định thuộc "
              "thẩm quyền của mình.",
              "Answers for the unit's list: signs the letter, submits, withdraws; signs the decisions in their power."),
        (
            _step("Xem bộ hồ sơ do người lập chuẩn bị; các lý do chưa trình được hiện đủ trong một lần.",
                  "Read the submission that was prepared; everything that still stands in the way is shown at once.",
                  "nominations:home"),
            _step("Trình bộ hồ sơ. Người lập hồ sơ không thể tự trình.",
                  "Submit it. Whoever prepared it cannot submit it.", "", "submission.submit"),
            _step("Trả lời đề nghị chuyển hình thức khen, hoặc rút từng trường hợp.",
                  "Answer a proposed change of award, or withdraw single nominations.", "", "nomination.answer_change"),
            _step("Với danh hiệu cấp cơ sở: mở xét nội bộ, ký quyết định sau khi đơn vị bỏ phiếu.",
                  "For base-level titles: open the internal process and sign the decision after the unit's vote.",
                  "decisions:home", "decision.sign"),
        ),
        Label("Khi có bộ hồ sơ chờ trình hoặc quyết định chờ ký, việc sẽ hiện ở đây.",
              "Submissions to submit and decisions to sign will show here."),
    ),
    Guide(
        Role.RECEPTION_OFFICER,
        Label("Tiếp nhận hồ sơ: ghi số đến, ngày đến, in phiếu tiếp nhận có ngày hẹn.",
              "Receives submissions: register number, date of arrival and a slip with the date due."),
        (
            _step("Mở danh sách chờ tiếp nhận.", "Open the list that waits for reception.", "review:reception"),
            _step("Tiếp nhận: ngày đến quyết định áp dụng quy định nào. Ngày đã qua thì phải nêu lý do.",
                  "Receive: the day of arrival decides which rules apply. A past day needs a reason.",
                  "", "submission.receive"),
            _step("Thiếu giấy tờ thì yêu cầu bổ sung (đồng hồ dừng); không thuộc diện xét thì trả lại có thông báo.",
                  "Ask for a supplement when papers are missing (the clock pauses); return what is not eligible.",
                  "review:work", "stage.request_supplement"),
        ),
        Label("Khi đơn vị trình bộ hồ sơ, việc sẽ hiện ở đây.", "Submitted lists will show here."),
    ),
    Guide(
        Role.APPRAISER,
        Label("Thẩm định: điểm cải cách hành chính của đơn vị, và từng dòng đề nghị khen thưởng.",
              "Appraises the units' reform scores and every row of the nominations."),
        (
            _step("Giao nhiệm vụ, mở phiếu chấm điểm, thẩm định từng tiêu chí với lý do.",
                  "Assign tasks, open score sheets, appraise each criterion with a reason.",
                  "reform:home", "score_sheet.appraise"),
            _step("Mở danh sách chờ xét, chọn nhiều dòng, làm một việc; mỗi dòng có kết quả riêng.",
                  "Open the list that waits, tick rows, press one act; each row has its own result.",
                  "review:work", "stage.pass"),
            _step("Chưa rõ thì yêu cầu bổ sung; sai hình thức thì đề nghị chuyển; không đạt thì từ chối có lý do.",
                  "Ask for a supplement, propose another award, or refuse with a reason.",
                  "", "stage.propose_change"),
            _step("Sau Hội đồng: dự thảo quyết định kèm danh sách và trình người ký.",
                  "After the council: draft the decision with its list and send it to the signatory.",
                  "decisions:home", "decision.draft"),
        ),
        Label("Khi có hồ sơ tới bước thẩm định hoặc phiếu chấm điểm được gửi, việc sẽ hiện ở đây.",
              "Nominations to appraise and submitted score sheets will show here."),
    ),
    Guide(
        Role.COUNCIL_MEMBER,
        Label("Đọc hồ sơ của phiên họp, khai báo xung đột lợi ích và bỏ phiếu kín.",
              "Reads the session's dossiers, declares conflicts of interest and votes in secret."),
        (
            _step("Mở phiên họp được mời, đọc từng trường hợp.", "Open the session and read each item.",
                  "council:home"),
            _step("Có quan hệ với người được đề nghị thì khai báo trước khi bỏ phiếu.",
                  "Declare a tie to a nominee before the vote.", "", "session.declare_recusal"),
            _step("Khi thư ký mở bỏ phiếu, chọn từng dòng rồi gửi. Trong lúc còn mở có thể gửi lại; chỉ lá phiếu cuối "
                  "được tính.",
                  "When the vote is open, choose for each row and send. You may send again while it is open; only the "
                  "last ballot counts.", "", "session.cast"),
        ),
        Label("Khi có phiên họp mời hoặc đang bỏ phiếu, việc sẽ hiện ở đây.",
              "Sessions you are called to and open votes will show here."),
    ),
    Guide(
        Role.SECRETARY,
        Label("Chuẩn bị phiên họp Hội đồng, điều hành bỏ phiếu, lập và ký biên bản.",
              "Prepares council sessions, runs the vote, writes and signs the minutes."),
        (
            _step("Lập phiên họp, đưa các trường hợp đang chờ vào chương trình.",
                  "Plan a session and put the waiting nominations on its agenda.", "council:home", "session.create"),
            _step("Quy tắc bỏ phiếu chưa được xác nhận thì phải được thông qua cho phiên này, có lý do.",
                  "A vote rule that is not confirmed must be adopted for this session, with a reason.",
                  "", "session.adopt_rule"),
            _step("Khai mạc, ghi người có mặt, xử lý các khai báo xung đột.",
                  "Open the meeting, note who is present, settle declared conflicts.", "", "session.convene"),
            _step("Mở bỏ phiếu, đóng bỏ phiếu, ký biên bản; chủ tịch ký sau.",
                  "Open and close the vote, sign the minutes; the chair signs after you.",
                  "", "session.sign_minutes"),
        ),
        Label("Khi có trường hợp chờ Hội đồng hoặc biên bản chờ ký, việc sẽ hiện ở đây.",
              "Nominations waiting for the council and minutes to sign will show here."),
    ),
    Guide(
        Role.CHAIR,
        Label("Chủ trì phiên họp, bỏ phiếu và ký biên bản.", "Chairs the session, votes and signs the minutes."),
        (
            _step("Mở phiên họp, đọc chương trình.", "Open the session and read the agenda.", "council:home"),
            _step("Bỏ phiếu như mọi thành viên.", "Vote like every member.", "", "session.cast"),
            _step("Ký biên bản sau thư ký; khi đó kết quả được chuyển tiếp.",
                  "Sign the minutes after the secretary; the results then move on.", "", "session.sign_minutes"),
        ),
        Label("Khi có phiên họp hoặc biên bản chờ ký, việc sẽ hiện ở đây.",
              "Sessions and minutes to sign will show here."),
    ),
    Guide(
        Role.SIGNATORY,
        Label("Ký quyết định khen thưởng; có thể gạch tên hoặc trả lại kèm lý do.",
              "Signs award decisions; may strike names or send the draft back with a reason."),
        (
            _step("Mở quyết định chờ ký, đọc danh sách và kết quả bỏ phiếu.",
                  "Open the decision that waits, read its list and the votes.", "decisions:home"),
            _step("Quyết định khác kết quả bỏ phiếu thì ghi lý do.", "Give the reason to depart from a vote.",
                  "", "decision.give_reason"),
            _step("Ký số. Người ký không đóng dấu: văn thư cấp số và đóng dấu sau.",
                  "Sign. The signatory never sets the seal: the clerk numbers and seals afterwards.",
                  "", "decision.sign"),
        ),
        Label("Khi có quyết định chờ ký, việc sẽ hiện ở đây.", "Decisions to sign will show here."),
    ),
    Guide(
        Role.RECORDS_CLERK,
        Label("Cấp số, ghi ngày, đóng dấu và phát hành quyết định.",
              "Numbers, dates, seals and issues the decisions."),
        (
            _step("Mở quyết định đã ký chờ số.", "Open a signed decision that waits for its number.",
                  "decisions:home"),
            _step("Cấp số và đóng dấu (chữ ký số của cơ quan).", "Number and seal it (the organisation's signature).",
                  "", "decision.number"),
            _step("Phát hành: từ lúc này người và tập thể trong danh sách được khen thưởng.",
                  "Issue it: from now on those on its list hold the award.", "", "decision.issue"),
        ),
        Label("Khi có quyết định đã ký chờ số, việc sẽ hiện ở đây.", "Signed decisions to number will show here."),
    ),
    Guide(
        Role.CERTIFICATE_OFFICER,
        Label("Lập bản dò, cấp bằng đúng chữ, giữ sổ cấp bằng.",
              "Prepares proofs, issues certificates without a wrong letter, keeps the register."),
        (
            _step("Từ quyết định đã phát hành, lập bản dò và gửi đơn vị xác nhận.",
                  "From an issued decision, prepare the proofs for the unit to confirm.",
                  "certificates:home", "certificate.prepare"),
            _step("Sửa theo góp ý của đơn vị; sửa xong đơn vị phải xác nhận lại.",
                  "Correct what the unit found; the unit then confirms again.", "", "certificate.correct"),
            _step("Cấp bằng cho các dòng đã xác nhận: số vào sổ liền nhau, mã QR, chữ ký số.",
                  "Issue the confirmed rows: gap-free register number, QR code, digital signatures.",
                  "", "certificate.issue"),
            _step("Bằng hỏng, mất thì cấp lại; bản cũ tra cứu sẽ thấy đã được thay.",
                  "Replace what was damaged or lost; the old paper then shows as replaced.",
                  "", "certificate.replace"),
        ),
        Label("Khi có quyết định được phát hành hoặc bản dò được xác nhận, việc sẽ hiện ở đây.",
              "Issued decisions and confirmed proofs will show here."),
    ),
    Guide(
        Role.ACCOUNTANT,
        Label("Xem tiền thưởng kèm theo từng quyết định, với căn cứ của mức thưởng.",
              "Sees the prizes of each decision with the basis of every amount."),
        (
            _step("Mở quyết định đã phát hành, xem tiền thưởng từng dòng.",
                  "Open an issued decision and read the prize of each row.", "decisions:home"),
            _step("Dòng để trống là chưa có mức được xác nhận áp dụng; hỏi cơ quan thẩm định.",
                  "An empty amount means that no confirmed rule was adopted; ask the appraising body."),
        ),
        Label("Khi có quyết định mới, tiền thưởng xem ở phòng Quyết định và cấp bằng.",
              "Prizes of new decisions stand in the room Decisions and certificates."),
    ),
    Guide(
        Role.AUDITOR,
        Label("Đọc mọi hồ sơ và nhật ký, kiểm tra nhật ký có toàn vẹn không; không sửa được gì.",
              "Reads every dossier and the trail, checks that the trail is whole; can change nothing."),
        (
            _step("Tìm trong nhật ký theo người, việc, hồ sơ, ngày.",
                  "Search the trail by person, act, dossier and day.", "audit:home"),
            _step("Kiểm tra toàn bộ: mục bị sửa, xóa, chèn hay cắt bớt đều bị phát hiện.",
                  "Run the whole check: an edited, removed, inserted or cut entry is found.", "audit:verify"),
            _step("Ký mốc nhật ký; mốc nằm ngoài cơ sở dữ liệu.",
                  "Sign a checkpoint; it is kept outside the database.", "", "audit.checkpoint"),
        ),
        Label("Không có việc nào chờ người kiểm tra; nhật ký luôn mở để đọc.",
              "Nothing waits for an auditor; the trail is always open."),
    ),
    Guide(
        Role.ADMINISTRATOR,
        Label("Giao vai trò có ngày và căn cứ, xác nhận quy định; không tự mình quyết định hồ sơ nào.",
              "Gives roles with dates and a basis, confirms rows of law; decides no dossier."),
        (
            _step("Tìm người, giao vai trò cho một đơn vị từ một ngày, ghi quyết định phân công.",
                  "Find a person and give a role for a unit from a day on, naming the appointing decision.",
                  "organisation:people", "holding.grant"),
            _step("Người chuyển công tác: thôi giao vai trò; lịch sử được giữ nguyên.",
                  "When somebody leaves: end the role; the history stays.", "", "holding.end"),
            _step("Quy định “cần xác nhận”: đọc văn bản gốc rồi xác nhận, ghi nguồn và ngày.",
                  "Rows that need confirmation: read the source text, then confirm with source and day.",
                  "catalogue:home", "row.confirm"),
            _step("Có phiên bản mới: điều đã xác nhận mà nội dung không đổi thì chọn rồi xác nhận lại một lần.",
                  "After a new version: tick what was confirmed before and says the same; confirm it again at once.",
                  "catalogue:unconfirmed", "row_confirmation.repeat"),
            _step("Xác nhận nhầm: mở bộ quy định, rút xác nhận hoặc thay nguồn, ghi lý do; lần cũ được giữ lại.",
                  "Confirmed by mistake: open the rules, withdraw or replace it with a reason; the old one stays.",
                  "catalogue:home", "row_confirmation.withdraw"),
            _step("Hồ sơ không ai xử lý được hiện ở trang đầu: giao vai trò cho người khác.",
                  "Dossiers that nobody can move show on the home page: give somebody else the role.",
                  "site:inbox"),
        ),
        Label("Khi có hồ sơ không ai xử lý được, việc sẽ hiện ở đây.",
              "Dossiers that nobody can move will show here."),
    ),
    Guide(
        Role.SUPERVISOR,
        Label("Giám sát của Hội đồng nhân dân, Mặt trận Tổ quốc: đọc kết quả đã công bố, không sửa được gì.",
              "Oversight by the People's Council and the Fatherland Front: reads published results, changes nothing."),
        (
            _step("Mở trang Giám sát: chỉ số, kết luận kiểm tra, tổng kết phong trào vừa công bố.",
                  "Open the oversight page: indices, conclusions and final reviews as they are published.",
                  "movements:oversight"),
            _step("Xem đơn vị chậm trễ đang được công khai; danh sách chỉ nêu đơn vị, không nêu cá nhân.",
                  "See the units named for delay; the list names units, never persons.", "inspections:named"),
        ),
        Label("Không có việc nào chờ cơ quan giám sát; kết quả mới công bố nằm ở trang Giám sát.",
              "Nothing waits for a supervisor; what is newly published stands on the oversight page."),
    ),
    Guide(
        Role.PERSONNEL_OFFICER,
        Label("Giữ sổ kỷ luật và việc đang xem xét của người trong phạm vi; người khác không đọc được.",
              "Keeps the register of discipline and open matters within reach; nobody else reads it."),
        (
            _step("Ghi ngay khi có quyết định kỷ luật, thông báo xác minh; không ghi ai tố cáo, phản ánh.",
                  "Enter a decision of discipline or a notice at once; never who denounced or reported.",
                  "matters:home", "matter.open"),
            _step("Có kết luận, hết thời hạn: kết thúc việc. Ghi nhầm người: bỏ vì ghi nhầm.",
                  "When concluded or over: close it. Entered of the wrong person: take it back.",
                  "matters:home", "matter.close"),
            _step("Trước đợt xét, xác nhận sổ của đơn vị đầy đủ; từ đó “không ghi gì” là “không có gì”.",
                  "Before a round, say that the unit's register is whole; then nothing entered means nothing there.",
                  "matters:home", "register_check.create"),
        ),
        Label("Không có việc nào chờ; sổ luôn mở để ghi.", "Nothing waits; the register is always open to entries."),
    ),
)  # fmt: skip

BY_SLUG = {guide.slug: guide for guide in GUIDES}
BY_ROLE = {guide.role: guide for guide in GUIDES}
