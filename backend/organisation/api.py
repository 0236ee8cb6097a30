"""Units, people and holdings over the API."""

from __future__ import annotations

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

    queryset = Person.objects.all()
    serializer_class = PersonSerializer
    view_act = "person.edit"
    create_act = "person.create"
    search_field = "search_name"
    filterset_fields = ("unit",)


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
