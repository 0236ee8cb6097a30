"""Fallback awards: what stands below an award that is refused, and that the lower is not given beside the higher.

One achievement is rewarded once (L22 Art 5); which award falls to which is a row of the pack with its status. A
fallback is only ever proposed by a person with a reason, and the unit agrees: nothing falls by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from backend.base import clock
from backend.base.reasons import said
from backend.catalogue.queries import award_label
from backend.history.models import Ground
from backend.nominations.models import AwardChange, Nomination
from backend.nominations.queries import overlapping, pack_value_of, same_nominee
from workflows.engine import Facts, Reason
from workflows.lifecycles.nomination import LIVE, REFUSED, NominationState
from workflows.regulations.advice import Fallback


def fallback_of(nomination: Nomination, on: date) -> Fallback | None:
    """What the pack of this dossier names for the case that its award is refused."""
    pack = pack_value_of(nomination.submission, on)
    return pack.fallback_of(nomination.award) if pack is not None else None


def asked_for(nomination: Nomination) -> AwardChange | None:
    """The fallback that waits for the unit or that came of it; what was denied or taken back stands no more."""
    rows = AwardChange.objects.filter(nomination=nomination, fallback=True, withdrawn_at__isnull=True)
    return rows.exclude(consent=False).order_by("pk").last()


def fallback_facts(nomination: Nomination) -> Facts:
    """What the acts on a fallback ask of a refused row: whether its law names one, whether one was asked for."""
    if nomination.state not in REFUSED:
        return {}
    on = nomination.submission.received_on or clock.today()
    return {
        "fallback": fallback_of(nomination, on) is not None,
        "fallback_asked": asked_for(nomination) is not None,
        "award": said(award_label(nomination.award)),
    }


def made_from(nomination: Nomination) -> Nomination | None:
    """The row that stands, or stood to an end, for the fallback of this refused one; a withdrawn one does not count."""
    found = AwardChange.objects.filter(nomination=nomination, made__isnull=False).select_related("made")
    return next((one.made for one in found if one.made and one.made.state != NominationState.WITHDRAWN), None)


def higher_awards(nomination: Nomination, award: str, on: date) -> set[str]:
    """The awards to which this one is the fallback."""
    pack = pack_value_of(nomination.submission, on)
    return {row.award for row in pack.fallbacks if award in row.falls_to} if pack is not None else set()


def beside_higher(
    nomination: Nomination, award: str, on: date, states: Iterable[NominationState] = LIVE
) -> list[Reason]:
    """Why the lower award is not given: the same nominee stands for, or was given, the higher one for this period.

    The nominee is meant under any entry. A sudden merit stands beside nothing but another award of the same event.
    """
    higher = higher_awards(nomination, award, on)
    nominee = same_nominee(nomination.person_id, nomination.collective_id) if higher else None
    if nominee is None:
        return []
    sudden = Q(ground=Ground.SUDDEN)
    alike = sudden & Q(event=nomination.event) if nomination.ground == Ground.SUDDEN else ~sudden
    same = Nomination.objects.filter(
        nominee, alike, overlapping(nomination.achievement_from, nomination.achievement_to),
        award__in=higher, state__in=[state.value for state in states],
    ).exclude(pk=nomination.pk)  # fmt: skip
    found = same.order_by("pk").first()
    if found is None:
        return []
    words = {"award": award_label(award).vi, "higher": award_label(found.award).vi, "name": nomination.nominee_name}
    return [Reason("nomination.higher_stands", words)]
