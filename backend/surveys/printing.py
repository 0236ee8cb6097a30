"""Slips to cut out and hand to people: the code in groups of four, its address, and the address as a QR square."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.debug import sensitive_variables

from award_templates.qr import qr_path
from backend.surveys.tokens import grouped


@dataclass(frozen=True, slots=True)
class Slip:
    """One code as it is handed out."""

    code: str
    address: str
    square: SafeString


@sensitive_variables()
def invitations(codes: list[str]) -> list[Slip]:
    """A slip for each code."""
    base = settings.PUBLIC_URL.rstrip("/")
    found = []
    for code in codes:
        address = base + reverse("surveys:answer", args=[code])
        found.append(Slip(grouped(code), address, _square(address)))
    return found


def _square(text: str) -> SafeString:
    """The QR square as one SVG path; the code beside it says the same."""
    side, path = qr_path(text)
    return format_html(
        '<svg class="qr" xmlns="http://www.w3.org/2000/svg" width="132" height="132" viewBox="0 0 {} {}" role="img" '
        'aria-label="QR"><path fill="#000" d="{}"/></svg>',
        side, side, path,
    )  # fmt: skip
