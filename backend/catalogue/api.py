"""Rounds and editions over REST; each act is a POST on its subject."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import ErrorDetail, NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from backend.catalogue import comparing, confirming
from backend.catalogue.models import Edition, Round, RowConfirmation
from backend.catalogue.queries import law_rows
from backend.catalogue.serializers import (
    EditionSerializer,
    LawRowSerializer,
    OpenRowSerializer,
    RoundSerializer,
    RowChangeSerializer,
    RowConfirmationSerializer,
    UnconfirmedCountSerializer,
)
from backend.rest.views import SubjectViewSet, chosen

WORDS = OpenApiParameter("q", str, description="Words of title, code, basis or source, with or without marks")
EARLIER = OpenApiParameter("earlier", str, enum=("same", "changed"), description="Confirmed in an earlier version")


OLDER = OpenApiParameter("older", int, description="The edition to compare with; by default the version before")


def older_of(request: Request, newer: Edition, before: Edition | None, among: QuerySet[Edition]) -> Edition | None:
    """The edition that `?older=` names among some, or the one before; raises ValidationError for any other number."""
    asked = request.query_params.get("older", "")
    if not asked:
        return before
    read = asked.isascii() and asked.isdecimal() and len(asked) < 19
    found = among.exclude(pk=newer.pk).filter(pk=int(asked)).first() if read else None
    if found is None:
        raise ValidationError({"older": [ErrorDetail(_("Không có phiên bản này để so sánh."), code="does_not_exist")]})
    return found


class RoundViewSet(SubjectViewSet):
    """Rounds (đợt xét)."""

    queryset = Round.objects.select_related("awarding_unit")
    serializer_class = RoundSerializer
    view_act = "round.view"
    create_act = "round.open"
    filterset_fields = ("code", "awarding_unit", "process_code", "achievement_to")


class EditionViewSet(SubjectViewSet):
    """Editions of processes, packs and criteria sets; POST publishes an office's own."""

    queryset = Edition.objects.defer("text")
    serializer_class = EditionSerializer
    view_act = "catalogue.view"
    create_act = "edition.publish"
    filterset_fields = ("kind", "code", "version", "origin", "sha256")

    @extend_schema(responses=LawRowSerializer(many=True), filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def rows(self, request: Request, pk: str = "") -> Response:
        """Every row with its status; empty for a criteria set."""
        edition = self.get_object()
        found = law_rows(edition) if edition.kind != "criteria" else []
        return Response([LawRowSerializer(row).data for row in found])

    @extend_schema(responses=UnconfirmedCountSerializer(many=True), filters=False)
    @action(detail=False, methods=["get"], pagination_class=None)
    def unconfirmed(self, request: Request) -> Response:
        """Every edition that a dossier can be judged by, with the number of rows that a person must still confirm."""
        found = confirming.counted(confirming.judging())
        return Response(UnconfirmedCountSerializer(found, many=True).data)

    @extend_schema(
        operation_id="editions_unconfirmed_rows",
        responses=OpenRowSerializer(many=True),
        filters=False,
        parameters=[WORDS, EARLIER],
    )
    @action(detail=True, methods=["get"], pagination_class=None, url_path="unconfirmed")
    def unconfirmed_rows(self, request: Request, pk: str = "") -> Response:
        """The rows of one edition that a person must still confirm, with what an earlier version's person confirmed."""
        edition = self.get_object()
        earlier = chosen(request, "earlier", ("same", "changed"))
        found = next((one.open for one in confirming.counted(confirming.judging()) if one.edition == edition), ())
        rows = confirming.matching(found, request.query_params.get("q", ""), earlier)
        return Response(OpenRowSerializer(rows, many=True).data)

    @extend_schema(responses=RowChangeSerializer(many=True), filters=False, parameters=[OLDER])
    @action(detail=True, methods=["get"], pagination_class=None)
    def difference(self, request: Request, pk: str = "") -> Response:
        """What the text adds, takes out, moves and changes against another edition of its kind; 404 for criteria."""
        edition: Any = self.get_object()
        if not comparing.readable(edition):
            raise NotFound
        others = comparing.comparable(edition)
        own = [one for one in others if one.code == edition.code and one.version < edition.version]
        older = older_of(request, edition, next(iter([*own, *others]), None), Edition.objects.filter(kind=edition.kind))
        changes = comparing.compared(older, edition) if older is not None else []
        return Response(RowChangeSerializer(changes, many=True).data)

    @extend_schema(responses={(200, "text/plain"): OpenApiTypes.STR}, filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def text(self, request: Request, pk: str = "") -> HttpResponse:
        """The canonical text, whose SHA-256 is the edition's digest."""
        return HttpResponse(self.get_object().text, content_type="text/plain; charset=utf-8")


class RowConfirmationViewSet(SubjectViewSet):
    """Confirmations of rows of law, ended ones too; one that holds may be repeated, replaced or withdrawn."""

    queryset = RowConfirmation.objects.all()
    serializer_class = RowConfirmationSerializer
    view_act = "catalogue.view"
    filterset_fields = ("edition", "row", "state")


ROUTES = [("rounds", RoundViewSet), ("editions", EditionViewSet), ("row-confirmations", RowConfirmationViewSet)]
