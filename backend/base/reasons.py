"""The catalogue of sentences: a reason's code and data become what a person reads, and what to do next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from permissions.acts import label as act_label
from permissions.roles import LABELS, Role
from workflows.engine import Label, Reason
from workflows.lifecycles import BY_CODE
from workflows.sentences import REASONS as RULES

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is wrong, and what to do next; both may name data in braces."""

    says: Text
    next: Text = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A reason in the reader's language."""

    code: str
    says: str
    next: str


def said(label: Label) -> str:
    """A two-language label in the reader's language; Vietnamese unless English is asked for."""
    return label.en if (get_language() or "vi").startswith("en") else label.vi


def _state_wrong(data: Mapping[str, Any]) -> dict[str, str]:
    lifecycle = BY_CODE[data["lifecycle"]]
    needs = ", ".join(f"“{said(lifecycle.label(state))}”" for state in data["needs"])
    return {"act": said(act_label(data["act"])), "state": said(lifecycle.label(data["state"])), "needs": needs}


def _who_may(data: Mapping[str, Any]) -> dict[str, str]:
    who = ", ".join(said(LABELS[Role(role)]) for role in data.get("who_may", ()))
    return {"who": who or "–", "act": said(act_label(data["act"])) if data.get("act") else ""}


def _listed(name: str) -> Callable[[Mapping[str, Any]], dict[str, str]]:
    def words(data: Mapping[str, Any]) -> dict[str, str]:
        value = data.get(name) or ()
        items = [str(v) for v in value] if isinstance(value, list | tuple | set | frozenset) else [str(value)]
        return {name: ", ".join(items[:10]) + ("…" if len(items) > 10 else "")}

    return words


def _act_named(data: Mapping[str, Any]) -> dict[str, str]:
    return {"act": said(act_label(data["act"]))}


WORDS: dict[str, Callable[[Mapping[str, Any]], dict[str, str]]] = {
    "ballot.incomplete": _listed("ordinals"),
    "ballot.not_entitled": _listed("ordinals"),
    "ballot.twice": _listed("ordinals"),
    "decision.no_departure": _listed("names"),
    "decision.no_such_row": _listed("rows"),
    "decision.rows_not_ready": _listed("names"),
    "index.unfinished": _listed("units"),
    "permission.not_stage_owner": _who_may,
    "permission.out_of_reach": _who_may,
    "score_sheet.difference_unexplained": _listed("leaves"),
    "score_sheet.appraisal_incomplete": _listed("leaves_without_appraisal"),
    "score_sheet.self_incomplete": _listed("leaves_without_self"),
    "session.minutes_unsigned": _listed("unsigned_by"),
    "session.not_a_seat": _listed("people"),
    "session.recusals_open": _listed("recusals_open"),
    "stage.fails_criteria": _listed("criteria"),
    "stage.no_such_return": _listed("targets"),
    "stage.worked_elsewhere": _act_named,
    "state.wrong": _state_wrong,
    "submission.blocked_rows": _listed("blocked_rows"),
    "submission.missing_papers": _listed("missing_papers"),
    "decision.departure_unreasoned": _listed("unreasoned"),
}

SENTENCES: dict[str, Sentence] = {
    "award.not_for_kind": Sentence(
        _("“{award}” không dành cho {kind} ({basis})."), _("Chọn hình thức khen khác hoặc sửa loại.")
    ),
    "award.outside_round": Sentence(
        _("“{award}” không thuộc đợt xét “{round}”."), _("Chọn một hình thức khen của đợt này.")
    ),
    "award.unknown": Sentence(
        _("Không có hình thức khen mang mã “{award}” trong quy định đang áp dụng."), _("Chọn trong danh mục.")
    ),
    "ballot.cast_meanwhile": Sentence(
        _("Phiếu của ông (bà) vừa được gửi từ một thiết bị khác; lần gửi này không được ghi."),
        _("Mở lại lá phiếu nếu muốn bỏ phiếu lại."),
    ),
    "ballot.incomplete": Sentence(
        _("Còn mục chưa chọn: {ordinals}."),
        _("Chọn đồng ý, không đồng ý hoặc phiếu trắng cho từng mục."),
    ),
    "ballot.key_missing": Sentence(
        _("Không tìm thấy khóa của hộp phiếu trong thư mục khóa, nên không gửi và không mở được phiếu."),
        _("Báo ngay quản trị hệ thống; không mở lại bản sao lưu."),
    ),
    "ballot.not_a_voter": Sentence(
        _("Ông (bà) không có phiếu trong phiên họp này."),
        _("Liên hệ Thư ký Hội đồng nếu có nhầm lẫn."),
    ),
    "ballot.not_entitled": Sentence(
        _("Có mục ông (bà) không được bỏ phiếu: {ordinals}."),
        _("Bỏ các mục đó rồi gửi lại."),
    ),
    "ballot.receipt_shown": Sentence(
        _("Phiếu này đã vào hộp; mã riêng chỉ hiện một lần và không được lưu."),
        _("Nếu chưa ghi lại mã, ông (bà) có thể bỏ phiếu lại để có mã mới."),
    ),
    "ballot.twice": Sentence(
        _("Có mục được chọn hai lần: {ordinals}."),
        _("Mỗi mục chỉ chọn một lần."),
    ),
    "certificate.decision_not_in_force": Sentence(
        _("Quyết định không còn hiệu lực hoặc người này không còn được khen thưởng."),
        _("Không cấp bằng cho trường hợp này."),
    ),
    "certificate.nothing_to_prepare": Sentence(
        _("Quyết định này không có trường hợp nào còn phải lập bản dò."),
        _("Danh hiệu không kèm bằng thì chỉ có quyết định và tiền thưởng."),
    ),
    "certificate.too_long": Sentence(
        _("Nội dung in quá dài so với mẫu bằng: {text}."),
        _("Rút gọn tên, chức vụ hoặc thành tích rồi lưu lại."),
    ),
    "conflict.nominee": Sentence(
        _("Ông (bà) là người được đề nghị trong hồ sơ này nên không được xử lý nó."),
        _("Người thay thế của bước này sẽ xử lý."),
    ),
    "conflict.prepared": Sentence(
        _("Người lập hồ sơ không được là người quyết định trên chính hồ sơ đó."),
        _("Đề nghị người có thẩm quyền khác ký."),
    ),
    "conflict.recused": Sentence(
        _("Ông (bà) không tham gia bỏ phiếu nội dung này do xung đột lợi ích."),
    ),
    "conflict.same_unit": Sentence(
        _("Bước này cần người không cùng đơn vị với nơi đề nghị."),
        _("Người thay thế của bước này sẽ xử lý."),
    ),
    "conflict.signatory_seals": Sentence(
        _("Người ký không được tự cấp số và đóng dấu văn bản mình ký (NĐ 30/2020/NĐ-CP, Điều 32, 33)."),
        _("Văn thư của cơ quan thực hiện."),
    ),
    "date.in_future": Sentence(_("Ngày {date} ở tương lai."), _("Ghi ngày hôm nay hoặc ngày đã qua.")),
    "decision.annulled_when": Sentence(
        _("Ngày hủy bỏ phải từ ngày ban hành ({from}) đến hôm nay ({until})."),
        _("Sửa lại ngày."),
    ),
    "decision.dated_ahead": Sentence(
        _("Ngày ban hành ở tương lai."),
        _("Ghi ngày hôm nay hoặc ngày đã ghi trong sổ."),
    ),
    "decision.dated_before_signature": Sentence(
        _("Ngày ban hành đứng trước ngày ký ({signed}); số và dấu chỉ có sau chữ ký (NĐ 30/2020/NĐ-CP, Điều 32, 33)."),
        _("Sửa lại ngày."),
    ),
    "decision.departure_unreasoned": Sentence(
        _("Có trường hợp quyết định khác kết quả bỏ phiếu mà chưa ghi lý do: {unreasoned}."),
        _("Ghi lý do cho từng trường hợp rồi ký lại."),
    ),
    "decision.minutes_unsigned": Sentence(
        _("Biên bản họp Hội đồng chưa ký xong."), _("Chờ Thư ký và Chủ tịch Hội đồng ký biên bản.")
    ),
    "decision.no_departure": Sentence(
        _("Các trường hợp này không khác kết quả bỏ phiếu nên không cần lý do: {names}."),
        _("Chỉ ghi lý do cho trường hợp Hội đồng không thông qua."),
    ),
    "decision.no_rows": Sentence(
        _("Danh sách kèm theo quyết định không còn trường hợp nào."), _("Thêm ít nhất một trường hợp.")
    ),
    "decision.no_such_row": Sentence(
        _("Trong danh sách không có số thứ tự: {rows}."),
        _("Xem lại danh sách."),
    ),
    "decision.nothing_to_adopt": Sentence(
        _("Không còn mức thưởng nào cần áp dụng riêng cho quyết định này."),
    ),
    "decision.rows_not_ready": Sentence(
        _("Chưa đưa vào quyết định được, hoặc đã ở quyết định khác: {names}."),
        _("Chọn các trường hợp đang chờ trình trong đợt xét này."),
    ),
    "edition.fault": Sentence(_("{where}: {fault} {data}"), _("Sửa nội dung rồi công bố lại.")),
    "edition.same_text": Sentence(_("Đã có một phiên bản với đúng nội dung này.")),
    "edition.version_taken": Sentence(_("“{code}” đã có phiên bản {version}."), _("Đặt số phiên bản lớn hơn.")),
    "gone": Sentence(_("Không tìm thấy mục này, hoặc ông (bà) không được xem."), _("Tải lại danh sách.")),
    "holding.dates_reversed": Sentence(_("Ngày kết thúc đứng trước ngày bắt đầu."), _("Sửa lại ngày.")),
    "holding.ended": Sentence(_("Vai trò này đã kết thúc từ trước.")),
    "holding.exists": Sentence(_("Người này đã được giao vai trò đó từ cùng ngày."), _("Xem danh sách vai trò.")),
    "idempotency.at_work": Sentence(
        _("Yêu cầu này đang được thực hiện."), _("Đợi vài giây rồi tải lại để xem kết quả.")
    ),
    "idempotency.other_request": Sentence(
        _("Mã chống gửi trùng này đã dùng cho một yêu cầu khác."), _("Gửi lại với một mã mới.")
    ),
    "import.award.not_for_kind": Sentence(
        _("Dòng {row}: “{award}” không dành cho {kind} ({basis})."), _("Chọn hình thức khen khác.")
    ),
    "import.award.outside_round": Sentence(
        _("Dòng {row}: “{award}” không thuộc đợt xét “{round}”."), _("Chọn một hình thức khen của đợt này.")
    ),
    "import.award.unknown": Sentence(
        _("Dòng {row}: không có hình thức khen “{award}”."), _("Chọn trong danh mục của mẫu.")
    ),
    "import.cell_empty": Sentence(_("Dòng {row}, cột “{column}”: còn trống."), _("Điền ô này.")),
    "import.cell_too_long": Sentence(_("Dòng {row}, cột “{column}”: dài quá {limit} ký tự."), _("Viết gọn lại.")),
    "import.missing_columns": Sentence(
        _("Tệp thiếu cột: {columns}."), _("Tải mẫu của đợt xét và giữ nguyên dòng tiêu đề.")
    ),
    "import.no_rows": Sentence(_("Tệp không có dòng nào được điền."), _("Điền từ dòng thứ hai của mẫu.")),
    "import.nomination.already_live": Sentence(
        _("Dòng {row}: “{name}” đang có trong một danh sách khác cho cùng hình thức khen và thời gian ({award})."),
        _("Bỏ dòng này."),
    ),
    "import.nominee.person_ambiguous": Sentence(
        _("Dòng {row}: có {count} người tên “{name}” ({where})."),
        _("Ghi rõ cột “Đơn vị công tác”; nếu cùng đơn vị, thêm tay và chọn đúng người."),
    ),
    "import.nominee.person_unknown": Sentence(
        _("Dòng {row}: không tìm thấy “{name}” trong đơn vị."), _("Sửa tên, hoặc đánh dấu để thêm người mới.")
    ),
    "import.nominee.unit_ambiguous": Sentence(
        _("Dòng {row}: có {count} đơn vị tên “{name}” ({where})."), _("Ghi mã đơn vị thay cho tên.")
    ),
    "import.nominee.unit_unknown": Sentence(_("Dòng {row}: không tìm thấy đơn vị “{name}”."), _("Sửa tên đơn vị.")),
    "import.not_a_year": Sentence(
        _("Dòng {row}, cột “{column}”: “{value}” không phải là năm."), _("Ghi năm bằng bốn chữ số.")
    ),
    "import.too_many_rows": Sentence(_("Tệp có {count} dòng, mỗi lần nhập nhiều nhất {limit} dòng."), _("Chia tệp.")),
    "import.twice_in_sheet": Sentence(
        _("Dòng {row}: “{name}” có hai lần trong tệp cho cùng hình thức khen."), _("Bỏ một dòng.")
    ),
    "import.unknown_value": Sentence(
        _("Dòng {row}, cột “{column}”: không có “{value}” trong danh mục."), _("Chọn trong danh sách của ô.")
    ),
    "import.unreadable": Sentence(_("Không đọc được tệp Excel này."), _("Lưu lại dưới dạng .xlsx rồi gửi lại.")),
    "import.years_reversed": Sentence(_("Dòng {row}, cột “{column}”: năm cuối trước năm đầu."), _("Sửa năm.")),
    "index.already_published": Sentence(
        _("Chỉ số năm {year} theo bộ tiêu chí này đã công bố."), _("Mở trang bảng xếp hạng để xem kết quả đã công bố.")
    ),
    "index.nothing_appraised": Sentence(
        _("Chưa có phiếu nào của năm {year} thẩm định xong."), _("Kết thúc thẩm định các phiếu rồi công bố.")
    ),
    "index.unfinished": Sentence(
        _("Còn đơn vị chưa thẩm định xong: {units}."),
        _("Kết thúc thẩm định, hoặc đánh dấu công bố khi còn phiếu chưa xong."),
    ),
    "meeting.more_votes_than_present": Sentence(
        _("“{name}”: tổng số phiếu lớn hơn số người dự họp."), _("Sửa số phiếu hoặc số người dự.")
    ),
    "nomination.already_live": Sentence(
        _("“{name}” đang được đề nghị {award} cho cùng thời gian thành tích."),
        _("Mỗi người, tập thể chỉ có một đề nghị cho một hình thức khen và thời gian."),
    ),
    "nomination.award_not_possible": Sentence(
        _("Không chuyển sang “{award}” được: quy trình của hồ sơ không có hình thức này, hoặc đang đề nghị nó rồi."),
        _("Chọn một hình thức khác của đợt xét."),
    ),
    "nomination.award_wrong_kind": Sentence(
        _("“{award}” không dành cho loại đối tượng này."),
        _("Chọn hình thức dành cho cá nhân, tập thể hoặc hộ gia đình cho đúng."),
    ),
    "nomination.has_papers": Sentence(
        _("“{name}” đã có giấy tờ riêng nên không xóa được."), _("Thủ trưởng đơn vị rút đề nghị này.")
    ),
    "nomination.no_change_waiting": Sentence(
        _("Không có đề nghị chuyển hình thức khen nào đang chờ trả lời."), _("Tải lại hồ sơ.")
    ),
    "nomination.not_in_process": Sentence(_("Hồ sơ này không còn đang xét."), _("Xem kết quả trong hồ sơ.")),
    "nomination.other_submission": Sentence(
        _("Dòng này không thuộc bộ hồ sơ, hoặc không còn là bản nháp."), _("Tải lại danh sách.")
    ),
    "nominee.no_name": Sentence(_("Chưa ghi tên."), _("Ghi họ tên hoặc tên tập thể.")),
    "nominee.outside_unit": Sentence(
        _("“{name}” không thuộc {unit}."), _("Chỉ đề nghị người, tập thể của đơn vị mình.")
    ),
    "nominee.person_ambiguous": Sentence(
        _("Có {count} người tên “{name}” ({where})."), _("Ghi rõ đơn vị công tác hoặc chọn đúng người.")
    ),
    "nominee.person_unknown": Sentence(
        _("Không tìm thấy “{name}” trong đơn vị."), _("Sửa tên, hoặc đánh dấu “thêm mới”.")
    ),
    "nominee.unit_ambiguous": Sentence(
        _("Có {count} đơn vị tên “{name}” ({where})."), _("Ghi mã đơn vị thay cho tên.")
    ),
    "nominee.unit_unknown": Sentence(_("Không tìm thấy đơn vị “{name}”."), _("Sửa tên đơn vị.")),
    "paper.does_not_fit": Sentence(
        _("Nội dung quá dài so với mẫu giấy: {text}."),
        _("Rút gọn nội dung."),
    ),
    "paper.empty": Sentence(_("Tệp trống."), _("Chọn tệp khác.")),
    "paper.no_key": Sentence(
        _("Chưa có khóa ký số của {name}."),
        _("Liên hệ quản trị hệ thống để cấp khóa rồi ký lại."),
    ),
    "paper.specimen_key": Sentence(
        _("Khóa ký minh họa chỉ ký được bản minh họa, không ký giấy tờ thật."),
        _("Cấp khóa ký chuyên dùng công vụ cho người ký."),
    ),
    "paper.too_large": Sentence(_("Tệp lớn hơn {limit} MB."), _("Nén hoặc chia tệp.")),
    "paper.wrong_kind": Sentence(
        _("“{name}” không phải tệp được nhận, dù tên có ghi gì."),
        _("Gửi PDF, PNG, JPEG, Word (.docx) hoặc Excel (.xlsx) không có macro."),
    ),
    "permission.not_stage_owner": Sentence(
        _("Bước này do người khác xử lý: {who}."), _("Liên hệ người giữ vai trò đó.")
    ),
    "permission.out_of_reach": Sentence(
        _("Ông (bà) không được giao việc “{act}” ở đây."), _("Vai trò làm được việc này: {who}.")
    ),
    "recusal.declared_already": Sentence(
        _("Đã có khai báo về mục {ordinal}."),
        _("Xem kết quả xử lý ở trang phiên họp."),
    ),
    "recusal.nominee_certain": Sentence(
        _("Thành viên chính là người được đề nghị nên khai báo này không thể bị bác."),
        _("Xác nhận khai báo."),
    ),
    "recusal.reason_missing": Sentence(
        _("Không chấp nhận khai báo thì phải ghi lý do."),
        _("Ghi lý do rồi gửi lại."),
    ),
    "recusal.settled_already": Sentence(
        _("Khai báo về mục {ordinal} đã được xử lý."),
    ),
    "recusal.unknown": Sentence(
        _("Không có khai báo này ở mục {ordinal}."),
        _("Tải lại trang phiên họp."),
    ),
    "reform_task.before_last_report": Sentence(
        _("Ngày có kết quả ở trước báo cáo gần nhất ({last})."), _("Ghi ngày từ {last} trở đi.")
    ),
    "reform_task.code_taken": Sentence(_("Mã nhiệm vụ {code} đã dùng."), _("Chọn mã khác.")),
    "reform_task.needs_evidence": Sentence(
        _("Nhiệm vụ chưa có tài liệu kiểm chứng."), _("Thêm ít nhất một tài liệu kiểm chứng rồi báo cáo hoàn thành.")
    ),
    "reform_task.past_without_note": Sentence(
        _("Báo cáo cho một ngày đã qua phải nói rõ vì sao báo muộn."), _("Ghi lý do vào nội dung báo cáo.")
    ),
    "reform_task.person_twice": Sentence(
        _("Một người được ghi hai lần trong số người chịu trách nhiệm."), _("Bỏ một dòng.")
    ),
    "reform_task.shares_not_one": Sentence(
        _("Các phần việc cộng lại bằng {total}, phải bằng 1."), _("Sửa phần việc của từng người.")
    ),
    "reform_task.unit_not_there": Sentence(
        _("{unit} không tồn tại trong năm {year}."), _("Chọn đơn vị khác hoặc sửa năm.")
    ),
    "round.award_outside_process": Sentence(
        _("“{award}” không thuộc quy trình “{process}”."), _("Chọn quy trình khác hoặc bỏ hình thức khen này.")
    ),
    "round.closed_already": Sentence(_("Đợt xét đã đóng.")),
    "round.code_taken": Sentence(_("Mã đợt xét “{code}” đã dùng."), _("Đặt mã khác.")),
    "round.no_process": Sentence(_("Không có quy trình “{process}” áp dụng ngày {on}."), _("Kiểm tra mã quy trình.")),
    "row.settled": Sentence(_("“{row}” đã được xác nhận hoặc đã đọc văn bản.")),
    "row.unknown": Sentence(_("Không có quy định mang mã “{row}” trong phiên bản này."), _("Tải lại trang.")),
    "score.choice_twice": Sentence(_("Tiêu chí {leaf}: một loại vi phạm được ghi hai lần."), _("Gộp thành một dòng.")),
    "score.choice_unknown": Sentence(
        _("Tiêu chí {leaf}: lựa chọn “{value}” không có trong quy tắc chấm."), _("Chọn một mức của tiêu chí.")
    ),
    "score.code_unknown": Sentence(_("Bộ tiêu chí không có mã {leaf}."), _("Kiểm tra lại mã tiêu chí.")),
    "score.leaf_twice": Sentence(_("Tiêu chí {leaf} được ghi hai lần."), _("Giữ một giá trị.")),
    "score.leaf_without_rule": Sentence(
        _("Tiêu chí {leaf} không có quy tắc chấm."), _("Liên hệ cơ quan ban hành bộ tiêu chí.")
    ),
    "score.na_without_reason": Sentence(
        _("Tiêu chí {leaf}: “không áp dụng” phải có lý do."), _("Ghi lý do không áp dụng.")
    ),
    "score.not_on_step": Sentence(
        _("Tiêu chí {leaf}: {value} điểm không đúng bước điểm cho phép."), _("Nhập điểm theo bước của tiêu chí.")
    ),
    "score.not_whole": Sentence(_("Tiêu chí {leaf}: {value} phải là số nguyên."), _("Nhập số nguyên.")),
    "score.nothing_typed": Sentence(_("Chưa có giá trị nào trên trang này."), _("Nhập ít nhất một tiêu chí rồi lưu.")),
    "score.number_missing": Sentence(_("Tiêu chí {leaf}: còn thiếu số liệu."), _("Nhập đủ các ô của tiêu chí.")),
    "score.number_negative": Sentence(_("Tiêu chí {leaf}: số liệu không được âm."), _("Nhập số từ 0 trở lên.")),
    "score.over_maximum": Sentence(
        _("Tiêu chí {leaf}: {value} vượt điểm tối đa {max}."), _("Nhập điểm từ 0 đến {max}.")
    ),
    "score.rule_unknown": Sentence(_("Tiêu chí {leaf}: không biết cách chấm này."), _("Liên hệ quản trị.")),
    "score.value_missing": Sentence(
        _("Tiêu chí {leaf}: chưa có giá trị phù hợp với quy tắc chấm."),
        _("Nhập giá trị, hoặc đánh dấu không áp dụng kèm lý do."),
    ),
    "score_sheet.appraisal_incomplete": Sentence(
        _("Còn tiêu chí chưa có điểm thẩm định: {leaves_without_appraisal}."), _("Thẩm định các tiêu chí đó.")
    ),
    "score_sheet.difference_unexplained": Sentence(
        _("Điểm thẩm định khác điểm tự chấm mà chưa có lý do ở tiêu chí: {leaves}."),
        _("Ghi lý do ở từng tiêu chí có khác biệt."),
    ),
    "score_sheet.exists": Sentence(_("{unit} đã có phiếu chấm điểm năm {year}."), _("Mở phiếu đang có.")),
    "score_sheet.other_group": Sentence(
        _("{unit} không thuộc nhóm đơn vị “{group}” của bộ tiêu chí."), _("Chọn bộ tiêu chí của nhóm đơn vị này.")
    ),
    "score_sheet.reason_due": Sentence(
        _("Tiêu chí {leaf}: giá trị khác với đơn vị tự chấm hoặc khác số đếm từ nhiệm vụ."), _("Ghi lý do khác biệt.")
    ),
    "score_sheet.self_incomplete": Sentence(
        _("Còn tiêu chí chưa tự chấm: {leaves_without_self}."), _("Tự chấm các tiêu chí đó rồi gửi.")
    ),
    "score_sheet.unit_not_there": Sentence(
        _("{unit} không tồn tại trong năm {year}."), _("Chọn đơn vị khác hoặc bộ tiêu chí của năm khác.")
    ),
    "session.already_on_agenda": Sentence(
        _("{nominee} đã có trong chương trình của một phiên họp."),
        _("Bỏ chọn trường hợp này."),
    ),
    "session.in_the_past": Sentence(
        _("Ngày họp {held_on} đã qua."),
        _("Chọn ngày họp từ hôm nay trở đi."),
    ),
    "session.minutes_unsigned": Sentence(_("Biên bản còn thiếu chữ ký của: {unsigned_by}.")),
    "session.no_chair": Sentence(
        _("Chủ tịch và các Phó Chủ tịch Hội đồng đều vắng mặt nên không có người chủ tọa."),
        _("Ghi nhận người chủ tọa có mặt hoặc dời phiên họp."),
    ),
    "session.no_items": Sentence(
        _("Chương trình họp chưa có trường hợp nào."), _("Đưa các trường hợp đã thẩm định vào chương trình.")
    ),
    "session.no_minutes": Sentence(
        _("Chưa có biên bản để ký."),
        _("Chờ Thư ký lập và ký biên bản trước."),
    ),
    "session.no_quorum": Sentence(
        _("Có mặt {present}/{members} thành viên, chưa đủ {quorum} để họp."),
        _("Ghi nhận thêm thành viên dự họp hoặc dời phiên họp."),
    ),
    "session.no_secretary": Sentence(
        _("Thư ký Hội đồng vắng mặt nên không có người ghi biên bản."),
        _("Ghi nhận Thư ký có mặt."),
    ),
    "session.no_such_item": Sentence(
        _("Chương trình họp không có mục {ordinal}."),
        _("Xem lại số thứ tự trong chương trình."),
    ),
    "session.no_vote_rule": Sentence(
        _("Bộ quy định áp dụng cho {nominee} không nêu quy tắc bỏ phiếu của Hội đồng."),
        _("Bổ sung quy tắc vào bộ quy định rồi làm lại."),
    ),
    "session.not_a_seat": Sentence(
        _("Có người không phải thành viên đương nhiệm, hoặc được ghi hai nơi: {people}."),
        _("Tải lại danh sách thành viên."),
    ),
    "session.not_next_signatory": Sentence(
        _("Người ký tiếp theo là {name} ({role})."),
        _("Chờ người đó ký."),
    ),
    "session.other_body": Sentence(
        _("{nominee} thuộc thẩm quyền của cơ quan khác."),
        _("Chỉ chọn trường hợp của cơ quan có Hội đồng này."),
    ),
    "session.other_rule": Sentence(
        _("{nominee} theo quy tắc bỏ phiếu khác với phiên họp này."),
        _("Lập phiên họp khác cho các trường hợp đó."),
    ),
    "session.recusals_open": Sentence(
        _("Còn khai báo xung đột lợi ích chưa xử lý: {recusals_open}."), _("Thư ký xác nhận hoặc không chấp nhận.")
    ),
    "session.remote_not_allowed": Sentence(
        _("Quy tắc bỏ phiếu không nhận ý kiến của thành viên vắng mặt."),
        _("Ghi các thành viên đó là vắng mặt."),
    ),
    "session.rule_already_usable": Sentence(
        _("Quy tắc bỏ phiếu đã dùng được, không cần thông qua nữa."),
    ),
    "session.rule_not_adopted": Sentence(
        _("Quy tắc bỏ phiếu ở trạng thái “cần xác nhận” ({rule_status}) và chưa được thông qua cho phiên này."),
        _("Người có thẩm quyền thông qua quy tắc cho phiên họp, kèm lý do."),
    ),
    "session.rule_unsupported": Sentence(
        _("Hệ thống chưa tổ chức được cách bỏ phiếu này ({mode}, {selecting})."),
        _("Bỏ phiếu trên giấy theo quy chế của Hội đồng."),
    ),
    "session.secrecy_unconfirmed": Sentence(
        _("Cách bỏ phiếu này có thể làm lộ lựa chọn của từng người."),
        _("Đọc các cảnh báo, đánh dấu đã biết, rồi mở bỏ phiếu."),
    ),
    "session.stage_not_open": Sentence(
        _("{nominee} không còn chờ Hội đồng."),
        _("Bỏ chọn trường hợp này."),
    ),
    "share.already": Sentence(_("{name} đã được chia sẻ hồ sơ này.")),
    "share.no_login": Sentence(_("{name} chưa có tài khoản."), _("Đề nghị quản trị cấp tài khoản.")),
    "stage.change_unanswered": Sentence(
        _("Đề nghị chuyển hình thức khen chưa được đơn vị trả lời."), _("Chờ thủ trưởng đơn vị trả lời.")
    ),
    "stage.fails_criteria": Sentence(
        _("Không đạt tiêu chuẩn, điều kiện bắt buộc: {criteria}."),
        _("Không đồng ý, trả hồ sơ, hoặc yêu cầu bổ sung."),
    ),
    "stage.no_return_left": Sentence(
        _("Đã hết số lần được chuyển lại bước trước theo quy trình."), _("Đồng ý hoặc không đồng ý tại bước này.")
    ),
    "stage.no_such_return": Sentence(
        _("Quy trình không cho chuyển lại bước “{stage}” từ đây. Các bước nhận lại được: {targets}."),
        _("Chọn một trong các bước đó."),
    ),
    "stage.worked_elsewhere": Sentence(
        _("Bước này được thực hiện bằng việc “{act}”, không chuyển tay ở đây."), _("Mở mục Hội đồng hoặc Quyết định.")
    ),
    "stale": Sentence(
        _("Mục này vừa được người khác thay đổi nên chưa có gì được ghi."), _("Xem lại nội dung mới rồi làm lại.")
    ),
    "state.wrong": Sentence(
        _("Không làm được “{act}” khi đang ở trạng thái “{state}”."), _("Việc này cần trạng thái: {needs}.")
    ),
    "submission.already_granted": Sentence(
        _("Trong bộ hồ sơ đã có trường hợp được khen thưởng nên không rút cả bộ được."),
        _("Rút từng trường hợp còn lại."),
    ),
    "submission.blocked_rows": Sentence(
        _("Có trường hợp không đạt tiêu chuẩn bắt buộc: {blocked_rows}."), _("Bỏ các trường hợp đó khỏi danh sách.")
    ),
    "submission.internal_process": Sentence(
        _("Quy trình này xét trong đơn vị, không có bước tiếp nhận."), _("Thủ trưởng đơn vị mở xét tại đơn vị.")
    ),
    "submission.late_without_reason": Sentence(_("Ngày đến đã qua nên phải ghi lý do."), _("Ghi lý do ghi nhận muộn.")),
    "submission.missing_papers": Sentence(_("Còn thiếu giấy tờ: {missing_papers}."), _("Đính kèm rồi trình lại.")),
    "submission.needs_reception": Sentence(
        _("Quy trình này phải qua tiếp nhận của cơ quan thẩm định."), _("Chờ cán bộ tiếp nhận.")
    ),
    "submission.no_meeting": Sentence(
        _("Chưa ghi kết quả họp xét của đơn vị."), _("Ghi ngày họp, số người dự và kết quả bỏ phiếu từng trường hợp.")
    ),
    "submission.no_pack": Sentence(
        _("Chưa có bộ quy định nào áp dụng cho ngày {on}."), _("Liên hệ quản trị để công bố bộ quy định.")
    ),
    "submission.no_process": Sentence(
        _("Không có quy trình “{process}” đang có hiệu lực."), _("Liên hệ quản trị để công bố quy trình.")
    ),
    "submission.no_rows": Sentence(_("Danh sách đề nghị còn trống."), _("Thêm ít nhất một cá nhân hoặc tập thể.")),
    "submission.received_before_letter": Sentence(
        _("Ngày đến {on} trước ngày của tờ trình ({letter})."), _("Sửa ngày đến.")
    ),
    "submission.received_in_future": Sentence(_("Ngày đến {on} ở tương lai."), _("Ghi ngày hồ sơ thực đến.")),
    "submission.register_taken": Sentence(
        _("Số đến {number} đã dùng trong đợt xét này."), _("Để trống để lấy số tiếp theo.")
    ),
    "submission.round_closed": Sentence(
        _("Đợt xét không nhận hồ sơ lúc này (hạn nhận: {closes_on})."), _("Liên hệ cơ quan mở đợt xét.")
    ),
    "supplement.deadline_past": Sentence(
        _("Hạn bổ sung {deadline} không ở sau hôm nay."), _("Chọn một ngày sau hôm nay.")
    ),
    "try_again": Sentence(_("Vừa có người khác lưu cùng lúc."), _("Gửi lại.")),
    "verification.not_pdf": Sentence(
        _("Tệp này không phải PDF."),
        _("Gửi tệp PDF đã nhận từ cơ quan cấp."),
    ),
    "verification.too_often": Sentence(
        _("Ông (bà) kiểm tra quá nhiều lần trong thời gian ngắn."),
        _("Đợi {wait} giây rồi thử lại."),
    ),
}


def _nothing(_data: Mapping[str, Any]) -> dict[str, str]:
    return {}


def tell(reason: Reason) -> Told:
    """The reason as sentences in the active language; an unknown code is a programming fault (KeyError)."""
    if reason.code not in SENTENCES:
        return Told(reason.code, said(RULES[reason.code]).format(**{k: str(v) for k, v in reason.data.items()}), "")
    sentence = SENTENCES[reason.code]
    words = {k: str(v) for k, v in reason.data.items()} | WORDS.get(reason.code, _nothing)(reason.data)
    return Told(reason.code, str(sentence.says).format(**words), str(sentence.next).format(**words))


def sentence(reason: Reason) -> str:
    """The reason and what to do next as one text, for pages."""
    told = tell(reason)
    return f"{told.says} {told.next}".strip()
