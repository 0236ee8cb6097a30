"""How often codes may be tried and answers sent from one address; counted in memory, kept nowhere."""

from __future__ import annotations

from rest_framework.throttling import SimpleRateThrottle
from rest_framework.views import APIView


class TokenThrottle(SimpleRateThrottle):
    """Codes looked at and answers sent: nobody finds one of 2^80, and a shared tablet is not held up."""

    scope, rate = "survey-token", "90/min"

    def get_cache_key(self, request: object, view: APIView | None) -> str:
        """One counter for each address."""
        return self.cache_format % {"scope": self.scope, "ident": self.get_ident(request)}  # type: ignore[arg-type]
