"""Initiatives recognised in the past from Excel: one author a line, the lines of one initiative made one entry."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from backend.acts.doing import Doing
from backend.base import clock
from backend.history.fact_models import STANDING
from backend.history.fact_workbooks import IMPORTED, SOURCE, YEAR
from backend.history.facts import correct_fact, enter_fact
from backend.history.models import InitiativeScope, Origin, RecognisedInitiative, beyond_body, scopes_of
from backend.history.named import NamedWorkbook, Naming, unit_of
from backend.organisation.aliases import survivors
from backend.organisation.models import Person, Unit
from backend.workbooks.cells import Value
from backend.workbooks.columns import Column, Kind
from backend.workbooks.declaring import Cells, Context, Key, Row
from workflows.engine import Label

Identity = tuple[str, int, str]
SHARED = ("scope", "recognised_by", "recognised_on")


@dataclass(slots=True)
class Group:
    """One initiative of a file: its first line, and the line of each author."""

    first: Row
    authors: dict[int, int] = field(default_factory=dict)


class InitiativesWorkbook(NamedWorkbook):
    """Initiatives of one unit and of all below it; an initiative stands at the unit of its first line.

    The lines of one initiative share title, year and decision. A file has few enough lines to be compared as a whole.
    What is there already is kept: a new author or another value becomes a correction, nobody is dropped.
    """

    code = "recognised-initiatives"
    title = Label("Sáng kiến đã được công nhận", "Initiatives recognised before")
    act = "recognised_initiative.enter"
    max_rows = 1_000
    lead = Label(
        "Mỗi dòng một tác giả; các dòng của một sáng kiến ghi cùng tên, năm, quyết định. Sáng kiến đứng ở đơn vị của "
        "dòng đầu. Tác giả ngoài hệ thống: quyết định bỏ qua dòng. Nhiều hơn 1.000 dòng thì chia thành nhiều tệp.",
        "One author a line; the lines of one initiative share title, year and decision. It stands at the unit of its "
        "first line. Leave out authors from outside by a decision. Split more than 1,000 lines into several files.",
    )

    def columns(self, context: Context) -> Sequence[Column]:
        """What a line says."""
        scopes = tuple((value, str(label)) for value, label in InitiativeScope.choices)
        return (
            Column("title", Label("Tên sáng kiến", "Title"), required=True, limit=300, width=44),
            Column("name", Label("Tác giả", "Author"), required=True, limit=120, width=28),
            Column("unit", Label("Đơn vị", "Unit"), required=True, limit=250, width=36),
            YEAR,
            Column("scope", Label("Phạm vi", "Scope"), Kind.CHOICE, required=True, choices=scopes, width=26),
            Column("source", Label("Quyết định công nhận", "Decision"), required=True, limit=300, width=30,
                   help=Label("Số rồi đến ngày, ví dụ 12/QĐ-UBND, 15/03/2024", "Number, then date"),
                   aliases=(SOURCE.label.vi,)),
            Column("recognised_by", Label("Cơ quan công nhận", "Recognised by"), required=True, limit=250, width=30),
            Column("recognised_on", Label("Ngày quyết định", "Decided on"), Kind.DATE),
        )  # fmt: skip

    def existing(self, context: Context, keys: Collection[Key] | None) -> Iterable[Cells]:
        """One line for each author, for an export; what stands beside a line is found by its match."""
        return [] if keys is not None else list(_lines(unit_of(context)))

    def check(self, context: Context, rows: Sequence[Row]) -> None:
        """Find unit and author of each line, and the entry that may already say it; lines must agree."""
        unit = unit_of(context)
        naming, known = Naming.below(unit, context.actor), _known({row.get("year") for row in rows})
        ends = survivors(author for _row, authors in known.values() for author in authors)
        scopes = scopes_of({row.get("recognised_by") or "" for row in rows})
        groups: dict[Identity, Group] = {}
        for row in rows:
            found = naming.unit(row)
            person = naming.person(row, found) if found is not None and row.get("name") else None
            _dated(row)
            if row.faults or found is None or person is None:
                continue  # faulty, or left out by decision
            key = RecognisedInitiative.identity(row.get("title"), row.get("year"), row.get("source"))
            row.found.update(person=person, unit=found.pk, key=key)
            if person == context.actor.person_id:
                row.fault("name", "recognised_initiative.own")
            beyond = beyond_body(row.get("recognised_by"), row.get("scope"), scopes)
            if beyond is not None:
                row.fault("scope", beyond.code, **beyond.data)
            _agree(row, groups.setdefault(key, Group(row)))
            if key in known:
                old, authors = known[key]
                _beside(row, old, {ends[author] for author in authors}, unit)

    def save(self, doing: Doing, context: Context, rows: Iterator[Row]) -> None:
        """Enter what is new; a new author or another value makes a correction of what is there."""
        groups: dict[Identity, list[Row]] = {}
        for row in rows:
            groups.setdefault(row.found["key"], []).append(row)
        for lines in groups.values():
            first = lines[0]
            authors = list(Person.objects.filter(pk__in={row.found["person"] for row in lines}))
            given = {name: first.get(name) for name in SHARED if first.get(name) is not None}
            if (pk := first.found.get("old")) is not None:
                old = doing.lock(RecognisedInitiative, pk)
                _correct(doing, old, given, authors)
                continue
            enter_fact(
                doing, RecognisedInitiative, unit=Unit.objects.get(pk=first.found["unit"]), title=first.get("title"),
                year=first.get("year"), source=first.get("source"), authors=authors, origin=Origin.IMPORT, **given,
            )  # fmt: skip

    def example(self, context: Context) -> Sequence[Mapping[str, str]]:
        """Two authors of one initiative, and a line whose unit nobody knows."""
        good = {
            "title": "Hẹn giờ làm thủ tục (ví dụ)", "unit": context.title, "year": "2024", "scope": "Cấp cơ sở",
            "source": "12/QĐ-VD, 15/03/2024", "recognised_by": context.title, "recognised_on": "15/03/2024",
        }  # fmt: skip
        one, two = {"name": "Nguyễn Thị Ví Dụ"} | good, {"name": "Trần Văn Mẫu"} | good
        return (one, two, two | {"unit": "Đơn vị không có thật"})


def _known(years: Collection[Any]) -> dict[Identity, tuple[RecognisedInitiative, list[int]]]:
    """What stands for these years anywhere, with its authors."""
    rows = RecognisedInitiative.objects.filter(STANDING, year__in=[year for year in years if year is not None])
    return {
        RecognisedInitiative.identity(row.title, row.year, row.source): (row, [one.pk for one in row.authors.all()])
        for row in rows.select_related("unit").prefetch_related("authors").order_by("-pk")
    }


def _dated(row: Row) -> None:
    day: date | None = row.get("recognised_on")
    year = row.get("year")
    if (day is not None and day > clock.today()) or (year is not None and year > clock.today().year):
        row.fault("recognised_on" if day is not None else "year", "fact.in_future")
    if day is not None and year is not None and day.year != year:
        row.fault("recognised_on", "recognised_initiative.year_differs", year=year)


def _agree(row: Row, group: Group) -> None:
    """The lines of one initiative say the same of it, and name each author once."""
    if any(row.get(name) != group.first.get(name) for name in SHARED):
        row.fault("title", "recognised_initiative.lines_differ", row=group.first.number)
    number = group.authors.setdefault(row.found["person"], row.number)
    if number != row.number:
        row.fault("name", "recognised_initiative.author_twice", row=number)


def _beside(row: Row, old: RecognisedInitiative, authors: set[int], unit: Unit) -> None:
    """Compare a line with the entry that is there: its author may be missing, its values may differ."""
    there = {name: getattr(old, name) for name in SHARED if row.get(name) is not None}
    name = {} if row.found["person"] in authors else {"name": None}
    row.old, row.found["old"] = {**row.cells, **there, **name}, old.pk
    if not row.changes:
        return
    if old.origin == Origin.DECISION:
        row.fault("title", "recognised_initiative.by_decision")
    elif not old.unit.path.startswith(unit.path):
        row.fault("title", "recognised_initiative.elsewhere", unit=old.unit.name)


def _correct(doing: Doing, old: RecognisedInitiative, given: Mapping[str, Any], more: Sequence[Person]) -> None:
    there = list(old.authors.all())
    ends = survivors(author.pk for author in (*there, *more))
    authors = {ends[author.pk]: author for author in (*there, *more)}  # nobody twice under two entries
    kept = {name: getattr(old, name) for name in ("title", "year", "source", *SHARED)}
    whole = {**kept, **given, "authors": list(authors.values()), "origin": Origin.IMPORT}
    correct_fact(doing, old, IMPORTED, **whole)


def _lines(unit: Unit) -> Iterator[dict[str, Value]]:
    rows = RecognisedInitiative.objects.filter(STANDING, unit__path__startswith=unit.path).select_related("unit")
    for row in rows.prefetch_related("authors__unit").order_by("unit__path", "year", "pk"):
        for author in row.authors.all():
            near = author.unit if author.unit.path.startswith(unit.path) else row.unit
            yield {
                "title": row.title, "name": author.full_name, "unit": near.name, "year": row.year, "scope": row.scope,
                "source": row.source, "recognised_by": row.recognised_by, "recognised_on": row.recognised_on,
            }  # fmt: skip


BOOK = InitiativesWorkbook()
