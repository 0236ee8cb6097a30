"""Submissions as they lie on the reception desk, and the people who work on them."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from backend.acts.runner import Outcome, perform
from backend.base import clock
from backend.catalogue.models import Round
from backend.nominations.models import Nomination, Submission, SubmissionPaper
from backend.organisation.actors import actor_of
from backend.organisation.models import Person, Unit
from backend.organisation.names import fold, sort_key
from backend.papers.models import Paper
from backend.review import services  # noqa: F401  registers the acts
from backend.review.models import Stage
from tests.support.eligible import usual_ground

PROVINCIAL = "bang-khen-tinh-phong-trao-cchc"
NOON = datetime(2025, 7, 14, 5, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon() -> Iterator[datetime]:
    """Monday 14/7/2025 at noon in Vietnam."""
    with clock.stated(NOON):
        yield NOON


@pytest.fixture
def people(province: Unit, unit_a: Unit, person: Callable[..., Person]) -> dict[str, Person]:
    """One person for every role of the review, the awarding body's holding on the province."""
    return {
        "preparer": person("Lê Thị Soạn", unit_a, "preparer"),
        "head": person("Trần Văn Đứng", unit_a, "unit_head"),
        "desk": person("Ngô Thị Nhận", province, "reception_officer"),
        "appraiser": person("Đỗ Văn Xét", province, "appraiser"),
        "secretary": person("Mai Thị Ghi", province, "secretary"),
        "signatory": person("Vũ Văn Ký", province, "signatory"),
        "clerk": person("Hồ Thị Số", province, "records_clerk"),
        "admin": person("Phan Thị Quản", province, "administrator"),
    }


@pytest.fixture
def round_(province: Unit) -> Round:
    """A round of the province for its movement."""
    return Round.objects.create(
        code="D1", title="Đợt xét 2025", awarding_unit=province, process_code=PROVINCIAL,
        awards=["bang-khen-tinh-phong-trao"], achievement_from=2024, achievement_to=2024, opens_on=date(2025, 7, 1),
    )  # fmt: skip


@pytest.fixture
def nominate(person: Callable[..., Person]) -> Callable[..., Nomination]:
    """Adds a row to a submission: an individual of its unit."""

    def make(submission: Submission, name: str, who: Person | None = None, award: str = "") -> Nomination:
        who = who or person(name, submission.unit)
        row = Nomination.objects.create(
            submission=submission, unit=submission.unit, ordinal=submission.nominations.count() + 1,
            award=award or submission.round.awards[0],
            ground=usual_ground(award or submission.round.awards[0]), nominee_kind="individual", person=who,
            nominee_name=who.full_name, search_name=fold(who.full_name), sort_key=sort_key(who.full_name),
            citation="Thành tích thử nghiệm", achievement_from=2024, achievement_to=2024,
        )  # fmt: skip
        return row

    return make


def _add_papers(submission: Submission) -> None:
    """The papers without which no list may be submitted: minutes of the unit and a report for the whole list."""
    for kind in ("unit_minutes", "report"):
        paper = Paper.objects.create(
            kind=kind, title=f"Giấy tờ thử {kind}", filename=f"{kind}.pdf", media_type="application/pdf",
            sha256=f"{submission.pk:032d}{kind:0>32}"[:64], size=1, drawn=False, created_at=NOON,
        )  # fmt: skip
        SubmissionPaper.objects.create(submission=submission, paper=paper, added_at=NOON)


@pytest.fixture
def submitted(
    round_: Round, unit_a: Unit, people: dict[str, Person], nominate: Callable[..., Nomination]
) -> Callable[..., Submission]:
    """A submitted list with some rows, brought there by the legal moves alone."""

    def make(rows: int = 2, names: tuple[str, ...] = (), of: Round | None = None, **more: Any) -> Submission:
        count = Submission.objects.count()
        made = Submission.objects.create(
            code=f"HS{count}", title="Tờ trình khen", round=of or round_, unit=more.pop("unit", unit_a),
            letter_number="12/TTr", letter_date=date(2025, 7, 10), prepared_by=people["preparer"],
            signed_by=people["head"], submitted_at=NOON, meeting_on=date(2025, 7, 9), illustrative=True, **more,
        )  # fmt: skip
        for index in range(rows):
            nominate(made, f"Nguyễn Văn Thứ{count}{'abcdefghijklmnopqrstuvwxyz'[index % 26]}{index}")
        for name in names:
            nominate(made, name)
        _add_papers(made)
        made.nominations.update(state="submitted")
        Submission.objects.filter(pk=made.pk).update(state="submitted")
        made.refresh_from_db()
        return made

    return make


@pytest.fixture
def does(people: dict[str, Person]) -> Callable[..., Outcome]:
    """`does("appraiser", "stage.pass", stage, opinion="…")`: one act by one of the people."""

    def run(who: str | Person, act: str, subject: Any, **inputs: Any) -> Outcome:
        actor = actor_of(people[who] if isinstance(who, str) else who)
        return perform(act, actor=actor, subject=subject.pk, inputs=inputs)

    return run


@pytest.fixture
def received(submitted: Callable[..., Submission], does: Callable[..., Outcome]) -> Callable[..., Submission]:
    """A received list, its rows open for appraisal."""

    def make(rows: int = 2, **more: Any) -> Submission:
        made = submitted(rows, **more)
        does("desk", "submission.receive", made)
        made.refresh_from_db()
        return made

    return make


@pytest.fixture
def at_stage() -> Callable[..., Stage]:
    """The newest row of a stage of a nomination or of the submission's first nomination."""

    def find(of: Submission | Nomination, code: str) -> Stage:
        nomination = of if isinstance(of, Nomination) else of.nominations.order_by("pk").first()
        return Stage.objects.filter(nomination=nomination, code=code).latest("pk")

    return find


@pytest.fixture
def enter(client: Client, people: dict[str, Person]) -> Callable[[str], Client]:
    """Signs one of the people in."""

    def go(who: str) -> Client:
        person = people[who]
        user, _new = get_user_model().objects.get_or_create(username=who)
        person.user = user
        person.save()
        client.force_login(user)
        return client

    return go
