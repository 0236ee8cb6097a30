"""Units and holdings over the API."""

from __future__ import annotations

from backend.organisation.models import Holding, Unit
from backend.organisation.serializers import HoldingSerializer, UnitSerializer
from backend.rest.views import SubjectViewSet


class UnitViewSet(SubjectViewSet):
    """Units of the tree."""

    queryset = Unit.objects.all()
    serializer_class = UnitSerializer
    view_act = "organisation.view"
    search_field = "search_name"
    filterset_fields = ("unit_kind", "group", "parent")


class HoldingViewSet(SubjectViewSet):
    """Roles held; seen by whoever may give them."""

    queryset = Holding.objects.all()
    serializer_class = HoldingSerializer
    view_act = "holding.grant"
    create_act = "holding.grant"
    filterset_fields = ("person", "role", "unit")


ROUTES = [("units", UnitViewSet), ("holdings", HoldingViewSet)]
