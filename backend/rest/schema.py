"""How the API describes itself: problem details and preconditions on every operation that can answer with them."""

from __future__ import annotations

from typing import Any

from drf_spectacular.openapi import AutoSchema
from rest_framework import serializers


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
    """Adds the shared problem answers to each operation."""

    def get_response_serializers(self) -> Any:
        """What the view declares, plus 400/401/403/404 problems."""
        given = super().get_response_serializers()
        answers: dict[Any, Any] = dict(given) if isinstance(given, dict) else {self._usual(): given}
        codes = ["401", "403", "404"] if self.method == "GET" else ["400", "401", "403", "404"]
        if self.method == "GET":
            codes.append("400")
        for code in codes:
            answers.setdefault((code, "application/problem+json"), Problem)
        return answers

    def _usual(self) -> str:
        return "201" if self.method == "POST" and getattr(self.view, "action", "") == "create" else "200"
