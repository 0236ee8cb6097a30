"""Rules of reminding and one's own notices over REST."""

from __future__ import annotations

from backend.reminders.models import Notice, Rule
from backend.reminders.serializers import NoticeSerializer, RuleSerializer
from backend.rest.views import SubjectViewSet


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


ROUTES = [("reminder-rules", RuleViewSet), ("notices", NoticeViewSet)]
