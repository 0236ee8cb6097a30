"""What every page of the shell knows: the rooms, who is signed in, when it is printed, and whether data is invented."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from backend.base import clock
from backend.rest.actors import actor
from backend.site import navigation


def shell(request: HttpRequest) -> dict[str, Any]:
    """The context processor named in the settings."""
    user = getattr(request, "user", None)
    signed_in = bool(user is not None and user.is_authenticated)
    who = actor(request) if signed_in else None
    return {
        "rooms": navigation.entries(who.roles() if who else None, request.path),
        "who_am_i": (who.name or request.user.get_username()) if who else "",
        "printed_at": clock.now(),
        "specimen": not settings.PRODUCTION,
    }
