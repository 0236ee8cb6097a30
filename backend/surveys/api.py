"""Question sets, surveys and their results over REST; each act is a POST on its subject."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from backend.rest.views import SubjectViewSet
from backend.surveys.models import QuestionSet, Result, Survey, SurveyGroup
from backend.surveys.queries import results_of
from backend.surveys.result_pages import readable_survey
from backend.surveys.results import block_of
from workflows.rules.codec import dump, parse


class QuestionSetSerializer(serializers.ModelSerializer[QuestionSet]):
    """A question set with its whole text."""

    content = serializers.SerializerMethodField()

    class Meta:
        model = QuestionSet
        fields = (
            "id", "version", "unit", "code", "edition", "title", "state", "sha256", "content", "published_by",
            "published_at", "illustrative",
        )  # fmt: skip
        read_only_fields = fields

    def get_content(self, row: QuestionSet) -> dict[str, Any]:
        """The set: method, elements, questions, options."""
        found: dict[str, Any] = parse(row.text)
        return found


class SurveyGroupSerializer(serializers.ModelSerializer[SurveyGroup]):
    """A group of respondents."""

    class Meta:
        model = SurveyGroup
        fields = ("id", "respondents", "question_set", "population", "target")
        read_only_fields = fields


class SurveySerializer(serializers.ModelSerializer[Survey]):
    """A survey with its groups and units."""

    groups = SurveyGroupSerializer(many=True, read_only=True)

    class Meta:
        model = Survey
        fields = (
            "id", "version", "unit", "title", "year", "instrument", "document", "state", "opens_on", "closes_on",
            "minimum", "units", "groups", "closed_at", "illustrative",
        )  # fmt: skip
        read_only_fields = fields


class SurveyResultSerializer(serializers.Serializer[Any]):
    """The settled result of one group about one unit (null: over all); a hidden one has no figures."""

    group = serializers.IntegerField()
    respondents = serializers.CharField()
    unit = serializers.IntegerField(allow_null=True)
    unit_name = serializers.CharField()
    hidden = serializers.BooleanField()
    covers_all = serializers.BooleanField()
    minimum = serializers.IntegerField()
    method = serializers.DictField()
    figures = serializers.DictField(help_text="Exact scores as fractions, counts per option")


def result_row(group: SurveyGroup, row: Result, minimum: int) -> dict[str, Any]:
    """One result as the API shows it."""
    return {
        "group": group.pk, "respondents": group.respondents, "unit": row.unit_id,
        "unit_name": row.unit.name if row.unit is not None else "", "hidden": row.hidden,
        "covers_all": row.covers_all, "minimum": minimum, "method": dump(group.question_set.form.method),
        "figures": {} if row.hidden else dump(block_of(row)),
    }  # fmt: skip


class QuestionSetViewSet(SubjectViewSet):
    """Question sets (bộ câu hỏi khảo sát)."""

    queryset = QuestionSet.objects.order_by("code", "-edition")
    serializer_class = QuestionSetSerializer
    view_act = "question_set.view"
    create_act = "question_set.create"
    filterset_fields = ("state", "code", "unit")


class SurveyViewSet(SubjectViewSet):
    """Surveys (đợt khảo sát)."""

    queryset = Survey.objects.prefetch_related("groups", "units").order_by("-year", "-pk")
    serializer_class = SurveySerializer
    view_act = "survey.view"
    create_act = "survey.create"
    filterset_fields = ("state", "year", "instrument", "unit")

    @extend_schema(responses=SurveyResultSerializer(many=True), filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def results(self, request: Request, pk: str = "") -> Response:
        """The settled results, small groups without figures; published ones for everybody who is signed in."""
        survey = readable_survey(request, int(pk))
        rows = [
            result_row(group, row, survey.minimum)
            for group, (total, units) in results_of(survey).items()
            for row in [*([total] if total is not None else []), *units]
        ]
        return Response(SurveyResultSerializer(rows, many=True).data)


ROUTES = [("question-sets", QuestionSetViewSet), ("surveys", SurveyViewSet)]
