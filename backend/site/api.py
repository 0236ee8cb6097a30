"""The first page and the search over REST."""

from __future__ import annotations

from typing import Any

from django.urls import path
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from backend.base import clock
from backend.rest.actors import actor
from backend.rest.views import asked
from backend.site import home, searching


class WaitingSerializer(serializers.Serializer[Any]):
    """A group of like things that wait for the reader."""

    title = serializers.CharField()
    why = serializers.CharField()
    count = serializers.IntegerField()
    due = serializers.DateField(allow_null=True)
    act = serializers.CharField(help_text="The act that is waited for; empty where several may follow")
    behalf = serializers.CharField(help_text="For whom, where a mandate lends the right")
    url = serializers.CharField(help_text="Its page")


class SearchQuery(serializers.Serializer[Any]):
    """The words that are looked for."""

    q = serializers.CharField(max_length=searching.LONGEST)


class HitSerializer(serializers.Serializer[Any]):
    """One thing that was found."""

    kind = serializers.CharField(source="kind.code")
    title = serializers.CharField()
    note = serializers.CharField()
    state = serializers.CharField()
    url = serializers.CharField(help_text="Its page")


class Inbox(APIView):
    """What waits for the reader, as the first page says it."""

    @extend_schema(operation_id="inbox", responses=WaitingSerializer(many=True))
    def get(self, request: Request) -> Response:
        """The nearest day first; what is overdue stands above."""
        at = clock.now()
        lines = [one for group in home.groups(home.waiting(actor(request), at), clock.day(at)) for one in group.lines]
        return Response(WaitingSerializer(lines, many=True).data)


class Search(APIView):
    """Everything in the reader's reach that holds the words."""

    @extend_schema(operation_id="search", parameters=[SearchQuery], responses=HitSerializer(many=True))
    def get(self, request: Request) -> Response:
        """At most ten of each kind, with or without Vietnamese marks."""
        found = searching.found(actor(request), asked(SearchQuery, request)["q"])
        return Response(HitSerializer([hit for _kind, hits in found for hit in hits], many=True).data)


urlpatterns = [
    path("inbox/", Inbox.as_view(), name="inbox"),
    path("search/", Search.as_view(), name="search"),
]
