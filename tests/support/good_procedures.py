"""Inputs that fit the acts on drafts of processes and on moving running dossiers."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from backend.base import clock
from backend.catalogue import editions
from backend.catalogue.models import Edition, EditionKind
from backend.catalogue.queries import process_value
from backend.organisation.models import Unit
from backend.procedures.stage_data import fields_of
from backend.review.moving import edition_now
from permissions.actor import Actor

Inputs = dict[str, Any]
REASON = {"reason": "Lý do thử nghiệm của bản minh họa."}
_numbers = itertools.count(700)


def _begin(_s: Any, actor: Actor) -> Inputs:
    unit = Unit.objects.get(path=actor.holdings[0].unit_path)
    newest = Edition.objects.filter(kind=EditionKind.PROCESS).order_by("code", "-version")[0]
    return {"unit": unit.pk, "basis": newest.pk, "title": f"Quy trình thử {next(_numbers)}"}


def _head(draft: Any, _a: Actor) -> Inputs:
    process = draft.process
    return {
        "title_vi": f"Quy trình thử {next(_numbers)}", "awards": list(process.awards),
        "grounds": [one.value for one in process.grounds], "internal": process.internal, "basis": process.basis,
        "source": process.source, "status": process.status.value, "note": process.note,
    }  # fmt: skip


def _appraisal(_s: Any, _a: Actor) -> Inputs:
    return {
        "kind": "appraisal", "title_vi": f"Thẩm định thêm {next(_numbers)}", "owner_role": "appraiser",
        "owner_unit": "appraising", "alternate_role": "appraiser", "alternate_unit": "appraising", "deputy": True,
        "days": 3, "clock_basis": "Mục tiêu nội bộ", "basis": "Quy chế", "source": "house",
    }  # fmt: skip


def _changed(draft: Any, _a: Actor) -> Inputs:
    item = draft.process.stages[0]
    return fields_of(item, False) | {"target": item.code, "title_vi": f"Tên thử {next(_numbers)}"}


def _newer(nomination: Any, _a: Actor) -> Inputs:
    """A further version of the process by which the dossier runs, made when it is wanted."""
    now = edition_now(nomination)
    if now is None:
        raise LookupError("no process before reception")
    newest = Edition.objects.filter(kind=EditionKind.PROCESS, code=now.code).order_by("-version")[0]
    process = replace(process_value(newest), version=newest.version + 1, note=f"thử {next(_numbers)}")
    made = editions.new_edition(
        editions.of_process(process, clock.today()), origin="office", by="Bản minh họa", at=clock.now()
    )
    made.save()
    return {"to": made.pk, **REASON}


def _letter(_s: Any, _a: Actor) -> Inputs:
    return {"number": "15/TTr", "on": clock.today().isoformat(), "addressee": "Cấp trên"}


def _higher(_s: Any, _a: Actor) -> Inputs:
    file = SimpleUploadedFile("quyet-dinh.pdf", b"%PDF-1.4 minh hoa", content_type="application/pdf")
    return {
        "granted": "yes", "number": "99/QĐ", "on": clock.today().isoformat(), "issuer": "Cấp trên", "file": file,
        "no_secret": True,
    }  # fmt: skip


PROCEDURES: dict[str, Callable[[Any, Actor], Inputs]] = {
    "process_draft.create": _begin,
    "process_draft.edit": _head,
    "process_draft.add_stage": _appraisal,
    "process_draft.change_stage": _changed,
    "process_draft.move_stage": lambda s, a: {"target": s.process.stages[-1].code, "direction": "up"},
    "process_draft.remove_stage": lambda s, a: {"target": s.process.stages[0].code},
    "process_draft.restore": lambda s, a: {"revision": 1},
    "process_draft.send": lambda s, a: {},
    "process_draft.send_back": lambda s, a: REASON,
    "process_draft.drop": lambda s, a: REASON,
    "process_draft.publish": lambda s, a: {"in_force_from": clock.today().isoformat()},
    "nomination.move_process": _newer,
    "stage.forward": _letter,
    "stage.record_higher": _higher,
}
_CREATED = ("process_draft.create",)
BEFORE = {
    "process_draft.edit": _CREATED,
    "process_draft.add_stage": _CREATED,
    "process_draft.change_stage": _CREATED,
    "process_draft.move_stage": _CREATED,
    "process_draft.remove_stage": _CREATED,
    "process_draft.restore": (*_CREATED, "process_draft.edit"),
    "process_draft.send": _CREATED,
    "process_draft.drop": _CREATED,
    "process_draft.send_back": (*_CREATED, "process_draft.send"),
    "process_draft.publish": (*_CREATED, "process_draft.send"),
}
NEVER_REFUSED = {
    "process_draft.create": "any number of drafts may be begun",
    "process_draft.edit": "a draft may be edited again; the states are refused in tests/apps/procedures",
    "process_draft.add_stage": "as above",
    "process_draft.change_stage": "as above",
    "process_draft.move_stage": "as above",
}
NOT_IN_THE_PLAY = {
    "stage.forward": "no process of the play goes to a higher body; see tests/apps/review/test_higher.py",
    "stage.record_higher": "as above",
}
