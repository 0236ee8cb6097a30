"""How often a visitor may read published lists and leave comments, counted per address and never kept with them."""

from __future__ import annotations

from rest_framework.throttling import SimpleRateThrottle
from rest_framework.views import APIView


class _PerVisitor(SimpleRateThrottle):
    def get_cache_key(self, request: object, view: APIView | None) -> str:
        """One counter for each kind of request and address."""
        return self.cache_format % {"scope": self.scope, "ident": self.get_ident(request)}  # type: ignore[arg-type]


class ReadThrottle(_PerVisitor):
    """Reading: nobody copies lists by machine at this rate."""

    scope, rate = "publication-read", "60/min"


class CommentThrottle(_PerVisitor):
    """Comments: a person writes, a machine does not."""

    scope, rate = "publication-comment", "5/min"
