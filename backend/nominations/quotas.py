"""Quotas against nominations: what holds a place, where a quota stands, which quota a list would overrun.

Nothing is stored: a place is held by a nomination's state, so that a return or withdrawal frees it by itself. Whoever
takes places first locks the quotas of the round; of two lists for the last place one is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from backend.acts.doing import Doing
from backend.base.reasons import said
from backend.catalogue.queries import award_label, awards_known
from backend.emulation.models import Membership
from backend.nominations.models import Nomination, Submission
from backend.organisation.models import Unit
from backend.paper_dossiers.queries import Held, holding
from backend.quotas.models import Quota
from workflows.lifecycles.nomination import NominationState
from workflows.lifecycles.paper_dossier import PaperDossierState
from workflows.rules.quotas import Standing

RESERVED = (NominationState.SUBMITTED.value, NominationState.IN_PROCESS.value, NominationState.PASSED.value)
HOLDING = (*RESERVED, NominationState.GRANTED.value)


@dataclass(frozen=True, slots=True)
class Overrun:
    """A quota that some more rows would overrun."""

    quota: Quota
    standing: Standing
    asked: int


@dataclass(frozen=True, slots=True)
class Stand:
    """A quota and where it stands."""

    quota: Quota
    standing: Standing


def active(round_id: int) -> QuerySet[Quota]:
    """The quotas that count in a round, in the order in which they are locked."""
    return Quota.objects.filter(round=round_id, ended_at__isnull=True).select_related("unit", "round").order_by("pk")


def hold(doing: Doing, submission: Submission) -> None:
    """Keep every other list of the round from taking places until this act has ended."""
    doing.lock_all(active(submission.round_id).select_related(None))


def told(one: Overrun) -> str:
    """An overrun quota as part of a sentence: which award, how many are left, how many were asked."""
    award = said(award_label(one.quota.award)) if one.quota.award else _("mọi hình thức khen")
    words = {"award": award, "left": one.standing.left, "asked": one.asked}
    return _("%(award)s: còn %(left)s, cần %(asked)s") % words


def block_members(quotas: Iterable[Quota]) -> Members:
    """The units of the blocks that these quotas name, in the round's last achievement year: one statement, or none."""
    wanted = {(quota.block, quota.round.achievement_to) for quota in quotas if quota.block}
    if not wanted:
        return {}
    rows = Membership.objects.filter(block__code__in={code for code, _y in wanted}, year__in={y for _c, y in wanted})
    found: dict[tuple[str, int], tuple[str, ...]] = {}
    for code, year, path in rows.order_by("unit__path").values_list("block__code", "year", "unit__path"):
        found[code, year] = (*found.get((code, year), ()), path)
    return found


def touches(quota: Quota, unit: Unit, award: str, members: Members) -> bool:
    """Whether a nomination of `unit` for `award` takes a place of this quota."""
    if quota.award and quota.award != award:
        return False
    if quota.unit is not None:
        return unit.path.startswith(quota.unit.path)
    if quota.block:
        return unit.path.startswith(members.get((quota.block, quota.round.achievement_to), ()))
    return not quota.group or unit.group == quota.group


def standings(round_ids: Iterable[int]) -> list[Stand]:
    """Every active quota of the rounds with its standing: three statements, however many quotas there are."""
    ids = list(round_ids)
    quotas = list(
        Quota.objects.filter(round__in=ids, ended_at__isnull=True).select_related("unit", "round").order_by("pk")
    )
    taken, paper = (_taken(ids), holding(ids)) if quotas else ([], [])
    members = block_members(quotas)
    return [Stand(quota, _standing(quota, taken, paper, members)) for quota in quotas]


def standing_of(quota: Quota) -> Standing:
    """Where one quota stands."""
    own = [quota.round_id]
    return _standing(quota, _taken(own), holding(own), block_members([quota]))


def overruns(unit: Unit, round_id: int, awards: Sequence[str], leaving: Sequence[str] = ()) -> list[Overrun]:
    """The quotas that rows of `unit` for these awards, one entry a row, would overrun; empty when all fit.

    `leaving` are awards whose places these rows give back in the same act.
    """
    found, stands = [], standings([round_id])
    members = block_members(stand.quota for stand in stands)
    for stand in stands:
        asked = sum(touches(stand.quota, unit, award, members) for award in awards)
        asked -= sum(touches(stand.quota, unit, award, members) for award in leaving)
        if not stand.standing.fits(asked):
            found.append(Overrun(stand.quota, stand.standing, asked))
    return found


Members = Mapping[tuple[str, int], tuple[str, ...]]
Taken = tuple[int, str, str, str, str, int]


def _taken(round_ids: Sequence[int]) -> list[Taken]:
    """(round, award, unit path, unit group, state, rows) of all that holds places."""
    rows = Nomination.objects.filter(submission__round__in=round_ids, state__in=HOLDING)
    columns = ("submission__round_id", "award", "unit__path", "unit__group", "state")
    return list(rows.order_by().values_list(*columns).annotate(rows=Count("pk")))


def _standing(quota: Quota, taken: Sequence[Taken], paper: Sequence[Held], members: Members) -> Standing:
    """Rows for the award, and placeholders of its level: which award a secret dossier is for is not entered."""
    used = reserved = 0
    award = awards_known().get(quota.award) if paper else None
    level = award.level if award is not None else ""
    for round_id, its_level, path, group, state, rows in paper:
        here = touches(quota, Unit(path=path, group=group), quota.award, members)
        if round_id == quota.round_id and here and (not quota.award or its_level == level):
            if state == PaperDossierState.GRANTED:
                used += rows
            else:
                reserved += rows
    for round_id, code, path, group, state, rows in taken:
        if round_id == quota.round_id and touches(quota, Unit(path=path, group=group), code, members):
            if state == NominationState.GRANTED:
                used += rows
            else:
                reserved += rows
    return Standing(quota.allowance.places, used, reserved)
