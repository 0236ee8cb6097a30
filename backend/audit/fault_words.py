"""What each fault of the trail means, for a person who has to act on it."""

from __future__ import annotations

from workflows.engine import Label

FAULTS: dict[str, Label] = {
    "checkpoint_forged": Label("Mốc đã ký không đúng chữ ký", "A signed checkpoint has a wrong signature"),
    "checkpoint_shrinks": Label("Mốc sau nhỏ hơn mốc trước", "A later checkpoint is smaller than an earlier one"),
    "entry_edited": Label("Một mục nhật ký đã bị sửa", "An entry was edited"),
    "entry_removed": Label("Một mục nhật ký đã bị xóa", "An entry was removed"),
    "entry_without_leaf": Label("Một mục nhật ký không có trong cây", "An entry is not in the tree"),
    "history_changed": Label("Phần nhật ký đã ký mốc không còn như cũ", "The part under a checkpoint has changed"),
    "leaf_missing": Label("Cây băm bị thủng một chỗ", "A leaf of the tree is missing"),
    "row_inserted": Label("Một hồ sơ được chèn không qua hệ thống", "A row was inserted behind the application"),
    "row_removed": Label("Một hồ sơ bị xóa không qua hệ thống", "A row was removed behind the application"),
    "state_edited": Label("Trạng thái hồ sơ bị sửa không qua hệ thống", "A state was edited behind the application"),
    "trail_truncated": Label("Nhật ký bị cắt bớt phần cuối", "The end of the trail was cut off"),
    "trigger_missing": Label("Thiếu một khóa bảo vệ của cơ sở dữ liệu", "A guard of the database is missing"),
}


def words(code: str) -> Label:
    """The sentence of a fault; its code when it is a new one."""
    return FAULTS.get(code, Label(code, code))
