"""What every test shares: one test database per worker, throw-away folders, marks that follow the database."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.conf import settings as project
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis

from tests.support import databases, migrated

pytest_plugins = ["tests.support.browser"]
ONLY_WHEN_ASKED = ("browser", "schemathesis")
_numbers = itertools.count(1)

_slow = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
hypothesis.register_profile("test", max_examples=50, deadline=None, derandomize=True, suppress_health_check=_slow)
hypothesis.register_profile("prove", max_examples=5_000, deadline=None, print_blob=True, suppress_health_check=_slow)
hypothesis.load_profile("prove" if os.environ.get("PROVE") == "1" else "test")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselects what belongs to the other database, and what drives a browser or fuzzes unless `-m` names it."""
    postgres = "postgresql" in project.DATABASES["default"]["ENGINE"]
    unwanted = {"sqlite" if postgres else "postgres"}
    unwanted |= {mark for mark in ONLY_WHEN_ASKED if mark not in (config.option.markexpr or "")}
    for item in items:  # without the mark pytest-django sets no test database up, and the copy would be of the real one
        if "committed_db" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.django_db)
    dropped = [item for item in items if any(item.get_closest_marker(mark) for mark in unwanted)]
    if dropped:
        config.hook.pytest_deselected(items=dropped)
        items[:] = [item for item in items if item not in set(dropped)]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request: pytest.FixtureRequest) -> None:
    """Names the test database, with the worker's suffix when several work in parallel."""
    databases.name_test_database(project.DATABASES["default"])
    request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_db_modify_db_settings: None, django_db_blocker: object
) -> Iterator[None]:
    """pytest-django's set-up on a database that begins migrated, or is kept so for the next worker and run."""
    with migrated.alone(), django_db_blocker.unblock():  # type: ignore[attr-defined]
        keeper = migrated.fill(project.DATABASES["default"]["TEST"])
        request.getfixturevalue("django_db_setup")
        migrated.keep()
    yield
    if keeper is not None:
        keeper.close()


@pytest.fixture(scope="session")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this worker for database copies, keys and papers."""
    return tmp_path_factory.mktemp("vinhdanh")


@pytest.fixture(autouse=True)
def _folders(settings: LazySettings, scratch: Path) -> None:
    """Keys, papers and checkpoints of a test lie in its own folder, never in var/."""
    home = scratch / str(next(_numbers))
    settings.KEYS_DIR, settings.PAPERS_DIR = home / "keys", home / "papers"
    settings.CHECKPOINTS_DIR = home / "checkpoints"
    settings.KEYS_DIR.mkdir(parents=True, mode=0o700)


@pytest.fixture
def _django_db_helper(request: pytest.FixtureRequest) -> None:
    """pytest-django's transaction around a test; none where the test has a private database, and never a flush."""
    if "committed_db" in request.fixturenames:
        request.getfixturevalue("committed_db")
    elif {"transactional_db", "live_server"} & set(request.fixturenames):
        pytest.fail("flushing loses triggers' data and shipped editions: use committed_db")
    else:
        request.getfixturevalue("_django_db_helper")


@pytest.fixture
def committed_db(django_db_setup: None, django_db_blocker: object, scratch: Path) -> Iterator[databases.Committed]:
    """A private copy of the migrated database with real commits; `db` and everything built on it then use it too."""
    with django_db_blocker.unblock(), databases.committed(scratch) as made:  # type: ignore[attr-defined]
        yield made
