"""How the API describes itself: problem details and preconditions on every operation that can answer with them."""

from __future__ import annotations

from typing import Any

from drf_spectacular.openapi import AutoSchema
from rest_framework import serializers

PROBLEM = "application/problem+json"


class ReasonRow(serializers.Serializer[Any]):
    """One reason of a problem."""

    code = serializers.CharField()
    message = serializers.CharField()
    next = serializers.CharField(allow_blank=True)
    field = serializers.CharField(allow_null=True)


class Problem(serializers.Serializer[Any]):
    """Problem details (RFC 9457)."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    reasons = ReasonRow(many=True)


class Schema(AutoSchema):
    """Adds the shared problem answers to each operation, also to those that declare their own answers."""

    def _get_response_bodies(self, direction: Any = "response") -> dict[str, Any]:
        """What the view declares, plus 400/401/403/404 problems."""
        answers: dict[str, Any] = super()._get_response_bodies(direction)
        for code in ("400", "401", "403", "404"):
            if code not in answers:
                made: Any = self._get_response_for_code  # without types in the library
                answers[code] = made(Problem, code, [PROBLEM], direction)
        return answers
