"""What the review's other pages read, over REST: the desk, changes of award, and one dossier under two laws."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import path
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework import generics, serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from backend.base import clock
from backend.base.scopes import visible
from backend.nominations.api import SubmissionSerializer
from backend.nominations.models import AwardChange, Nomination, Submission
from backend.rest.actors import actor
from backend.rest.views import chosen
from backend.review import choosing
from backend.review.queries import changes_for, to_receive

TO_ANSWER = OpenApiParameter("waiting", str, enum=["mine"], description="Only what I may answer now")


@extend_schema_view(get=extend_schema(operation_id="submissions_to_receive"))
class ToReceive(generics.ListAPIView[Submission]):
    """Submitted lists that wait at the reader's desk."""

    serializer_class = SubmissionSerializer
    queryset = Submission.objects.none()
    filterset_fields = ("round", "unit")

    def get_queryset(self) -> QuerySet[Submission]:
        """Those of the rounds of the bodies where the reader receives."""
        if getattr(self, "swagger_fake_view", False):
            return super().get_queryset()
        return to_receive(actor(self.request), clock.now())


class AwardChangeSerializer(serializers.ModelSerializer[AwardChange]):
    """A proposed change of award or fallback, and what the unit answered."""

    nominee = serializers.CharField(source="nomination.nominee_name", read_only=True)

    class Meta:
        model = AwardChange
        fields = (
            "id", "nomination", "nominee", "from_award", "from_ground", "to_award", "to_ground", "fallback", "made",
            "reason", "proposed_by", "proposed_at", "answer_by", "consent", "answer", "answered_by", "answered_at",
            "withdrawn_by", "withdrawn_at", "withdrawn_reason",
        )  # fmt: skip
        read_only_fields = fields


@extend_schema_view(get=extend_schema(operation_id="award_changes", parameters=[TO_ANSWER]))
class AwardChanges(generics.ListAPIView[AwardChange]):
    """Proposed changes of award (chuyển hình thức khen) and fallbacks of the nominations in reach."""

    serializer_class = AwardChangeSerializer
    queryset = AwardChange.objects.select_related("nomination")
    filterset_fields = ("nomination", "fallback")

    def get_queryset(self) -> QuerySet[AwardChange]:
        """The changes of what the reader sees; `?waiting=mine` leaves those that wait for the reader's answer."""
        found = super().get_queryset()
        if getattr(self, "swagger_fake_view", False):
            return found.none()
        who = actor(self.request)
        found = found.filter(nomination__in=visible(Nomination.objects.all(), who, "nomination.view"))
        mine = chosen(self.request, "waiting", ("mine",))
        return found.filter(pk__in=changes_for(who).values("pk")) if mine else found


class OfferedLawSerializer(serializers.Serializer[choosing.Offered]):
    """A newer pack that a transition row opens to the dossier."""

    pack = serializers.IntegerField(source="edition.pk")
    title = serializers.CharField(source="edition.title")
    in_force_from = serializers.DateField(source="edition.in_force_from")
    basis = serializers.CharField(source="transition.basis")
    status = serializers.CharField(source="transition.status.value")


class VerdictSerializer(serializers.Serializer[Any]):
    """What one pack says of a row."""

    pack = serializers.IntegerField()
    outcome = serializers.CharField(help_text="The worst answer: pass, fail, needs_confirmation, not_enough_data")


class JudgedRowSerializer(serializers.Serializer[Any]):
    """One row of the list under each pack."""

    nomination = serializers.IntegerField()
    nominee = serializers.CharField()
    verdicts = VerdictSerializer(many=True)


class LawsSerializer(serializers.Serializer[Any]):
    """By which pack a dossier is judged, which newer ones may be chosen, and what each says of the rows."""

    pack = serializers.IntegerField(allow_null=True)
    offered = OfferedLawSerializer(many=True)
    rows = JudgedRowSerializer(many=True)


class Laws(APIView):
    """The law of one dossier."""

    @extend_schema(operation_id="submissions_laws", responses=LawsSerializer)
    def get(self, request: Request, pk: int) -> Response:
        """The pack of reception, newer ones open to it (`choose_pack`), and every row under each of them."""
        found = get_object_or_404(visible(Submission.objects.all(), actor(request), "submission.view"), pk=pk)
        offered = choosing.offered(found, clock.today())
        editions = [found.pack, *(one.edition for one in offered)] if found.pack is not None else []
        rows = choosing.compared(found, editions) if offered else []
        told = {"pack": found.pack_id, "offered": offered, "rows": [_judged(one) for one in rows]}
        return Response(LawsSerializer(told).data)


def _judged(one: choosing.Compared) -> dict[str, Any]:
    verdicts = [{"pack": edition.pk, "outcome": worst} for edition, worst, _all in one.verdicts]
    return {"nomination": one.row.pk, "nominee": one.row.nominee_name, "verdicts": verdicts}


urlpatterns = [
    path("submissions/to-receive/", ToReceive.as_view(), name="submissions-to-receive"),
    path("submissions/<int:pk>/laws/", Laws.as_view(), name="submissions-laws"),
    path("award-changes/", AwardChanges.as_view(), name="award-changes"),
]
