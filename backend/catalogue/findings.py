"""What a linter refuses in an edition's text, in words: the place by its name, the fault as a sentence."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from backend.base.reasons import said
from backend.catalogue.editions import Draft
from backend.catalogue.queries import award_label
from permissions.roles import LABELS as ROLES
from permissions.roles import Role
from workflows.basis import Finding
from workflows.engine import Label, Reason
from workflows.labels import LABELS, label
from workflows.processes.loading import load_process
from workflows.processes.schema import Place, Process, StageGuard, StageKind, StagePaper
from workflows.sentences import FINDINGS

INPUT = {"input": "text"}
"""The field of the publishing form in which every fault of a text lies."""


def unreadable_reasons(findings: Iterable[Finding]) -> list[Reason]:
    """Why a text cannot be read at all, each with its path in the document."""
    return [_fault(one, _("Vị trí “%(path)s”") % {"path": one.where}, {}) for one in findings]


def fault_reasons(draft: Draft, findings: Iterable[Finding]) -> list[Reason]:
    """What the linter refuses in a text that can be read; faults of a process in the words of its drafts."""
    if draft.kind == "process":
        process = load_process(draft.text)
        told = [process_reason(one, process) for one in findings]
        return [Reason(one.code, {**one.data, **INPUT}) for one in told]
    titles = _titles(draft.text)
    return [_fault(one, _place(one.where, draft, titles), titles) for one in findings]


def _fault(finding: Finding, place: str, titles: Mapping[str, tuple[str, str]]) -> Reason:
    words = {name: _said(name, value, titles) for name, value in finding.data.items()}
    says = said(FINDINGS[finding.code]).format(**words)
    return Reason("edition.fault", {"fault": finding.code, "place": place, "says": says, **INPUT})


def _titles(text: str) -> dict[str, tuple[str, str]]:
    """Table and title of each row by its code; rows without a title are called by their code."""
    tables = {name: rows for name, rows in tomllib.loads(text).items() if isinstance(rows, list)}
    return {row["code"]: (table, _title(row)) for table, rows in tables.items() if table != "changes" for row in rows}


def _title(row: Mapping[str, Any]) -> str:
    found = row.get("title") or row.get("name") or row.get("text") or row["code"]
    return said(Label(found["vi"], found["en"])) if isinstance(found, Mapping) else str(found)


def _place(where: str, draft: Draft, titles: Mapping[str, tuple[str, str]]) -> str:
    if where in titles:
        table, title = titles[where]
        return _("Bảng %(table)s, dòng “%(title)s” (%(code)s)") % {"table": table, "title": title, "code": where}
    return f"“{draft.title}”" if where == draft.code else _("Dòng “%(code)s”") % {"code": where}


def _said(name: str, value: object, titles: Mapping[str, tuple[str, str]]) -> str:
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(_said(name, one, titles) for one in value)
    if isinstance(value, StrEnum) and type(value) in LABELS:
        return said(label(value)).lower()
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if name in ("award", "awards"):
        return f"“{titles[str(value)][1] if str(value) in titles else said(award_label(str(value)))}”"
    return str(value)


def process_reason(finding: Finding, process: Process) -> Reason:
    """A finding of a process as a reason, every code in it put into words."""
    stages = {item.code: said(item.title) for item in process.stages}
    groups = {item.parallel_group for item in process.stages if item.parallel_group}
    where = stages.get(finding.where) or (_group(process, finding.where) if finding.where in groups else "")
    data = {name: _worded(name, value, stages) for name, value in finding.data.items()}
    suffix = "_clock" if finding.code == "no_basis" and finding.data.get("of") == "clock" else ""
    suffix = "_returns" if finding.code == "unbounded_loop" and "max_returns" in finding.data else suffix
    return Reason(f"process.{finding.code}{suffix}", {"where": where or said(process.title), **data})


def _group(process: Process, name: str) -> str:
    return ", ".join(said(item.title) for item in process.stages if item.parallel_group == name)


def _worded(name: str, value: Any, stages: Mapping[str, str]) -> Any:
    if isinstance(value, list | tuple | set | frozenset):
        one = {"who": "role", "stages": "stage", "places": "place"}.get(name, name)
        return ", ".join(str(_worded(one, item, stages)) for item in value) or _("không vai trò nào")
    match name:
        case "stage":
            return stages.get(value, value)
        case "award":
            return said(award_label(value))
        case "role":
            return said(ROLES[Role(value)])
        case "place":
            return said(label(Place(value))).lower()
        case "guard":
            return said(label(StageGuard(value)))
        case "kind":
            return said(label(StageKind(value)))
        case "paper":
            return said(label(StagePaper(value)))
        case _:
            return value
