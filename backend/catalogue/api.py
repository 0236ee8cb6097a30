"""Rounds and editions over REST; each act is a POST on its subject."""

from __future__ import annotations

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from backend.catalogue.models import Edition, Round
from backend.catalogue.queries import law_rows
from backend.catalogue.serializers import EditionSerializer, LawRowSerializer, RoundSerializer
from backend.rest.views import SubjectViewSet


class RoundViewSet(SubjectViewSet):
    """Rounds (đợt xét)."""

    queryset = Round.objects.select_related("awarding_unit")
    serializer_class = RoundSerializer
    view_act = "round.view"
    create_act = "round.open"
    filterset_fields = ("code", "awarding_unit", "process_code", "achievement_to")


class EditionViewSet(SubjectViewSet):
    """Editions of processes, packs and criteria sets; POST publishes an office's own."""

    queryset = Edition.objects.defer("text")
    serializer_class = EditionSerializer
    view_act = "catalogue.view"
    create_act = "edition.publish"
    filterset_fields = ("kind", "code", "version", "origin", "sha256")

    @extend_schema(responses=LawRowSerializer(many=True), filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def rows(self, request: Request, pk: str = "") -> Response:
        """Every row with its status; empty for a criteria set."""
        edition = self.get_object()
        found = law_rows(edition) if edition.kind != "criteria" else []
        return Response([LawRowSerializer(row).data for row in found])

    @extend_schema(responses={(200, "text/plain"): OpenApiTypes.STR}, filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def text(self, request: Request, pk: str = "") -> HttpResponse:
        """The canonical text, whose SHA-256 is the edition's digest."""
        return HttpResponse(self.get_object().text, content_type="text/plain; charset=utf-8")


ROUTES = [("rounds", RoundViewSet), ("editions", EditionViewSet)]
