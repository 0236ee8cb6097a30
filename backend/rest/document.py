"""The description of the API: written once for each language, then only sent; routes do not change while we run."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.utils.translation import get_language
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.views import SpectacularAPIView
from rest_framework.request import Request
from rest_framework.response import Response


def document() -> dict[str, Any]:
    """The OpenAPI document in the language of the request; to be read, never changed."""
    return _written(get_language() or "vi")


@lru_cache(maxsize=4)
def _written(_language: str) -> dict[str, Any]:
    generator: Any = SchemaGenerator  # drf-spectacular says no types here
    found: dict[str, Any] = generator().get_schema(request=None, public=True)
    return found


class Document(SpectacularAPIView):
    """The document as JSON or YAML."""

    def _get_schema_response(self, request: Request) -> Response:
        name: Any = self._get_filename
        disposition = f'inline; filename="{name(request, None)}"'
        return Response(data=document(), headers={"Content-Disposition": disposition})
