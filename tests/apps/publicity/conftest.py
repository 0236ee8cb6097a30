"""The review's fixtures, and lists that stand at a publication or a consultation of a made-up process."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from backend.base import clock
from backend.catalogue import editions
from backend.catalogue.models import Round
from backend.nominations.models import Submission
from backend.organisation.models import Person, Unit
from backend.publicity import services  # noqa: F401  registers the acts
from tests.apps.review.conftest import (  # noqa: F401
    at_stage,
    does,
    nominate,
    noon,
    people,
    received,
    round_,
    submitted,
)

TEXT = Path(__file__).parents[2] / "unit" / "law" / "data" / "quy-trinh-bia-dat.toml"
PUBLIC = 'kind = "publication"\naudience = "public"\nbasis = "N98 Điều 46(2)"\nsource = "N98"\nstatus = "secondary"'
NAMED = 'kind = "consultation"\nconsulted = ["B"]\nquestion = "Có nợ thuế không?"'


@pytest.fixture(autouse=True)
def store(settings: Any, tmp_path: Any) -> None:
    """Papers of a test lie in its own folder."""
    settings.PAPERS_DIR = tmp_path / "papers"


@pytest.fixture
def at_group(province: Unit, submitted: Any, does: Any, at_stage: Any) -> Callable[..., Submission]:  # noqa: F811
    """A list past its first appraisal: two consultations and a publication are open side by side."""

    def make(rows: int = 1, *changes: tuple[str, str]) -> Submission:
        text = TEXT.read_text("utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        draft, faults = editions.read_process(text, date(2025, 1, 1), None)
        assert faults == []
        editions.new_edition(draft, origin="office", by="Văn phòng", at=clock.now()).save()
        made_up = Round.objects.create(
            code="BD", title="Đợt bịa đặt", awarding_unit=province, process_code="quy-trinh-bia-dat",
            awards=["giay-khen"], achievement_from=2024, achievement_to=2024, opens_on=date(2025, 7, 1),
        )  # fmt: skip
        made: Submission = submitted(rows, of=made_up)
        does("desk", "submission.receive", made)
        made.refresh_from_db()
        for row in made.nominations.order_by("pk"):
            does("appraiser", "stage.pass", at_stage(row, "tham-dinh-1"))
        return made

    return make


@pytest.fixture
def published(at_group: Callable[..., Submission]) -> Submission:
    """One list shown to the public for ten working days."""
    return at_group(2, ('kind = "publication"', PUBLIC))


@pytest.fixture
def browser(django_user_model: Any) -> Callable[[Person | None], Client]:
    """A client of a person, or of a visitor."""

    def open_(who: Person | None) -> Client:
        client = Client()
        if who is not None:
            if who.user is None:
                who.user = django_user_model.objects.create(username=f"u{who.pk}")
                who.save()
            client.force_login(who.user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return open_
