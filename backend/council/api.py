"""Sessions over REST: read them as oneself, cast a ballot, and every act of the secretary as a POST."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from backend.council import queries
from backend.council.ballots import box_of, included
from backend.council.models import Session
from backend.council.serializers import (
    BallotRow,
    ItemRow,
    MemberRow,
    SessionSerializer,
)
from backend.papers.models import Paper
from backend.papers.serving import A_PDF, bytes_of
from backend.rest.actors import actor
from backend.rest.schema import PROBLEM, Problem
from backend.rest.views import SubjectViewSet
from workflows.engine import Reason, Refused
from workflows.lifecycles.session import SessionState


class CodeInputs(serializers.Serializer[Any]):
    """A voter's secret, or the code of one item."""

    code = serializers.CharField(max_length=60)


class IncludedRow(serializers.Serializer[Any]):
    """The items in which the code was counted."""

    ordinals = serializers.ListField(child=serializers.IntegerField())


@method_decorator(never_cache, name="dispatch")
class SessionViewSet(SubjectViewSet):
    """Council sessions (phiên họp)."""

    queryset = Session.objects.select_related("council")
    serializer_class = SessionSerializer
    view_act = "session.view"
    create_act = "session.create"
    filterset_fields = ("state", "council", "held_on")

    @extend_schema(responses=ItemRow(many=True), filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def items(self, request: Request, pk: str = "") -> Response:
        """The agenda as this reader may see it; no count before closing, none of an item one is recused from."""
        rows = [_item(shown) for shown in queries.shown_items(self.get_object(), actor(request).person_id)]
        return Response(ItemRow(rows, many=True).data)

    @extend_schema(responses=MemberRow(many=True), filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def members(self, request: Request, pk: str = "") -> Response:
        """The members as frozen at convening."""
        return Response(MemberRow(self.get_object().members.all(), many=True).data)

    @extend_schema(responses=A_PDF, filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def minutes(self, request: Request, pk: str = "") -> HttpResponse:
        """The minutes as signed so far; those with an item hidden from the reader wait for both signatures."""
        found: Session = self.get_object()
        return self._paper(found.minutes, found, "bien-ban-hop")

    @extend_schema(responses=A_PDF, filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def tally(self, request: Request, pk: str = "") -> HttpResponse:
        """The tally sheet, as the minutes."""
        found: Session = self.get_object()
        return self._paper(found.tally, found, "bien-ban-kiem-phieu")

    def _paper(self, paper: Paper | None, session: Session, name: str) -> HttpResponse:
        if not queries.papers_open(session, actor(self.request).person_id):
            raise NotFound
        return bytes_of(paper, f"{name}-{session.pk}")

    @extend_schema(responses={200: BallotRow, ("409", PROBLEM): Problem}, filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def ballot(self, request: Request, pk: str = "") -> Response:
        """One's own empty ballot; an earlier choice is never told. Cast it with `POST …/cast/`."""
        session = self.get_object()
        member = queries.member_of(session, actor(request).person_id)
        if member is None or session.state != SessionState.VOTING:
            raise Refused(Reason("ballot.not_a_voter"))
        box = box_of(session)
        entitled = box.entitled(member.pk)
        if not entitled:
            raise Refused(Reason("ballot.not_a_voter"))
        rows = session.items.filter(pk__in=entitled).select_related("nomination")
        awards = queries.award_names()
        items = [
            {
                "ordinal": item.ordinal,
                "nominee": item.nomination.nominee_name,
                "award": awards.get(item.nomination.award, item.nomination.award),
            }
            for item in rows
        ]
        found = {"seen": box.tag(member.pk), "cast_before": member.took_part, "items": items}
        return Response(BallotRow(found).data)

    @extend_schema(request=CodeInputs, responses=IncludedRow, filters=False)
    @action(detail=True, methods=["post"], url_path="inclusion", pagination_class=None)
    def inclusion(self, request: Request, pk: str = "") -> Response:
        """Where a secret or code was counted; the code travels in the body and is kept nowhere."""
        session = self.get_object()
        given = CodeInputs(data=request.data)
        given.is_valid(raise_exception=True)
        found = included(session, given.validated_data["code"])
        found -= queries.hidden_items(session, actor(request).person_id)
        ordinals = session.items.filter(pk__in=found).values_list("ordinal", flat=True)
        return Response(IncludedRow({"ordinals": list(ordinals)}).data)


def _item(shown: queries.ShownItem) -> dict[str, Any]:
    blank = dict.fromkeys(("votes_for", "votes_against", "votes_blank", "votes_invalid", "did_not_vote"))
    return {
        "ordinal": shown.item.ordinal,
        "nomination": None if shown.hidden else shown.item.nomination_id,
        "nominee": shown.item.nomination.nominee_name,
        "hidden": shown.hidden,
        "outcome": shown.outcome,
        **(shown.counts or blank),
    }


ROUTES = [("sessions", SessionViewSet)]
