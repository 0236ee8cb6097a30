"""Declared days over REST."""

from __future__ import annotations

from backend.calendars.models import DeclaredDay
from backend.calendars.serializers import DeclaredDaySerializer
from backend.rest.views import SubjectViewSet


class DeclaredDayViewSet(SubjectViewSet):
    """Days declared off or worked, withdrawn ones too."""

    queryset = DeclaredDay.objects.all()
    serializer_class = DeclaredDaySerializer
    view_act = "catalogue.view"
    create_act = "declared_day.declare"
    filterset_fields = ("day",)


ROUTES = [("declared-days", DeclaredDayViewSet)]
