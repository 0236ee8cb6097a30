"""Checking a batch of rows of the task workbook: what they name is read once for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from backend.base.texts import fold
from backend.organisation.models import Unit
from backend.reform.assigned import plan_faults
from backend.reform.models import Document, Plan, ReformTask
from backend.workbooks.declaring import Context, Fault, Row
from permissions.check import reasons
from permissions.reach import Place
from workflows.lifecycles.reform_task import TaskKind

DOCUMENT = ("document_number", "document_issuer", "document_issued_on")


class Checking:
    """One batch being checked: what its rows name is read once for all of them."""

    def __init__(self, context: Context, rows: Sequence[Row]) -> None:
        self.context, self.rows, self.year = context, rows, int(context.data["year"])
        self.units: dict[str, Unit | None] = {}
        for unit in Unit.objects.order_by("pk"):
            for name in (unit.code, unit.name):
                known = self.units.setdefault(fold(name), unit)
                if known is not None and known.pk != unit.pk and fold(known.code) != fold(name):
                    self.units[fold(name)] = unit if fold(unit.code) == fold(name) else None
        numbers = {row.get("document_number") for row in rows}
        self.documents = {
            (one.number, one.issuer, one.issued_on): one for one in Document.objects.filter(number__in=numbers)
        }
        codes = [row.get("code") for row in rows if row.new]
        self.taken = set(ReformTask.objects.filter(code__in=codes).values_list("code", flat=True))
        named = {row.get("plan") for row in rows}
        self.plans = {plan.code: plan for plan in Plan.objects.select_related("unit").filter(code__in=named)}
        self.refused: dict[str, str] = {}

    def run(self) -> None:
        """Check every row."""
        for row in self.rows:
            if row.new and row.get("code") in self.taken:
                row.fault("code", "reform_task.code_taken", code=row.get("code"))
            if row.old is not None and row.old["ended"] and row.changes:
                row.fault("", "reform_task.ended", code=row.get("code"))
            self._lead(row)
            self._cooperating(row)
            self._document(row)
            self._plan(row)

    def _lead(self, row: Row) -> None:
        unit = self._unit(row, "lead_unit", row.get("lead_unit"))
        if unit is None:
            return
        row.cells["lead_unit"] = unit.code
        places = {unit.path}
        if row.old is not None and (old := self.units.get(fold(str(row.old["lead_unit"])))):
            places.add(old.path)
        if row.changes and any(self._out_of_reach(path) for path in places):
            row.fault("lead_unit", "reform_task.unit_out_of_reach", unit=unit.name)
        ended = unit.valid_to is not None and unit.valid_to < date(self.year, 1, 1)
        if ended or unit.valid_from > date(self.year, 12, 31):
            row.fault("lead_unit", "reform_task.unit_not_there", unit=unit.name, year=self.year)

    def _out_of_reach(self, path: str) -> bool:
        if path not in self.refused:
            self.refused[path] = "no" if reasons(self.context.actor, "reform_task.create", Place(path)) else ""
        return bool(self.refused[path])

    def _unit(self, row: Row, column: str, name: Any) -> Unit | None:
        if not name:
            return None
        unit = self.units.get(fold(name))
        if unit is None:
            code = "reform_task.unit_ambiguous" if fold(name) in self.units else "reform_task.unit_unknown"
            row.fault(column, code, name=name)
        return unit

    def _cooperating(self, row: Row) -> None:
        given = row.get("cooperating_units")
        if given:
            names = [name.strip() for name in given.split(";") if name.strip()]
            units = [self._unit(row, "cooperating_units", name) for name in names]
            row.cells["cooperating_units"] = "; ".join(sorted({unit.code for unit in units if unit})) or None

    def _plan(self, row: Row) -> None:
        """A task of an issued plan is changed by adjusting the plan; a new one must fit its plan."""
        if "task_kind" in row.cells and not row.get("task_kind"):
            row.cells["task_kind"] = str(TaskKind.WITH_DEADLINE.value)
        if row.old is not None and row.old["issued"] and row.changes:
            row.fault("", "reform_task.in_issued_plan", plan=row.old["plan"])
        code, unit = row.get("plan"), self.units.get(fold(str(row.get("lead_unit") or "")))
        if not code or unit is None or "plan" not in row.changes:
            return
        if code not in self.plans:
            row.fault("plan", "reform_task.plan_unknown", plan=code)
            return
        kind = str(row.merged().get("task_kind") or TaskKind.WITH_DEADLINE.value)
        for reason in plan_faults(self.plans[code], self.year, unit, kind):
            row.faults.append(Fault("plan", reason))

    def _document(self, row: Row) -> None:
        known = self.documents.get(
            (row.get("document_number"), row.get("document_issuer"), row.get("document_issued_on"))
        )
        title = row.get("document_title")
        if known is not None and not title and "document_title" in row.cells:
            row.cells["document_title"] = known.title
        elif known is not None and title and title != known.title:
            row.fault("document_title", "reform_task.document_title_differs", title=known.title)
        elif known is None and not title and all(row.get(name) for name in DOCUMENT):
            row.fault("document_title", "reform_task.document_title_missing", number=row.get("document_number"))
