"""A department with a draft list, one row of it with a report that two people write."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from backend.acts.runner import perform
from backend.dossiers import services
from backend.dossiers.models import AchievementReport, ReportText
from backend.dossiers.queries import answer
from backend.history.models import AwardRecord
from backend.nominations.models import Nomination, Submission
from backend.organisation.actors import actor_of
from backend.organisation.models import Person, Unit
from permissions.actor import Actor
from permissions.roles import Role
from tests.apps.nominations.conftest import (
    AT,
    AWARD,
    add,
    head,
    monday,
    preparer,
    round_,
    store,
    stranger,
    submission,
)

__all__ = ["AT", "AWARD", "add", "head", "monday", "preparer", "round_", "store", "stranger", "submission"]
assert services


@pytest.fixture
def second(person: Callable[..., Person], unit_a: Unit) -> Actor:
    """Another preparer of the department."""
    return actor_of(person("Đỗ Văn Cùng", unit_a, Role.PREPARER))


@pytest.fixture
def row(submission: Submission, add: Any, person: Any, unit_a: Unit) -> Nomination:
    """One nominee who was given an award before."""
    who = person("Phạm Thị Cúc", unit_a)
    AwardRecord.objects.create(
        person=who, home=unit_a, award="lao-dong-tien-tien", year_from=2022, year_to=2022, decision_number="12/QĐ-SĐL",
        decided_on=date(2023, 1, 20), source="QĐ 12",
    )  # fmt: skip
    found: Nomination = add(submission, who)
    return found


@pytest.fixture
def report(row: Nomination, preparer: Actor) -> AchievementReport:
    """The row's report, begun by the form for its ground."""
    found: AchievementReport = perform("achievement_report.begin", actor=preparer, subject=row.pk).result
    return found


@pytest.fixture
def write(report: AchievementReport) -> Callable[..., dict[str, Any]]:
    """Writes fields as an actor; `base` is the newest version unless it is given."""

    def make(actor: Actor, base: int | None = None, at: datetime | None = None, **texts: Any) -> dict[str, Any]:
        now = dict(ReportText.objects.filter(report=report).values_list("field", "version"))
        sent = [
            {
                "field": field.replace("_", "-"),
                "base": now.get(field.replace("_", "-"), 0) if base is None else base,
                "rows" if isinstance(value, list) else "text": value,
            }
            for field, value in texts.items()
        ]
        done = perform("achievement_report.write", actor=actor, subject=report.pk, inputs={"texts": sent}, at=at)
        return dict(done.answer)

    return make


@pytest.fixture
def said(report: AchievementReport) -> Callable[[str], Any]:
    """What a field says now."""

    def find(field: str) -> Any:
        text = ReportText.objects.filter(report=report, field=field).first()
        return answer(text.value) if text is not None else ""

    return find
