"""Inspections, findings and notices of delay over REST; each act is a POST on its subject."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from backend.inspections.models import DelayNotice, Finding, Inspection, InspectionPlan
from backend.inspections.serializers import (
    DelayNoticeSerializer,
    FindingSerializer,
    InspectionPlanSerializer,
    InspectionSerializer,
)
from backend.rest.views import SubjectViewSet


class InspectionPlanViewSet(SubjectViewSet):
    """Yearly plans of inspections (kế hoạch kiểm tra)."""

    queryset = InspectionPlan.objects.select_related("body").prefetch_related("inspections")
    serializer_class = InspectionPlanSerializer
    view_act = "inspection_plan.view"
    create_act = "inspection_plan.create"
    filterset_fields = ("state", "body", "year")


class InspectionViewSet(SubjectViewSet):
    """Inspections of units, for the inspecting body (cuộc kiểm tra)."""

    queryset = Inspection.objects.select_related("body", "unit").prefetch_related("team__person", "findings")
    serializer_class = InspectionSerializer
    view_act = "inspection.view"
    create_act = "inspection.create"
    filterset_fields = ("state", "body", "unit", "plan")


class FindingViewSet(SubjectViewSet):
    """Findings, for the inspecting body and the unit (phát hiện qua kiểm tra)."""

    queryset: QuerySet[Any] = Finding.objects.select_related("inspection__unit", "task").prefetch_related(
        "inspection__team"
    )
    serializer_class = FindingSerializer
    view_act = "finding.view"
    filterset_fields = ("state", "inspection", "severity", "leaf")


class DelayNoticeViewSet(SubjectViewSet):
    """Notices of delaying units, for the body that signs them (công khai đơn vị chậm trễ)."""

    queryset = DelayNotice.objects.select_related("body", "unit")
    serializer_class = DelayNoticeSerializer
    view_act = "delay_notice.view"
    create_act = "delay_notice.create"
    filterset_fields = ("state", "body", "unit")


ROUTES = [
    ("inspection-plans", InspectionPlanViewSet),
    ("inspections", InspectionViewSet),
    ("findings", FindingViewSet),
    ("delay-notices", DelayNoticeViewSet),
]
