"""Puts the actor on every request, read from the database only when somebody asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import SimpleLazyObject

from backend.rest.actors import actor


class ActorMiddleware:
    """`request.actor`, lazily."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on with its actor."""
        asking: Any = request
        asking.actor = SimpleLazyObject(lambda: actor(request))
        return self.get_response(request)
