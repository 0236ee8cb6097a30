"""Units, people and holdings over the API."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from backend.organisation.models import Holding, Person, PersonAlias, Unit
from backend.organisation.serializers import (
    HoldingSerializer,
    PersonAliasSerializer,
    PersonSerializer,
    UnitSerializer,
)
from backend.rest.views import SubjectViewSet


class UnitViewSet(SubjectViewSet):
    """Units of the tree."""

    queryset = Unit.objects.all()
    serializer_class = UnitSerializer
    view_act = "organisation.view"
    create_act = "unit.create"
    search_field = "search_name"
    filterset_fields = ("unit_kind", "group", "parent")


class PersonViewSet(SubjectViewSet):
    """People, seen by whoever keeps the register."""

    queryset: QuerySet[Any] = Person.objects.all()
    serializer_class = PersonSerializer
    view_act = "person.edit"
    create_act = "person.create"
    search_field = "search_name"
    filterset_fields = ("unit",)

    def get_queryset(self) -> QuerySet[Any]:
        """Lists leave out entries that were merged into another; such an entry is still read by its key."""
        found = super().get_queryset()
        return found.filter(pk__in=Person.living.values("pk")) if self.action == "list" else found


class HoldingViewSet(SubjectViewSet):
    """Roles held; seen by whoever may give them."""

    queryset = Holding.objects.all()
    serializer_class = HoldingSerializer
    view_act = "holding.grant"
    create_act = "holding.grant"
    filterset_fields = ("person", "role", "unit")


class PersonAliasViewSet(SubjectViewSet):
    """Entries that were merged, and mergers that were undone."""

    queryset = PersonAlias.objects.select_related("merged__unit", "survivor")
    serializer_class = PersonAliasSerializer
    view_act = "person.merge"
    create_act = "person.merge"
    filterset_fields = ("merged", "survivor")


ROUTES = [
    ("units", UnitViewSet),
    ("people", PersonViewSet),
    ("holdings", HoldingViewSet),
    ("person-aliases", PersonAliasViewSet),
]
