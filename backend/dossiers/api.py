"""Achievement reports over REST: each act is a POST on its subject; a report is begun on its nomination."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from backend.dossiers import report_files
from backend.dossiers.models import AchievementReport
from backend.dossiers.serializers import AchievementReportSerializer, ReportRevisionSerializer
from backend.papers.serving import A_PDF, A_WORD
from backend.rest.views import SubjectViewSet


class ReportViewSet(SubjectViewSet):
    """Achievement reports (báo cáo thành tích); `write` takes each field with the version that its writer had seen.

    A field that somebody else changed in between is not overwritten: the text waits under `beside` for `settle`.
    """

    queryset = AchievementReport.objects.select_related("nomination__submission", "nomination__unit", "book")
    serializer_class = AchievementReportSerializer
    view_act = "achievement_report.view"
    search_field = "nomination__search_name"
    filterset_fields = ("state", "nomination", "nomination__submission")

    @extend_schema(responses=ReportRevisionSerializer(many=True), filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def revisions(self, request: Request, pk: str = "") -> Response:
        """Every earlier text, newest first."""
        found: Any = self.get_object()
        return Response(ReportRevisionSerializer(found.revisions.all(), many=True).data)

    @extend_schema(responses=A_PDF, filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def pdf(self, request: Request, pk: str = "") -> HttpResponse:
        """The report as it would be printed now."""
        return report_files.as_pdf(self.get_object())

    @extend_schema(responses=A_WORD, filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def word(self, request: Request, pk: str = "") -> HttpResponse:
        """The report as a Word file."""
        return report_files.as_word(self.get_object())


ROUTES = [("achievement-reports", ReportViewSet)]
