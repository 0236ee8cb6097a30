"""Drafts of processes over REST: text, linter, revisions, difference; and what a move of running dossiers would do."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import views
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from backend.base import clock
from backend.base.scopes import visible
from backend.catalogue.api import OLDER, older_of
from backend.catalogue.queries import process_value
from backend.procedures import trial_api
from backend.procedures.comparing import compared
from backend.procedures.findings import findings_told
from backend.procedures.models import ProcessDraft
from backend.procedures.output import (
    ProcessDifferenceSerializer,
    ProcessDraftSerializer,
    ProcessFindingSerializer,
    ProcessMoveSerializer,
    ProcessRevisionSerializer,
)
from backend.procedures.queries import movable_to, process_editions
from backend.procedures.stage_data import empty_process
from backend.rest.actors import actor
from backend.rest.views import SubjectViewSet
from backend.review.moving import preview

MOST = 200


class ProcessDraftViewSet(SubjectViewSet):
    """Drafts of processes (dự thảo quy trình)."""

    queryset = ProcessDraft.objects.select_related("unit").defer("text")
    serializer_class = ProcessDraftSerializer
    view_act = "process_draft.view"
    create_act = "process_draft.create"
    filterset_fields = ("state", "code", "unit")

    @extend_schema(responses=ProcessFindingSerializer(many=True), filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def lint(self, request: Request, pk: str = "") -> Response:
        """What is wrong with the draft, then what is worth a second look; sound is a process where nothing blocks."""
        told = findings_told(self.get_object().process, clock.today())
        return Response(ProcessFindingSerializer(told, many=True).data)

    @extend_schema(responses={(200, "text/plain"): OpenApiTypes.STR}, filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def text(self, request: Request, pk: str = "") -> HttpResponse:
        """The text as it would be published."""
        return HttpResponse(self.get_object().text, content_type="text/plain; charset=utf-8")

    @extend_schema(responses=ProcessRevisionSerializer(many=True), filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def revisions(self, request: Request, pk: str = "") -> Response:
        """Every change, newest first."""
        rows = self.get_object().revisions.defer("text").order_by("-number")
        return Response(ProcessRevisionSerializer(rows, many=True).data)

    @extend_schema(responses=ProcessDifferenceSerializer, filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def difference(self, request: Request, pk: str = "") -> Response:
        """What differs from the version it started from; everything is added for a process without one."""
        draft: Any = self.get_object()
        old = process_value(draft.basis) if draft.basis is not None else empty_process(draft.title)
        return Response(ProcessDifferenceSerializer(compared(old, draft.process)).data)


class MovableDossiers(views.APIView):
    """The running dossiers of a process that run by another version, and what moving each would do today."""

    @extend_schema(operation_id="editions_movable", responses=ProcessMoveSerializer(many=True))
    def get(self, request: Request, pk: int) -> Response:
        """The first 200 of them in order of their lists; nothing is changed."""
        who = actor(request)
        edition = get_object_or_404(visible(process_editions(), who, "catalogue.view"), pk=pk)
        shown = [preview(row, edition, {}, clock.today()) for row in movable_to(who, edition)[:MOST]]
        return Response(ProcessMoveSerializer(shown, many=True).data)


class VersionStages(views.APIView):
    """What differs between two versions of a process, stage by stage in words."""

    @extend_schema(operation_id="editions_stages_difference", parameters=[OLDER], responses=ProcessDifferenceSerializer)
    def get(self, request: Request, pk: int) -> Response:
        """From the older version to this one; everything is added where there is none before it."""
        seen = visible(process_editions(), actor(request), "catalogue.view")
        newer = get_object_or_404(seen, pk=pk)
        older = older_of(request, newer, seen.filter(code=newer.code, version__lt=newer.version).first(), seen)
        process = process_value(newer)
        old = process_value(older) if older is not None else empty_process(newer.title)
        return Response(ProcessDifferenceSerializer(compared(old, process)).data)


ROUTES = [("process-drafts", ProcessDraftViewSet)]
urlpatterns = [
    path("editions/<int:pk>/movable/", MovableDossiers.as_view(), name="editions-movable"),
    path("editions/<int:pk>/stages-difference/", VersionStages.as_view(), name="editions-stages-difference"),
    *trial_api.urlpatterns,
]
