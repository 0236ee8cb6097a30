"""Units in a tree, people, the dated roles they hold, and guardian's direct tables as their projection."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from guardian.models import UserObjectPermissionBase

from backend.base.subjects import ScopeLookups, Subject
from backend.organisation.change_models import ChangeKind, PersonAlias, UnitChange, UnitLink, UnitName
from permissions.reach import Place
from permissions.roles import LABELS, Role


class UnitKind(models.TextChoices):
    """Kinds of body in the tree; districts stay for the years before 1/7/2025."""

    PROVINCE = "province", "Tỉnh"
    DEPARTMENT = "department", "Sở, ban, ngành"
    DISTRICT = "district", "Cấp huyện (đến 30/6/2025)"
    COMMUNE = "commune", "Xã"
    WARD = "ward", "Phường"
    SPECIAL_ZONE = "special_zone", "Đặc khu"
    PUBLIC_SERVICE = "public_service", "Đơn vị sự nghiệp"
    ENTERPRISE = "enterprise", "Doanh nghiệp"
    DIVISION = "division", "Phòng"


class Unit(Subject):
    """A body; `path` is the chain of keys from the root, each ending with a dot, so that a prefix is a subtree."""

    kind = "unit"
    scope_lookups = ScopeLookups(unit_path="path")

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=250)
    unit_kind = models.CharField(max_length=20, choices=UnitKind)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    path = models.CharField(max_length=255, unique=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    group = models.CharField(max_length=40, blank=True)
    search_name = models.CharField(max_length=250, db_index=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("path",)
        constraints = (
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="unit_dates_in_order"
            ),
        )

    def __str__(self) -> str:
        return self.name

    def place(self) -> Place:
        """A unit stands at its own path."""
        return Place(self.path)


class Living(models.Manager["Person"]):
    """People without the entries that were merged into another: what select boxes, searches and counts offer."""

    def get_queryset(self) -> models.QuerySet[Person]:
        """Everybody who is not led to another entry."""
        merged = PersonAlias.objects.filter(undone_at__isnull=True).values("merged_id")
        return super().get_queryset().exclude(pk__in=merged)


class Person(Subject):
    """Somebody who acts or is honoured; only what forms require: no identity numbers, no home addresses."""

    kind = "person"
    scope_lookups = ScopeLookups(unit_path="unit__path", people=("pk",))

    full_name = models.CharField(max_length=120)
    sort_key = models.CharField(max_length=200, db_index=True)
    search_name = models.CharField(max_length=120, db_index=True)
    honorific = models.CharField(max_length=20, blank=True)
    position = models.CharField(max_length=200, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="people")
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="person"
    )
    password_temporary = models.BooleanField(default=False, help_text="The password was given and must be changed")
    illustrative = models.BooleanField(default=False)

    objects: ClassVar[models.Manager[Person]] = models.Manager()
    living: ClassVar[Living] = Living()

    class Meta:
        ordering = ("sort_key",)

    def __str__(self) -> str:
        return self.full_name

    def place(self) -> Place:
        """A person stands at the unit and belongs to nobody but oneself."""
        return Place(self.unit.path, frozenset({self.pk} if self.pk else ()))


class Holding(Subject):
    """A role held for a unit from one day to another, with its basis: the one truth about roles."""

    kind = "holding"
    scope_lookups = ScopeLookups(unit_path="unit__path", people=("person_id",))

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="holdings")
    role = models.CharField(max_length=30, choices=[(role.value, LABELS[role].vi) for role in Role])
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="holdings")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    basis = models.CharField(max_length=300)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="holding_dates_in_order"
            ),
            models.UniqueConstraint(fields=("person", "role", "unit", "valid_from"), name="holding_once"),
        )

    def __str__(self) -> str:
        return f"{self.person} – {LABELS[Role(self.role)].vi} – {self.unit}"

    def place(self) -> Place:
        """A holding stands at its unit and belongs to its person."""
        return Place(self.unit.path, frozenset({self.person_id}))


class UnitUserPermission(UserObjectPermissionBase):
    """guardian's direct table for units: the projection of holdings (codename `role_<role>`)."""

    content_object: ClassVar[Any] = models.ForeignKey(Unit, on_delete=models.CASCADE)


__all__ = [
    "ChangeKind",
    "Holding",
    "Person",
    "PersonAlias",
    "Unit",
    "UnitChange",
    "UnitKind",
    "UnitLink",
    "UnitName",
    "UnitUserPermission",
]
