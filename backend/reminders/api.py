"""Rules of reminding, one's own notices and what is overdue, over REST."""

from __future__ import annotations

from django.urls import path
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from backend.base import clock
from backend.reminders import overdue
from backend.reminders.models import Notice, Rule
from backend.reminders.serializers import NoticeSerializer, OverdueQuery, OverdueSerializer, RuleSerializer
from backend.rest.actors import actor
from backend.rest.views import SubjectViewSet, asked


class RuleViewSet(SubjectViewSet):
    """Rules of reminding and escalation (quy tắc nhắc việc), ended ones too."""

    queryset = Rule.objects.all()
    serializer_class = RuleSerializer
    view_act = "reminder_rule.view"
    create_act = "reminder_rule.set"
    filterset_fields = ("matter", "audience")


class NoticeViewSet(SubjectViewSet):
    """What the reader was told (thông báo)."""

    queryset = Notice.objects.select_related("spoken", "person")
    serializer_class = NoticeSerializer
    view_act = "notice.view"


class OverdueView(APIView):
    """Everything past its day in the reader's reach (quá hạn)."""

    @extend_schema(operation_id="overdue", parameters=[OverdueQuery], responses=OverdueSerializer)
    def get(self, request: Request) -> Response:
        """All of it at once, with who holds up how much; narrowed by kind, role, units and round."""
        given, at = asked(OverdueQuery, request), clock.now()
        rows = overdue.chosen(overdue.overdue(actor(request), at), given)
        blocking = [{"owner": unit, "role": role, "many": many} for unit, role, many in overdue.blocking(rows)]
        found = {"blocking": blocking, "rows": overdue.counted(rows, clock.day(at))}
        return Response(OverdueSerializer(found).data)


ROUTES = [("reminder-rules", RuleViewSet), ("notices", NoticeViewSet)]
urlpatterns = [path("overdue/", OverdueView.as_view(), name="overdue")]
