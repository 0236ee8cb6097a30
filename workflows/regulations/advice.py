"""Rows of a pack beside awards and criteria: dates, transition, publication, archive, shares, principles.

Each row says its article, where it was read and how sure we are, as every other row of a pack does. What no source
gives is a missing value (None), never an invented one.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from workflows.basis import Status
from workflows.engine import Label
from workflows.facts import Ground
from workflows.rules.quotas import Rounding


class Edge(StrEnum):
    """Which end of the time in force a date is; `LISTED_END` is an announced end that does not end the pack yet."""

    FROM = "from"
    UNTIL = "until"
    LISTED_END = "listed_end"


class Channel(StrEnum):
    """Where a list is shown before it is judged or proposed."""

    INSIDE_UNIT = "inside_unit"
    PUBLIC_MEDIA = "public_media"


class Bound(StrEnum):
    """Whether a share is a ceiling or a floor."""

    AT_MOST = "at_most"
    AT_LEAST = "at_least"


class ShareBase(StrEnum):
    """What a share is a part of."""

    HEADCOUNT = "headcount"
    HOLDERS = "holders"
    CANDIDATES = "candidates"
    GRANTED = "granted"


class Among(StrEnum):
    """Whom a share counts."""

    EVERYBODY = "everybody"
    WOMEN = "women"
    DIRECT_WORKERS = "direct_workers"
    LEADERS = "leaders"
    NOT_LEADERS = "not_leaders"


@dataclass(frozen=True)
class Validity:
    """A day on which the rule set begins or ends, with how sure we are of that day."""

    code: str
    title: Label
    edge: Edge
    on: date
    basis: str
    source: str
    status: Status
    note: str = ""


@dataclass(frozen=True)
class Transition:
    """A dossier received before `received_before` keeps its older pack; this pack may be chosen where more favourable.

    `received_from` bounds the past when a source does; the choice is a person's, with a reason.
    """

    code: str
    title: Label
    received_before: date
    basis: str
    source: str
    status: Status
    received_from: date | None = None
    note: str = ""

    def admits(self, received_on: date) -> bool:
        """True for a dossier that arrived in the time this row speaks of."""
        return received_on < self.received_before and (self.received_from is None or self.received_from <= received_on)


@dataclass(frozen=True)
class Publication:
    """A list of these awards is shown for at least `days` before the council meets; None where no source says."""

    code: str
    title: Label
    awards: tuple[str, ...]
    channel: Channel
    basis: str
    source: str
    status: Status
    days: int | None = None
    working: bool = True
    note: str = ""


@dataclass(frozen=True)
class Archive:
    """How long the files of these awards are kept: for ever, or so many years; neither where no source says."""

    code: str
    title: Label
    awards: tuple[str, ...]
    basis: str
    source: str
    status: Status
    permanent: bool = False
    years: int | None = None
    note: str = ""


@dataclass(frozen=True)
class Ratio:
    """A share that an award keeps to: advice that is shown, unless `enforced`.

    Without `award` it is of every list of people. `share` is None where the source asks to look at a part and
    gives no number: the part is counted and shown. `of` is the award whose holders are the base where `base` is
    holders; `inside` narrows the base to units that hold one of these awards.
    """

    code: str
    title: Label
    bound: Bound
    base: ShareBase
    basis: str
    source: str
    status: Status
    award: str = ""
    share: Fraction | None = None
    of: str = ""
    inside: tuple[str, ...] = ()
    among: Among = Among.EVERYBODY
    rounding: Rounding = Rounding.DOWN
    enforced: bool = False
    note: str = ""


@dataclass(frozen=True)
class Fallback:
    """What a nominee gets when the higher award is refused; when it is granted the lower one is not given."""

    code: str
    title: Label
    award: str
    falls_to: tuple[str, ...]
    basis: str
    source: str
    status: Status
    note: str = ""


@dataclass(frozen=True)
class Cutoff:
    """The last day of the year on which proposals for these awards arrive; `sector` narrows it to one sector."""

    code: str
    title: Label
    awards: tuple[str, ...]
    month: int
    day: int
    basis: str
    source: str
    status: Status
    sector: str = ""
    note: str = ""


@dataclass(frozen=True)
class DossierSets:
    """How many sets of the dossier go to the deciding side, and whether electronic files go with them."""

    code: str
    title: Label
    awards: tuple[str, ...]
    basis: str
    source: str
    status: Status
    sets: int | None = None
    electronic: bool = False
    grounds: tuple[Ground, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Principle:
    """A rule in words that people apply; no machine judges by it."""

    code: str
    title: Label
    basis: str
    source: str
    status: Status
    awards: tuple[str, ...] = ()
    note: str = ""
