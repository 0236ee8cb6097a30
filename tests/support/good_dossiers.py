"""Inputs that fit the demonstration for the acts on achievement reports."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from backend.dossiers.models import ReportText
from permissions.actor import Actor

Inputs = dict[str, Any]


def _base(report: Any, field: str) -> int:
    text = ReportText.objects.filter(report=report, field=field).first()
    return text.version if text is not None else 0


def _write(report: Any, _a: Actor) -> Inputs:
    return {"texts": [{"field": "da-khen", "base": _base(report, "da-khen"), "rows": [["2024", "LĐTT", "QĐ 1"]]}]}


def _settle(report: Any, _a: Actor) -> Inputs:
    waiting = report.beside.first()
    if waiting is None:
        return {"beside": 1, "take": "now", "base": 0}
    return {"beside": waiting.pk, "take": "now", "base": _base(report, waiting.field)}


def _restore(report: Any, _a: Actor) -> Inputs:
    earlier = report.revisions.first()
    if earlier is None:
        return {"revision": 1, "base": 0}
    return {"revision": earlier.pk, "base": _base(report, earlier.field)}


def _paste(submission: Any, _a: Actor) -> Inputs:
    return {
        "text": "Tên Dán Thử", "every_nominee_kind": "household", "every_award": submission.round.awards[0],
        "every_citation": "Thành tích thử",
    }  # fmt: skip


def _signed(submission: Any, _a: Actor) -> Inputs:
    first = submission.papers.first()
    data = b"%PDF-1.7\n%ban da ky\n"
    return {"original": first.pk if first else 1, "file": SimpleUploadedFile("ban-ky.pdf", data), "no_secret": True}


GOOD: dict[str, Callable[[Any, Actor], Inputs]] = {
    "nomination.paste": _paste,
    "submission.attach_signed": _signed,
    "submission.choose_procedure": lambda s, a: {
        "case": "nhiem-vu-chinh-tri",
        "reason": "Phục vụ nhiệm vụ chính trị (thử).",
    },
    "achievement_report.begin": lambda s, a: {},
    "achievement_report.write": _write,
    "achievement_report.settle": _settle,
    "achievement_report.restore": _restore,
}
NOT_IN_THE_PLAY = {
    "achievement_report.carry_over": "no newer book is published; see tests/apps/dossiers/test_reports.py",
}
