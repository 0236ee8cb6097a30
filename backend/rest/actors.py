"""The permission seam: which actor stands behind a request, asked once per request."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from backend.base import clock
from backend.organisation.actors import actor_for
from permissions.actor import Actor


def actor(request: Any) -> Actor:
    """The request's actor with the holdings that count today."""
    inner = getattr(request, "_request", request)
    known = getattr(inner, "_vinhdanh_actor", None)
    if known is None or known[0] != getattr(request.user, "pk", None):
        known = (getattr(request.user, "pk", None), actor_for(request.user).on(clock.today()))
        inner._vinhdanh_actor = known
    found: Actor = known[1]
    return found


def asking(person: Actor) -> Any:
    """A request without a login behind which `person` stands: for programs that take the way of API and pages."""
    request: Any = HttpRequest()
    request.user = AnonymousUser()
    request._vinhdanh_actor = (None, person)
    return request
