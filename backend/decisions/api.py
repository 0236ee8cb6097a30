"""Decisions over REST: read in scope, drafted by POST, every act as its own route."""

from __future__ import annotations

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request

from backend.decisions.models import Decision
from backend.decisions.pages import shown
from backend.decisions.serializers import DecisionSerializer
from backend.rest.views import SubjectViewSet


class DecisionViewSet(SubjectViewSet):
    """Award decisions (quyết định khen thưởng)."""

    queryset = Decision.objects.prefetch_related("rows__nomination")
    serializer_class = DecisionSerializer
    view_act = "decision.view"
    create_act = "decision.draft"
    filterset_fields = ("state", "unit", "round", "number", "decided_on")

    @extend_schema(responses={(200, "application/pdf"): OpenApiTypes.BINARY}, filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def paper(self, request: Request, pk: str = "") -> HttpResponse:
        """The decision as signed, or numbered and sealed."""
        return shown(self.get_object().paper)


ROUTES = [("decisions", DecisionViewSet)]
