"""Pages of quotas: how many places each has, how many are used, held and left; setting one."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from backend.base import clock
from backend.base.reasons import said
from backend.base.scopes import visible
from backend.catalogue.models import Round
from backend.catalogue.queries import award_label, pack_for, pack_value
from backend.emulation.models import Block
from backend.nominations.quota_bases import counted
from backend.nominations.quotas import block_members, standings
from backend.nominations.ratios import for_round
from backend.organisation.models import Unit
from backend.rest.actors import actor
from backend.web.pages import create_view, get_subject, signed_in
from permissions.check import scope


@signed_in
def quotas(request: HttpRequest, pk: int) -> HttpResponse:
    """The quotas of a round with their places as bars, and the shares of the law to be seen beside them."""
    round_ = get_subject(request, Round, pk, "round.view")
    may_set = visible(Round.objects.filter(pk=pk), actor(request), "quota.set").exists()
    stands = standings([pk])
    members = block_members(stand.quota for stand in stands)
    blocks = dict(Block.objects.filter(code__in={s.quota.block for s in stands}).values_list("code", "name"))
    rows = [
        {
            "stand": stand, "award": award_label(stand.quota.award), "block": blocks.get(stand.quota.block, ""),
            "counted": counted(stand.quota, members),
        }
        for stand in stands
    ]  # fmt: skip
    law = pack_for(clock.today(), round_.awarding_unit)
    shares = for_round(round_, pack_value(law) if law is not None else None)
    context = {"round": round_, "rows": rows, "may_set": may_set, "ratios": shares}
    return render(request, "nominations/quotas.html", context)


@signed_in
def set_quota(request: HttpRequest, pk: int) -> HttpResponse:
    """Set how many places an award of the round has."""
    round_ = get_object_or_404(Round.objects.select_related("awarding_unit"), pk=pk)
    if not scope(actor(request), "quota.set").admits(round_.place()):
        raise PermissionDenied
    to = reverse("nominations:quotas", args=[pk])
    choices = [("", "–"), *((code, said(award_label(code))) for code in round_.awards)]
    below = Unit.objects.filter(path__startswith=round_.awarding_unit.path)
    blocks = Block.objects.filter(unit__path__startswith=round_.awarding_unit.path, valid_to=None)
    return create_view(
        request, "quota.set", after=lambda _made: to, template="nominations/set_quota.html", round=round_, to=to,
        awards=choices, below=below, fixed={"round": round_}, blocks=blocks,
    )  # fmt: skip
