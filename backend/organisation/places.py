"""The place line of papers (địa danh): which locality a body stands for."""

from __future__ import annotations

import re

from award_templates.content import IssuingBody
from backend.organisation.models import Unit

LOCALITY = re.compile(r"(?:tỉnh|thành phố|huyện|thị xã|xã|phường|đặc khu)\s+(.+)$", re.IGNORECASE)


def place_of(unit: Unit) -> str:
    """Địa danh: the locality of the body, or of the one above it."""
    found = LOCALITY.search(unit.name)
    if found is None and unit.parent is not None:
        return place_of(unit.parent)
    return found[1] if found else ""


def head_of(unit: Unit) -> IssuingBody:
    """The body at the top of its paper, in capitals; a name of two lines breaks before its locality, not inside."""
    parent = unit.parent
    return IssuingBody(lines=(_capitals(unit.name),), parent=_capitals(parent.name) if parent else "")


def _capitals(name: str) -> str:
    found = LOCALITY.search(name)
    if found is None:
        return name.upper()
    whole = found[0].replace(" ", "\N{NO-BREAK SPACE}")
    return f"{name[: found.start()]}{whole}".upper()
