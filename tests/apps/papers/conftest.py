"""A draft of a department to which papers are attached, and its people."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from backend.acts.runner import perform
from backend.base import clock
from backend.catalogue.models import Round
from backend.nominations import services  # noqa: F401  registers the acts
from backend.nominations.models import Submission, SubmissionPaper
from backend.organisation.actors import actor_of
from backend.organisation.models import Person, Unit
from permissions.roles import Role

AT = datetime(2024, 3, 4, 3, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def monday(settings: Any, tmp_path: Any) -> Iterator[None]:
    """A stated Monday; papers of a test lie in its own folder."""
    settings.PAPERS_DIR = tmp_path / "papers"
    with clock.stated(AT):
        yield


@pytest.fixture
def preparer(person: Callable[..., Person], unit_a: Unit) -> Person:
    """Who prepares in the department."""
    return person("Lê Thị Lập", unit_a, Role.PREPARER)


@pytest.fixture
def submission(province: Unit, unit_a: Unit, preparer: Person) -> Submission:
    """A draft of the department."""
    round_ = Round.objects.create(
        code="2024-CCHC", title="Đợt xét", awarding_unit=province, process_code="bang-khen-tinh-phong-trao-cchc",
        awards=["bang-khen-tinh-phong-trao"], achievement_from=2023, achievement_to=2023,
        opens_on=date(2024, 1, 1), closes_on=date(2024, 12, 31),
    )  # fmt: skip
    inputs = {"round": round_, "unit": unit_a}
    made = perform("submission.create", actor=actor_of(preparer), inputs=inputs).result
    assert isinstance(made, Submission)
    return made


@pytest.fixture
def attach(preparer: Person, submission: Submission) -> Callable[..., SubmissionPaper]:
    """Attaches bytes to the draft as its preparer would."""

    def run(data: bytes, name: str = "bao-cao.pdf", **more: Any) -> SubmissionPaper:
        inputs = {"kind": "report", "file": SimpleUploadedFile(name, data), "no_secret": True, **more}
        perform("submission.attach", actor=actor_of(preparer), subject=submission.pk, inputs=inputs)
        return submission.papers.latest("pk")

    return run


@pytest.fixture
def browser(django_user_model: Any) -> Callable[[Person], Client]:
    """A signed-in client of a person."""

    def sign_in(who: Person) -> Client:
        if who.user is None:
            who.user = django_user_model.objects.create(username=f"u{who.pk}")
            who.save()
        client = Client()
        client.force_login(who.user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in
