"""What the organisation shows and what its acts ask for."""

from __future__ import annotations

from typing import Any

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.base.reasons import said
from backend.organisation.models import Holding, Person, Unit
from permissions.roles import LABELS, Role

ROLES = [(role.value, lazy(said, str)(LABELS[role])) for role in Role]


class UnitSerializer(serializers.ModelSerializer[Unit]):
    """A unit with its place in the tree."""

    class Meta:
        model = Unit
        fields = (
            "id",
            "code",
            "name",
            "unit_kind",
            "parent",
            "path",
            "group",
            "valid_from",
            "valid_to",
            "illustrative",
        )


class HoldingSerializer(serializers.ModelSerializer[Holding]):
    """A role held, with its dates and basis."""

    class Meta:
        model = Holding
        fields = ("id", "person", "role", "unit", "valid_from", "valid_to", "basis")


class GrantInputs(serializers.Serializer[Any]):
    """Giving a role."""

    person = serializers.PrimaryKeyRelatedField(queryset=Person.objects.all(), label=_("Người được giao"))
    role = serializers.ChoiceField(choices=ROLES, label=_("Vai trò"))
    unit = serializers.PrimaryKeyRelatedField(queryset=Unit.objects.all(), label=_("Cho đơn vị"))
    valid_from = serializers.DateField(label=_("Từ ngày"))
    valid_to = serializers.DateField(label=_("Đến hết ngày"), required=False, allow_null=True)
    basis = serializers.CharField(max_length=300, label=_("Căn cứ"), help_text=_("Quyết định phân công, số và ngày"))


class EndInputs(serializers.Serializer[Any]):
    """Ending a role."""

    last_day = serializers.DateField(label=_("Ngày cuối cùng"))
    basis = serializers.CharField(max_length=300, label=_("Căn cứ"))
