"""Initiatives and the meetings of their council over REST; each act is a POST on its subject."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from backend.initiatives.models import InitiativeSession
from backend.initiatives.queries import listed, register
from backend.initiatives.serializers import InitiativeSerializer, RecognisedSerializer
from backend.initiatives.session_serializers import InitiativeSessionSerializer
from backend.rest.actors import actor
from backend.rest.views import SubjectViewSet


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
