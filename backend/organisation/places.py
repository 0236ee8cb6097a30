"""The head of papers: which body issues them, written as papers do, and its locality (địa danh)."""

from __future__ import annotations

import re

from award_templates.content import IssuingBody
from backend.organisation.models import Unit, UnitKind

COMMITTEES = (UnitKind.PROVINCE, UnitKind.DISTRICT, UnitKind.COMMUNE, UnitKind.WARD, UnitKind.SPECIAL_ZONE)
COMMITTEE = "Ủy ban nhân dân"
GAPLESS = "\N{NO-BREAK SPACE}"
LOCALITY = re.compile(r"(?:tỉnh|thành phố|huyện|thị xã|xã|phường|đặc khu)\s+(.+)$", re.IGNORECASE)


def place_of(unit: Unit) -> str:
    """Địa danh: the locality of the body, or of the one above it."""
    found = LOCALITY.search(unit.name)
    if found is None and unit.parent is not None:
        return place_of(unit.parent)
    return found[1] if found else ""


def spelled(name: str) -> str:
    """The name with "UBND" written out, as on papers."""
    return re.sub(r"\bUBND\b", COMMITTEE, name)


def head_of(unit: Unit) -> IssuingBody:
    """Tên cơ quan ban hành in capitals, with the body above it unless it is a people's committee.

    A committee stands on two lines: ỦY BAN NHÂN DÂN, TỈNH MINH HỌA. A name breaks before its locality, not inside.
    """
    parent = unit.parent if unit.unit_kind not in COMMITTEES else None
    return IssuingBody(lines=_lines(unit.name), parent=_capitals(parent.name) if parent else "")


def board_of(unit: Unit, name: str) -> IssuingBody:
    """The head of a council's paper: the council below the body that it advises."""
    return IssuingBody(lines=(_capitals(name),), parent=_capitals(unit.name))


def _lines(name: str) -> tuple[str, ...]:
    whole, committee = _capitals(name), COMMITTEE.upper()
    rest = whole.removeprefix(committee).strip()
    return (committee, rest.replace(GAPLESS, " ")) if whole.startswith(committee) and rest else (whole,)


def _capitals(name: str) -> str:
    name = spelled(name)
    found = LOCALITY.search(name)
    if found is None:
        return name.upper()
    whole = found[0].replace(" ", GAPLESS)
    return f"{name[: found.start()]}{whole}".upper()
