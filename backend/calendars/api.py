"""The calendar of a year and declared days over REST."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.urls import path
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from backend.base import clock
from backend.calendars.days import year
from backend.calendars.models import DeclaredDay
from backend.calendars.serializers import CalendarYearSerializer, DeclaredDaySerializer, YearQuery
from backend.rest.actors import actor
from backend.rest.views import SubjectViewSet, asked
from permissions.check import scope


class DeclaredDayViewSet(SubjectViewSet):
    """Days declared off or worked, withdrawn ones too."""

    queryset = DeclaredDay.objects.all()
    serializer_class = DeclaredDaySerializer
    view_act = "catalogue.view"
    create_act = "declared_day.declare"
    filterset_fields = ("day",)


class CalendarView(APIView):
    """The calendar that deadlines count by."""

    @extend_schema(operation_id="calendar", parameters=[YearQuery], responses=CalendarYearSerializer)
    def get(self, request: Request) -> Response:
        """One year: how many working days, and every day with a name (holidays, days off, make-up days)."""
        if scope(actor(request), "catalogue.view").empty:
            raise PermissionDenied
        number = asked(YearQuery, request).get("year", clock.today().year)
        days = year(number)
        found = {
            "year": number, "working_days": sum(day.working for day in days),
            "unusual": [day for day in days if day.name],
        }  # fmt: skip
        return Response(CalendarYearSerializer(found).data)


ROUTES = [("declared-days", DeclaredDayViewSet)]
urlpatterns = [path("calendar/", CalendarView.as_view(), name="calendar")]
