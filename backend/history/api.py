"""The award history over REST; each act is a POST on its record."""

from __future__ import annotations

from backend.history.models import AwardRecord, NameDecision
from backend.history.serializers import AwardRecordSerializer, NameDecisionSerializer
from backend.organisation.models import UnitChange
from backend.organisation.serializers import UnitChangeSerializer
from backend.rest.views import SubjectViewSet


class AwardRecordViewSet(SubjectViewSet):
    """Records of awards of people and units that stood in reach."""

    queryset = AwardRecord.objects.select_related("person", "unit", "home")
    serializer_class = AwardRecordSerializer
    view_act = "award_record.view"
    create_act = "award_record.enter"
    filterset_fields = ("state", "person", "unit", "home", "award", "year_to", "origin")


class UnitChangeViewSet(SubjectViewSet):
    """Renamings, transfers, mergers, splits and ends of units, by their decisions."""

    queryset = UnitChange.objects.select_related("unit")
    serializer_class = UnitChangeSerializer
    view_act = "organisation.view"
    create_act = "unit.reorganise"
    filterset_fields = ("unit", "what")


class NameDecisionViewSet(SubjectViewSet):
    """One's own decisions on doubtful names of imported files."""

    queryset = NameDecision.objects.select_related("unit", "person")
    serializer_class = NameDecisionSerializer
    view_act = "name_decision.view"
    create_act = "name_decision.make"
    filterset_fields = ("unit", "person")


ROUTES = [("award-records", AwardRecordViewSet), ("unit-changes", UnitChangeViewSet)]
ROUTES += [("name-decisions", NameDecisionViewSet)]
