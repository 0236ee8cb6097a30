"""The stages through the API: what the actor may see, filtered; each act is a route of its own."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from backend.base import clock
from backend.rest.actors import actor
from backend.rest.views import SubjectViewSet, chosen
from backend.review.models import Stage
from backend.review.queries import RELATED, UNREAD, mine, overdue
from backend.review.serializers import StageSerializer, SupplementSerializer

WAITING = OpenApiParameter("waiting", str, enum=["mine", "overdue"], description="Only what waits for me, or is late")


@extend_schema_view(list=extend_schema(parameters=[WAITING]))
class StageViewSet(SubjectViewSet):
    """Stages (bước xét) of the nominations in reach."""

    queryset = Stage.objects.select_related(*RELATED).defer(*(name for name in UNREAD if name != "opinion"))
    serializer_class = StageSerializer
    view_act = "nomination.view"
    search_field = "nomination__search_name"
    filterset_fields = ("nomination", "state", "stage_kind", "owner_role", "nomination__submission")

    def get_queryset(self) -> QuerySet[Any]:
        """The scope's rows; `?waiting=` narrows a list to what is mine or late."""
        found = super().get_queryset()
        if self.action != "list" or getattr(self, "swagger_fake_view", False):
            return found
        waiting = chosen(self.request, "waiting", ("mine", "overdue"))
        if waiting == "mine":
            return found.filter(pk__in=mine(actor(self.request), clock.now()).values("pk"))
        return overdue(clock.today(), found.filter(closed_at__isnull=True)) if waiting == "overdue" else found

    @extend_schema(responses=SupplementSerializer(many=True), filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def supplements(self, request: Request, pk: str = "") -> Response:
        """The supplements asked at this stage, oldest first."""
        return Response(SupplementSerializer(self.get_object().supplements.order_by("pk"), many=True).data)


ROUTES = [("stages", StageViewSet)]
