"""The migrated test database, kept between runs and shared by the workers of one, so that they begin in seconds.

SQLite's lies in a folder of this user, PostgreSQL's on its server. Migrations decide the name: another migration,
library or shipped text makes another copy. What `migrate` does after the migrations (triggers, editions) is done again
in every run. The first worker migrates and keeps; the others wait for it.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.db import connections

from tests.support import databases

ROOT = Path(__file__).resolve().parents[2]
TEXTS = ("workflows", "award_templates", "backend")
LIBRARIES = ("Django", "django-guardian", "django-axes")
MEMORY = "file:memorydb_default?mode=memory&cache=shared"
KEPT = f"{databases.PREFIX}kept_"
KEPT_SECONDS = 86_400


def _fingerprint() -> str:
    digest = hashlib.sha256(" ".join(version(name) for name in LIBRARIES).encode())
    found = [*(ROOT / "backend").glob("*/migrations/*.py")]
    found += [path for folder in TEXTS for path in (ROOT / folder).rglob("*.toml")]
    for path in sorted(found):
        digest.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:24]


def _home() -> Path:
    home = Path(tempfile.gettempdir()) / f"vinhdanh_migrated_{os.getuid()}"
    home.mkdir(mode=0o700, exist_ok=True)
    if home.stat().st_uid != os.getuid():
        raise PermissionError(f"{home} belongs to somebody else")
    return home


@contextmanager
def alone() -> Iterator[None]:
    """No other worker or run makes its test database while the block runs."""
    with (_home() / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def fill(test: dict[str, Any]) -> sqlite3.Connection | None:
    """Let the test database begin as a copy of the kept one, if there is one: on PostgreSQL by the settings of the
    test database, on SQLite in the memory that the tests will use; it stays while the connection is open."""
    if databases.is_postgres():
        test["TEMPLATE"] = KEPT + _fingerprint() if KEPT + _fingerprint() in _on_the_server() else None
        return None
    file = _home() / f"{_fingerprint()}.sqlite3"
    if not file.exists():
        return None
    keeper, source = sqlite3.connect(MEMORY, uri=True, check_same_thread=False), sqlite3.connect(file)
    source.backup(keeper)
    source.close()
    return keeper


def keep() -> None:
    """Keep the migrated database for the next, and forget copies of other migrations: on PostgreSQL at once, on SQLite
    those that nobody used for a day."""
    if databases.is_postgres():
        _keep_on_the_server(KEPT + _fingerprint())
    else:
        _keep_as_file(_home() / f"{_fingerprint()}.sqlite3")


def _on_the_server() -> list[str]:
    with connections["default"]._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [KEPT])
        return [name for (name,) in cursor.fetchall()]


def _keep_on_the_server(name: str) -> None:
    found = _on_the_server()
    if name in found:
        return
    source = connections["default"].settings_dict["NAME"]
    databases.disconnect()
    with connections["default"]._nodb_cursor() as cursor:
        for old in found:
            cursor.execute(f'DROP DATABASE IF EXISTS "{old}"')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')


def _keep_as_file(file: Path) -> None:
    if file.exists():
        os.utime(file)
        return
    fresh = file.with_suffix(f".{os.getpid()}")
    with connections["default"].cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(fresh)])
    fresh.replace(file)
    for old in file.parent.glob("*.sqlite3"):
        if time.time() - old.stat().st_mtime > KEPT_SECONDS:
            old.unlink(missing_ok=True)
