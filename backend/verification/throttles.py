"""How often a visitor may check: typing codes and sending files, counted per address."""

from __future__ import annotations

from rest_framework.throttling import SimpleRateThrottle
from rest_framework.views import APIView


class _PerVisitor(SimpleRateThrottle):
    def get_cache_key(self, request: object, view: APIView | None) -> str:
        """One counter for each kind of check and address."""
        return self.cache_format % {"scope": self.scope, "ident": self.get_ident(request)}  # type: ignore[arg-type]


class CodeThrottle(_PerVisitor):
    """Codes: no one finds one of 10^16 at this rate."""

    scope, rate = "verification-code", "60/min"


class FileThrottle(_PerVisitor):
    """Files: judging one costs far more than looking up a code."""

    scope, rate = "verification-file", "10/min"
