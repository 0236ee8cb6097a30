"""A department with a round, people and a draft submission, and files to attach."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile

from backend.acts.runner import perform
from backend.base import clock
from backend.catalogue.models import Round
from backend.nominations import services
from backend.nominations.models import Nomination, Submission
from backend.organisation.actors import actor_of
from backend.organisation.models import Person, Unit
from permissions.actor import Actor
from permissions.roles import Role

assert services
AT = datetime(2024, 3, 4, 3, 0, tzinfo=UTC)
PROCESS = "bang-khen-tinh-phong-trao-cchc"
AWARD = "bang-khen-tinh-phong-trao"
BASE_PROCESS, BASE_AWARD = "danh-hieu-co-so", "lao-dong-tien-tien"


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
def pdf() -> Callable[..., SimpleUploadedFile]:
    """A small file that begins like a PDF."""

    def make(name: str = "to-trinh.pdf", data: bytes = b"%PDF-1.7\n%minh hoa\n") -> SimpleUploadedFile:
        return SimpleUploadedFile(name, data)

    return make


def _round(province: Unit, code: str, process: str, *awards: str) -> Round:
    return Round.objects.create(
        code=code, title=f"Đợt xét {code}", awarding_unit=province, process_code=process, awards=list(awards),
        achievement_from=2023, achievement_to=2023, opens_on=date(2024, 1, 1), closes_on=date(2024, 12, 31),
    )  # fmt: skip


@pytest.fixture
def round_(province: Unit) -> Round:
    """The round for the provincial bằng khen."""
    return _round(province, "2024-CCHC", PROCESS, AWARD)


@pytest.fixture
def base_round(province: Unit, unit_a: Unit) -> Round:
    """The department's own round for base-level titles."""
    return _round(unit_a, "2024-CS", BASE_PROCESS, BASE_AWARD, "chien-si-thi-dua-co-so")


@pytest.fixture
def preparer(person: Callable[..., Person], unit_a: Unit) -> Actor:
    """Who prepares in the department."""
    return actor_of(person("Lê Thị Lập", unit_a, Role.PREPARER))


@pytest.fixture
def head(person: Callable[..., Person], unit_a: Unit) -> Actor:
    """The department's head."""
    return actor_of(person("Trần Văn Trưởng", unit_a, Role.UNIT_HEAD))


@pytest.fixture
def stranger(person: Callable[..., Person], unit_b: Unit) -> Actor:
    """A preparer of another department."""
    return actor_of(person("Ngô Văn Khác", unit_b, Role.PREPARER))


@pytest.fixture
def submission(round_: Round, unit_a: Unit, preparer: Actor) -> Submission:
    """A draft of the department."""
    done = perform("submission.create", actor=preparer, inputs={"round": round_, "unit": unit_a})
    return Submission.objects.get(pk=done.subject_id)


@pytest.fixture
def add(preparer: Actor) -> Callable[..., Nomination]:
    """Adds a nominee to a submission."""

    def make(submission: Submission, person: Person, award: str = AWARD, **more: Any) -> Nomination:
        given = {"nominee_kind": "individual", "person": person, "award": award, "citation": "Thành tích 2023"} | more
        done = perform("nomination.add", actor=preparer, subject=submission.pk, inputs=given)
        found: Nomination = done.result
        return found

    return make


@pytest.fixture
def ready(submission: Submission, add: Any, person: Any, unit_a: Unit, preparer: Actor, pdf: Any) -> Submission:
    """A draft with one row, letter, meeting and papers: only the head's signature is missing."""
    add(submission, person("Phạm Thị Cúc", unit_a))

    def act(name: str, **inputs: Any) -> None:
        perform(name, actor=preparer, subject=submission.pk, inputs=inputs)

    act("submission.edit", letter_number="15/TTr-SĐL", letter_date=date(2024, 3, 1))
    act("submission.attach", kind="report", file=pdf("bao-cao.pdf"))
    act("submission.attach", kind="unit_minutes", file=pdf("bien-ban.pdf"))
    act(
        "submission.record_meeting", meeting_on=date(2024, 3, 1), meeting_chair="Trần Văn Trưởng",
        meeting_members=12, meeting_present=11,
    )  # fmt: skip
    return Submission.objects.get(pk=submission.pk)
