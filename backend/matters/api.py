"""Sensitive matters over REST, for those who may read the register; each act is a POST on its subject."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from backend.matters.models import Matter, RegisterCheck
from backend.matters.serializers import MatterSerializer, RegisterCheckSerializer
from backend.rest.actors import actor
from backend.rest.views import SubjectViewSet


class MatterViewSet(SubjectViewSet):
    """Discipline and matters that stop a proposal (việc cần lưu ý); nobody reads one about themselves."""

    queryset: QuerySet[Any] = Matter.objects.select_related("home")
    serializer_class = MatterSerializer
    view_act = "matter.view"
    create_act = "matter.open"
    filterset_fields = ("state", "person", "unit", "matter_kind")

    def get_queryset(self) -> QuerySet[Any]:
        """The rows in scope without those about the reader."""
        rows = super().get_queryset()
        me = None if getattr(self, "swagger_fake_view", False) else actor(self.request).person_id
        return rows.exclude(person_id=me) if me is not None else rows


class RegisterCheckViewSet(SubjectViewSet):
    """The word that a unit's register is whole (xác nhận sổ đầy đủ)."""

    queryset: QuerySet[Any] = RegisterCheck.objects.select_related("unit")
    serializer_class = RegisterCheckSerializer
    view_act = "register_check.view"
    create_act = "register_check.create"
    filterset_fields = ("unit",)


ROUTES = [("matters", MatterViewSet), ("register-checks", RegisterCheckViewSet)]
