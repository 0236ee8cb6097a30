"""Inputs that fit the demonstration for the acts on blocks, emulation years and schemes; what comes before them."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

from backend.base import clock
from backend.emulation import queries
from backend.emulation.models import BlockYear, EmulationSheet, Membership, Stage
from backend.organisation.models import Person, Unit
from permissions.actor import Actor
from workflows.rules.emulation import Item, Kind

Inputs = dict[str, Any]
_numbers = itertools.count(1)
ROOT = "Thử nghiệm của bản minh họa"


def _root() -> Unit:
    return Unit.objects.filter(parent=None)[0]


def _block(_s: Any, _a: Actor) -> Inputs:
    return {
        "unit": _root().pk, "code": f"khoi-thu-{next(_numbers)}", "name": "Khối thử", "block_kind": "khoi",
        "valid_from": clock.today().isoformat(),
    }  # fmt: skip


def _members(_b: Any, _a: Actor) -> Inputs:
    below = Unit.objects.filter(parent=_root(), valid_to=None)[:2]
    return {"year": 2040 + next(_numbers) % 60, "units": [unit.pk for unit in below], "basis": "QĐ thử"}


def _open(_s: Any, _a: Actor) -> Inputs:
    row = Membership.objects.order_by("-pk")[0]
    scheme = BlockYear.objects.order_by("-pk")[0].scheme_id
    return {"block": row.block_id, "year": row.year, "scheme": scheme, "adopted_reason": ROOT}


def _elect(run: BlockYear, _a: Actor) -> Inputs:
    taken = run.heads.exclude(position=2).values_list("unit", flat=True)
    units = run.sheets.exclude(unit__in=taken).values_list("unit", flat=True)
    person = Person.objects.filter(unit__in=list(units), holdings__role="unit_head").order_by("pk")[0]
    return {"person": person.pk, "position": 2, "elected_on": clock.today().isoformat(), "basis": "Biên bản thử"}


def _propose(run: BlockYear, _a: Actor) -> Inputs:
    listed = run.candidates.values_list("unit", flat=True)
    row = run.results.exclude(unit__in=listed).exclude(rank=None).order_by("rank")[0]
    return {"unit": row.unit_id, "award": run.places[-1]["award"], "reason": ROOT}


def _unpropose(run: BlockYear, _a: Actor) -> Inputs:
    return {"unit": run.candidates.order_by("pk")[0].unit_id, "reason": ROOT}


def _value(item: Item, stage: Stage) -> Inputs:
    if stage is Stage.PLAN:
        return {"plan": "100"}
    by_kind: dict[Kind, Inputs] = {
        Kind.QUANTITATIVE: {"actual": "100"}, Kind.INVERSE: {"actual": "5"}, Kind.PENALTY: {"count": 0},
        Kind.GRADE: {"grade": item.grades[0].code if item.grades else ""},
    }  # fmt: skip
    return by_kind.get(item.kind, {"points": "1"})


def _marks(stage: Stage) -> Callable[[EmulationSheet, Actor], Inputs]:
    def make(sheet: EmulationSheet, _a: Actor) -> Inputs:
        items = queries.own_items(queries.scheme_of(sheet.run.scheme), stage)
        if stage is Stage.COUNCIL:
            items = [item for item in items if item.code.startswith("III")]
        more = {"reason": ROOT, "evidence": "BC thử, trang 1"}
        return {"values": [{"item": item.code, **_value(item, stage), **more} for item in items]}

    return make


def _scheme(_s: Any, _a: Actor) -> Inputs:
    return {"unit": _root().pk, "code": f"bang-thu-{next(_numbers)}", "title": "Bảng thử", "year": 2027}


GOOD: dict[str, Callable[[Any, Actor], Inputs]] = {
    "emulation_block.create": _block,
    "emulation_block.set_members": _members,
    "emulation_year.open": _open,
    "emulation_year.elect": _elect,
    "emulation_year.publish": lambda s, a: {
        "decision_number": "8/QĐ-THU", "decided_on": clock.today().isoformat(), "signatory": "Người Ký Thử",
    },
    "emulation_year.record_vote": lambda s, a: {"votes": ["KHONG-CO = 3"], "basis": "Biên bản thử"},
    "emulation_year.take_over": lambda s, a: {"reason": ROOT},
    "emulation_year.propose": _propose,
    "emulation_year.unpropose": _unpropose,
    "emulation_sheet.plan": _marks(Stage.PLAN),
    "emulation_sheet.self_score": _marks(Stage.SELF),
    "emulation_sheet.score": _marks(Stage.BLOCK),
    "emulation_sheet.score_council": _marks(Stage.COUNCIL),
    "emulation_sheet.settle": lambda s, a: {"missing_reason": ROOT},
    "emulation_scheme.create": _scheme,
    "emulation_scheme.edit": lambda s, a: {
        "title": f"Bảng thử {next(_numbers)}", "rate_pct": "1", "rate_cap_pct": "10", "tie": "joint",
        "status": "secondary", "source": "Nguồn thử",
    },
    "emulation_scheme.put_item": lambda s, a: {
        "section": "I", "code": f"I.{20 + next(_numbers)}", "title_vi": "Thử", "kind": "quantitative", "points": "5",
    },
    "emulation_scheme.remove_item": lambda s, a: {"code": "I.1"},
}  # fmt: skip
_SELF = ("emulation_sheet.self_score",)
_SENT = (*_SELF, "emulation_sheet.submit")
_SCORED = (*_SENT, "emulation_sheet.score")
_PASSED = (*_SCORED, "emulation_sheet.finish_block")
_COUNCIL = (*_PASSED, "emulation_sheet.score_council")
_DRAFT = ("emulation_scheme.create",)
BEFORE: dict[str, tuple[str, ...]] = {
    "emulation_year.open": ("emulation_block.set_members",),
    "emulation_sheet.register": ("emulation_sheet.plan",),
    "emulation_sheet.submit": _SELF,
    "emulation_sheet.send_back": _SENT,
    "emulation_sheet.score": _SENT,
    "emulation_sheet.finish_block": _SCORED,
    "emulation_sheet.return_to_block": _PASSED,
    "emulation_sheet.score_council": _PASSED,
    "emulation_sheet.settle": _COUNCIL,
    "emulation_sheet.unsettle": (*_COUNCIL, "emulation_sheet.settle"),
    "emulation_scheme.edit": _DRAFT,
    "emulation_scheme.put_item": _DRAFT,
    "emulation_scheme.remove_item": _DRAFT,
    "emulation_scheme.publish": _DRAFT,
    "emulation_scheme.drop": _DRAFT,
    "emulation_year.reopen": ("emulation_year.approve",),
    "emulation_year.publish": ("emulation_year.approve",),
}
NOT_IN_THE_PLAY = {
    "emulation_year.record_vote": "no totals are equal; see tests/apps/emulation/test_year.py",
}
NEVER_REFUSED = {
    "emulation_scheme.create": "any number of drafts may be begun",
}
