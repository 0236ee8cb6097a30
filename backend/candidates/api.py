"""The question who could be nominated over REST: ask, watch it being answered, read the answers."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from backend.candidates.answering import go_on
from backend.candidates.models import Question
from backend.candidates.queries import filtered
from backend.candidates.serializers import CandidateAnswerSerializer, QuestionSerializer
from backend.catalogue.confirming import last_confirmed
from backend.rest.views import SubjectViewSet


class QuestionViewSet(SubjectViewSet):
    """Who could be nominated, for what (rà soát ai có thể được đề nghị); each question belongs to who asked it."""

    queryset: QuerySet[Any] = Question.objects.select_related("unit", "pack", "asker")
    serializer_class = QuestionSerializer
    view_act = "candidate_question.view"
    create_act = "candidate_question.ask"
    filterset_fields = ("state", "done", "unit", "year")

    def get_serializer_context(self) -> dict[str, Any]:
        """Each law of a page is asked once."""
        return {**super().get_serializer_context(), "last_confirmed": cache(last_confirmed)}

    @extend_schema(responses=CandidateAnswerSerializer(many=True), filters=False)
    @action(detail=True, methods=["get"])
    def answers(self, request: Request, pk: str = "") -> Response:
        """The answers found so far, by given name; `?award=` and `?standing=` narrow them."""
        question = go_on(self.get_object(), seconds=2)
        rows = filtered(question, request.query_params.get("award", ""), request.query_params.get("standing", ""))
        page = self.paginate_queryset(rows)
        shown = CandidateAnswerSerializer(page, many=True, context={"question": question})
        return self.get_paginated_response(shown.data)


ROUTES = [("candidate-questions", QuestionViewSet)]
