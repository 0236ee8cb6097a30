"""Certificates over REST: read in scope, every act as its own route, the paper as PDF."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request

from backend.certificates.queries import listed
from backend.certificates.serializers import CertificateSerializer
from backend.papers.serving import A_PDF, bytes_of
from backend.rest.views import SubjectViewSet


class CertificateViewSet(SubjectViewSet):
    """Certificates (bằng khen, giấy khen, bằng chứng nhận)."""

    queryset = listed()
    serializer_class = CertificateSerializer
    view_act = "certificate.view"
    search_field = "row__nomination__search_name"
    filterset_fields = ("state", "register_year", "register_unit", "row__decision")

    @extend_schema(responses=A_PDF, filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def paper(self, request: Request, pk: str = "") -> HttpResponse:
        """The signed and sealed paper."""
        found: Any = self.get_object()
        return bytes_of(found.paper, f"bang-{found.code}")


ROUTES = [("certificates", CertificateViewSet)]
