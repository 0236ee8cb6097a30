"""What the acts on delegations ask for, and what the API shows."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.base import clock
from backend.base.reasons import said
from backend.base.scopes import visible
from backend.catalogue.models import Round
from backend.delegation.models import Delegation
from backend.delegation.queries import AT_STAGES
from backend.organisation.models import Holding, Person
from backend.rest.actors import actor
from workflows.labels import LABELS
from workflows.processes.schema import StageKind

KINDS = [(kind.value, lazy(said, str)(LABELS[StageKind][kind.value])) for kind in StageKind if kind in AT_STAGES]


class OwnHolding(serializers.PrimaryKeyRelatedField[Holding]):
    """A role that the asker may delegate: one's own, or anybody's for whoever keeps the register."""

    def get_queryset(self) -> QuerySet[Holding]:
        """The holdings in the asker's reach that are not over; all where nobody asks (inputs read by a program)."""
        rows = Holding.objects.exclude(valid_to__lt=clock.today()).select_related("person", "unit")
        request = self.context.get("request")
        return visible(rows, actor(request), "delegation.create") if request is not None else rows


class DelegateInputs(serializers.Serializer[Any]):
    """Whose role, to whom, when, how much of it, by which paper."""

    holding = OwnHolding(queryset=Holding.objects.all(), label=_("Vai trò ủy quyền"))
    delegate = serializers.PrimaryKeyRelatedField(
        queryset=Person.living.filter(user__is_active=True), label=_("Người được ủy quyền"),
        help_text=_("Người cùng cơ quan, đơn vị, có tài khoản. Không được ủy quyền lại cho người khác."),
    )  # fmt: skip
    valid_from = serializers.DateField(label=_("Từ ngày"))
    valid_to = serializers.DateField(label=_("Đến hết ngày"))
    acts = serializers.ListField(
        child=serializers.CharField(max_length=60), required=False, default=list, max_length=200,
        label=_("Chỉ những việc này"),
        help_text=_("Để trống: mọi việc của vai trò, trừ ký, đóng dấu, công bố là việc phải ghi rõ."),
    )  # fmt: skip
    stage_kinds = serializers.ListField(
        child=serializers.ChoiceField(choices=KINDS), required=False, default=list, label=_("Chỉ ở những bước này")
    )
    round = serializers.PrimaryKeyRelatedField(
        queryset=Round.objects.filter(closed_at__isnull=True), required=False, allow_null=True, label=_("Chỉ đợt xét"),
        help_text=_("Để trống: mọi đợt."),
    )  # fmt: skip
    basis = serializers.CharField(
        max_length=300, min_length=3, label=_("Văn bản ủy quyền"), help_text=_("Số, ký hiệu, ngày của văn bản")
    )


class EndDelegationInputs(serializers.Serializer[Any]):
    """Why it ends before its day."""

    reason = serializers.CharField(max_length=500, min_length=3, label=_("Lý do"))


class DelegationSerializer(serializers.ModelSerializer[Delegation]):
    """A delegation as the API shows it."""

    delegator = serializers.IntegerField(source="holding.person_id")
    delegator_name = serializers.CharField(source="holding.person.full_name")
    delegate_name = serializers.CharField(source="delegate.full_name")
    role = serializers.CharField(source="holding.role")
    unit = serializers.IntegerField(source="holding.unit_id")
    last_day = serializers.DateField(help_text="The last day on which it counts, after the role and early ends")

    class Meta:
        model = Delegation
        fields = (
            "id", "holding", "delegator", "delegator_name", "delegate", "delegate_name", "role", "unit", "valid_from",
            "valid_to", "last_day", "acts", "stage_kinds", "round", "basis", "made_by", "made_at", "ended_at",
            "ended_by", "end_reason",
        )  # fmt: skip
        read_only_fields = fields
