"""Which layouts exist for which kind of paper; issued papers keep the version that they pinned."""

from __future__ import annotations

from functools import cache

from award_templates.content import PaperKind
from award_templates.layout import FOLDER, Layout, LayoutError, load


@cache
def every_layout() -> tuple[Layout, ...]:
    """All shipped layouts, by name and version."""
    found = sorted(FOLDER.glob("*/v*/layout.toml"))
    return tuple(load(path.parent.parent.name, int(path.parent.name[1:])) for path in found)


@cache
def layout(key: str) -> Layout:
    """The layout pinned as "name/v1"; raises LayoutError when it is not shipped."""
    for item in every_layout():
        if item.key == key:
            return item
    raise LayoutError(f"{key}: not shipped")


def layouts_for(kind: PaperKind) -> tuple[Layout, ...]:
    """All layouts of one kind of paper."""
    return tuple(item for item in every_layout() if item.kind is kind)


DEFAULTS = {
    PaperKind.CERTIFICATE: "bang_khen/v1",
    PaperKind.DECISION: "quyet_dinh/v2",
    PaperKind.MINUTES: "bien_ban_hop/v1",
    PaperKind.TALLY: "bien_ban_kiem_phieu/v1",
    PaperKind.LETTER: "to_trinh/v1",
    PaperKind.RECEIPT_SLIP: "phieu_tiep_nhan/v1",
    PaperKind.PROOF_LIST: "ban_do/v1",
    PaperKind.TABLE_REPORT: "bao_cao_bang/v1",
    PaperKind.REPORT: "bao_cao_thanh_tich/v1",
}


def default_layout(kind: PaperKind) -> Layout:
    """The layout used when an office has chosen none."""
    return layout(DEFAULTS[kind])
