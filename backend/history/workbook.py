"""Awards of the past from Excel: names are matched, doubtful ones decided by a person, nothing saved unconfirmed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Any, cast

from django.db.models import Q

from backend.acts.doing import Doing
from backend.base import clock
from backend.base.reasons import said
from backend.base.texts import fold
from backend.catalogue.queries import awards_ever, awards_known
from backend.history.models import COUNTS, AwardRecord, Ground, Origin
from backend.history.named import NamedWorkbook, Naming, unit_of
from backend.history.plausible import Catalogue, Claim, faults
from backend.history.services import new_record, twin_faults
from backend.history.twins import Given
from backend.organisation.aliases import entries_of, survivors
from backend.organisation.models import Person, Unit
from backend.workbooks.cells import Value
from backend.workbooks.columns import Column, Kind
from backend.workbooks.declaring import Cells, Context, Key, Row
from workflows.engine import Label, Refused

ACT = "award_record.enter"
SPANS = (("event_from", "event_to"), ("period_from", "period_to"))
MORE = ("event", "event_from", "event_to", "period_from", "period_to")
"""What tells more of an award; a cell that the file leaves empty keeps what is there."""
LOCKED = 500
YES = (("yes", "có"),)
Beside = list[tuple[Given, AwardRecord | None]]
"""What is said of one award of one holder and the same years: by records, and by lines above in the file."""


class RecordsWorkbook(NamedWorkbook):
    """Awards of people and collectives of one unit and all below it."""

    code = "award-records"
    title = Label("Lịch sử khen thưởng", "Award history")
    act = ACT
    lead = Label(
        "Mỗi dòng một lần khen. Tên gõ có dấu hay không dấu đều được; tên chưa chắc là ai thì người nhập quyết "
        "trước khi lưu. Để trống ô họ tên nếu tập thể được khen. Không nhập số định danh, ngày sinh, địa chỉ.",
        "One award a line. Names with or without marks; whom a doubtful name means is decided before anything "
        "is saved. Leave the name empty where the unit was commended. No identity numbers, birthdays or addresses.",
    )

    def columns(self, context: Context) -> Sequence[Column]:
        """What a line says."""
        grounds = tuple((str(value), str(label)) for value, label in Ground.choices)
        return (
            Column("name", Label("Họ và tên", "Full name"), limit=120, width=28),
            Column("unit", Label("Đơn vị", "Unit"), required=True, limit=250, width=36),
            Column("award", Label("Khen thưởng", "Award"), required=True, limit=250, width=34),
            Column("year_from", Label("Từ năm", "From year"), Kind.WHOLE, required=True, least=1945, most=2100),
            Column("year_to", Label("Đến năm", "To year"), Kind.WHOLE, least=1945, most=2100),
            Column("decision_number", Label("Số quyết định", "Decision number"), limit=80),
            Column("decided_on", Label("Ngày quyết định", "Decided on"), Kind.DATE),
            Column("issuer", Label("Cơ quan ban hành", "Issuer"), limit=250, width=28),
            Column("ground", Label("Loại hình khen thưởng", "Ground"), Kind.CHOICE, choices=grounds),
            Column("event", Label("Việc, sự kiện (đột xuất)", "Deed or event"), limit=300, width=34),
            Column("event_from", Label("Xảy ra từ ngày", "Happened from"), Kind.DATE),
            Column("event_to", Label("Xảy ra đến ngày", "Happened until"), Kind.DATE),
            Column("period_from", Label("Thành tích từ ngày (theo quyết định)", "Period from"), Kind.DATE),
            Column("period_to", Label("Thành tích đến ngày (theo quyết định)", "Period until"), Kind.DATE),
            Column("another", Label("Lần khen khác", "Another award"), Kind.CHOICE, choices=YES),
        )

    def existing(self, context: Context, keys: Collection[Key] | None) -> Iterable[Cells]:
        """All counting records below the unit, for an export; what stands beside a row is found by its match."""
        if keys is not None:
            return []
        unit = unit_of(context)
        rows = AwardRecord.objects.filter(COUNTS, home__path__startswith=unit.path)
        return [_cells(row) for row in rows.select_related("person", "unit", "home").order_by("home__path", "pk")]

    def check(self, context: Context, rows: Sequence[Row]) -> None:
        """Find unit, award and person of each row, and the record that may already say it."""
        unit = unit_of(context)
        naming = Naming.below(unit, context.actor)
        awards = {fold(text): code for code, text in _award_names()}
        laws, today = awards_ever(), clock.today()
        for row in rows:
            _judge(row, naming, awards)
            _weigh(row, laws, today)
        good = [row for row in rows if not row.faults and "award" in row.found]
        known = _known(unit, {row.found["person"] for row in good if row.found["person"]})
        for row in good:
            _compare(row, known.setdefault(_identity(row), []))

    def save(self, doing: Doing, context: Context, rows: Iterator[Row]) -> None:
        """Enter new records; what differs from a record that is there becomes its correction."""
        people: dict[int, Person] = {}
        for row in _held(doing, list(rows)):
            found, person = row.found, None
            if found["person"]:
                person = people.setdefault(found["person"], Person.objects.get(pk=found["person"]))
            unit = None if person is not None else Unit.objects.get(pk=found["unit"])
            old = doing.lock(AwardRecord, found["record"]) if found["record"] else None
            given = _said(row, old)
            record = new_record(doing, person=person, unit=unit, origin=Origin.IMPORT, corrects=old, **given)
            doing.permit(record, ACT)
            another = old is None and row.get("another") is not None
            twins = twin_faults(record, another or old is not None, besides=old.pk if old is not None else 0)
            if twins:
                raise Refused(*twins)
            if old is not None:
                record.evidence = old.evidence
                old.reason = f"Nhập từ Excel: {context.title}"[:500]
                doing.move(old, "award_record.replace", reason=old.reason)
            doing.save(record, award=str(record), source=record.source, **({"another": True} if another else {}))

    def example(self, context: Context) -> Sequence[Mapping[str, str]]:
        """Two good lines and two with faults."""
        unit = context.title
        good = {"unit": unit, "year_from": "2023", "year_to": "2023", "decision_number": "12/QĐ-VD",
                "decided_on": "15/01/2024", "issuer": unit}  # fmt: skip
        return (
            {"name": "Nguyễn Thị Ví Dụ", "award": "Lao động tiên tiến"} | good,
            {"award": "Tập thể lao động tiên tiến"} | good,
            {"name": "Trần Văn Mẫu", "award": "Không có trong danh mục"} | good,
            {"name": "Lê Thị Mẫu", "award": "Lao động tiên tiến"} | good | {"decided_on": "31/02/2024"},
        )


def _award_names() -> list[tuple[str, str]]:
    found = [(code, award.name.vi) for code, award in awards_known().items()]
    return [*found, *((code, code) for code, _name in found), *((c, said(a.name)) for c, a in awards_known().items())]


def _judge(row: Row, naming: Naming, awards: Mapping[str, str]) -> None:
    unit = naming.unit(row)
    award = awards.get(fold(str(row.get("award") or "")))
    if row.get("award") and award is None:
        row.fault("award", "history_import.award_unknown", name=row.get("award"))
    first, last = row.get("year_from"), row.get("year_to") or row.get("year_from")
    if first and last and last < first:
        row.fault("year_to", "history_import.years_reversed")
    for since, until in SPANS:
        begins, ends = row.get(since), row.get(until)
        if ends and (not begins or ends < begins):
            row.fault(until, "history_import.days_reversed")
    if unit is None or award is None:
        return
    person = None
    if row.get("name"):
        person = naming.person(row, unit)
        if person is None:
            return  # faulty, or left out by decision
    row.found.update(person=person, unit=unit.pk, award=award)


def _weigh(row: Row, laws: Catalogue, today: date) -> None:
    """What cannot have been given as the line says."""
    if row.faults or "award" not in row.found:
        return
    found, first = row.found, int(row.get("year_from"))
    texts = [str(row.get(name) or "") for name in ("issuer", "name", "event")]
    decided, last = cast(date | None, row.get("decided_on")), int(row.get("year_to") or first)
    until = cast(date | None, row.get("period_to"))
    claim = Claim(found["award"], found["person"] is not None, first, last, decided, until, texts)
    for field, reason in faults(claim, laws, today):
        row.fault("issuer" if field == "award_name" else field, reason.code, **reason.data)


def _held(doing: Doing, rows: list[Row]) -> list[Row]:
    """The rows, with everybody they speak of locked in the order of keys: nobody else enters for them meanwhile."""
    people = {row.found["person"] for row in rows if row.found["person"]}
    units = {row.found["unit"] for row in rows if not row.found["person"]}
    for holders, wanted in ((Person.objects.all(), people), (Unit.objects.all(), units)):
        keys = sorted(wanted)
        for start in range(0, len(keys), LOCKED):
            doing.lock_all(holders.filter(pk__in=keys[start : start + LOCKED]))
    return rows


def _identity(row: Row) -> tuple[Any, ...]:
    found = row.found
    first = row.get("year_from")
    holder = ("person", found["person"]) if found["person"] else ("unit", found["unit"])
    return (*holder, found["award"], first, row.get("year_to") or first)


def _known(unit: Unit, people: Collection[int]) -> dict[tuple[Any, ...], Beside]:
    """The records of the unit and of these people, wherever they stood then."""
    rows = AwardRecord.objects.filter(
        COUNTS, Q(home__path__startswith=unit.path) | Q(person__in=entries_of(people))
    ).order_by("pk")  # fmt: skip
    ends = survivors(row.person_id for row in rows if row.person_id)
    found: dict[tuple[Any, ...], Beside] = {}
    for row in rows:
        holder = ("person", ends[row.person_id]) if row.person_id else ("unit", row.unit_id)
        found.setdefault((*holder, row.award, row.year_from, row.year_to), []).append((Given.by(row), row))
    return found


def _compare(row: Row, beside: Beside) -> None:
    """Put beside a line the record that it says; of a likely twin a person is asked, who answers in the file."""
    given = Given(row.get("decision_number") or "", row.get("decided_on"), row.get("event") or "")
    at = _place(given, beside)
    record = beside[at][1] if at is not None else None
    row.old = None if record is None else _beside(row, record)
    row.found["record"] = record.pk if record is not None else None
    if at is not None and record is None:
        row.fault("", "history_import.twice")
    elif record is not None and record.nomination is not None and row.changes:
        row.fault("decision_number", "award_record.by_decision")
    elif record is None and row.get("another") is None:
        twin = next((said for said, _ in beside if given.perhaps(said)), None)
        if twin is not None:
            row.fault("decision_number", "history_import.perhaps_same", number=twin.told)
    if at is not None:
        del beside[at]
    beside.append((given, None))


def _place(given: Given, beside: Beside) -> int | None:
    """Where the same is said, else where a record of the same number names no event yet."""
    same = (at for at, (said, _) in enumerate(beside) if given.same(said))
    unnamed = replace(given, event="")
    number = (at for at, (said, record) in enumerate(beside) if record is not None and unnamed.same(said))
    return next(chain(same, number), None)


def _beside(row: Row, record: AwardRecord) -> dict[str, Value]:
    """What the record says in the columns of the file; what identifies it, and what the file leaves empty, is kept."""
    said_there = {
        "decided_on": record.decided_on, "issuer": record.issuer or None, "ground": record.ground or None,
        **{name: getattr(record, name) or None for name in MORE},
    }  # fmt: skip
    return {**row.cells, **{code: value for code, value in said_there.items() if row.get(code) is not None}}


def _said(row: Row, old: AwardRecord | None) -> dict[str, Any]:
    first = int(row.get("year_from"))
    return {
        "award": row.found["award"], "year_from": first, "year_to": int(row.get("year_to") or first),
        "decision_number": row.get("decision_number") or "", "source": "Nhập từ Excel",
        "decided_on": cast(date | None, row.get("decided_on") or (old and old.decided_on)),
        "issuer": row.get("issuer") or (old.issuer if old else ""),
        "ground": row.get("ground") or (old.ground if old else ""),
        "event": row.get("event") or (old.event if old else ""),
        **{name: row.get(name) or (getattr(old, name) if old else None) for name in MORE if name != "event"},
        "written_as": f"{row.get('name') or ''}, {row.get('unit')}".strip(", ")[:300],
    }  # fmt: skip


def _cells(row: AwardRecord) -> dict[str, Value]:
    return {
        "name": row.person.full_name if row.person is not None else None, "unit": row.home.name, "award": row.award,
        "year_from": row.year_from, "year_to": row.year_to, "decision_number": row.decision_number or None,
        "decided_on": row.decided_on, "issuer": row.issuer or None, "ground": row.ground or None,
        **{name: getattr(row, name) or None for name in MORE},
    }  # fmt: skip
