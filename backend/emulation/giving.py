"""From what was typed to values that may be kept: every fault of every item is named before anything is stored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from backend.acts.doing import Doing
from backend.emulation.models import EmulationSheet, GivenMark, Stage
from backend.emulation.queries import MEASURED, ORDER, Marks, mark_of, newest_marks, own_items, scheme_of
from workflows.engine import Reason, Refused
from workflows.rules import codec
from workflows.rules.emulation import Item, Kind
from workflows.rules.emulation_scoring import Mark

Typed = Mapping[str, Any]


def keep(doing: Doing, sheet: EmulationSheet, typed: Sequence[Typed], stage: Stage) -> list[str]:
    """Keep what is new of the values; Refused with every fault of all of them, and nothing is kept then."""
    scheme, marks = scheme_of(sheet.run.scheme), newest_marks([sheet.pk])[sheet.pk]
    mine = {item.code: item for item in own_items(scheme, stage)}
    known = {item.code for item in scheme.items()}
    codes = [str(row["item"]) for row in typed]
    faults = [Reason("emulation.item_twice", {"item": c}) for c in sorted({c for c in codes if codes.count(c) > 1})]
    fresh: list[GivenMark] = []
    for row in typed:
        item = mine.get(row["item"])
        if item is None:
            code = "emulation.item_not_yours" if row["item"] in known else "emulation.item_unknown"
            faults.append(Reason(code, {"item": row["item"]}))
            continue
        mark = _mark(item, row, stage)
        reason, evidence = str(row.get("reason") or "").strip(), str(row.get("evidence") or "").strip()
        faults += _wrong(item, mark, marks, stage, reason, evidence)
        fresh.append(
            GivenMark(
                sheet=sheet, item=item.code, stage=stage.value, mark=codec.dump(mark), reason=reason,
                evidence=evidence, given_by=doing.actor.name, given_at=doing.at,
            )
        )  # fmt: skip
    if faults:
        raise Refused(*faults)
    kept = [row for row in fresh if not _same(row, marks.get((stage.value, row.item)))]
    GivenMark.objects.bulk_create(kept)
    return [row.item for row in kept]


def _same(row: GivenMark, known: GivenMark | None) -> bool:
    return known is not None and (row.mark, row.reason, row.evidence) == (known.mark, known.reason, known.evidence)


def _mark(item: Item, row: Typed, stage: Stage) -> Mark:
    """Only what the item's kind asks for."""
    if stage is Stage.PLAN:
        return Mark(plan=row.get("plan"))
    if item.kind in MEASURED:
        return Mark(actual=row.get("actual"))
    if item.kind is Kind.GRADE:
        return Mark(grade=str(row.get("grade") or ""))
    if item.kind is Kind.PENALTY:
        return Mark(count=row.get("count"))
    return Mark(points=row.get("points"))


def _wrong(item: Item, mark: Mark, marks: Marks, stage: Stage, reason: str, evidence: str) -> Iterator[Reason]:
    named = {"item": item.code}
    if mark == Mark():
        yield Reason("emulation.value_missing", named)
    if mark.plan == 0 and item.kind is Kind.QUANTITATIVE:
        yield Reason("emulation.plan_zero", named)
    if mark.grade and mark.grade not in {grade.code for grade in item.grades}:
        yield Reason("emulation.grade_unknown", {**named, "grade": mark.grade})
    if mark.points is not None and mark.points > item.points:
        yield Reason("emulation.over_standard", {**named, "most": str(item.points)})
    if mark.count is not None and item.most and mark.count > item.most:
        yield Reason("emulation.over_standard", {**named, "most": str(item.most)})
    if stage is Stage.SELF and _claims(item, mark) and not evidence:
        yield Reason("emulation.evidence_missing", named)
    if stage in (Stage.BLOCK, Stage.COUNCIL) and not reason and _differs(item, mark, marks, stage):
        yield Reason("emulation.reason_due", named)


def _claims(item: Item, mark: Mark) -> bool:
    """Whether a self-score claims something that must be checkable; a penalty or nothing claimed needs no paper."""
    if item.kind is Kind.PENALTY:
        return False
    return bool(mark.actual or mark.points or mark.grade) and mark.points != Decimal(0)


def _differs(item: Item, mark: Mark, marks: Marks, stage: Stage) -> bool:
    """Whether an earlier stage said otherwise; a penalty or bonus that nobody mentioned counts as none."""
    earlier = [row for one in ORDER[: ORDER.index(stage)] if (row := marks.get((one.value, item.code)))]
    if earlier:
        return mark_of(earlier[-1]) != mark
    return item.kind in (Kind.PENALTY, Kind.BONUS) and bool(mark.count or mark.points)
