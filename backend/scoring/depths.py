"""What lies under one criterion, down to the person: values of every round, proofs, tasks, reports, evidence."""

from __future__ import annotations

from collections.abc import Iterator

from backend.criteria.criteria_sets import criteria_value
from backend.reform.queries import listed
from backend.scoring.models import ScoreSheet
from backend.scoring.showing import value_told


def beneath(sheet: ScoreSheet, code: str) -> Iterator[tuple[int, str]]:
    """Lines of text with their depth, oldest first."""
    node = criteria_value(sheet.criteria).node(code)
    for row in sheet.values.filter(leaf=code).order_by("pk"):
        told = value_told(node, row) if row.value or row.not_applicable else ""
        parts = (told, row.reason, row.evidence)
        said = "; ".join(part for part in parts if part)
        yield 0, f"{row.get_round_display()}: {said} – {row.given_by}, {row.given_at:%d/%m/%Y}"
    for proof in sheet.proofs.filter(leaf=code).select_related("paper"):
        digest = f" [{proof.paper.sha256[:12]}]" if proof.paper else ""
        yield 0, f"{proof.title}, {proof.page_reference}{digest} – {proof.given_by}, {proof.given_at:%d/%m/%Y}"
    for task in listed().filter(lead_unit=sheet.unit_id, year=sheet.year, leaf=code):
        people = ", ".join(f"{one.person.full_name} ({one.share.normalize()})" for one in task.responsibilities.all())
        yield 0, f"{task.code} {task.title} – {people or '–'}"
        for report in task.reports.all():
            yield 1, f"{report.reported_on:%d/%m/%Y}: {report.percent} % {report.note} – {report.reported_by}"
        for one in task.evidence.all():
            yield 1, f"{one.title}, {one.page_reference or '–'} – {one.added_by}, {one.added_on:%d/%m/%Y}"
