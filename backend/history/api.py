"""The award history over REST; each act is a POST on its record."""

from __future__ import annotations

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request

from backend.history.fact_models import MemberCount, Service, UnitTrait, YearlyClassification
from backend.history.fact_serializers import (
    ClassificationSerializer,
    CountSerializer,
    RecognisedInitiativeSerializer,
    ServiceSerializer,
    TraitSerializer,
)
from backend.history.models import AwardRecord, NameDecision, RecognisedInitiative
from backend.history.serializers import AwardRecordSerializer, NameDecisionSerializer
from backend.organisation.models import UnitChange
from backend.organisation.serializers import UnitChangeSerializer
from backend.papers.serving import A_FILE, bytes_of
from backend.rest.views import SubjectViewSet


class AwardRecordViewSet(SubjectViewSet):
    """Records of awards of people and units that stood in reach."""

    queryset = AwardRecord.objects.select_related("person", "unit", "home")
    serializer_class = AwardRecordSerializer
    view_act = "award_record.view"
    create_act = "award_record.enter"
    filterset_fields = ("state", "person", "unit", "home", "award", "year_to", "origin")

    @extend_schema(responses=A_FILE, filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def evidence(self, request: Request, pk: str = "") -> HttpResponse:
        """The paper behind the record."""
        found: AwardRecord = self.get_object()
        return bytes_of(found.evidence, f"minh-chung-{found.pk}")


class ClassificationViewSet(SubjectViewSet):
    """Yearly classifications of people and units."""

    queryset = YearlyClassification.objects.select_related("person", "unit", "home")
    serializer_class = ClassificationSerializer
    view_act = "award_record.view"
    create_act = "yearly_classification.enter"
    filterset_fields = ("state", "person", "unit", "home", "year", "level")


class ServiceViewSet(SubjectViewSet):
    """Spans of people's service, and leaves beside them."""

    queryset = Service.objects.select_related("person", "unit")
    serializer_class = ServiceSerializer
    view_act = "award_record.view"
    create_act = "service.enter"
    filterset_fields = ("state", "person", "unit", "span_kind")


class MemberCountViewSet(SubjectViewSet):
    """How many people units had in a year."""

    queryset = MemberCount.objects.select_related("unit")
    serializer_class = CountSerializer
    view_act = "award_record.view"
    create_act = "member_count.enter"
    filterset_fields = ("state", "unit", "year")


class UnitTraitViewSet(SubjectViewSet):
    """What rules ask about units beside numbers."""

    queryset = UnitTrait.objects.select_related("unit")
    serializer_class = TraitSerializer
    view_act = "award_record.view"
    create_act = "unit_trait.enter"
    filterset_fields = ("state", "unit", "trait")


class RecognisedInitiativeViewSet(SubjectViewSet):
    """Initiatives in the history of their authors, of the past and by decisions here."""

    queryset = RecognisedInitiative.objects.select_related("unit").prefetch_related("authors")
    serializer_class = RecognisedInitiativeSerializer
    view_act = "award_record.view"
    create_act = "recognised_initiative.enter"
    filterset_fields = ("state", "unit", "authors", "year", "scope", "origin")


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
ROUTES += [("classifications", ClassificationViewSet), ("services", ServiceViewSet)]
ROUTES += [("member-counts", MemberCountViewSet), ("unit-traits", UnitTraitViewSet)]
ROUTES += [("recognised-initiatives", RecognisedInitiativeViewSet)]
ROUTES += [("name-decisions", NameDecisionViewSet)]
