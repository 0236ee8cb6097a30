"""Inputs that fit the acts on reform tasks, criteria sets, score sheets, rounds and published indices."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from backend.base import clock
from backend.catalogue.models import Edition, EditionKind
from backend.criteria.criteria_sets import criteria_value
from backend.organisation.models import Person, Unit
from backend.reform.models import Document
from backend.scoring.models import PublishedScore, ScoreSheet
from permissions.actor import Actor
from workflows.rules.codec import dump

Inputs = dict[str, Any]
REASON = {"reason": "Lý do thử nghiệm của bản minh họa."}
_numbers = itertools.count(900)


def _today() -> str:
    return clock.today().isoformat()


def _task(_s: Any, actor: Actor) -> Inputs:
    unit = Unit.objects.get(path=actor.holdings[0].unit_path)
    document = Document.objects.order_by("-pk")[0]
    worker = Person.objects.filter(unit=unit)[0]
    return {
        "code": f"NV-THU-{next(_numbers)}", "title": "Nhiệm vụ thử", "document": document.pk, "year": 2026,
        "lead_unit": unit.pk, "responsible": [{"person": worker.pk, "share": "1"}],
    }  # fmt: skip


def _sheet(_s: Any, _a: Actor) -> Inputs:
    taken = set(ScoreSheet.objects.values_list("criteria_id", "unit_id"))
    used = ScoreSheet.objects.select_related("unit", "criteria")
    for sheet in used.order_by("-year"):
        for unit in Unit.objects.filter(group=sheet.unit.group, valid_to=None).order_by("-pk"):
            if (sheet.criteria_id, unit.pk) not in taken:
                return {"unit": unit.pk, "criteria": sheet.criteria_id}
    raise LookupError("every unit has its sheet")


def _dates() -> Inputs:
    today = clock.today()
    days = (("self_until", 5), ("appraisal_until", 10), ("explain_until", 15), ("second_until", 20))
    return {name: (today + timedelta(days=n)).isoformat() for name, n in days}


def _scoring_round(_s: Any, actor: Actor) -> Inputs:
    """A round over a further version of a set that is already in one."""
    used = ScoreSheet.objects.select_related("criteria").order_by("-pk")[0].criteria
    text = used.text.replace('"title":"', f'"title":"Thử {next(_numbers)} ')
    edition = Edition.objects.create(
        kind=used.kind,
        code=f"{used.code}-thu-{next(_numbers)}",
        version=1,
        title="Bộ thử",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        origin="office",
        published_by="Thử",
        in_force_from=used.in_force_from,
        published_at=clock.now(),
    )
    unit = Unit.objects.get(path=actor.holdings[0].unit_path)
    return {"title": "Đợt thử", "unit": unit.pk, "runner": unit.pk, "sets": [edition.pk], **_dates()}


def _values(sheet: ScoreSheet, _a: Actor) -> Inputs:
    known = sheet.values.order_by("-pk").filter(not_applicable=False).exclude(value={})[0]
    value = {name: str(v) if name in ("number", "of") else v for name, v in known.value.items() if v not in (None, [])}
    return {"values": [{"leaf": known.leaf, "reason": "Thử nghiệm", **value}]}


def _criteria(_s: Any, actor: Actor) -> Inputs:
    unit = Unit.objects.get(path=actor.holdings[0].unit_path)
    basis = Edition.objects.filter(kind=EditionKind.CRITERIA).exclude(code__contains="ca_nhan").order_by("-pk")[0]
    return {
        "unit": unit.pk, "basis": basis.pk, "year": 2050, "group": f"nhom-{next(_numbers)}", "level": "tinh",
        "title": "Bộ tiêu chí thử nghiệm", "illustrative": True,
    }  # fmt: skip


def _area(code: str) -> Inputs:
    return {
        "code": code,
        "title_vi": f"Lĩnh vực {next(_numbers)}",
        "title_en": "",
        "max_points": "3",
        "rule": {"shape": "yes_no"},
    }


def _publication(_s: Any, actor: Actor) -> Inputs:
    sheet = ScoreSheet.objects.filter(state="approved")[0]
    unit = Unit.objects.get(path=actor.holdings[0].unit_path)
    return {
        "unit": unit.pk, "criteria": sheet.criteria_id, "decision_number": "77/QĐ", "decided_on": _today(),
        "signatory": "Người ký", "leave_out_unfinished": True, "illustrative": True,
    }  # fmt: skip


def _score(_s: Any, actor: Actor) -> Inputs:
    paths = [holding.unit_path for holding in actor.holdings]
    rows = PublishedScore.objects.filter(sheet__isnull=False, publication__adjustment=None).order_by("-pk")
    row = next(r for r in rows.select_related("unit") if any(r.unit.path.startswith(path) for path in paths))
    leaf = criteria_value(row.publication.criteria).leaves()[next(_numbers) % 5].code
    return {"score": row.pk, "leaf": leaf, "asked": "Đề nghị xem lại số liệu đã nộp."}


def _corrected(petition: Any, _a: Actor) -> Inputs:
    return {"answer": "Đồng ý tính lại.", "not_applicable": True}


def _mapping(_s: Any, actor: Actor) -> Inputs:
    sets = {s.criteria.pk: s.criteria for s in ScoreSheet.objects.select_related("criteria")}.values()
    older, newer = (min(sets, key=lambda e: e.in_force_from), max(sets, key=lambda e: e.in_force_from))
    codes = [[area.code for area in criteria_value(e).areas] for e in (older, newer)]
    unit = Unit.objects.get(path=actor.holdings[0].unit_path)
    return {
        "unit": unit.pk, "older": older.pk, "newer": newer.pk, "basis": "Công văn thử nghiệm",
        "pairs": [f"{codes[0][0]} = {codes[1][-1]}"],
    }  # fmt: skip


def _national(_s: Any, actor: Actor) -> Inputs:
    unit = Unit.objects.get(path=actor.holdings[0].unit_path)
    return {
        "unit": unit.pk, "index": "PAR INDEX", "province": f"Tỉnh thử {next(_numbers)}", "year": 2024,
        "value": "81.5", "rank": 20, "ranked_of": 63, "source": "Báo cáo thử",
    }  # fmt: skip


def _trial(_s: Any, actor: Actor) -> Inputs:
    paths = [holding.unit_path for holding in actor.holdings]
    sheets = ScoreSheet.objects.select_related("unit").order_by("-pk")
    sheet = next(row for row in sheets if any(row.unit.path.startswith(path) for path in paths))
    return {"sheet": sheet.pk, "name": f"Thử {next(_numbers)}"}


def _other_value(copy: Any, _a: Actor) -> Inputs:
    leaf = criteria_value(copy.sheet.criteria).leaves()[0].code
    return {"values": [{"leaf": leaf, "not_applicable": True, "reason": "Thử"}]}


GOOD: dict[str, Callable[[Any, Actor], Inputs]] = {
    "reform_task.create": _task,
    "reform_task.start": lambda s, a: {},
    "reform_task.report": lambda s, a: {"percent": 99},
    "reform_task.complete": lambda s, a: {},
    "reform_task.add_evidence": lambda s, a: {"no_secret": True, "title": "Báo cáo", "page_reference": "trang 2"},
    "reform_task.grade": lambda s, a: {"grade_pct": "80", "reason": "Thử nghiệm"},
    "score_sheet.open": _sheet,
    "score_sheet.self_score": _values,
    "score_sheet.appraise": _values,
    "score_sheet.appraise_again": _values,
    "score_sheet.explain": lambda s, a: {"values": [{"leaf": s.values.all()[0].leaf, "reason": "Đã nộp bổ sung"}]},
    "score_sheet.attach": lambda s, a: {
        "no_secret": True,
        "leaf": s.values.all()[0].leaf,
        "page_reference": "trang 2",
        "title": "Báo cáo",
        "proof": s.unit.led_tasks.filter(evidence__isnull=False)[0].evidence.all()[0].pk,
    },
    "score_sheet.send_back": lambda s, a: REASON | {"until": (clock.today() + timedelta(days=900)).isoformat()},
    "score_sheet.extend": lambda s, a: {
        "phase": "self",
        "until": (clock.today() + timedelta(days=900)).isoformat(),
        "reason": "Thử nghiệm",
    },
    "scoring_round.plan": _scoring_round,
    "scoring_round.change": lambda s, a: _dates() | REASON,
    "scoring_round.approve": lambda s, a: {"leave_out_unfinished": True},
    "index.publish": _publication,
    "criteria_draft.create": _criteria,
    "criteria_draft.edit": lambda s, a: {"title": f"Bộ tiêu chí thử {next(_numbers)}", "na_rule": "full_marks"},
    "criteria_draft.add_node": lambda s, a: {"node": _area(f"THU{next(_numbers)}")},
    "criteria_draft.change_node": lambda s, a: {"target": s.criteria.areas[0].code, "node": _area("")},
    "criteria_draft.move_node": lambda s, a: {"target": s.criteria.areas[-1].code, "direction": "up"},
    "criteria_draft.remove_node": lambda s, a: {"target": s.criteria.areas[-1].code},
    "criteria_draft.replace": lambda s, a: {"criteria": dump(replace(s.criteria, title=f"Thay {next(_numbers)}"))},
    "criteria_draft.restore": lambda s, a: {"revision": 1},
    "criteria_draft.publish": lambda s, a: {"decision_number": f"{next(_numbers)}/QĐ", "decided_on": _today()},
    "index_petition.send": _score,
    "index_petition.accept": _corrected,
    "index.adjust": lambda s, a: {
        **REASON,
        "decision_number": f"{next(_numbers)}/QĐ",
        "decided_on": _today(),
        "signatory": "Người ký",
    },
    "index_mapping.state": _mapping,
    "index_value.enter": _national,
    "what_if.keep": _trial,
    "what_if.change": _other_value,
}
