"""The permission seam: which actor stands behind a request, asked once per request."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from backend.base import clock
from permissions.actor import NOBODY, Actor


def _nobody(user: Any) -> Actor:
    return NOBODY


_answer: Callable[[Any], Actor] = _nobody


def answered_by(known: Callable[[Any], Actor]) -> None:
    """Named once, at start, by the app that knows people: from a login to its actor with all holdings."""
    global _answer
    _answer = known


def actor(request: Any) -> Actor:
    """The request's actor with the holdings that count today."""
    inner = getattr(request, "_request", request)
    known = getattr(inner, "_vinhdanh_actor", None)
    if known is None or known[0] != getattr(request.user, "pk", None):
        known = (getattr(request.user, "pk", None), _answer(request.user).on(clock.today()))
        inner._vinhdanh_actor = known
    found: Actor = known[1]
    return found


def asking(person: Actor) -> Any:
    """A request without a login behind which `person` stands: for programs that take the way of API and pages."""
    request: Any = HttpRequest()
    request.user = AnonymousUser()
    request._vinhdanh_actor = (None, person)
    return request
