"""How the API describes itself: problem details and preconditions on every operation that can answer with them."""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

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


_SHAPES: WeakKeyDictionary[Any, dict[str, Any]] = WeakKeyDictionary()
"""How each document that is being written refers to a problem, by the document's register of shapes."""


class Schema(AutoSchema):
    """Adds the shared problem answers to each operation, also to those that declare their own answers."""

    def get_serializer_name(self, serializer: Any, direction: Any) -> str:
        """Inputs are named after their app: two apps may both ask for a reason."""
        kind = type(serializer)
        name, parts = kind.__name__, kind.__module__.split(".")
        return f"{parts[1].title()}{name}" if name.endswith("Inputs") and parts[0] == "backend" else name

    def _map_serializer(self, serializer: Any, direction: Any, bypass_extensions: bool = False) -> Any:
        """What is sent may hold only what is declared."""
        found: Any = super()._map_serializer(serializer, direction, bypass_extensions)  # type: ignore[no-untyped-call]
        if direction == "request" and found.get("type") == "object":
            found["additionalProperties"] = False
        return found

    def _map_serializer_field(self, field: Any, direction: Any, bypass_extensions: bool = False) -> Any:
        """A choice that may be empty in the table may be empty in an answer; a read-only field forgets to say so."""
        if isinstance(field, serializers.ChoiceField) and field.read_only and not field.allow_blank:
            model = getattr(getattr(field.parent, "Meta", None), "model", None)
            columns = {column.name: column for column in model._meta.fields} if model is not None else {}
            field.allow_blank = getattr(columns.get(field.source), "blank", False)
        return super()._map_serializer_field(field, direction, bypass_extensions)  # type: ignore[no-untyped-call]

    def _get_response_for_code(
        self, serializer: Any, status_code: Any, media_types: Any = None, direction: Any = "response"
    ) -> dict[str, Any]:
        """A problem looks the same wherever it is met: thousands of answers, worked out once for each document."""
        made: Any = super()._get_response_for_code  # without types in the library
        if serializer is not Problem:
            found: dict[str, Any] = made(serializer, status_code, media_types, direction)
            return found
        if self.registry not in _SHAPES:
            _SHAPES[self.registry] = made(Problem, "400", [PROBLEM], direction)["content"][PROBLEM]["schema"]
        return {"content": {PROBLEM: {"schema": dict(_SHAPES[self.registry])}}, "description": ""}

    def _get_response_bodies(self, direction: Any = "response") -> dict[str, Any]:
        """What the view declares, plus the problems that any request can meet."""
        answers: dict[str, Any] = super()._get_response_bodies(direction)
        wanted = ["400", "401", "403", "404", "406"] + (["413", "415"] if self.method == "POST" else [])
        wanted += ["429"] if self.view.throttle_classes else []
        for code in wanted:
            if code not in answers:
                answers[code] = self._get_response_for_code(Problem, code, [PROBLEM], direction)
        return answers
