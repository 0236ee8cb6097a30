"""Two versions of a process side by side, in words: head, stages added, taken out, moved and changed field by field."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from backend.base.reasons import said
from backend.catalogue.comparing import KINDS
from backend.catalogue.queries import award_label
from backend.catalogue.statuses import STATUSES
from backend.organisation.models import Unit
from backend.procedures.serializers import EditProcessInputs, StageInputs, words
from backend.procedures.stage_data import fields_of
from workflows.differ import Kind
from workflows.facts import Ground
from workflows.processes import editing
from workflows.processes.schema import (
    Audience,
    Place,
    Process,
    Role,
    Silence,
    Stage,
    StageGuard,
    StageKind,
    StagePaper,
)

PLACE = "place"
OF_KIND = {
    StageKind.PUBLICATION: ("shown_days", "audience", "keep_comments"),
    StageKind.CONSULTATION: ("consulted", "question", "silence"),
}
SETS = {
    "kind": StageKind, "owner_role": Role, "owner_unit": Place, "alternate_role": Role, "alternate_unit": Place,
    "papers": StagePaper, "guards": StageGuard, "grounds": Ground, "audience": Audience, "silence": Silence,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FieldTold:
    """One field before and after, in words; empty where there is nothing."""

    name: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class StageTold:
    """One stage's change in words."""

    kind: Kind
    word: str
    look: str
    code: str
    title: str
    fields: tuple[FieldTold, ...]


@dataclass(frozen=True, slots=True)
class ComparisonTold:
    """Everything that differs between two versions."""

    head: tuple[FieldTold, ...]
    stages: tuple[StageTold, ...]

    @property
    def nothing(self) -> bool:
        """Whether nothing differs."""
        return not self.head and not self.stages

    def marks(self, *, old: bool) -> dict[str, str]:
        """Stages by what happened to them, for the drawing of the old or the new version."""
        gone = (Kind.ADDED,) if old else (Kind.REMOVED,)
        return {one.code: one.kind.value for one in self.stages if one.kind not in gone}


def compared(old: Process, new: Process) -> ComparisonTold:
    """Every difference from one version to a newer one; the order of stages is told as a change of place."""
    head = tuple(_fields(_head(old), _head(new), EditProcessInputs))
    before, after = ({item.code: item for item in process.stages} for process in (old, new))
    kept_old, kept_new = _only(old, after), _only(new, before)
    stages = [_stage(Kind.REMOVED, _data(old, item), {}, item) for code, item in before.items() if code not in after]
    for code, item in after.items():
        if code not in before:
            stages.append(_stage(Kind.ADDED, {}, _data(new, item), item))
            continue
        was, now = _data(old, before[code], kept_old), _data(new, item, kept_new)
        found = _stage(Kind.CHANGED, was, now, item)
        if found.fields:
            moved = all(one.name == PLACE for one in found.fields)
            stages.append(found if not moved else _stage(Kind.MOVED, was, now, item))
    return ComparisonTold(head, tuple(stages))


def _head(process: Process) -> dict[str, Any]:
    return {
        "title_vi": process.title.vi, "title_en": process.title.en, "awards": list(process.awards),
        "grounds": [one.value for one in process.grounds], "internal": process.internal, "basis": process.basis,
        "source": process.source, "status": process.status.value, "note": process.note,
    }  # fmt: skip


def _only(process: Process, codes: Collection[str]) -> Process:
    """The process without the stages that the other version lacks: what came or went moves nobody else."""
    return editing.chained(replace(process, stages=tuple(i for i in process.stages if i.code in codes)))


def _data(process: Process, item: Stage, placed: Process | None = None) -> dict[str, Any]:
    """The fields that this kind of stage has, and its place in the process, or in a part of it."""
    titles = {one.code: said(one.title) for one in process.stages}
    own = fields_of(item, False) | {"returns_to": [titles.get(code, code) for code in item.returns_to]}
    other = {name for kind, names in OF_KIND.items() if item.kind is not kind for name in names}
    shown = {name: value for name, value in own.items() if name not in other | {"beside"}}
    return shown | {PLACE: _place(placed or process, item)}


def _place(process: Process, item: Stage) -> str:
    """Where a stage stands, by the stages that lead to it and those that begin with it."""
    before = [said(one.title) for one in process.stages if item.code in one.next]
    beside = [
        said(one.title)
        for step in editing.steps(process.stages)
        for one in step
        if one.code != item.code and any(other.code == item.code for other in step)
    ]
    told = _("sau “%(stages)s”") % {"stages": "”, “".join(before)} if before else _("đầu tiên")
    return told + (_(", cùng lúc với “%(stages)s”") % {"stages": "”, “".join(beside)} if beside else "")


def _stage(kind: Kind, before: Mapping[str, Any], after: Mapping[str, Any], item: Stage) -> StageTold:
    word, look = KINDS[kind]
    return StageTold(kind, str(word), look, item.code, said(item.title), tuple(_fields(before, after, StageInputs)))


def _fields(before: Mapping[str, Any], after: Mapping[str, Any], inputs: Any) -> Iterator[FieldTold]:
    labels = {name: str(field.label) for name, field in inputs().fields.items()}
    labels |= {PLACE: _("Thứ tự")}
    for name in dict.fromkeys([*after, *before]):
        old, new = _value(name, before.get(name)), _value(name, after.get(name))
        if old != new:
            yield FieldTold(name, labels.get(name, name), old, new)


def _value(name: str, value: Any) -> str:
    if value in (None, "", [], False, 0):
        return ""
    if value is True:
        return _("có")
    if isinstance(value, list):
        return ", ".join(_value(name, one) for one in value)
    if name in SETS:
        return str(dict(words(SETS[name]))[value])
    if name in ("status", "clock_status"):
        return str(dict(STATUSES).get(value, value))
    if name == "counting":
        return _("ngày làm việc") if value == "working" else _("ngày theo lịch")
    if name == "consulted":
        unit = Unit.objects.filter(code=value).order_by("-valid_from").first()
        return unit.name if unit is not None else str(value)
    if name == "awards" or (name == "vote_rule" and value == "award"):
        return said(award_label(value)) if name == "awards" else _("theo từng hình thức khen")
    return str(value)
