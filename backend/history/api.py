"""The award history over REST; each act is a POST on its record."""

from __future__ import annotations

from backend.history.models import AwardRecord
from backend.history.serializers import AwardRecordSerializer
from backend.rest.views import SubjectViewSet


class AwardRecordViewSet(SubjectViewSet):
    """Records of awards of people and units that stood in reach."""

    queryset = AwardRecord.objects.select_related("person", "unit", "home")
    serializer_class = AwardRecordSerializer
    view_act = "award_record.view"
    create_act = "award_record.enter"
    filterset_fields = ("state", "person", "unit", "home", "award", "year_to", "origin")


ROUTES = [("award-records", AwardRecordViewSet)]
