"""Movements, registrations and covenants over REST; each act is a POST on its subject."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from backend.catalogue.models import Movement
from backend.movements.models import Covenant, CovenantParty, Registration
from backend.movements.queries import registrations, seen
from backend.movements.serializers import (
    CovenantSerializer,
    MovementSerializer,
    PartySerializer,
    RegistrationSerializer,
)
from backend.rest.actors import actor
from backend.rest.views import SubjectViewSet


class MovementViewSet(SubjectViewSet):
    """Emulation movements (phong trào thi đua); drafts are seen by the launching body only."""

    queryset = Movement.objects.prefetch_related("targets")
    serializer_class = MovementSerializer
    view_act = "movement.view"
    create_act = "movement.create"
    filterset_fields = ("state", "launched_by")

    def get_queryset(self) -> QuerySet[Any]:
        """What the asker sees of the movements in scope."""
        found = super().get_queryset()
        if getattr(self, "swagger_fake_view", False):
            return found
        return found.filter(pk__in=seen(actor(self.request)).values("pk"))


class RegistrationViewSet(SubjectViewSet):
    """Units' registrations in movements (đăng ký thi đua)."""

    queryset = registrations(Registration.objects.all())
    serializer_class = RegistrationSerializer
    view_act = "registration.view"
    create_act = "registration.create"
    filterset_fields = ("state", "movement", "unit")


class CovenantViewSet(SubjectViewSet):
    """Covenants between units (giao ước thi đua)."""

    queryset = Covenant.objects.select_related("movement__launched_by").prefetch_related("parties")
    serializer_class = CovenantSerializer
    view_act = "covenant.view"
    create_act = "covenant.create"
    filterset_fields = ("movement",)


class PartyViewSet(SubjectViewSet):
    """Units asked to sign a covenant."""

    queryset = CovenantParty.objects.select_related("unit", "covenant")
    serializer_class = PartySerializer
    view_act = "covenant_party.view"
    filterset_fields = ("state", "covenant", "unit")


ROUTES = [
    ("movements", MovementViewSet),
    ("registrations", RegistrationViewSet),
    ("covenants", CovenantViewSet),
    ("covenant-parties", PartyViewSet),
]
