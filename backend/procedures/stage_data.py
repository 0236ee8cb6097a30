"""Between the fields that a person fills in and a stage of a process."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any, TypeVar

from backend.review.clocks import SUPPLEMENT
from workflows.basis import Status
from workflows.engine import Label
from workflows.processes import editing
from workflows.processes.schema import (
    Audience,
    Holder,
    Place,
    Process,
    Role,
    Silence,
    Stage,
    StageGuard,
    StageKind,
    StagePaper,
)
from workflows.rules.deadlines import Clock


def empty_process(title: str) -> Process:
    """A process of that name without stages."""
    code = editing.code_for(title, ())
    return Process(code, 1, Label(title, title), (), (), "", "", Status.UNCONFIRMED, ())


def stage_from(given: Mapping[str, Any], code: str, old: Stage | None = None) -> Stage:
    """The stage that the fields describe; what no field asks for stays as the old stage has it."""
    vi = given["title_vi"].strip()
    alternate = Holder(
        Role(given["alternate_role"]), Place(given["alternate_unit"]), bool(given.get("deputy"))
    )  # fmt: skip
    fields: dict[str, Any] = {
        "code": code, "kind": StageKind(given["kind"]), "title": Label(vi, given.get("title_en", "").strip() or vi),
        "owner_role": Role(given["owner_role"]), "owner_unit": Place(given["owner_unit"]), "alternate": alternate,
        "clock": clock_from(given, old.clock if old is not None else None),
        "papers": _ordered(StagePaper, given.get("papers"), old.papers if old is not None else ()),
        "guards": _ordered(StageGuard, given.get("guards"), old.guards if old is not None else ()),
        "status": Status(given.get("status") or Status.UNCONFIRMED), "returns_to": tuple(given.get("returns_to") or ()),
        "max_returns": int(given.get("max_returns") or 0), "independent": bool(given.get("independent")),
    }  # fmt: skip
    fields |= {
        "days": int(given.get("shown_days") or 0), "audience": Audience(given.get("audience") or Audience.UNIT),
        "keep_comments": int(given.get("keep_comments") or 30), "consulted": tuple(given.get("consulted") or ()),
        "silence": Silence(given.get("silence") or Silence.WAITS), "question": (given.get("question") or "").strip(),
    }  # fmt: skip
    fields |= {name: (given.get(name) or "").strip() for name in ("vote_rule", "basis", "source", "note")}
    return replace(old, **fields) if old is not None else Stage(**fields)


E = TypeVar("E", bound=StrEnum)


def _ordered(members: type[E], given: Iterable[str] | None, old: tuple[E, ...]) -> tuple[E, ...]:
    """The chosen members: those that were there in their order, then the others."""
    chosen = set(given or ())
    kept = tuple(one for one in old if one.value in chosen)
    return kept + tuple(one for one in members if one.value in chosen and one not in kept)


def clock_from(given: Mapping[str, Any], old: Clock | None) -> Clock:
    """The clock that the fields describe; pauses of other kinds stay."""
    known = old.pauses if old is not None else ()
    others = tuple(one for one in known if one != SUPPLEMENT)
    waits = known if SUPPLEMENT in known else (*others, SUPPLEMENT)
    return Clock(
        given.get("days"), given.get("counting", "working") == "working", (given.get("clock_basis") or "").strip(),
        (given.get("clock_source") or "").strip(), Status(given.get("clock_status") or Status.UNCONFIRMED),
        waits if given.get("pauses") else others,
    )  # fmt: skip


def put_new(process: Process, given: Mapping[str, Any], after: str = "") -> tuple[Process, str]:
    """The process with a new stage behind another one or at the end, and the code it got."""
    code = editing.code_for(given["title_vi"], {item.code for item in process.stages})
    made = editing.add(process, stage_from(given, code), after)
    return editing.beside(made, code, bool(given.get("beside"))), code


def put_changed(process: Process, code: str, given: Mapping[str, Any]) -> Process:
    """The process with the fields of a stage changed."""
    made = editing.change(process, code, stage_from(given, code, editing.find(process, code)))
    wanted = bool(given.get("beside"))
    return made if wanted == editing.is_beside(process, code) else editing.beside(made, code, wanted)


def fields_of(item: Stage, beside: bool) -> dict[str, Any]:
    """A stage as the fields show it."""
    clock, other = item.clock, item.alternate
    return {
        "kind": item.kind.value, "title_vi": item.title.vi,
        "title_en": item.title.en if item.title.en != item.title.vi else "", "beside": beside,
        "owner_role": item.owner_role.value, "owner_unit": item.owner_unit.value, "alternate_role": other.role.value,
        "alternate_unit": other.unit.value, "deputy": other.deputy, "independent": item.independent,
        "days": clock.days, "counting": "working" if clock.working else "calendar",
        "pauses": SUPPLEMENT in clock.pauses, "clock_basis": clock.basis, "clock_source": clock.source,
        "clock_status": clock.status.value, "papers": [one.value for one in item.papers],
        "guards": [one.value for one in item.guards], "vote_rule": item.vote_rule,
        "returns_to": list(item.returns_to), "max_returns": item.max_returns, "basis": item.basis,
        "source": item.source, "status": item.status.value, "note": item.note, "shown_days": item.days,
        "audience": item.audience.value, "keep_comments": item.keep_comments, "consulted": list(item.consulted),
        "question": item.question, "silence": item.silence.value,
    }  # fmt: skip
