"""Reform tasks over REST; each act is a POST on its task."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from backend.base import clock
from backend.reform.models import Document, Plan, ReportCall, TaskExtension, UnitReport
from backend.reform.plan_inputs import DocumentSerializer, PlanSerializer
from backend.reform.queries import GROUPINGS, Group, groups, listed
from backend.reform.report_inputs import CallSerializer, TaskExtensionSerializer, UnitReportSerializer
from backend.reform.serializers import ReformTaskSerializer
from backend.rest.views import SubjectViewSet, asked
from workflows.rules.fixed import round_half_up


class SummaryInputs(serializers.Serializer[Any]):
    """Which tasks are counted, how they are grouped and at which day."""

    year = serializers.IntegerField(min_value=2000, max_value=2100, label=_("Năm"))
    on = serializers.DateField(required=False, label=_("Tại ngày"))
    by = serializers.ChoiceField(choices=sorted(GROUPINGS), default="unit", label=_("Theo"))


class GroupSerializer(serializers.Serializer[Any]):
    """The tasks of one unit, division or area at a day; codes name what is not done."""

    name = serializers.CharField()
    total = serializers.IntegerField()
    done = serializers.IntegerField()
    stopped = serializers.IntegerField()
    share_done_pct = serializers.DecimalField(max_digits=5, decimal_places=2, allow_null=True)
    not_started = serializers.ListField(child=serializers.CharField())
    unfinished = serializers.ListField(child=serializers.CharField())
    slow = serializers.ListField(child=serializers.CharField())


def group_row(found: Group) -> dict[str, Any]:
    """A counted group as the API shows it."""
    share = found.progress.share_done
    named = {name: [s.task.code for s in getattr(found, name)] for name in ("not_started", "unfinished", "slow")}
    return {
        "name": found.name,
        "total": found.progress.total,
        "done": found.progress.done,
        "stopped": found.progress.stopped,
        "share_done_pct": None if share is None else round_half_up(share, 2),
        **named,
    }


class ReformTaskViewSet(SubjectViewSet):
    """Reform tasks (nhiệm vụ cải cách hành chính)."""

    queryset = listed()
    serializer_class = ReformTaskSerializer
    view_act = "reform_task.view"
    create_act = "reform_task.create"
    filterset_fields = ("state", "year", "lead_unit", "area", "leaf", "division")

    @extend_schema(
        parameters=[
            OpenApiParameter("year", {"type": "integer", "minimum": 2000, "maximum": 2100}, required=True),
            OpenApiParameter("on", OpenApiTypes.DATE, description="Today by default"),
            OpenApiParameter("by", str, enum=sorted(GROUPINGS)),
        ],
        responses=GroupSerializer(many=True),
        filters=False,
    )
    @action(detail=False, methods=["get"], pagination_class=None)
    def summary(self, request: Request) -> Response:
        """Progress of the tasks in scope at a day, by unit, division or area."""
        given = asked(SummaryInputs, request)
        rows = self.get_queryset().filter(year=given["year"])
        counted = groups(rows, given.get("on") or clock.today(), given["by"])
        return Response(GroupSerializer([group_row(found) for found in counted], many=True).data)


class DocumentViewSet(SubjectViewSet):
    """Documents that set plans and tasks (văn bản)."""

    queryset = Document.objects.select_related("unit")
    serializer_class = DocumentSerializer
    view_act = "document.view"
    create_act = "document.create"
    filterset_fields = ("document_kind", "based_on", "unit")


class PlanViewSet(SubjectViewSet):
    """Reform plans (kế hoạch cải cách hành chính)."""

    queryset = Plan.objects.select_related("unit").prefetch_related(
        "snapshots", "changes__document", "changes__lines__task"
    )
    serializer_class = PlanSerializer
    view_act = "plan.view"
    create_act = "plan.create"
    filterset_fields = ("state", "plan_kind", "parent", "unit", "year_from")


class TaskExtensionViewSet(SubjectViewSet):
    """Requests for more time (đề nghị gia hạn); asked on the task."""

    queryset = TaskExtension.objects.select_related("task__lead_unit")
    serializer_class = TaskExtensionSerializer
    view_act = "task_extension.view"
    filterset_fields = ("state", "task")


class ReportCallViewSet(SubjectViewSet):
    """Calls for reports (yêu cầu báo cáo)."""

    queryset = ReportCall.objects.select_related("unit")
    serializer_class = CallSerializer
    view_act = "report_call.view"
    create_act = "report_call.open"
    filterset_fields = ("year", "period", "unit")


class UnitReportViewSet(SubjectViewSet):
    """Reports owed by units (báo cáo của đơn vị)."""

    queryset = UnitReport.objects.select_related("unit", "call__unit")
    serializer_class = UnitReportSerializer
    view_act = "unit_report.view"
    filterset_fields = ("state", "unit", "call")


ROUTES = [
    ("reform-tasks", ReformTaskViewSet),
    ("documents", DocumentViewSet),
    ("plans", PlanViewSet),
    ("task-extensions", TaskExtensionViewSet),
    ("report-calls", ReportCallViewSet),
    ("unit-reports", UnitReportViewSet),
]
