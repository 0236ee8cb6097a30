"""Open appraisals on the desk of the province, due on a known day, and the people whom rules tell."""

import pytest
from django.contrib.auth import get_user_model

from backend.reminders.models import Rule
from tests.apps.review.conftest import (
    at_stage,
    does,
    nominate,
    noon,
    people,
    received,
    round_,
    submitted,
)

__all__ = ["at_stage", "does", "nominate", "noon", "people", "received", "round_", "submitted"]


@pytest.fixture
def logins(people):
    """Everybody signs in; only who can sign in is told."""
    for name, person in people.items():
        person.user = get_user_model().objects.create_user(name, f"{name}@example.invalid")
        person.save()
    return people


@pytest.fixture
def rules(db):
    """Only the rules that a test sets."""
    Rule.objects.all().delete()

    def make(*rows, **more):
        return [
            Rule.objects.create(
                matter=matter, days=days, audience=audience, made_by="x", made_at="2025-01-01T00:00Z", **more
            )
            for matter, days, audience in rows
        ]  # fmt: skip

    return make
