"""Exemplars over REST; each act is a POST on its subject."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from backend.exemplars.queries import listed
from backend.exemplars.serializers import ExemplarSerializer
from backend.rest.views import SubjectViewSet


class ExemplarViewSet(SubjectViewSet):
    """Exemplars, for those who work on them (điển hình tiên tiến)."""

    queryset: QuerySet[Any] = listed()
    serializer_class = ExemplarSerializer
    view_act = "exemplar.view"
    create_act = "exemplar.select"
    filterset_fields = ("state", "unit", "year", "movement")


ROUTES = [("exemplars", ExemplarViewSet)]
