"""The shares of a list's law, counted by what this system knows: advice, enforced only where the pack says so.

A share of a base-level award, and one that counts some of the people of a list, is counted in the proposing unit and
its own list; a share of a higher award is counted in all that the body of the round answers for, over every list there.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from backend.acts.doing import Doing
from backend.base.reasons import said
from backend.catalogue.models import Round
from backend.catalogue.queries import award_names
from backend.history.models import COUNTS, AwardRecord
from backend.nominations.models import Nomination, Submission
from backend.nominations.quotas import HOLDING
from backend.nominations.wording import named, worded
from backend.organisation.aliases import survivors
from backend.organisation.models import Person, Unit
from backend.web.formats import percent
from workflows.engine import Reason
from workflows.labels import label
from workflows.regulations.advice import Among, Ratio, ShareBase
from workflows.regulations.schema import Level, RegulationPack
from workflows.rules import ratios as rules
from workflows.rules.ratios import Advice, Around, Listed

WOMAN: Mapping[str, bool] = {"Bà": True, "Ông": False}


@dataclass(frozen=True, slots=True)
class Counted:
    """A share as it was counted, in which unit, and the names of the awards that it speaks of."""

    advice: Advice
    unit: Unit
    award: str
    of: str
    missing: tuple[Reason, ...]

    @property
    def advised(self) -> str:
        """The share that the row advises, in words; empty where it gives none."""
        ratio = self.advice.ratio
        if ratio.share is None:
            return ""
        bound, base = said(label(ratio.bound)), said(label(ratio.base))
        return f"{bound} {percent(ratio.share * 100)} {base} {self.of}".strip()

    @property
    def stands_at(self) -> str:
        """The counted share as a percentage."""
        found = self.advice.counted
        return percent(found * 100) if found is not None else ""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where shares are counted: rows of one unit and all below it."""

    unit: Unit
    years: tuple[int, int]
    rows: tuple[Listed, ...]
    stated: Mapping[Among, int]

    def around(self, ratio: Ratio) -> Around:
        """What one share asks for, and no more."""
        people = Person.living.filter(unit__path__startswith=self.unit.path)
        headcount = people.count() if ratio.base is ShareBase.HEADCOUNT else None
        holders = {ratio.of: self._holders(ratio.of)} if ratio.of else {}
        held = (
            self._records(ratio.inside).filter(unit=self.unit).values_list("award", flat=True) if ratio.inside else ()
        )
        return Around(self.rows, self.stated, headcount, holders, frozenset(held))

    def _records(self, awards: Iterable[str]) -> QuerySet[AwardRecord]:
        since, until = self.years
        return AwardRecord.objects.filter(COUNTS, award__in=awards, year_from__lte=until, year_to__gte=since)

    def _holders(self, award: str) -> frozenset[Hashable]:
        found = self._records([award]).filter(home__path__startswith=self.unit.path)
        rows = list(found.order_by().values_list("person_id", "unit_id"))
        ends = survivors({person for person, _unit in rows if person is not None})
        return frozenset(("person", ends[p]) if p is not None else ("unit", unit) for p, unit in rows)


def for_list(submission: Submission, rows: Sequence[Nomination], pack: RegulationPack | None) -> list[Counted]:
    """Every share of the law that speaks of the rows of a list."""
    own = _listed(rows)
    return _counted(submission, own, [row for row in pack.ratios if rules.applies(row, own)], pack) if pack else []


def for_round(round_: Round, pack: RegulationPack | None) -> list[Counted]:
    """The shares of the round's awards, over all that was proposed there so far."""
    if pack is None:
        return []
    place = _Place(round_.awarding_unit, _years(round_), _held_rows(round_.pk), {})
    wanted = [row for row in pack.ratios if row.award in round_.awards and row.among is Among.EVERYBODY]
    return _advised((row, place) for row in wanted if not row.inside)


def broken(submission: Submission, rows: Sequence[Nomination], pack: RegulationPack | None) -> list[str]:
    """Each share that the pack enforces and the list does not keep, in words; nothing is counted where none is."""
    own, wanted = _listed(rows), _enforced(pack)
    wanted = [row for row in wanted if rules.applies(row, own)]
    if not wanted or pack is None:
        return []
    return [_stopping(one) for one in _counted(submission, own, wanted, pack) if one.advice.stops]


def hold(doing: Doing, submission: Submission, pack: RegulationPack | None) -> None:
    """Keep other lists of the round from being counted until this act has ended, where a share over all is enforced."""
    if pack is not None and any(_wide(row, pack) for row in _enforced(pack)):
        doing.lock_all(Round.objects.filter(pk=submission.round_id))


def _enforced(pack: RegulationPack | None) -> list[Ratio]:
    return [row for row in pack.ratios if row.enforced and row.status.blocks] if pack is not None else []


def _wide(ratio: Ratio, pack: RegulationPack) -> bool:
    """Whether a share is counted over the whole round."""
    levels = {award.code: award.level for award in pack.awards}
    return ratio.among is Among.EVERYBODY and levels.get(ratio.award, Level.BASE) is not Level.BASE


def _counted(
    submission: Submission, own: tuple[Listed, ...], wanted: Sequence[Ratio], pack: RegulationPack
) -> list[Counted]:
    round_, wide = submission.round, {row.code for row in wanted if _wide(row, pack)}
    here = everywhere = _Place(submission.unit, _years(round_), own, stated(submission))
    if wide:
        every = own + _held_rows(round_.pk, but=submission.pk)
        everywhere = _Place(round_.awarding_unit, _years(round_), every, {})
    return _advised((row, everywhere if row.code in wide else here) for row in wanted)


def stated(submission: Submission) -> dict[Among, int]:
    """What the unit states of the individuals of its list, as numbers without names."""
    given = {
        Among.WOMEN: submission.stated_women,
        Among.DIRECT_WORKERS: submission.stated_direct_workers,
        Among.LEADERS: submission.stated_leaders,
    }
    return {among: number for among, number in given.items() if number is not None}


def _years(round_: Round) -> tuple[int, int]:
    return round_.achievement_from, round_.achievement_to


def _held_rows(round_id: int, but: int = 0) -> tuple[Listed, ...]:
    rows = Nomination.objects.filter(submission__round=round_id, state__in=HOLDING).exclude(submission=but)
    return _listed(rows.only("award", "nominee_kind", "person", "collective", "honorific"))


def _listed(rows: Iterable[Nomination]) -> tuple[Listed, ...]:
    known = list(rows)
    ends = survivors({row.person_id for row in known if row.person_id is not None})
    return tuple(Listed(row.award, _nominee(row, ends), row.nominee_kind == "individual", WOMAN.get(row.honorific))
                 for row in known)  # fmt: skip


def _nominee(row: Nomination, ends: Mapping[int, int]) -> Hashable:
    if row.person_id is not None:
        return "person", ends[row.person_id]
    return ("unit", row.collective_id) if row.collective_id is not None else ("row", row.pk)


def _advised(wanted: Iterable[tuple[Ratio, _Place]]) -> list[Counted]:
    pairs = list(wanted)
    names = award_names() if pairs else {}
    found = []
    for ratio, place in pairs:
        advice = rules.advise(ratio, place.around(ratio))
        missing = tuple(worded(reason, names) for reason in advice.missing)
        found.append(Counted(advice, place.unit, named(ratio.award, names), named(ratio.of, names), missing))
    return found


def _stopping(one: Counted) -> str:
    found = one.advice
    words = {"title": said(found.ratio.title), "part": found.part, "limit": found.limit, "basis": found.ratio.basis}
    return _("%(title)s (đếm được %(part)s, mức là %(limit)s; căn cứ: %(basis)s)") % words
