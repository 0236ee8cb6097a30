"""From what was typed to a row of the list: who is meant, whether the award fits, and saving without doubles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from backend.acts.doing import Doing
from backend.base import clock
from backend.base.reasons import said
from backend.catalogue import queries as catalogue
from backend.history.events import FIELDS as EVENT
from backend.history.models import Ground
from backend.nominations.grounds import Terms
from backend.nominations.matching import Directory, directory
from backend.nominations.models import ATTACHABLE, Nomination, NomineeKind, Submission, SubmissionPaper
from backend.nominations.queries import LIVE_STATES, overlapping, same_nominee
from backend.organisation.aliases import bodies_of, entries_of
from backend.organisation.models import Person, Unit
from backend.organisation.names import clean, fold, sort_key
from backend.organisation.services import make_person
from workflows.engine import Reason, Refused
from workflows.regulations.schema import Rhythm

COPIED = (
    "unit", "nominee_kind", "person", "collective", "nominee_name", "search_name", "sort_key", "honorific", "position",
    "citation", "achievement", *EVENT, "achievement_from", "achievement_to", "votes_for", "votes_against",
    "illustrative",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Meant:
    """Who is nominated; `new` when the person is to be added to the system in the unit given."""

    person: Person | None = None
    collective: Unit | None = None
    new: Unit | None = None


def meant(known: Directory, home: Unit, kind: str, name: str, unit_name: str, new_person: bool) -> Meant | Reason:
    """Who a typed name means, or why that cannot be told."""
    if kind == NomineeKind.HOUSEHOLD:
        return Meant()
    if kind == NomineeKind.COLLECTIVE:
        unit = known.unit(name)
        return unit if isinstance(unit, Reason) else Meant(collective=unit)
    person = known.person(name, unit_name)
    if isinstance(person, Person):
        return Meant(person=person)
    if not new_person or person.code != "nominee.person_unknown":
        return person
    where = known.unit(unit_name) if unit_name else home
    return where if isinstance(where, Reason) else Meant(new=where)


def chosen(submission: Submission, given: dict[str, Any]) -> Meant | Reason:
    """Who is meant by the inputs of `nomination.add`: a chosen row, or a name to look up below the unit."""
    person, collective = given.get("person"), given.get("collective")
    kind = given["nominee_kind"]
    if person is not None and kind == NomineeKind.INDIVIDUAL:
        return _inside(submission, person.unit, str(person)) or Meant(person=person)
    if collective is not None and kind == NomineeKind.COLLECTIVE:
        return _inside(submission, collective, str(collective)) or Meant(collective=collective)
    name, unit_name = clean(given.get("name", "")), clean(given.get("unit_name", ""))
    if not name:
        return Reason("nominee.no_name")
    known = directory(submission.unit, [name], [name, unit_name])
    return meant(known, submission.unit, kind, name, unit_name, given.get("new_person", False))


def _inside(submission: Submission, unit: Unit, name: str) -> Reason | None:
    if unit.path.startswith(submission.unit.path):
        return None
    return Reason("nominee.outside_unit", {"name": name, "unit": submission.unit.name})


def award_faults(submission: Submission, terms: Terms, award: str, kind: str) -> list[Reason]:
    """Why a kind of nominee cannot be nominated for an award in this round."""
    known = terms.awards.get(award)
    if known is None:
        return [Reason("award.unknown", {"award": award})]
    faults, name = [], said(known.name)
    if award not in submission.round.awards:
        faults.append(Reason("award.outside_round", {"award": name, "round": submission.round.title}))
    if kind not in known.nominees:
        label = NomineeKind(kind).label
        faults.append(Reason("award.not_for_kind", {"award": name, "kind": label, "basis": known.basis}))
    return faults


def settled(
    submission: Submission, terms: Terms, award: str, kind: str, ground: str, before: str = ""
) -> tuple[str, list[Reason]]:
    """The ground of a row and why the row cannot be: its award, its kind of nominee, its ground."""
    faults = award_faults(submission, terms, award, kind)
    found = terms.settle(award, ground, before) if award in terms.awards else Reason("award.unknown", {"award": award})
    if isinstance(found, Reason):
        return "", faults if found in faults else [*faults, found]
    return found.value, faults


def year_faults(submission: Submission, terms: Terms, award: str, ground: str, years: tuple[int, int]) -> list[Reason]:
    """Why a row cannot stand for these years: the last is one of the round's and has begun, and so is the first.

    What is no yearly award on merit (a chain, a movement, a lifetime) may begin before the round's years: how long its
    achievement lasts is read in no pack, so no length is demanded.
    """
    (first, last), round_ = years, submission.round
    shown = {"years": _span(first, last), "round": _span(round_.achievement_from, round_.achievement_to)}
    if last > clock.today().year:
        return [Reason("nomination.years_in_future", shown)]
    if not round_.achievement_from <= last <= round_.achievement_to:
        return [Reason("nomination.years_outside_round", shown)]
    known = terms.awards.get(award) if ground == Ground.MERIT else None
    if first < round_.achievement_from and known is not None and known.rhythm is Rhythm.YEARLY:
        return [Reason("nomination.years_too_long", shown | {"award": said(known.name)})]
    return []


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def live_double(
    who: Meant, award: str, ground: str, years: tuple[int, int], event: str = "", beside: Nomination | None = None
) -> Nomination | None:
    """The live nomination of the same nominee, under any entry, for the same award, ground and any of the years.

    Of sudden merits only one of the same event is meant: other grounds tell nothing apart by an event. `beside` is a
    row that may be there: it is no double of itself.
    """
    nominee = same_nominee(who.person.pk if who.person else None, who.collective.pk if who.collective else None)
    if nominee is None:
        return None
    same = Nomination.objects.filter(nominee, overlapping(*years), award=award, ground=ground, state__in=LIVE_STATES)
    same = same.filter(event=event) if ground == Ground.SUDDEN else same
    return (same.exclude(pk=beside.pk) if beside is not None else same).first()


def other_live(row: Nomination, award: str, ground: str, years: tuple[int, int], event: str) -> Nomination | None:
    """The same for a row that is there."""
    return live_double(Meant(row.person, row.collective), award, ground, years, event, beside=row)


def hold(doing: Doing, whos: Iterable[Meant]) -> None:
    """Keep others from nominating these, under any entry, until this act has ended; what is then found live stays so.

    An act holds all at once, before it saves: units first, then people, each in the order of their keys, after lists,
    rows and quotas.
    """
    nominees = list(whos)
    if units := bodies_of(who.collective.pk for who in nominees if who.collective):
        doing.lock_all(Unit.objects.filter(pk__in=units))
    if people := entries_of(who.person.pk for who in nominees if who.person):
        doing.lock_all(Person.objects.filter(pk__in=people))


def hold_nominees(doing: Doing, rows: Iterable[Nomination]) -> None:
    """The same for rows that are there."""
    hold(doing, [Meant(row.person, row.collective) for row in rows])


def demand_single(doing: Doing, row: Nomination) -> None:
    """Refuse to save a row beside a live one of the same nominee; who is meant is held."""
    hold_nominees(doing, [row])
    years = row.achievement_from, row.achievement_to
    if other_live(row, row.award, row.ground, years, row.event) is not None:
        raise Refused(doubled(row.nominee_name, row.award))


def years_of(submission: Submission, given: dict[str, Any]) -> tuple[int, int]:
    """The achievement years of a row: as typed, else the round's."""
    first = given.get("achievement_from") or submission.round.achievement_from
    return first, given.get("achievement_to") or max(first, submission.round.achievement_to)


def add_row(doing: Doing, submission: Submission, who: Meant, given: dict[str, Any]) -> Nomination:
    """Save a new row at the end of the list; a second live nomination of one nominee is refused, also in a race."""
    person = who.person or (_new_person(who.new, given) if who.new else None)
    name = str(person or who.collective or clean(given["name"]))
    first, last = years_of(submission, given)
    newest = submission.nominations.aggregate(last=Max("ordinal"))["last"] or 0
    row = Nomination(
        submission=submission, unit=submission.unit, ordinal=newest + 1, award=given["award"],
        ground=given["ground"], nominee_kind=given["nominee_kind"], person=person, collective=who.collective,
        nominee_name=name, search_name=fold(name)[:250], sort_key=sort_key(name) if person else fold(name)[:200],
        honorific=given.get("honorific") or (person.honorific if person else ""),
        position=given.get("position") or _post(person, submission.unit), citation=given["citation"],
        achievement=given.get("achievement", ""), achievement_from=first, achievement_to=last,
        event=given.get("event") or "", event_from=given.get("event_from"), event_to=given.get("event_to"),
        illustrative=submission.illustrative,
    )  # fmt: skip
    save_once(doing, row, award=row.award, ground=row.ground, nominee=row.nominee_name)
    return row


def copied_row(doing: Doing, submission: Submission, of: Nomination, award: str, ground: str) -> Nomination:
    """A further row of the list for the same nominee, deed and years, with the papers that the unit gave for it."""
    newest = submission.nominations.aggregate(last=Max("ordinal"))["last"] or 0
    same = {name: getattr(of, name) for name in COPIED}
    row = Nomination(submission=submission, ordinal=newest + 1, award=award, ground=ground, **same)
    demand_single(doing, row)
    save_once(doing, row, award=row.award, ground=row.ground, nominee=row.nominee_name)
    links = SubmissionPaper.objects.filter(submission=submission, nomination=of, paper__kind__in=ATTACHABLE)
    SubmissionPaper.objects.bulk_create(
        SubmissionPaper(submission=submission, nomination=row, paper=link.paper, added_at=doing.at)
        for link in links.select_related("paper").order_by("pk")
    )
    return row


def _post(person: Person | None, unit: Unit) -> str:
    """Position and unit as they are printed, when nobody wrote them."""
    if person is None:
        return ""
    where = unit.name if person.unit_id == unit.pk else person.unit.name if person.unit else ""
    return ", ".join(part for part in (person.position, where) if part)[:250]


def _new_person(unit: Unit, given: dict[str, Any]) -> Person:
    return make_person(
        full_name=given["name"], unit=unit, position=given.get("position", "")[:200],
        honorific=given.get("honorific", ""), illustrative=unit.illustrative,
    )  # fmt: skip


def save_once(doing: Doing, row: Nomination, **data: Any) -> None:
    """Save a row; the database's word that another live one exists becomes a reason a person understands."""
    try:
        with transaction.atomic():
            doing.save(row, **data)
    except IntegrityError as twice:
        if "ordinal" in str(twice):
            raise
        raise Refused(doubled(row.nominee_name, row.award)) from twice


def doubled(name: str, award: str) -> Reason:
    """The reason given when somebody is already nominated for the same award and period."""
    return Reason("nomination.already_live", {"name": name, "award": said(catalogue.award_label(award))})
