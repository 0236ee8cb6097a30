"""The award history as the help tells it: entering, importing, correcting, merging people and units."""

from __future__ import annotations

from backend.site.help_steps import HelpTask
from backend.site.help_steps import step as _step
from permissions.roles import Role
from workflows.engine import Label

PREPARER, APPRAISER, ADMIN = Role.PREPARER, Role.APPRAISER, Role.ADMINISTRATOR

HISTORY = HelpTask(
    "lich-su-khen-thuong",
    Label("Lịch sử khen thưởng của người và đơn vị", "Award history of people and units"),
    Label(
        "Đưa khen thưởng đã có vào hệ thống để khi xét điều kiện không phải lục sổ; ghi sai thì đính chính, không xóa.",
        "Enter awards of the past, so that nobody has to search the books; mistakes are corrected, never deleted.",
    ),
    (
        _step(
            PREPARER,
            "Tìm người (có dấu hay không dấu), mở trang của người đó, ghi khen thưởng đã có kèm minh chứng.",
            "Find the person (with or without marks), open their page, enter the award with its evidence.",
            "history:home",
            "award_record.enter",
        ),
        _step(
            PREPARER,
            "Nhiều khen thưởng: ở trang của đơn vị bấm “Nhập từ Excel”; tên chưa chắc là ai thì quyết định trên trang "
            "xem trước rồi mới xác nhận.",
            "Many awards: on the unit's page choose “Import from Excel”; doubtful names are decided from the preview "
            "before it is confirmed.",
            "history:home",
            "name_decision.make",
        ),
        _step(
            APPRAISER,
            "Đối chiếu minh chứng và xác nhận; bản ghi chưa xác nhận vẫn hiện nhưng được đánh dấu.",
            "Compare with the evidence and confirm; until then a record is shown with a mark.",
            "history:home",
            "award_record.confirm",
        ),
        _step(
            PREPARER,
            "Ghi sai thì đính chính (bản cũ vẫn còn, bị gạch) hoặc rút kèm lý do.",
            "Correct a mistake (the old record stays, struck through) or withdraw it with a reason.",
            "history:home",
            "award_record.correct",
        ),
        _step(
            APPRAISER,
            "Một người bị nhập hai lần: mở trang của người đó, “So sánh và gộp”; gộp nhầm thì tách lại.",
            "A person entered twice: open their page, “Compare and merge”; a wrong merger is undone.",
            "history:home",
            "person.merge",
        ),
        _step(
            ADMIN,
            "Đơn vị sáp nhập, chia tách, giải thể, đổi tên: mở trang của đơn vị, xem trước từng người rồi ghi theo "
            "nghị quyết.",
            "Units merged, split, dissolved or renamed: open the unit's page, see each person in the preview, then "
            "record it by its resolution.",
            "history:home",
            "unit.reorganise",
        ),
        _step(
            ADMIN,
            "Ghi nhầm một thay đổi của đơn vị: ở “Các lần thay đổi” trên trang của đơn vị bấm hoàn tác, xem trước "
            "những gì trở lại.",
            "A change of units recorded by mistake: undo it under the changes on the unit's page, after its preview.",
            "history:home",
            "unit_change.undo",
        ),
    ),
)
