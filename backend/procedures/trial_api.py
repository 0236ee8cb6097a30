"""A dossier walked through a process over REST, draft or published; nothing is kept."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from backend.base import clock
from backend.base.reasons import said
from backend.base.scopes import visible
from backend.catalogue.process_findings import faults_of
from backend.catalogue.queries import awards_known, process_value
from backend.organisation.models import Unit
from backend.procedures.models import ProcessDraft
from backend.procedures.queries import process_editions
from backend.procedures.trials import Case, Step, awarding_of, trial
from backend.rest import strict
from backend.rest.actors import actor
from backend.rest.errors import rows
from backend.rest.schema import PROBLEM, Problem, ReasonRow
from workflows.engine import Reason, Refused
from workflows.facts import NomineeKind
from workflows.processes.schema import Process
from workflows.processes.simulating import LONGEST, Answer, AnswerKind, Walk


class TrialAnswerInputs(serializers.Serializer[Any]):
    """What happens at one visit of a stage; a visit without an answer passes."""

    stage = serializers.SlugField(max_length=60)
    attempt = serializers.IntegerField(min_value=1, max_value=999, required=False, default=1)
    answer = serializers.ChoiceField(choices=[one.value for one in AnswerKind])
    took = serializers.IntegerField(
        min_value=0, max_value=LONGEST, required=False, allow_null=True, default=None,
        help_text="Days of the stage's own clock; null: all that it gives",
    )  # fmt: skip
    waits = serializers.IntegerField(
        min_value=0, max_value=LONGEST, required=False, default=0, help_text="Calendar days until a supplement is there"
    )
    to = serializers.SlugField(max_length=60, required=False, allow_blank=True, default="")


class TrialInputs(serializers.Serializer[Any]):
    """Which case is walked through, and the answers on its way."""

    award = serializers.SlugField(max_length=80)
    nominee_kind = serializers.ChoiceField(choices=[one.value for one in NomineeKind])
    received_on = serializers.DateField()
    unit = serializers.PrimaryKeyRelatedField(queryset=Unit.objects.all())
    answers = TrialAnswerInputs(many=True, required=False, default=list)

    def validate_award(self, award: str) -> str:
        """One of the process, or of the law as it is known."""
        if award not in {*self.context["process"].awards, *awards_known()}:
            raise serializers.ValidationError(_("Không có danh hiệu, hình thức khen này."), code="does_not_exist")
        return award

    def validate_unit(self, unit: Unit) -> Unit:
        """One that exists today."""
        today = clock.today()
        now = Unit.objects.filter(Q(valid_to=None) | Q(valid_to__gte=today), valid_from__lte=today)
        if not now.filter(pk=unit.pk).exists():
            raise serializers.ValidationError(_("Đơn vị này nay không còn."), code="does_not_exist")
        return unit


class TrialVisitSerializer(serializers.Serializer[Any]):
    """One visit of a stage: from when until when, who does it, how it was answered."""

    stage = serializers.CharField(source="visit.code")
    title = serializers.SerializerMethodField()
    attempt = serializers.IntegerField(source="visit.attempt")
    opened = serializers.DateField(source="visit.opened")
    due = serializers.DateField(source="visit.due", allow_null=True)
    answered = serializers.DateField(source="visit.answered")
    used = serializers.IntegerField(help_text="Days of the stage's own clock")
    answer = serializers.CharField(source="visit.answer.value")
    to = serializers.CharField(source="visit.to")
    cut = serializers.BooleanField(source="visit.cut", help_text="A stage beside it went back or refused")
    no_return_left = serializers.BooleanField(source="visit.no_return_left")
    holders = serializers.ListField(child=serializers.CharField(), help_text="Who holds the role today")
    alternates = serializers.ListField(child=serializers.CharField())

    def get_title(self, step: Step) -> str:
        """In the reader's language."""
        return said(step.stage.title)


class WaySerializer(serializers.Serializer[Walk]):
    """When a way ends and how many working days that is."""

    ends_on = serializers.DateField()
    working_days = serializers.IntegerField()


class StretchSerializer(serializers.Serializer[Any]):
    """Days in a row on the way that are off, or worked on a weekend."""

    first = serializers.DateField()
    last = serializers.DateField()
    name = serializers.CharField()
    working = serializers.BooleanField()


class TrialSerializer(serializers.Serializer[Any]):
    """The whole way with its people, the shortest and the longest one, and what stands against the case."""

    ending = serializers.CharField(source="walk.ending.value", help_text="done, refused")
    begins_on = serializers.DateField(source="walk.begins_on")
    ends_on = serializers.DateField(source="walk.ends_on")
    working_days = serializers.IntegerField(source="walk.working_days")
    steps = TrialVisitSerializer(many=True)
    best = WaySerializer()
    worst = WaySerializer()
    unusual = StretchSerializer(many=True)
    reasons = ReasonRow(many=True)


ANSWERS = {200: TrialSerializer, ("409", PROBLEM): Problem}


def _walked(request: Request, process: Process, body: Unit | None) -> Response:
    """The trial that the request asks for; Refused while the linter finds faults or nobody awards by the process."""
    given = strict.read(TrialInputs, request.data, {"request": request, "process": process})
    if faults_of(process, clock.today()):
        raise Refused(Reason("process_draft.has_findings"))
    awarding = body or awarding_of(process)
    if awarding is None:
        raise Refused(Reason("process_trial.no_body"))
    case = Case(given["award"], given["nominee_kind"], given["received_on"], given["unit"], awarding)
    answers = {
        (one["stage"], one["attempt"]): Answer(AnswerKind(one["answer"]), one["took"], one["waits"], one["to"])
        for one in given["answers"]
    }
    found = trial(process, case, answers, clock.today())
    shown = {name: getattr(found, name) for name in ("walk", "steps", "best", "worst", "unusual")}
    return Response(TrialSerializer(shown | {"reasons": rows(found.reasons)}).data)


class DraftTrial(APIView):
    """A trial run of a draft."""

    @extend_schema(operation_id="process_drafts_trial", request=TrialInputs, responses=ANSWERS)
    def post(self, request: Request, pk: int) -> Response:
        """Walk a dossier through the draft: real calendar, the people who hold the roles today; nothing is kept."""
        drafts = visible(ProcessDraft.objects.select_related("unit"), actor(request), "process_draft.view")
        draft = get_object_or_404(drafts, pk=pk)
        return _walked(request, draft.process, draft.unit)


class EditionTrial(APIView):
    """A trial run of a published version."""

    @extend_schema(operation_id="editions_trial", request=TrialInputs, responses=ANSWERS)
    def post(self, request: Request, pk: int) -> Response:
        """Walk a dossier through a version of a process, for the body of its newest round; nothing is kept."""
        edition = get_object_or_404(visible(process_editions(), actor(request), "catalogue.view"), pk=pk)
        return _walked(request, process_value(edition), None)


urlpatterns = [
    path("process-drafts/<int:pk>/trial/", DraftTrial.as_view(), name="process-drafts-trial"),
    path("editions/<int:pk>/trial/", EditionTrial.as_view(), name="editions-trial"),
]
