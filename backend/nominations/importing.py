"""Planning an import: every line of the sheet matched and checked, nothing saved; acts and previews read one plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from backend.nominations import building, workbook
from backend.nominations.building import Meant
from backend.nominations.grounds import Terms
from backend.nominations.matching import directory
from backend.nominations.models import Nomination, NomineeKind, Submission
from backend.nominations.queries import LIVE_STATES, terms_of
from backend.organisation.aliases import bodies_of, entries_of, surviving_bodies
from backend.organisation.names import fold
from workflows.engine import Label, Reason
from workflows.facts import Ground
from workflows.labels import label

GROUNDS = {fold(text): g.value for g in Ground for text in (g.value, label(g).vi, label(g).en)}
KINDS = {fold(str(label)): value for value, label in NomineeKind.choices}
HONORIFICS = {"ong": "Ông", "ba": "Bà"}
Standing = tuple[int | None, int | None, str, str, str, str]
Years = tuple[int, int]


@dataclass(slots=True)
class Planned:
    """One line of the sheet as it would become a row."""

    number: int
    given: dict[str, Any]
    who: Meant = field(default_factory=Meant)
    faults: list[Reason] = field(default_factory=list)
    already: bool = False
    could_be_new: bool = False

    @property
    def ground_label(self) -> Label:
        """The ground in words, once it is settled."""
        return label(Ground(self.given["ground"]))


@dataclass(slots=True)
class Plan:
    """What an import would do."""

    rows: list[Planned]

    @property
    def faults(self) -> list[Reason]:
        """Everything wrong, line by line."""
        return [fault for row in self.rows for fault in row.faults]

    @property
    def fresh(self) -> list[Planned]:
        """The lines that would be added."""
        return [row for row in self.rows if not row.already and not row.faults]


def plan(submission: Submission, file: Any, new_people: frozenset[int] = frozenset()) -> Plan:
    """Read, match and check a filled-in template; Refused when the file itself cannot be used. Few queries."""
    return plan_lines(submission, workbook.read(file), new_people)


def plan_lines(submission: Submission, lines: list[workbook.SheetRow], new_people: frozenset[int]) -> Plan:
    """Match and check lines, wherever they came from; few queries."""
    terms = terms_of(submission)
    awards = {fold(key): a.code for a in terms.awards.values() for key in (a.code, a.short, a.name.vi)}
    names = [line.cells["name"] for line in lines]
    known = directory(submission.unit, names, [*names, *(line.cells["unit_name"] for line in lines)])
    rows = []
    for line in lines:
        row = Planned(line.number, _given(line, awards), faults=line.faults)
        if row.given["nominee_kind"] and row.given["name"]:
            _match(row, building.meant(
                known, submission.unit, row.given["nominee_kind"], row.given["name"], row.given["unit_name"],
                line.number in new_people,
            ))  # fmt: skip
        rows.append(row)
    _awards(submission, terms, rows)
    mark_doubles(submission, rows)
    return Plan(rows)


def _given(line: workbook.SheetRow, awards: dict[str, str]) -> dict[str, Any]:
    cells = dict(line.cells)
    kind, award = KINDS.get(fold(cells["nominee_kind"]), ""), awards.get(fold(cells["award"]), "")
    ground = GROUNDS.get(fold(cells["ground"]), "")
    honorific = HONORIFICS.get(fold(cells["honorific"]), "")
    for title, text, value in (
        ("Loại", cells["nominee_kind"], kind),
        ("Hình thức khen", cells["award"], award),
        ("Danh xưng", cells["honorific"], honorific),
        (workbook.TITLES["ground"], cells["ground"], ground),
    ):
        if text and not value:
            line.faults.append(workbook.fault(line, title, "import.unknown_value", value=text[:60]))
    first, last = cells["achievement_from"], cells["achievement_to"]
    if first and last and last < first:
        line.faults.append(workbook.fault(line, "Đến năm", "import.years_reversed"))
    return {**cells, "nominee_kind": kind, "award": award, "honorific": honorific, "ground": ground}


def _match(row: Planned, found: Meant | Reason) -> None:
    if isinstance(found, Meant):
        row.who = found
        return
    row.could_be_new = found.code == "nominee.person_unknown"
    row.faults.append(in_row(row, found))


def in_row(row: Planned, reason: Reason) -> Reason:
    """The same reason, naming the sheet row."""
    return replace(reason, code=f"import.{reason.code}", data={"row": row.number, **reason.data})


def _awards(submission: Submission, terms: Terms, rows: list[Planned]) -> None:
    """Whether each line's award, kind of nominee and ground go together; the ground that needed no naming is filled."""
    for row in rows:
        award, kind = row.given["award"], row.given["nominee_kind"]
        if award and kind:
            named = row.given["ground"]
            row.given["ground"], faults = building.settled(submission, terms, award, kind, named)
            years = building.years_of(submission, row.given)
            faults += building.year_faults(submission, terms, award, row.given["ground"], years)
            row.faults += [in_row(row, fault) for fault in faults]


def mark_doubles(submission: Submission, rows: list[Planned]) -> None:
    """Mark lines already in this list; refuse those that live in another list or years, or stand twice in the sheet."""
    live = Nomination.objects.filter(state__in=LIVE_STATES)
    own: set[tuple[Standing, Years]] = set()
    standing: dict[Standing, list[Years]] = {}
    entries = entries_of(row.who.person.pk for row in rows if row.who.person)
    bodies = bodies_of(surviving_bodies([row.who.collective.pk for row in rows if row.who.collective]).values())
    households = submission.nominations.filter(state__in=LIVE_STATES, person=None, collective=None)
    for queryset in (live.filter(person__in=entries), live.filter(collective__in=bodies), households):
        for found in queryset:
            name = "" if found.person_id or found.collective_id else found.search_name
            person = entries.get(found.person_id) if found.person_id else None
            unit = bodies.get(found.collective_id) if found.collective_id else None
            key, years = (
                (person, unit, name, *_what(found.award, found.ground, found.event)),
                _years(found),
            )
            standing.setdefault(key, []).append(years)
            if found.submission_id == submission.pk:
                own.add((key, years))
    seen: dict[Standing, list[Years]] = {}
    for row in rows:
        key, years = _key(row, bodies), building.years_of(submission, row.given)
        row.already = (key, years) in own
        if not row.already and _meets(years, standing.get(key, ())):
            row.faults.append(in_row(row, building.doubled(row.given["name"], row.given["award"])))
        elif not row.already and _meets(years, seen.get(key, ())):
            row.faults.append(Reason("import.twice_in_sheet", {"row": row.number, "name": row.given["name"]}))
        seen.setdefault(key, []).append(years)


def _meets(years: Years, others: Iterable[Years]) -> bool:
    """Whether a span of years shares one with any other."""
    return any(first <= years[1] and years[0] <= last for first, last in others)


def _key(row: Planned, bodies: Mapping[int, int]) -> Standing:
    person = row.who.person.pk if row.who.person else None
    unit = bodies[row.who.collective.pk] if row.who.collective else None
    where = row.who.new.pk if row.who.new else ""
    name = "" if person or unit else f"{fold(row.given['name'])}{where}"
    return person, unit, name, *_what(row.given["award"], row.given["ground"], row.given["event"])


def _what(award: str, ground: str, event: str) -> tuple[str, str, str]:
    """What is proposed; an event tells sudden merits apart, and nothing else."""
    return award, ground, event if ground == Ground.SUDDEN.value else ""


def _years(row: Nomination) -> Years:
    return row.achievement_from, row.achievement_to
