"""The years that a typed day may lie in: what lies further off is a slip of the pen, and no calendar counts there."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

FIRST_YEAR, LAST_YEAR = 1900, 2100
YEARS = {"first": FIRST_YEAR, "last": LAST_YEAR}
FAR = _("Ghi ngày trong khoảng từ năm %(first)s đến năm %(last)s.")


def near(day: date) -> None:
    """ValidationError for a day or moment of another year."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValidationError(FAR, code="far_year", params=YEARS)
