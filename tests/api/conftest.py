"""Fixtures of the tests that ask the API of a played demonstration."""

from pathlib import Path

import pytest

from backend.organisation.models import Person
from permissions.actor import Actor
from tests.support.demo import demo_copy, demo_database, demo_db, demo_logins, demo_server
from tests.support.verdicts import everybody

__all__ = ["demo_copy", "demo_database", "demo_db", "demo_logins", "demo_server"]


@pytest.fixture(scope="module")
def people(demo_database: Path) -> list[tuple[Person, Actor]]:
    """Everybody with a role in the demonstration; a `World` of each test copies the persons."""
    return everybody()
