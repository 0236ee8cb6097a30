"""Fields of inputs that know who asks."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from backend.base.scopes import visible
from backend.rest.actors import actor


class Within(serializers.PrimaryKeyRelatedField[Any]):
    """A row that the person reaches with an act; any other key is answered as if it were not there."""

    def __init__(self, act: str, **more: Any) -> None:
        self.act = act
        super().__init__(**more)

    def get_queryset(self) -> Any:
        """The rows in scope; nothing without a request (the API document)."""
        request = self.context.get("request")
        rows: Any = super().get_queryset()
        return visible(rows, actor(request), self.act) if request is not None else rows.none()
