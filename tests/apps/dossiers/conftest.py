"""A department with a draft list, one row of it with a report that two people write."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.conf import LazySettings

from backend.acts.runner import perform
from backend.base import clock
from backend.catalogue.importing import import_shipped
from backend.catalogue.models import Round
from backend.dossiers import services
from backend.dossiers.models import AchievementReport, ReportText
from backend.dossiers.queries import answer
from backend.history.models import AwardRecord
from backend.nominations import services as nominating
from backend.nominations.models import Nomination, Submission
from backend.organisation.actors import actor_of
from backend.organisation.models import Person, Unit
from permissions.actor import Actor
from permissions.roles import Role

assert services
assert nominating
AT = datetime(2024, 3, 4, 3, 0, tzinfo=UTC)
AWARD = "bang-khen-tinh-phong-trao"


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    """A stated Monday inside the first pack's dates."""
    with clock.stated(AT):
        yield


@pytest.fixture(autouse=True)
def store(settings: LazySettings, tmp_path: Any) -> None:
    """Papers of a test lie in its own folder."""
    settings.PAPERS_DIR = tmp_path / "papers"


@pytest.fixture
def preparer(person: Callable[..., Person], unit_a: Unit) -> Actor:
    """Who prepares in the department."""
    return actor_of(person("Lê Thị Lập", unit_a, Role.PREPARER))


@pytest.fixture
def second(person: Callable[..., Person], unit_a: Unit) -> Actor:
    """Another preparer of the department."""
    return actor_of(person("Đỗ Văn Cùng", unit_a, Role.PREPARER))


@pytest.fixture
def head(person: Callable[..., Person], unit_a: Unit) -> Actor:
    """The department's head."""
    return actor_of(person("Trần Văn Trưởng", unit_a, Role.UNIT_HEAD))


@pytest.fixture
def stranger(person: Callable[..., Person], unit_b: Unit) -> Actor:
    """A preparer of another department."""
    return actor_of(person("Ngô Văn Khác", unit_b, Role.PREPARER))


@pytest.fixture
def submission(province: Unit, unit_a: Unit, preparer: Actor) -> Submission:
    """A draft of the department in a round for the provincial bằng khen."""
    import_shipped()
    round_ = Round.objects.create(
        code="2024-CCHC", title="Đợt xét 2024", awarding_unit=province, process_code="bang-khen-tinh-phong-trao-cchc",
        awards=[AWARD], achievement_from=2023, achievement_to=2023, opens_on=date(2024, 1, 1),
        closes_on=date(2024, 12, 31),
    )  # fmt: skip
    done = perform("submission.create", actor=preparer, inputs={"round": round_, "unit": unit_a})
    return Submission.objects.get(pk=done.subject_id)


@pytest.fixture
def add(preparer: Actor) -> Callable[..., Nomination]:
    """Adds a nominee to a submission."""

    def make(submission: Submission, person: Person, **more: Any) -> Nomination:
        given = {"nominee_kind": "individual", "person": person, "award": AWARD, "citation": "Thành tích 2023"} | more
        found: Nomination = perform("nomination.add", actor=preparer, subject=submission.pk, inputs=given).result
        return found

    return make


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
