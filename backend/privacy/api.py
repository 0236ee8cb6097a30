"""Requests about personal data over REST: one's own, and for whoever answers all of them."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import generics
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from backend.base import clock
from backend.nominations.api import NominationSerializer
from backend.nominations.models import Nomination
from backend.organisation.models import Person
from backend.papers.serving import A_PDF, bytes_of
from backend.privacy import held
from backend.privacy.models import DataRequest
from backend.privacy.notices import to_tell_on_paper
from backend.privacy.register import due, register
from backend.privacy.serializers import ContentsSerializer, DataRequestSerializer, MineSerializer, RegisterSerializer
from backend.rest.actors import actor
from backend.rest.views import SubjectViewSet
from permissions.check import scope


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

    @extend_schema(responses=A_PDF, filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def paper(self, request: Request, pk: str = "") -> HttpResponse:
        """The same as a PDF; 404 before the answer."""
        found: DataRequest = self.get_object()
        return bytes_of(found.paper, f"du-lieu-{found.pk}")


class RegisterView(APIView):
    """The register of personal data (sổ đăng ký dữ liệu cá nhân)."""

    @extend_schema(operation_id="data_register", responses=RegisterSerializer)
    def get(self, request: Request) -> Response:
        """Every row with its purpose, readers, time and basis, and what has outlived its time."""
        if scope(actor(request), "data_register.view").empty:
            raise PermissionDenied
        return Response(RegisterSerializer({"rows": register().rows, "due": due(clock.today())}).data)


class MyData(APIView):
    """What is held about the reader."""

    @extend_schema(operation_id="my_data", responses=MineSerializer)
    def get(self, request: Request) -> Response:
        """Each value with why it is held, who sees it and how long; 404 for a login that is no person's."""
        person = get_object_or_404(Person, pk=actor(request).person_id or 0)
        groups = [
            {
                "purpose": one.row.purpose, "seen_by": one.row.seen_by, "keep": one.row.keep, "basis": one.row.basis,
                "status": one.row.status, "values": one.values,
            }
            for one in held.grouped(held.held_about(person))
        ]  # fmt: skip
        return Response(MineSerializer({"groups": groups}).data, headers={"Cache-Control": "private, no-store"})


@extend_schema_view(get=extend_schema(operation_id="nominee_notices_due"))
class NoticesDue(generics.ListAPIView[Nomination]):
    """Nominees without a login whom the reader's unit has to tell on paper (`nominations/{id}/record/`)."""

    serializer_class = NominationSerializer
    queryset = Nomination.objects.none()
    filterset_fields = ("submission", "unit")

    def get_queryset(self) -> QuerySet[Nomination]:
        """Those who were not told yet."""
        if getattr(self, "swagger_fake_view", False):
            return super().get_queryset()
        return to_tell_on_paper(actor(self.request))


ROUTES = [("data-requests", DataRequestViewSet)]
urlpatterns = [
    path("data-register/", RegisterView.as_view(), name="data-register"),
    path("my-data/", MyData.as_view(), name="my-data"),
    path("nominee-notices/due/", NoticesDue.as_view(), name="nominee-notices-due"),
]
