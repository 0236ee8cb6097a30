"""Score sheets, publications, criteria sets and others' tables over REST; each act is a POST on its sheet."""

from __future__ import annotations

from typing import Any

from django.db.models import F, QuerySet
from django.urls import path
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from backend.base.reasons import said
from backend.base.scopes import visible
from backend.catalogue.models import Edition
from backend.criteria.criteria_sets import criteria_editions, criteria_value
from backend.rest.actors import actor
from backend.rest.views import SubjectViewSet, chosen
from backend.scoring.areas import area_codes, area_of_code, seen_areas, sees_appraisal, told_rounds
from backend.scoring.models import IndexPublication, LeafRound, PublishedScore, PublishedTable, ScoreSheet, ScoringRound
from backend.scoring.queries import sheet_score
from backend.scoring.round_inputs import LeafEvidenceSerializer, ScoringRoundSerializer, SheetExtensionSerializer
from backend.scoring.serializers import (
    CriteriaSetSerializer,
    LeafValueSerializer,
    PublicationSerializer,
    PublishedScoreSerializer,
    PublishedTableSerializer,
    ScoreSheetSerializer,
    SheetScoreSerializer,
)
from backend.scoring.showing import sentences
from workflows.engine import Label, Reason, Refused
from workflows.rules.fixed import round_half_up
from workflows.rules.scoring import SheetScore

SCORED = (LeafRound.SELF.value, LeafRound.APPRAISAL.value)
ROUND = OpenApiParameter("round", str, enum=list(SCORED), description="appraisal by default")


def asked_round(request: Request, sheet: ScoreSheet) -> LeafRound:
    """The round of a query; the appraisal when nothing is asked and the reader may see it."""
    if not sees_appraisal(actor(request), sheet):
        if chosen(request, "round", SCORED, LeafRound.SELF) != LeafRound.SELF:
            raise Refused(Reason("score_sheet.appraisal_running"))
        return LeafRound.SELF
    return LeafRound(chosen(request, "round", SCORED, LeafRound.APPRAISAL))


def score_data(sheet: ScoreSheet, score: SheetScore, round_: str, seen: frozenset[str]) -> dict[str, Any]:
    """A score as the API shows it: the areas that the reader sees; the total only to who sees all."""
    areas = {node.code: area.code for area in criteria_value(sheet.criteria).areas for node in area.walk()}
    whole = seen == area_codes(sheet)
    titles = {node.code: Label(node.title_vi, node.title_en) for node in criteria_value(sheet.criteria).nodes()}
    nodes = [
        {
            "code": code,
            "title": said(titles[code]),
            "points": node.points,
            "max_applicable": node.max_applicable,
            "not_applicable": node.na,
            "missing": node.missing,
            "why": sentences(node.explanation) if node.explanation.code != "sum" else [],
        }
        for code, node in score.nodes.items()
        if areas[code] in seen
    ]
    return {
        "round": round_,
        "points": score.points if whole else None,
        "max_applicable": score.max_applicable if whole else None,
        "ratio_pct": None if score.ratio is None or not whole else round_half_up(score.ratio, 2),
        "missing": [code for code in score.missing if areas[code] in seen],
        "not_applicable": [code for code in score.not_applicable if areas[code] in seen],
        "nodes": nodes,
    }


class ScoreSheetViewSet(SubjectViewSet):
    """Score sheets (phiếu chấm điểm)."""

    queryset = ScoreSheet.objects.select_related("unit", "criteria").defer("criteria__text")
    serializer_class = ScoreSheetSerializer
    view_act = "score_sheet.view"
    create_act = "score_sheet.open"
    filterset_fields = ("state", "year", "unit", "criteria", "group")

    @extend_schema(parameters=[ROUND], responses=SheetScoreSerializer, filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def score(self, request: Request, pk: str = "") -> Response:
        """The computed score of a round with the reason for every number."""
        sheet = self.get_object()
        round_ = asked_round(request, sheet)
        data = score_data(sheet, sheet_score(sheet, round_), round_.value, seen_areas(actor(request), sheet))
        return Response(SheetScoreSerializer(data).data)

    @extend_schema(responses=LeafValueSerializer(many=True), filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def values(self, request: Request, pk: str = "") -> Response:
        """Every value of every round that was ever given, oldest first, in the areas that the reader sees."""
        sheet = self.get_object()
        seen, rounds = seen_areas(actor(request), sheet), told_rounds(actor(request), sheet)
        rows = [
            row for row in sheet.values.filter(round__in=rounds).order_by("pk") if area_of_code(sheet, row.leaf) in seen
        ]
        return Response(LeafValueSerializer(rows, many=True).data)

    @extend_schema(responses=LeafEvidenceSerializer(many=True), filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def proofs(self, request: Request, pk: str = "") -> Response:
        """The evidence of every criterion with its page reference."""
        sheet = self.get_object()
        seen = seen_areas(actor(request), sheet)
        rows = [row for row in sheet.proofs.all() if area_of_code(sheet, row.leaf) in seen]
        return Response(LeafEvidenceSerializer(rows, many=True).data)

    @extend_schema(responses=SheetExtensionSerializer(many=True), filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def extensions(self, request: Request, pk: str = "") -> Response:
        """The longer dates that the unit was given."""
        return Response(SheetExtensionSerializer(self.get_object().extensions.all(), many=True).data)


class ScoringRoundViewSet(SubjectViewSet):
    """Scoring rounds (đợt chấm điểm)."""

    queryset = ScoringRound.objects.select_related("unit", "runner").prefetch_related("sets")
    serializer_class = ScoringRoundSerializer
    view_act = "scoring_round.view"
    create_act = "scoring_round.plan"
    filterset_fields = ("state", "year", "unit")


class PublicationViewSet(SubjectViewSet):
    """Published indices (chỉ số đã công bố)."""

    queryset = IndexPublication.objects.select_related("unit")
    serializer_class = PublicationSerializer
    view_act = "index.view"
    create_act = "index.publish"
    filterset_fields = ("year", "unit", "criteria")

    @extend_schema(responses=PublishedScoreSerializer(many=True), filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def scores(self, request: Request, pk: str = "") -> Response:
        """The published rows in the order of their ranks; null points are "chưa có số liệu"."""
        rows = PublishedScore.objects.filter(publication=self.get_object()).select_related("unit")
        return Response(
            PublishedScoreSerializer(
                rows.order_by("group", F("rank").asc(nulls_last=True), "unit__name"), many=True
            ).data
        )


class CriteriaSetViewSet(viewsets.ReadOnlyModelViewSet[Edition]):
    """Criteria sets with their trees and rules."""

    queryset = criteria_editions()
    serializer_class = CriteriaSetSerializer
    lookup_value_regex = "[0-9]{1,18}"

    def get_queryset(self) -> QuerySet[Edition]:
        """What the reader may see of the catalogue."""
        found: QuerySet[Edition] = super().get_queryset()
        return (
            found.none()
            if getattr(self, "swagger_fake_view", False)
            else visible(found, actor(self.request), "catalogue.view")
        )


class PublishedTableViewSet(viewsets.ReadOnlyModelViewSet[PublishedTable]):
    """Tables that others published, with their source."""

    queryset = PublishedTable.objects.prefetch_related("rows")
    serializer_class = PublishedTableSerializer


ROUTES = [
    ("scoring-rounds", ScoringRoundViewSet),
    ("score-sheets", ScoreSheetViewSet),
    ("index-publications", PublicationViewSet),
]
CRITERIA, TABLES = CriteriaSetViewSet.as_view, PublishedTableViewSet.as_view
urlpatterns = [
    path("criteria-sets/", CRITERIA({"get": "list"}), name="criteria-sets-list"),
    path("criteria-sets/<int:pk>/", CRITERIA({"get": "retrieve"}), name="criteria-sets-detail"),
    path("published-tables/", TABLES({"get": "list"}), name="published-tables-list"),
    path("published-tables/<int:pk>/", TABLES({"get": "retrieve"}), name="published-tables-detail"),
]
