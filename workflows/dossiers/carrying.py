"""Carrying the answers of a report over to a newer form; what does not fit is said, nothing is dropped in silence."""

from collections.abc import Mapping
from dataclasses import dataclass

from workflows.dossiers.answers import Answer, blank, clean, faults
from workflows.dossiers.schema import FieldKind, Form, FormBook, FormField
from workflows.engine import Reason


@dataclass(frozen=True)
class Misfit:
    """An answer that has no place, or no longer fits its place, in the newer form."""

    field: str
    label: str
    answer: Answer
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Carried:
    """What the newer form would hold: `answers` go over, `misfits` need a person, `fresh` are new and still empty."""

    answers: Mapping[str, Answer]
    misfits: tuple[Misfit, ...]
    fresh: tuple[str, ...]


def carry(old: FormBook, old_form: Form, new: FormBook, new_form: Form, answers: Mapping[str, Answer]) -> Carried:
    """Carry by field code. A table keeps its columns by code; an answer of another kind is only shown."""
    before, after = old.fields_of(old_form), new.fields_of(new_form)
    kept: dict[str, Answer] = {}
    misfits: list[Misfit] = []
    for code, answer in answers.items():
        if blank(answer):
            continue
        was, now = before.get(code), after.get(code)
        label = was.label.vi if was is not None else code
        if now is None:
            misfits.append(Misfit(code, label, answer, (Reason("report.field_gone", {"field": label}),)))
            continue
        moved, lost = _moved(was, now, answer)
        reasons = (*lost, *faults(now, moved))
        if reasons:
            misfits.append(Misfit(code, label, answer, reasons))
        if not any(reason.code == "report.kind_changed" for reason in lost):
            kept[code] = moved
    return Carried(kept, tuple(misfits), tuple(code for code in after if code not in before))


def _moved(was: FormField | None, now: FormField, answer: Answer) -> tuple[Answer, tuple[Reason, ...]]:
    if isinstance(answer, str) == (now.kind is FieldKind.TABLE):
        return "", (Reason("report.kind_changed", {"field": now.label.vi}),)
    if isinstance(answer, str) or was is None:
        return clean(now, answer), ()
    answer = clean(was, answer)
    places = {column.code: index for index, column in enumerate(was.columns)}
    gone = [column.label.vi for column in was.columns if column.code not in {c.code for c in now.columns}]
    held = {c.label.vi for i, c in enumerate(was.columns) if any(len(row) > i and row[i] for row in answer)}
    rows = tuple(
        tuple(row[places[column.code]] if column.code in places else "" for column in now.columns) for row in answer
    )
    lost = [Reason("report.column_gone", {"field": now.label.vi, "column": name}) for name in gone if name in held]
    return clean(now, rows), tuple(lost)
