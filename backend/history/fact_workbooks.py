"""Facts beside awards from Excel, a workbook for each kind: new lines are entered, differing ones correct."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from backend.acts.doing import Doing
from backend.history.fact_models import (
    STANDING,
    Fact,
    MemberCount,
    Service,
    SpanKind,
    Spans,
    Trait,
    UnitTrait,
    YearlyClassification,
)
from backend.history.facts import correct_fact, enter_fact
from backend.history.members import Listed, advice_on, people_of
from backend.history.named import NamedWorkbook, Naming, unit_of
from backend.organisation.aliases import survivors
from backend.organisation.models import Person, Unit
from backend.workbooks.cells import Value
from backend.workbooks.columns import Column, Kind
from backend.workbooks.declaring import Cells, Context, Fault, Key, Row
from workflows.engine import Label

IMPORTED = "Nhập từ Excel"
NAME = Column("name", Label("Họ và tên", "Full name"), limit=120, width=28)
UNIT = Column("unit", Label("Đơn vị", "Unit"), required=True, limit=250, width=36)
YEAR = Column("year", Label("Năm", "Year"), Kind.WHOLE, required=True, least=1945, most=2100)
SINCE = Column("valid_from", Label("Từ ngày", "From"), Kind.DATE, required=True)
UNTIL = Column("valid_to", Label("Đến hết ngày", "Until"), Kind.DATE)
SOURCE = Column("source", Label("Căn cứ", "Source"), required=True, limit=300, width=36)


class FactWorkbook(NamedWorkbook):
    """One kind of fact of people and collectives at and below a unit; `KEY` tells two entries apart."""

    model: ClassVar[type[Fact]]
    KEY: ClassVar[tuple[str, ...]]
    OWN: ClassVar[tuple[Column, ...]]
    named: ClassVar[bool] = False

    def columns(self, context: Context) -> Sequence[Column]:
        """What a line says."""
        return (*((NAME,) if self.named else ()), UNIT, *self.OWN, SOURCE)

    def existing(self, context: Context, keys: Collection[Key] | None) -> Iterable[Cells]:
        """All entries in use below the unit, for an export; what stands beside a line is found by its match."""
        return [] if keys is not None else [self._cells(row) for row in self._standing(unit_of(context))]

    def check(self, context: Context, rows: Sequence[Row]) -> None:
        """Find unit and person of each line, and the entry that may already say it."""
        unit = unit_of(context)
        naming = Naming.below(unit, context.actor)
        standing = self._standing(unit)
        ends = survivors(row.person_id for row in standing if self.named and row.person_id)
        known = {self._key(ends.get(_person(row)), row.unit_id or 0, _said(row)): row for row in standing}
        seen: set[tuple[Any, ...]] = set()
        for row in rows:
            self._judge(row, naming)
            if row.faults or "unit" not in row.found:
                continue
            key = self._key(row.found["person"], row.found["unit"], row.cells)
            if key in seen:
                row.fault("", "fact.twice")
            seen.add(key)
            old = known.get(key)
            row.found["old"] = None if old is None else old.pk
            row.old = None if old is None else {**row.cells, **_beside(row, old)}

    def _judge(self, row: Row, naming: Naming) -> None:
        first, last = row.get("valid_from"), row.get("valid_to")
        if first and last and last < first:
            row.fault("valid_to", "history_import.years_reversed")
        unit = naming.unit(row)
        if unit is None:
            return
        person = None
        if row.get("name"):
            person = naming.person(row, unit)
            if person is None:
                return  # faulty, or left out by decision
        row.found.update(person=person, unit=unit.pk)

    def save(self, doing: Doing, context: Context, rows: Iterator[Row]) -> None:
        """Enter new lines; what differs from an entry that is there becomes its correction."""
        for row in rows:
            given = {name: row.get(name) for name in self._fields() if row.get(name) is not None}
            if row.found["old"] is not None:
                old = doing.lock(self.model, row.found["old"])
                more = {"unit": old.unit} if isinstance(old, Service) else {}
                correct_fact(doing, old, IMPORTED, **self._whole(given, old), **more)
            else:
                enter_fact(doing, self.model, **self._holder(row), **given)

    def _whole(self, given: Mapping[str, Any], old: Fact) -> dict[str, Any]:
        """What a correction says: what the file leaves empty is kept."""
        return {name: given.get(name, getattr(old, name)) for name in self._fields()}

    def _holder(self, row: Row) -> dict[str, Any]:
        person = Person.objects.get(pk=row.found["person"]) if row.found["person"] else None
        unit = Unit.objects.get(pk=row.found["unit"])
        if self.model is Service:
            return {"person": person, "unit": unit}
        if self.named:
            return {"person": person} if person is not None else {"unit": unit}
        return {"unit": unit}

    def _fields(self) -> list[str]:
        return [column.code for column in (*self.OWN, SOURCE)]

    def _key(self, person: int | None, unit: int, said: Mapping[str, Any]) -> tuple[Any, ...]:
        where = unit if person is None or self.model is Service else 0
        return (person, where, *(said.get(name) for name in self.KEY))

    def _standing(self, unit: Unit) -> list[Any]:
        path = f"{self.model.scope_lookups.unit_path}__startswith"
        rows: Any = self.model._default_manager.filter(STANDING, **{path: unit.path})
        also = ("person", "home") if self.model is YearlyClassification else ("person",) if self.named else ()
        return list(rows.select_related("unit", *also).order_by("pk"))

    def _cells(self, row: Any) -> dict[str, Value]:
        person = getattr(row, "person", None)
        where = row.home if isinstance(row, YearlyClassification) else row.unit
        name = {"name": person.full_name if person is not None else None} if self.named else {}
        return {**name, "unit": where.name, **{code: _plain(getattr(row, code)) for code in self._fields()}}

    def example(self, context: Context) -> Sequence[Mapping[str, str]]:
        """A good line, and one whose unit nobody knows."""
        good = {"unit": context.title, "source": "Báo cáo (ví dụ)", **self._sample()}
        return (good, good | {"unit": "Đơn vị không có thật"})

    def _sample(self) -> dict[str, str]:
        raise NotImplementedError


def _person(row: Any) -> int:
    return int(getattr(row, "person_id", None) or 0)


def _said(row: Any) -> dict[str, Any]:
    names = ("year", "valid_from", "span_kind", "trait")
    return {name: getattr(row, name) for name in names if hasattr(row, name)}


def _plain(value: Any) -> Value:
    return None if value == "" else value


def _beside(row: Row, old: Fact) -> dict[str, Value]:
    """What the entry says in the columns of the file; what the file leaves empty is kept."""
    return {
        code: _plain(getattr(old, code))
        for code in row.cells
        if code not in ("name", "unit") and row.get(code) is not None
    }


class ClassificationWorkbook(FactWorkbook):
    """Yearly classifications of people and collectives."""

    code = "yearly-classifications"
    title = Label("Xếp loại hằng năm", "Yearly classifications")
    act = "yearly_classification.enter"
    lead = Label(
        "Mỗi dòng một năm của một người; để trống họ tên nếu là xếp loại của tập thể.",
        "One year of one person a line; without a name it is the classification of the unit.",
    )
    model, named, KEY = YearlyClassification, True, ("year",)
    OWN = (
        YEAR,
        Column(
            "level", Label("Mức xếp loại", "Level"), Kind.CHOICE, required=True, width=30,
            choices=tuple((value, str(label)) for value, label in YearlyClassification.LEVELS),
        ),
        Column("why", Label("Lý do không xếp loại", "Why not rated"), limit=300, width=30),
    )  # fmt: skip

    def check(self, context: Context, rows: Sequence[Row]) -> None:
        """A reason where the year was not rated, and only there."""
        super().check(context, rows)
        for row in rows:
            if row.get("level") and (fault := YearlyClassification.fault_of(row.get("level"), row.get("why") or "")):
                row.fault("why", fault)

    def _whole(self, given: Mapping[str, Any], old: Fact) -> dict[str, Any]:
        return super()._whole(given, old) | {"why": given.get("why", "")}

    def _sample(self) -> dict[str, str]:
        return {"name": "", "year": "2025", "level": "Hoàn thành tốt nhiệm vụ"}


class ServiceWorkbook(FactWorkbook):
    """Spans of service and leaves."""

    code = "services"
    title = Label("Quá trình công tác, thời gian nghỉ", "Service and leave")
    act = "service.enter"
    lead = Label(
        "Mỗi dòng một khoảng thời gian. Nghỉ thai sản, đi học, nghỉ ốm ghi thành dòng riêng bên cạnh dòng làm việc.",
        "One span a line. Maternity leave, study and sick leave are lines of their own beside the line of work.",
    )
    model, named, KEY = Service, True, ("span_kind", "valid_from")
    OWN = (
        Column(
            "span_kind", Label("Nội dung", "Kind"), Kind.CHOICE, required=True, width=30,
            choices=tuple((value, str(label)) for value, label in SpanKind.choices),
        ),
        SINCE,
        UNTIL,
        Column("position", Label("Chức vụ", "Position"), limit=200, width=28),
    )  # fmt: skip

    def columns(self, context: Context) -> Sequence[Column]:
        """Every span is somebody's."""
        name = Column("name", NAME.label, required=True, limit=120, width=28)
        return (name, UNIT, *self.OWN, SOURCE)

    def check(self, context: Context, rows: Sequence[Row]) -> None:
        """Beside names and units: no span of one kind over another of the same kind in the same unit."""
        super().check(context, rows)
        spans: dict[tuple[int, int, str], list[Service]] = {}
        found = [one for one in self._standing(unit_of(context)) if isinstance(one, Service)]
        ends = survivors(one.person_id for one in found)
        for one in found:
            spans.setdefault((ends[one.person_id], one.unit_id, one.span_kind), []).append(one)
        for row in rows:
            if row.faults or "unit" not in row.found:
                continue
            key = (row.found["person"], row.found["unit"], row.get("span_kind"))
            for other in spans.get(key, ()):
                if other.pk != row.found["old"] and _overlap(row.get("valid_from"), row.get("valid_to"), other):
                    row.fault("valid_from", "fact.exists", fact=str(other))

    def _sample(self) -> dict[str, str]:
        return {"name": "Nguyễn Thị Ví Dụ", "span_kind": "Nghỉ thai sản", "valid_from": "01/03/2025",
                "valid_to": "31/08/2025"}  # fmt: skip


def _overlap(first: date, last: date | None, other: Spans) -> bool:
    return (other.valid_to is None or first <= other.valid_to) and (last is None or other.valid_from <= last)


class CountWorkbook(FactWorkbook):
    """Numbers of members of units."""

    code = "member-counts"
    title = Label("Số người hằng năm", "Members in a year")
    act = "member_count.enter"
    model, KEY = MemberCount, ("year",)
    OWN = (
        YEAR,
        Column("total", Label("Tổng số người", "Members"), Kind.WHOLE, required=True, least=0, most=1_000_000),
        Column("completed", Label("Hoàn thành nhiệm vụ", "Completed their tasks"), Kind.WHOLE, least=0),
        Column("advanced", Label("Lao động tiên tiến trở lên", "Lao động tiên tiến or higher"), Kind.WHOLE, least=0),
        Column("fighters", Label("Chiến sĩ thi đua cơ sở", "Chiến sĩ thi đua cơ sở"), Kind.WHOLE, least=0),
    )

    def check(self, context: Context, rows: Sequence[Row]) -> None:
        """No part is more than the whole; told is where the list of people here is longer than the whole."""
        super().check(context, rows)
        for row in rows:
            for name in ("completed", "advanced", "fighters"):
                if row.get("total") is not None and (row.get(name) or 0) > row.get("total"):
                    row.fault(name, "fact.part_over_whole")
        sound = [row for row in rows if not row.faults and "unit" in row.found]
        units = Unit.objects.filter(pk__in={row.found["unit"] for row in sound}).values_list("pk", "path")
        bodies = [Listed(pk, path) for pk, path in units]
        listed = people_of(bodies, {row.get("year") for row in sound}).people
        for row in sound:
            people = listed[row.found["unit"], row.get("year")]
            row.advice += [Fault("total", one) for one in advice_on(row.get("total"), len(people), row.get("year"))]

    def _sample(self) -> dict[str, str]:
        return {"year": "2025", "total": "20", "completed": "20", "advanced": "16", "fighters": "2"}


class TraitWorkbook(FactWorkbook):
    """Traits of units."""

    code = "unit-traits"
    title = Label("Đặc điểm của đơn vị", "Traits of units")
    act = "unit_trait.enter"
    model, KEY = UnitTrait, ("trait", "valid_from")
    OWN = (
        Column(
            "trait", Label("Đặc điểm", "Trait"), Kind.CHOICE, required=True, width=34,
            choices=tuple((value, str(label)) for value, label in Trait.choices),
        ),
        SINCE,
        UNTIL,
    )  # fmt: skip

    def _sample(self) -> dict[str, str]:
        return {"trait": "Không thuộc đối tượng tặng cờ", "valid_from": "01/01/2025"}


ALL: tuple[FactWorkbook, ...] = (ClassificationWorkbook(), ServiceWorkbook(), CountWorkbook(), TraitWorkbook())
