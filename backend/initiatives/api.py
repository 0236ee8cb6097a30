"""Initiatives and the meetings of their council over REST; each act is a POST on its subject."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from backend.initiatives.models import InitiativePaper, InitiativeSession
from backend.initiatives.queries import listed, register
from backend.initiatives.serializers import InitiativeSerializer, RecognisedSerializer
from backend.initiatives.session_serializers import InitiativeSessionSerializer
from backend.papers.serving import A_FILE, bytes_of
from backend.rest.actors import actor
from backend.rest.views import SubjectViewSet

PAPER = OpenApiParameter("paper", int, OpenApiParameter.PATH, description="The key of a paper of the application")


class InitiativeViewSet(SubjectViewSet):
    """Applications for recognition of initiatives (đơn sáng kiến)."""

    queryset: QuerySet[Any] = listed()
    serializer_class = InitiativeSerializer
    view_act = "initiative.view"
    create_act = "initiative.create"
    filterset_fields = ("state", "unit", "body", "scope", "field")

    @extend_schema(responses=RecognisedSerializer(many=True), filters=False)
    @action(detail=False, methods=["get"])
    def recognised(self, request: Request) -> Response:
        """The register that everybody in the office reads: what was recognised, whose, by which decision."""
        page = self.paginate_queryset(register(actor(request)).order_by("-pk"))
        return self.get_paginated_response(RecognisedSerializer(page, many=True).data)

    @extend_schema(operation_id="initiatives_paper", responses=A_FILE, filters=False, parameters=[PAPER])
    @action(detail=True, methods=["get"], pagination_class=None, url_path="papers/(?P<paper>[0-9]{1,18})")
    def paper(self, request: Request, pk: str = "", paper: str = "") -> HttpResponse:
        """The bytes of a paper of the application; 409 while it waits for the scanner or was found infected."""
        links = InitiativePaper.objects.select_related("paper").filter(initiative=self.get_object())
        link = get_object_or_404(links, pk=paper)
        return bytes_of(link.paper, f"tai-lieu-{link.pk}")

    @extend_schema(operation_id="initiatives_decision_paper", responses=A_FILE, filters=False)
    @action(detail=True, methods=["get"], pagination_class=None, url_path="decision-paper")
    def decision_paper(self, request: Request, pk: str = "") -> HttpResponse:
        """The decision of recognition, for everybody who reads the register."""
        found = get_object_or_404(register(actor(request)), pk=pk)
        return bytes_of(found.decision_paper, f"quyet-dinh-{found.code}")


class InitiativeSessionViewSet(SubjectViewSet):
    """Meetings of initiative councils (phiên họp Hội đồng sáng kiến)."""

    queryset: QuerySet[Any] = InitiativeSession.objects.select_related("body").prefetch_related(
        "members__person", "items"
    )
    serializer_class = InitiativeSessionSerializer
    view_act = "initiative_session.view"
    create_act = "initiative_session.create"
    filterset_fields = ("state", "body")


ROUTES = [("initiatives", InitiativeViewSet), ("initiative-sessions", InitiativeSessionViewSet)]
