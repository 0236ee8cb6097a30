"""The review's fixtures: a received list with its people."""

from typing import Any

import pytest
from django.test import Client

from backend.privacy import services  # noqa: F401  registers the acts
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


@pytest.fixture(autouse=True)
def store(settings: Any, tmp_path: Any) -> None:
    """Papers of a test lie in its own folder."""
    settings.PAPERS_DIR = tmp_path / "papers"


@pytest.fixture
def browser(django_user_model: Any) -> Any:
    """A signed-in client of a person."""

    def sign_in(who: Any) -> Client:
        if who.user is None:
            who.user = django_user_model.objects.create(username=f"u{who.pk}")
            who.save()
        client = Client()
        client.force_login(who.user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in
