"""Decisions over REST: read in scope, drafted by POST, every act as its own route."""

from __future__ import annotations

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request

from backend.decisions.models import Decision
from backend.decisions.serializers import DecisionSerializer
from backend.papers.serving import A_PDF, bytes_of
from backend.rest.views import SubjectViewSet


class DecisionViewSet(SubjectViewSet):
    """Award decisions (quyết định khen thưởng)."""

    queryset = Decision.objects.prefetch_related("rows__nomination")
    serializer_class = DecisionSerializer
    view_act = "decision.view"
    create_act = "decision.draft"
    filterset_fields = ("state", "unit", "round", "number", "decided_on")

    @extend_schema(responses=A_PDF, filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def paper(self, request: Request, pk: str = "") -> HttpResponse:
        """The decision as signed, or numbered and sealed."""
        found: Decision = self.get_object()
        return bytes_of(found.paper, f"quyet-dinh-{found.code}")

    @extend_schema(responses=A_PDF, filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def letter(self, request: Request, pk: str = "") -> HttpResponse:
        """The letter that submits the decision for signature."""
        found: Decision = self.get_object()
        return bytes_of(found.letter, f"to-trinh-{found.code}")


ROUTES = [("decisions", DecisionViewSet)]
