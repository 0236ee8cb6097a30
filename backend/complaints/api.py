"""Complaints over REST, for whoever handles them."""

from __future__ import annotations

from backend.complaints.models import Complaint
from backend.complaints.queries import RELATED
from backend.complaints.serializers import ComplaintSerializer
from backend.rest.views import SubjectViewSet


class ComplaintViewSet(SubjectViewSet):
    """Complaints against results (khiếu nại)."""

    queryset = Complaint.objects.select_related(*RELATED).prefetch_related("settlements")
    serializer_class = ComplaintSerializer
    view_act = "complaint.view"
    create_act = "complaint.receive"
    filterset_fields = ("state", "decision", "nomination")


ROUTES = [("complaints", ComplaintViewSet)]
