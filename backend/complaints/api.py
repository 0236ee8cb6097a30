"""Complaints over REST, for whoever handles them."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request

from backend.complaints.models import Complaint, Settlement
from backend.complaints.queries import RELATED
from backend.complaints.serializers import ComplaintSerializer
from backend.papers.serving import A_PDF, bytes_of
from backend.rest.views import SubjectViewSet

INSTANCE = OpenApiParameter("instance", int, OpenApiParameter.PATH, enum=(1, 2), description="First or second decision")


class ComplaintViewSet(SubjectViewSet):
    """Complaints against results (khiếu nại)."""

    queryset = Complaint.objects.select_related(*RELATED).prefetch_related("settlements")
    serializer_class = ComplaintSerializer
    view_act = "complaint.view"
    create_act = "complaint.receive"
    filterset_fields = ("state", "decision", "nomination")

    @extend_schema(operation_id="complaints_settlement_paper", responses=A_PDF, filters=False, parameters=[INSTANCE])
    @action(detail=True, methods=["get"], pagination_class=None, url_path="settlements/(?P<instance>[12])/paper")
    def paper(self, request: Request, pk: str = "", instance: str = "") -> HttpResponse:
        """The decision about the complaint, of the first or the second time."""
        settled = get_object_or_404(Settlement, complaint=self.get_object(), instance=instance)
        return bytes_of(settled.paper, f"quyet-dinh-giai-quyet-{pk}-{instance}")


ROUTES = [("complaints", ComplaintViewSet)]
