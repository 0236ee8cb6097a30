"""What people must still confirm, over every edition that a dossier can be judged by; what an earlier version had.

A confirmation speaks of one version of a text. A newer version begins unconfirmed: where its row says word for word
what was confirmed before, a person may confirm it again in one step; where it says something else, they read it anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Q

from backend.base.texts import fold
from backend.catalogue.contents import changed, contents
from backend.catalogue.models import CONFIRMING, Edition, EditionKind, RowConfirmation
from backend.catalogue.queries import LawRow, base_of, law_rows, own_rows
from workflows.differ import FieldChange

KINDS = (EditionKind.PACK, EditionKind.OVERLAY, EditionKind.PROCESS, EditionKind.FORMS)
"""The kinds that have rows of law."""
Confirmed = Mapping[int, Mapping[str, RowConfirmation]]


@dataclass(frozen=True, slots=True)
class Earlier:
    """The newest earlier version in which the row was confirmed, and where it now says something else."""

    confirmation: RowConfirmation
    changes: tuple[FieldChange, ...]

    @property
    def same(self) -> bool:
        """Whether the row says word for word what was confirmed."""
        return not self.changes


@dataclass(frozen=True, slots=True)
class OpenRow:
    """A row that may not block yet."""

    edition: Edition
    row: LawRow
    earlier: Earlier | None


@dataclass(frozen=True, slots=True)
class Counted:
    """An edition with its open rows among all that are written in it."""

    edition: Edition
    total: int
    open: tuple[OpenRow, ...]
    newest: bool

    @property
    def again(self) -> int:
        """How many of the open rows may be confirmed again in one step."""
        return sum(one.earlier is not None and one.earlier.same for one in self.open)


def judging() -> list[Edition]:
    """Every published edition with rows of law: a dossier may be judged by any, by its day, its pin or a choice.

    By kind, the rules in force last first, newer versions before older ones.
    """
    found = Edition.objects.filter(kind__in=KINDS).defer("text").select_related("unit")
    order = {kind.value: place for place, kind in enumerate(KINDS)}
    return sorted(found, key=lambda e: (order[e.kind], -e.in_force_from.toordinal(), e.code, -e.version))


def counted(editions: Sequence[Edition]) -> list[Counted]:
    """Each edition with its open rows; confirmations are read once for all."""
    confirmed = _confirmed()
    versions: dict[tuple[str, str], list[Edition]] = defaultdict(list)
    for edition in sorted(editions, key=lambda one: -one.version):
        versions[edition.kind, edition.code].append(edition)
    return [_counted(one, versions[one.kind, one.code], confirmed) for one in editions]


def _confirmed() -> Confirmed:
    found: dict[int, dict[str, RowConfirmation]] = defaultdict(dict)
    for one in RowConfirmation.objects.filter(CONFIRMING):
        found[one.edition_id][one.row] = one
    return found


def _counted(edition: Edition, versions: Sequence[Edition], confirmed: Confirmed) -> Counted:
    rows = own_rows(edition, confirmed.get(edition.pk, {}).keys())
    before = [one for one in versions if one.version < edition.version]
    waiting = tuple(OpenRow(edition, row, _earlier(edition, row.code, before, confirmed)) for row in rows if row.open)
    return Counted(edition, len(rows), waiting, versions[0].pk == edition.pk)


def _earlier(edition: Edition, code: str, before: Iterable[Edition], confirmed: Confirmed) -> Earlier | None:
    """`before` is ordered, the newest first."""
    for one in before:
        said = confirmed.get(one.pk, {}).get(code)
        if said is not None:
            return Earlier(said, differing(one, edition, code))
    return None


def one_row(edition: Edition, code: str) -> tuple[LawRow | None, Earlier | None]:
    """A row as this edition shows it (of an overlay also its base's), and its confirmation in an earlier version."""
    row = next((row for row in law_rows(edition) if row.code == code), None)
    if row is None or not row.open or row.home != edition.pk:
        return row, None
    versions = Edition.objects.filter(kind=edition.kind, code=edition.code, version__lt=edition.version)
    return row, _earlier(edition, code, versions.defer("text").order_by("-version"), _confirmed())


def ended(edition: Edition, code: str) -> list[RowConfirmation]:
    """The confirmations of a row that were withdrawn or replaced, the newest first."""
    return list(RowConfirmation.objects.filter(edition=edition, row=code).exclude(CONFIRMING).order_by("-pk"))


def last_confirmed(law: Edition) -> datetime | None:
    """When a row of a pack, or of an overlay with its base, was last confirmed or taken back; None: never."""
    rows = RowConfirmation.objects.filter(edition__in={law.pk, base_of(law).pk})
    return max(filter(None, rows.aggregate(a=Max("confirmed_at"), b=Max("ended_at")).values()), default=None)


def differing(old: Edition, new: Edition, code: str) -> tuple[FieldChange, ...]:
    """The fields in which a row of a newer version says something else."""
    return changed(contents(old).get(code, {}), contents(new).get(code, {}))


def later(confirmation: RowConfirmation) -> list[tuple[Edition, LawRow]]:
    """The same row in each later version of that text, the oldest first; empty where no later version has it."""
    of = confirmation.edition
    found = Edition.objects.filter(kind=of.kind, code=of.code, version__gt=of.version).defer("text").order_by("version")
    confirmed = _confirmed()
    rows = ((one, row) for one in found for row in own_rows(one, confirmed.get(one.pk, {}).keys()))
    return [(one, row) for one, row in rows if row.code == confirmation.row]


def repeats(confirmation: RowConfirmation) -> list[RowConfirmation]:
    """What makes the row count as confirmed by the same source in later versions of that text, the oldest first."""
    of = confirmation.edition
    later_ones = Q(edition__kind=of.kind, edition__code=of.code, edition__version__gt=of.version)
    found = RowConfirmation.objects.filter(CONFIRMING, later_ones, row=confirmation.row, source=confirmation.source)
    return list(found.select_related("edition").defer("edition__text").order_by("edition__version"))


def matching(rows: Iterable[OpenRow], words: str, earlier: str = "") -> list[OpenRow]:
    """Rows that hold every word, with or without marks; `earlier`: "same", "changed" or anything."""
    wanted = fold(words).split()
    return [one for one in rows if _stands(one, earlier) and all(word in _searched(one) for word in wanted)]


def _stands(one: OpenRow, earlier: str) -> bool:
    if earlier not in ("same", "changed"):
        return True
    return one.earlier is not None and one.earlier.same == (earlier == "same")


def _searched(one: OpenRow) -> str:
    row = one.row
    return fold(" ".join((row.title.vi, row.title.en, row.code, row.basis, row.source)))
