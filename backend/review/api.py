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
from backend.review import reading_api
from backend.review.models import Stage
from backend.review.queries import RELATED, UNREAD, letters_to_settle, mine, overdue, stuck, supplements_for
from backend.review.serializers import StageSerializer, SupplementSerializer
from permissions.roles import Role

WAITS = {
    "mine": "mine: waits for me",
    "overdue": "overdue: past its day",
    "letters": "letters: past the council, to be settled before the letter",
    "supplements": "supplements: waits for my unit's supplement",
    "stuck": "stuck: nobody can bring it on (administrators)",
}
WAITING = OpenApiParameter("waiting", str, enum=list(WAITS), description="; ".join(WAITS.values()))


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
        who, at = actor(self.request), clock.now()
        match chosen(self.request, "waiting", WAITS):
            case "mine":
                return found.filter(pk__in=mine(who, at).values("pk"))
            case "overdue":
                return overdue(clock.day(at), found.filter(closed_at__isnull=True))
            case "letters":
                return found.filter(pk__in=letters_to_settle(who, at).values("pk"))
            case "supplements":
                return found.filter(pk__in=supplements_for(who).values("stage"))
            case "stuck":
                held = stuck(at) if Role.ADMINISTRATOR in who.roles() else []
                return found.filter(pk__in=[row.pk for row in held])
        return found

    @extend_schema(responses=SupplementSerializer(many=True), filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def supplements(self, request: Request, pk: str = "") -> Response:
        """The supplements asked at this stage, oldest first."""
        return Response(SupplementSerializer(self.get_object().supplements.order_by("pk"), many=True).data)


ROUTES = [("stages", StageViewSet)]
urlpatterns = reading_api.urlpatterns
