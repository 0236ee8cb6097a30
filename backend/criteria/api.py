"""Drafts of criteria sets over REST: tree, linter, preview of changes, revisions; each act is a POST on the draft."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import path
from drf_spectacular.utils import extend_schema
from rest_framework import views
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from backend.base.reasons import tell
from backend.base.scopes import visible
from backend.catalogue.api import OLDER, older_of
from backend.criteria.criteria_sets import criteria_editions, criteria_value
from backend.criteria.models import CriteriaDraft
from backend.criteria.queries import finding_reason, findings_of, version_before
from backend.criteria.serializers import (
    CriteriaDraftSerializer,
    CriteriaFindingSerializer,
    DifferenceSerializer,
    RevisionSerializer,
    TreeSerializer,
)
from backend.criteria.telling import difference_told
from backend.rest.actors import actor
from backend.rest.views import SubjectViewSet
from workflows.rules.criteria import CriteriaSet
from workflows.rules.criteria_diff import compare
from workflows.rules.findings import Finding


def finding_rows(findings: list[Finding]) -> list[dict[str, Any]]:
    """Findings as the API shows them: the place in the tree, the code, the sentences."""
    told = [(finding, tell(finding_reason(finding))) for finding in findings]
    return [{"where": f.where, "code": f.code, "says": t.says, "next": t.next} for f, t in told]


class CriteriaDraftViewSet(SubjectViewSet):
    """Drafts of criteria sets (dự thảo bộ tiêu chí)."""

    queryset = CriteriaDraft.objects.select_related("unit").defer("text")
    serializer_class = CriteriaDraftSerializer
    view_act = "criteria_draft.view"
    create_act = "criteria_draft.create"
    filterset_fields = ("state", "year", "group", "unit")

    @extend_schema(responses=CriteriaFindingSerializer(many=True), filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def lint(self, request: Request, pk: str = "") -> Response:
        """Everything the linter has against the draft; an empty list is a sound set."""
        return Response(
            CriteriaFindingSerializer(finding_rows(findings_of(self.get_object().criteria)), many=True).data
        )

    @extend_schema(responses=TreeSerializer, filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def text(self, request: Request, pk: str = "") -> Response:
        """The whole set as JSON, as `replace` takes it."""
        return Response(TreeSerializer(self.get_object().criteria).data)

    @extend_schema(responses=RevisionSerializer(many=True), filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def revisions(self, request: Request, pk: str = "") -> Response:
        """Every change, newest first."""
        rows = self.get_object().revisions.defer("text").order_by("-number")
        return Response(RevisionSerializer(rows, many=True).data)

    @extend_schema(responses=DifferenceSerializer, filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def difference(self, request: Request, pk: str = "") -> Response:
        """What differs from the version it started from; everything is added for a set without one."""
        draft = self.get_object()
        told = difference_told(compare(_before(draft), draft.criteria))
        return Response(DifferenceSerializer(told).data)


def _before(draft: CriteriaDraft) -> CriteriaSet:
    return criteria_value(draft.basis) if draft.basis is not None else empty_like(draft.criteria)


def empty_like(criteria: CriteriaSet) -> CriteriaSet:
    """The set without its tree: what a first version is compared with."""
    return replace(criteria, areas=())


class VersionDifference(views.APIView):
    """What differs between two published versions."""

    @extend_schema(operation_id="criteria_sets_difference", parameters=[OLDER], responses=DifferenceSerializer)
    def get(self, request: Request, pk: int) -> Response:
        """The difference in words."""
        rows = visible(criteria_editions(), actor(request), "catalogue.view")
        newer = get_object_or_404(rows, pk=pk)
        older = older_of(request, newer, version_before(newer), criteria_editions())
        before = criteria_value(older) if older is not None else empty_like(criteria_value(newer))
        return Response(DifferenceSerializer(difference_told(compare(before, criteria_value(newer)))).data)


ROUTES = [("criteria-drafts", CriteriaDraftViewSet)]
urlpatterns = [
    path("criteria-sets/<int:pk>/difference/", VersionDifference.as_view(), name="criteria-sets-difference"),
]
