"""The place line of papers (địa danh): which locality a body stands for."""

from __future__ import annotations

import re

from backend.organisation.models import Unit

LOCALITY = re.compile(r"(?:tỉnh|thành phố|huyện|thị xã|xã|phường|đặc khu)\s+(.+)$", re.IGNORECASE)


def place_of(unit: Unit) -> str:
    """Địa danh: the locality of the body, or of the one above it."""
    found = LOCALITY.search(unit.name)
    if found is None and unit.parent is not None:
        return place_of(unit.parent)
    return found[1] if found else ""
