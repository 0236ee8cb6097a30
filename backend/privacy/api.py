"""Requests about personal data over REST: one's own, and for whoever answers all of them."""

from __future__ import annotations

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from backend.papers.serving import answer
from backend.privacy.models import DataRequest
from backend.privacy.serializers import ContentsSerializer, DataRequestSerializer
from backend.rest.views import SubjectViewSet


class DataRequestViewSet(SubjectViewSet):
    """Requests to see or correct one's own data (yêu cầu về dữ liệu cá nhân)."""

    queryset = DataRequest.objects.select_related("person__unit")
    serializer_class = DataRequestSerializer
    view_act = "data_request.view"
    create_act = "data_request.send"
    filterset_fields = ("state", "asked")

    @extend_schema(responses=ContentsSerializer, filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def contents(self, request: Request, pk: str = "") -> Response:
        """What was held, for what and until when, as it was answered; 404 before the answer."""
        found: DataRequest = self.get_object()
        if found.contents is None:
            raise NotFound
        return Response(ContentsSerializer(found.contents).data, headers={"Cache-Control": "private, no-store"})

    @extend_schema(responses={(200, "application/pdf"): OpenApiTypes.BINARY}, filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def paper(self, request: Request, pk: str = "") -> HttpResponse:
        """The same as a PDF; 404 before the answer."""
        found: DataRequest = self.get_object()
        return answer(request, found.paper, f"du-lieu-{found.pk}")


ROUTES = [("data-requests", DataRequestViewSet)]
