"""What may be wrong with a task that is being assigned, from above or by a unit to those below it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from backend.base.texts import fold
from backend.organisation.models import Person, Unit
from backend.reform.models import Plan, ReformTask
from workflows.engine import Reason
from workflows.lifecycles.plan import PlanState
from workflows.lifecycles.reform_task import TaskKind


def task_faults(code: str, lead_unit: Unit, year: int) -> list[Reason]:
    """A code in use, or a unit that does not exist in the year."""
    found = []
    if ReformTask.objects.filter(code=code).exists():
        found.append(Reason("reform_task.code_taken", {"code": code}))
    ended = lead_unit.valid_to is not None and lead_unit.valid_to < date(year, 1, 1)
    if ended or lead_unit.valid_from > date(year, 12, 31):
        found.append(Reason("reform_task.unit_not_there", {"unit": lead_unit.name, "year": year}))
    return found


def share_faults(responsible: Sequence[Mapping[str, Any]]) -> list[Reason]:
    """One person twice, or shares that do not add up to 1."""
    people = [row["person"].pk for row in responsible]
    found = [Reason("reform_task.person_twice")] if len(set(people)) < len(people) else []
    total = sum((row["share"] for row in responsible), Decimal(0))
    if responsible and total != 1:
        found.append(Reason("reform_task.shares_not_one", {"total": total}))
    return found


def people_of(unit: Unit, lines: Sequence[str]) -> tuple[list[dict[str, Any]], list[str]]:
    """People of the unit with their shares, from lines "name | share"; and the lines that say no one person's share."""
    found, unread = [], []
    for line in lines:
        name, _bar, share = (part.strip() for part in line.rpartition("|"))
        person = Person.living.filter(unit=unit, search_name=fold(name)) if name else Person.objects.none()
        text = share.replace(",", ".")
        exact = re.fullmatch(r"0?\.\d{1,4}|1(?:\.0{1,4})?", text) is not None and Decimal(text) > 0
        if exact and len(person) == 1:
            found.append({"person": person[0], "share": Decimal(text)})
        else:
            unread.append(line)
    return found, unread


def plan_faults(plan: Plan | None, year: int, lead_unit: Unit, kind: str) -> list[Reason]:
    """A plan that has ended, is of other years or units; an issued plan grows by adjustment or by what arises."""
    if plan is None:
        return []
    found = []
    if plan.state == PlanState.CLOSED:
        found.append(Reason("plan.closed", {"code": plan.code}))
    elif plan.state != PlanState.DRAFT and kind != TaskKind.ARISING:
        found.append(Reason("plan.add_by_adjusting", {"code": plan.code}))
    if not plan.year_from <= year <= plan.year_to:
        found.append(Reason("plan.other_years", {"code": plan.code, "year": year}))
    if not lead_unit.path.startswith(plan.unit.path):
        found.append(Reason("plan.of_another_unit", {"code": plan.code, "unit": plan.unit.name}))
    return found
