"""What a percentage could be taken of, counted from what the system knows, with its source; the office states the base.

The counted number is shown beside the stated one and never replaces it: registers may be incomplete, and which people
an office counts (contract staff, seconded) is its own rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils.translation import gettext as _

from backend.history.models import AwardRecord
from backend.nominations.models import Nomination
from backend.nominations.quotas import HOLDING, Members
from backend.organisation.aliases import survivors
from backend.organisation.models import Person, Unit
from backend.organisation.queries import counting
from backend.quotas.models import Base, Quota
from workflows.lifecycles.award_record import COUNTING

LOWER_TITLE = "lao-dong-tien-tien"


@dataclass(frozen=True, slots=True)
class Counted:
    """A number and where it comes from."""

    number: int
    source: str


def counted(quota: Quota, members: Members) -> Counted | None:
    """The base of a percentage by the data of this system; None for a plain number."""
    if quota.percent is None:
        return None
    years = (quota.round.achievement_from, quota.round.achievement_to)
    match quota.base_kind:
        case Base.HEADCOUNT:
            found = Person.living.filter(_within(quota, members, "unit__"))
            return Counted(found.count(), _("người trong sổ của đơn vị"))
        case Base.COLLECTIVES:
            units = Unit.objects.filter(counting(quota.round.opens_on), _within(quota, members, ""))
            return Counted(units.count(), _("đơn vị trong cây tổ chức"))
        case Base.TITLED:
            rows = AwardRecord.objects.filter(
                _within(quota, members, "person__unit__"), award=LOWER_TITLE, state__in=COUNTING,
                year_from__lte=years[1], year_to__gte=years[0],
            )  # fmt: skip
            number = len(set(survivors(rows.values_list("person", flat=True)).values()))
            return Counted(number, _("người có Lao động tiên tiến trong lịch sử khen thưởng"))
        case Base.PROPOSED:
            asked = Nomination.objects.filter(
                _within(quota, members, "unit__"), submission__round=quota.round, state__in=HOLDING
            )
            asked = asked.filter(award=quota.award) if quota.award else asked
            return Counted(asked.count(), _("trường hợp đã trình trong đợt"))
    return None


def _within(quota: Quota, members: Members, unit: str) -> Q:
    """The rows whose unit the quota counts for."""
    paths: tuple[str, ...] = (quota.round.awarding_unit.path,)
    if quota.unit is not None:
        paths = (quota.unit.path,)
    elif quota.block:
        paths = members.get((quota.block, quota.round.achievement_to), ())
    below: Q = reduce(or_, (Q(**{f"{unit}path__startswith": path}) for path in paths), Q(pk__in=[]))
    return below & Q(**{f"{unit}group": quota.group}) if quota.group else below
