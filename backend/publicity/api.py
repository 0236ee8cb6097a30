"""Published lists over REST without login, comments on them, and for those who work: comments and opinions."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from backend.base import clock
from backend.base.reasons import said
from backend.papers.serving import A_FILE, bytes_of
from backend.publicity import commenting, readers
from backend.publicity.models import Opinion, PublicationComment
from backend.publicity.periods import Shown
from backend.publicity.public_pages import HIDE, award_names
from backend.publicity.queries import comments_for, with_readable_paper
from backend.publicity.serializers import (
    CommentInputs,
    OpinionSerializer,
    PublicationCommentSerializer,
    PublishedListSerializer,
)
from backend.publicity.throttles import CommentThrottle, ReadThrottle
from backend.rest import strict
from backend.rest.actors import actor
from backend.rest.errors import problem
from backend.rest.schema import PROBLEM, Problem
from backend.rest.views import SubjectViewSet


class OpinionViewSet(SubjectViewSet):
    """Questions put to the units in reach (lấy ý kiến, hiệp y) and their answers."""

    queryset = Opinion.objects.select_related("unit", "stage__nomination")
    serializer_class = OpinionSerializer
    view_act = "opinion.view"
    filterset_fields = ("state", "unit", "stage", "stand")

    @extend_schema(responses=A_FILE, filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def paper(self, request: Request, pk: str = "") -> HttpResponse:
        """The signed paper of the opinion: for its body, and for whoever brings the consultation on."""
        found = get_object_or_404(with_readable_paper(actor(request)), pk=pk)
        return bytes_of(found.paper, f"y-kien-{found.pk}")


class PublicationCommentViewSet(SubjectViewSet):
    """Comments on published lists, for the appraiser alone; none about the reader."""

    queryset = PublicationComment.objects.select_related("submission")
    serializer_class = PublicationCommentSerializer
    view_act = "publication_comment.view"
    filterset_fields = ("submission", "stage_code", "nomination", "outcome")

    def get_queryset(self) -> Any:
        """The scope's rows without those about the reader."""
        found = super().get_queryset()
        if getattr(self, "swagger_fake_view", False):
            return found
        return found.filter(pk__in=comments_for(actor(self.request)).values("pk"))


def _told(shown: Shown) -> dict[str, Any]:
    return {
        "slug": shown.slug, "title": said(shown.title), "unit": shown.submission.unit.name, "public": shown.public,
        "since": shown.since, "until": shown.until, "rows": readers.rows_of(shown, award_names(shown)),
    }  # fmt: skip


def _sent(data: Any, status: int = 200) -> Response:
    return Response(data, status=status, headers={"Cache-Control": "no-store", "X-Robots-Tag": HIDE})


def _found(request: Request, slug: str) -> Shown | Response:
    """The list, or the answer when its time is over; NotFound for anything else."""
    found = readers.find(actor(request), slug[:120], clock.today())
    if found is readers.Gone.UNKNOWN:
        raise NotFound
    if not isinstance(found, Shown):
        return problem("publication_ended", _("Đã hết thời gian công khai; danh sách không còn được hiển thị."), 410)
    return found


class PublicationsView(APIView):
    """The lists that the reader may see today."""

    permission_classes = (AllowAny,)
    throttle_classes = (ReadThrottle,)

    @extend_schema(responses=PublishedListSerializer(many=True))
    def get(self, request: Request) -> Response:
        """Public ones for everybody, a unit's own for its people."""
        lists = readers.readable(actor(request), clock.today())
        return _sent(PublishedListSerializer([_told(one) for one in lists], many=True).data)


class PublicationView(APIView):
    """One list while it is shown; 410 after its last day."""

    permission_classes = (AllowAny,)
    throttle_classes = (ReadThrottle,)

    @extend_schema(responses={200: PublishedListSerializer, (410, PROBLEM): Problem})
    def get(self, request: Request, slug: str) -> Response:
        """Name, unit, award and short achievement of each row."""
        found = _found(request, slug)
        return _sent(PublishedListSerializer(_told(found)).data) if isinstance(found, Shown) else found


class Taken(serializers.Serializer[Any]):
    """That the comment was taken; it is shown to nobody but the appraiser."""

    taken = serializers.BooleanField()


class CommentView(APIView):
    """A comment on a list that is shown; no name is asked and none is kept."""

    permission_classes = (AllowAny,)
    throttle_classes = (CommentThrottle,)

    @extend_schema(request=CommentInputs, responses={201: Taken, (410, PROBLEM): Problem})
    def post(self, request: Request, slug: str) -> Response:
        """To the appraiser only; a denunciation is not taken here."""
        found = _found(request, slug)
        if not isinstance(found, Shown):
            return found
        given = strict.read(CommentInputs, request.data, {"request": request})
        commenting.leave(found, given["text"], given.get("about"), clock.today())
        return _sent({"taken": True}, 201)


urlpatterns = [
    path("publications/", PublicationsView.as_view(), name="publications"),
    path("publications/<str:slug>/", PublicationView.as_view(), name="publication"),
    path("publications/<str:slug>/comments/", CommentView.as_view(), name="publication-comment"),
]
ROUTES = [("opinions", OpinionViewSet), ("publication-comments", PublicationCommentViewSet)]
