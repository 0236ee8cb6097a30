"""Requests about personal data over REST: one's own, and for whoever answers all of them."""

from __future__ import annotations

from backend.privacy.models import DataRequest
from backend.privacy.serializers import DataRequestSerializer
from backend.rest.views import SubjectViewSet


class DataRequestViewSet(SubjectViewSet):
    """Requests to see or correct one's own data (yêu cầu về dữ liệu cá nhân)."""

    queryset = DataRequest.objects.select_related("person__unit")
    serializer_class = DataRequestSerializer
    view_act = "data_request.view"
    create_act = "data_request.send"
    filterset_fields = ("state", "asked")


ROUTES = [("data-requests", DataRequestViewSet)]
