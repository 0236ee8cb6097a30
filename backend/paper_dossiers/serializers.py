"""What placing asks for, and what the API shows: a number and a level."""

from __future__ import annotations

from typing import Any

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from backend.base.reasons import said
from backend.base.scopes import visible
from backend.catalogue.models import Round
from backend.organisation.models import Unit
from backend.paper_dossiers.models import LEVELS, PaperDossier
from backend.rest.actors import actor


@extend_schema_field(OpenApiTypes.INT)
class OwnUnit(serializers.PrimaryKeyRelatedField[Any]):
    """A unit for which the person may place."""

    def get_queryset(self) -> Any:
        """The units in reach; none without a request (the API document)."""
        request = self.context.get("request")
        rows = Unit.objects.filter(valid_to__isnull=True)
        return visible(rows, actor(request), "paper_dossier.place") if request is not None else rows.none()


class PlaceInputs(serializers.Serializer[Any]):
    """Only what counting needs; there is no field for a name or a text."""

    round = serializers.PrimaryKeyRelatedField(
        queryset=Round.objects.filter(closed_at__isnull=True), label=_("Đợt xét")
    )
    unit = OwnUnit(label=_("Đơn vị giữ hồ sơ giấy"))
    level = serializers.ChoiceField(
        label=_("Cấp khen thưởng"), choices=[(level, lazy(said, str)(label)) for level, label in LEVELS.items()],
        help_text=_("Chỉ ghi cấp. Tên, chức vụ, thành tích, hình thức cụ thể không ghi ở bất cứ đâu."),
    )  # fmt: skip


class PaperDossierSerializer(serializers.ModelSerializer[PaperDossier]):
    """A placeholder."""

    class Meta:
        model = PaperDossier
        fields = ("id", "version", "state", "round", "unit", "level", "number", "placed_at")
        read_only_fields = fields
