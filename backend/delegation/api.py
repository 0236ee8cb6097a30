"""Delegations over REST: one's own, given and received; all for administrators and auditors."""

from __future__ import annotations

from backend.delegation.models import Delegation
from backend.delegation.queries import RELATED
from backend.delegation.serializers import DelegationSerializer
from backend.rest.views import SubjectViewSet


class DelegationViewSet(SubjectViewSet):
    """Roles used for somebody else (ủy quyền)."""

    queryset = Delegation.objects.select_related(*RELATED)
    serializer_class = DelegationSerializer
    view_act = "delegation.view"
    create_act = "delegation.create"
    filterset_fields = ("holding", "delegate", "round")


ROUTES = [("delegations", DelegationViewSet)]
