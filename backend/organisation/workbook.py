"""Units and people as workbooks: a whole province entered at once, by code and by name within a unit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import cast

from django.urls import reverse

from backend.acts.doing import Doing
from backend.organisation import names
from backend.organisation.models import Person, Unit, UnitKind
from backend.organisation.services import make_person, make_unit
from backend.workbooks.cells import Value
from backend.workbooks.columns import Column, Kind
from backend.workbooks.declaring import Cells, Context, Key, NoSuchContext, Row, Workbook
from permissions.actor import Actor
from permissions.check import scope
from workflows.engine import Label


def _root(actor: Actor, act: str, key: str) -> Context:
    """Both workbooks are about the whole organisation; `goc` is the only key."""
    root = Unit.objects.filter(parent=None).order_by("path").first()
    if key != "goc" or root is None or scope(actor, act).empty:
        raise NoSuchContext(key)
    return Context(actor, key, root.name, root, reverse("organisation:home"))


class UnitsWorkbook(Workbook):
    """Units by code; a parent may stand in the same file, above its children."""

    code = "units"
    title = Label("Đơn vị", "Units")
    act = "unit.create"
    lead = Label(
        "Mỗi dòng một đơn vị; đơn vị cấp trên đứng trước đơn vị trực thuộc. Đơn vị đã có chỉ sửa được tên và nhóm.",
        "One unit a line, parents above their children. Of a known unit only name and group can change.",
    )

    def context(self, actor: Actor, key: str) -> Context:
        """The organisation."""
        return _root(actor, self.act, key)

    def columns(self, context: Context) -> Sequence[Column]:
        """What a unit is entered with."""
        kinds = tuple((kind.value, str(kind.label)) for kind in UnitKind)
        return (
            Column("code", Label("Mã đơn vị", "Code"), Kind.CODE, key=True, limit=40),
            Column("name", Label("Tên đơn vị", "Name"), required=True, limit=250, width=40),
            Column("kind", Label("Loại", "Kind"), Kind.CHOICE, required=True, choices=kinds),
            Column("parent", Label("Mã đơn vị cấp trên", "Code of the parent"), Kind.CODE, required=True, limit=40),
            Column("group", Label("Nhóm so sánh", "Group"), Kind.CODE, limit=40),
            Column("since", Label("Từ ngày", "From"), Kind.DATE, required=True),
        )

    def existing(self, context: Context, keys: Collection[Key] | None) -> Iterable[Cells]:
        """Units below the root as they stand."""
        rows = Unit.objects.exclude(parent=None).select_related("parent").order_by("path")
        if keys is not None:
            rows = rows.filter(code__in=[key[0] for key in keys])
        return [_unit_cells(unit) for unit in rows]

    def check(self, context: Context, rows: Sequence[Row]) -> None:
        """Parents are known or stand above; of a known unit kind, parent and day stay."""
        known = set(Unit.objects.filter(code__in={row.get("parent") for row in rows}).values_list("code", flat=True))
        root = context.subject.code if isinstance(context.subject, Unit) else ""
        for row in rows:
            if row.get("code") == root:
                row.fault("code", "unit.code_taken", code=root)
            if row.get("parent") and row.get("parent") not in known:
                row.fault("parent", "unit.parent_unknown", code=row.get("parent"))
            if row.get("code"):
                known.add(row.get("code"))
            for column in ("kind", "parent", "since"):
                if row.old is not None and column in row.changes:
                    row.fault(column, "unit.stays", code=row.get("code"))
            if row.get("group") and not str(row.get("group")).replace("_", "").isalnum():
                row.fault("group", "unit.group_code", code=row.get("group"))

    def save(self, doing: Doing, context: Context, rows: Iterator[Row]) -> None:
        """Enter new units below their parents; correct names and groups of known ones."""
        root = context.subject
        for row in rows:
            cells = row.merged()
            name, group = str(cells["name"]), str(cells.get("group") or "")
            if row.old is None:
                unit = make_unit(
                    code=str(cells["code"]), name=name, unit_kind=str(cells["kind"]), group=group,
                    valid_from=cast(date, cells["since"]), parent=Unit.objects.get(code=cells["parent"]),
                    illustrative=bool(getattr(root, "illustrative", False)),
                )  # fmt: skip
                doing.note(unit, code=unit.code, valid_from=unit.valid_from)
            else:
                unit = doing.lock(Unit, Unit.objects.values_list("pk", flat=True).get(code=cells["code"]))
                before, unit.name, unit.group = unit.name, names.clean(name), group
                unit.search_name = names.fold(name)
                doing.save(unit, before=before, group=group)

    def example(self, context: Context) -> Sequence[Mapping[str, str]]:
        """Two good lines and two with faults."""
        code = context.subject.code if isinstance(context.subject, Unit) else "UBND"
        good = {"kind": "Sở, ban, ngành", "parent": code, "group": "so", "since": "01/07/2025"}
        return (
            {"code": "VD-STC", "name": "Sở Tài chính (ví dụ)"} | good,
            {"code": "VD-SYT", "name": "Sở Y tế (ví dụ)"} | good,
            {"code": "VD-BV", "name": "Bệnh viện (ví dụ)"} | good | {"parent": "KHONG-CO"},
            {"code": "VD-XA", "name": "UBND xã (ví dụ)"} | good | {"since": "31/02/2025"},
        )


class PeopleWorkbook(Workbook):
    """People by name within their unit; namesakes in one unit are entered one by one on its page."""

    code = "people"
    title = Label("Người", "People")
    act = "person.create"
    lead = Label(
        "Mỗi dòng một người. Hai người trùng tên trong một đơn vị phải thêm ở trang của đơn vị.",
        "One person a line. Two namesakes in one unit are entered on the unit's page.",
    )

    def context(self, actor: Actor, key: str) -> Context:
        """The organisation."""
        return _root(actor, self.act, key)

    def columns(self, context: Context) -> Sequence[Column]:
        """What a person is entered with; never more than forms require."""
        return (
            Column("unit", Label("Mã đơn vị", "Code of the unit"), Kind.CODE, key=True, limit=40),
            Column("name", Label("Họ và tên", "Full name"), key=True, limit=120, width=30),
            Column("honorific", Label("Danh xưng", "Honorific"), limit=20),
            Column("position", Label("Chức vụ", "Position"), limit=200, width=30),
        )

    def existing(self, context: Context, keys: Collection[Key] | None) -> Iterable[Cells]:
        """People as they stand; a name is compared with and without marks of another style."""
        rows = Person.living.select_related("unit").order_by("unit__path", "sort_key")
        if keys is not None:
            rows = rows.filter(unit__code__in={key[0] for key in keys}, full_name__in={key[1] for key in keys})
        return [_person_cells(person) for person in rows]

    def check(self, context: Context, rows: Sequence[Row]) -> None:
        """Units are known; a name that only differs in its marks or case is doubtful."""
        codes = {row.get("unit") for row in rows}
        known = set(Unit.objects.filter(code__in=codes).values_list("code", flat=True))
        alike = Person.objects.filter(unit__code__in=codes).values_list("unit__code", "search_name", "full_name")
        named = {(unit, folded): name for unit, folded, name in alike}
        for row in rows:
            if row.get("unit") and row.get("unit") not in known:
                row.fault("unit", "unit.parent_unknown", code=row.get("unit"))
            same = named.get((row.get("unit"), names.fold(str(row.get("name") or ""))))
            if row.old is None and same is not None:
                row.fault("name", "person.namesake", name=same, unit=row.get("unit"))

    def save(self, doing: Doing, context: Context, rows: Iterator[Row]) -> None:
        """Enter new people; correct position and honorific of known ones."""
        for row in rows:
            cells = row.merged()
            said = {"position": str(cells.get("position") or ""), "honorific": str(cells.get("honorific") or "")}
            if row.old is None:
                unit = Unit.objects.get(code=cells["unit"])
                person = make_person(full_name=str(cells["name"]), unit=unit, illustrative=unit.illustrative, **said)
                doing.note(person, unit=unit.name, **said)
            else:
                found = Person.living.filter(unit__code=cells["unit"], full_name=cells["name"])
                for person in doing.lock_all(found):
                    person.position, person.honorific = said["position"], said["honorific"]
                    doing.save(person, **said)


def _unit_cells(unit: Unit) -> dict[str, Value]:
    parent = unit.parent.code if unit.parent is not None else None
    return {
        "code": unit.code, "name": unit.name, "kind": unit.unit_kind, "parent": parent, "group": unit.group or None,
        "since": unit.valid_from,
    }  # fmt: skip


def _person_cells(person: Person) -> dict[str, Value]:
    return {
        "unit": person.unit.code, "name": person.full_name, "honorific": person.honorific or None,
        "position": person.position or None,
    }  # fmt: skip
