"""Sentences about petitions, adjustments and comparisons of indices."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from backend.base.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "index.adjusted_before": Sentence(
        _("Quyết định điều chỉnh không thể có trước quyết định công bố ngày {date}."), _("Ghi ngày từ {date} trở đi.")
    ),
    "index.already_adjusted": Sentence(
        _("Kết quả này đã được điều chỉnh bởi {decision}."), _("Mở lần công bố mới nhất để điều chỉnh tiếp.")
    ),
    "index.no_mapping": Sentence(
        _("Bộ tiêu chí năm {before} và năm {after} khác nhau, chưa có bảng đối chiếu lĩnh vực."),
        _("Chỉ so được tổng điểm và thứ hạng; lập bảng đối chiếu để so từng lĩnh vực."),
    ),
    "index.nothing_to_adjust": Sentence(
        _("Chưa có kiến nghị nào được chấp nhận đối với {decision}."), _("Xem xét kiến nghị của đơn vị trước.")
    ),
    "index.petitions_end_early": Sentence(
        _("Hạn nhận kiến nghị ({until}) ở trước ngày quyết định."), _("Ghi một ngày từ ngày quyết định trở đi.")
    ),
    "index.petitions_waiting": Sentence(
        _("Còn kiến nghị chưa trả lời của: {units}."), _("Trả lời các kiến nghị đó rồi ra quyết định điều chỉnh.")
    ),
    "index_mapping.not_later": Sentence(
        _("Bộ tiêu chí năm {older} không ở trước năm {newer}."), _("Chọn bộ năm trước rồi bộ năm sau.")
    ),
    "index_mapping.same": Sentence(_("Bảng đối chiếu này đã được ghi."), _("Sửa các cặp nếu cần thay.")),
    "index_mapping.twice": Sentence(_("Lĩnh vực {code} được ghép hai lần."), _("Giữ một cặp cho mỗi lĩnh vực.")),
    "index_mapping.unknown": Sentence(
        _("Không có lĩnh vực {code} trong bộ tiêu chí."), _("Xem mã lĩnh vực trên trang bộ tiêu chí.")
    ),
    "index_petition.exists": Sentence(
        _("Tiêu chí {leaf} đã có kiến nghị đang xem xét."), _("Chờ trả lời, hoặc rút kiến nghị cũ rồi gửi lại.")
    ),
    "index_petition.no_sheet": Sentence(
        _("{unit} không có phiếu chấm điểm trong lần công bố này."), _("Liên hệ cơ quan thẩm định.")
    ),
    "index_petition.superseded": Sentence(
        _("Kết quả này đã được điều chỉnh bởi {decision}."), _("Kiến nghị về kết quả mới nhất.")
    ),
    "index_petition.too_late": Sentence(
        _("Hạn nhận kiến nghị đã hết ngày {until}."), _("Liên hệ cơ quan công bố nếu phát hiện sai sót.")
    ),
    "index_value.empty": Sentence(
        _("Dòng này không có giá trị cũng không có xếp hạng."), _("Ghi ít nhất một trong hai.")
    ),
    "index_value.over_scale": Sentence(_("Giá trị vượt thang điểm {scale}."), _("Sửa giá trị hoặc thang điểm.")),
    "index_value.rank_too_large": Sentence(
        _("Hạng lớn hơn số tỉnh được xếp hạng ({of})."), _("Sửa hạng hoặc số tỉnh được xếp hạng.")
    ),
    "index_value.future": Sentence(_("Năm {year} chưa đến."), _("Ghi năm của chỉ số đã công bố.")),
    "index_value.same": Sentence(
        _("{index} năm {year} đã được ghi đúng như vậy."), _("Chỉ ghi lại khi có số liệu khác.")
    ),
    "what_if.name_taken": Sentence(_("Đã có bản tính thử tên “{name}”."), _("Đặt tên khác.")),
    "what_if.whole_sheet": Sentence(
        _("Chỉ người xem được mọi lĩnh vực của phiếu mới tính thử được."), _("Liên hệ đơn vị hoặc cơ quan chủ trì.")
    ),
}
