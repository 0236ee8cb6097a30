"""Private databases for tests that need real commits: copies of the migrated one, so that nothing is ever flushed."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import uuid4

from django.db import connections

PREFIX = "vinhdanh_test_"


def is_postgres() -> bool:
    """True when DATABASE_URL points at PostgreSQL."""
    return connections["default"].vendor == "postgresql"


def name_test_database(settings_dict: dict[str, Any]) -> None:
    """Gives the run's test database its name: VINHDANH_TEST_DB, else memory (SQLite) or vinhdanh_test_main."""
    asked = os.environ.get("VINHDANH_TEST_DB", "")
    if "sqlite" in settings_dict["ENGINE"]:
        settings_dict.setdefault("TEST", {})["NAME"] = None
        return
    if asked and not asked.startswith(PREFIX):
        raise ValueError(f"VINHDANH_TEST_DB must begin with {PREFIX}: {asked}")
    settings_dict.setdefault("TEST", {})["NAME"] = asked or f"{PREFIX}main"


def disconnect() -> None:
    """Closes this thread's connection, so that its database can be copied or dropped."""
    connection = connections["default"]
    connection.inc_thread_sharing()
    connection.close()
    connection.dec_thread_sharing()


def use(name: str) -> None:
    """Points every thread's next connection at another database."""
    disconnect()
    connections["default"].settings_dict["NAME"] = name


def template(folder: Path) -> str:
    """The migrated database in a form that can be copied: itself on PostgreSQL, a file on SQLite."""
    if is_postgres():
        return str(connections["default"].settings_dict["NAME"])
    file = folder / "template.sqlite3"
    if not file.exists():
        with connections["default"].cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(file)])
    return str(file)


def copy(source: str, folder: Path) -> str:
    """A copy under a new name, of nothing where no source is named. On PostgreSQL nobody may be connected to it."""
    label = uuid4().hex[:10]
    if not is_postgres():
        file = folder / f"{label}.sqlite3"
        return str(shutil.copyfile(source, file) if source else file)
    target = f"{PREFIX}copy_{label}"
    with connections["default"]._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{target}" TEMPLATE "{source or "template1"}"')
    return target


def drop(name: str) -> None:
    """Drops a copy, with whoever is still connected to it."""
    if not is_postgres():
        for suffix in ("", "-wal", "-shm", "-journal"):
            Path(name + suffix).unlink(missing_ok=True)
        return
    if not name.startswith(PREFIX):
        raise ValueError(f"not a test database: {name}")
    with connections["default"]._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def url_of(name: str) -> str:
    """The DATABASE_URL under which another process reaches a database of this server."""
    said = connections["default"].settings_dict
    if not is_postgres():
        return f"sqlite:///{name}"
    secret = f":{quote(said['PASSWORD'], safe='')}" if said["PASSWORD"] else ""
    at = f"{quote(said['USER'], safe='')}{secret}@" if said["USER"] else ""
    port = f":{said['PORT']}" if said["PORT"] else ""
    return f"postgresql://{at}{quote(said['HOST'] or '', safe='')}{port}/{name}"


@dataclass(frozen=True)
class Committed:
    """A private database with real commits; the test's own connection already points at it."""

    name: str
    url: str

    @property
    def environment(self) -> dict[str, str]:
        """The environment for another process that works on the same database."""
        return {**os.environ, "DATABASE_URL": self.url}

    def together(self, calls: Iterable[Callable[[], Any]]) -> list[Any]:
        """Runs the calls at the same moment, each in a thread with its own connection; an exception is a result."""
        work = list(calls)
        gate, results = threading.Barrier(len(work)), [None] * len(work)
        threads = [threading.Thread(target=_run, args=(gate, call, results, i)) for i, call in enumerate(work)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return results


def _run(gate: threading.Barrier, call: Callable[[], Any], results: list[Any], index: int) -> None:
    try:
        connections["default"].ensure_connection()
        gate.wait(timeout=30)
        results[index] = call()
    except Exception as error:
        results[index] = error
    finally:
        connections.close_all()


@contextmanager
def committed(folder: Path) -> Iterator[Committed]:
    """A copy of the migrated database for as long as the block runs."""
    with _private(template(folder), folder) as made:
        yield made


@contextmanager
def bare(folder: Path) -> Iterator[Committed]:
    """A database without tables for as long as the block runs: what migrations begin with."""
    with _private("", folder) as made:
        yield made


@contextmanager
def _private(source: str, folder: Path) -> Iterator[Committed]:
    home = str(connections["default"].settings_dict["NAME"])
    keeper = None if is_postgres() else connections["default"].connection
    if is_postgres():
        disconnect()
    else:  # closing the last connection to a database in memory would lose it: keep it aside
        connections["default"].connection = None
    name = copy(source, folder)
    use(name)
    try:
        yield Committed(name, url_of(name))
    finally:
        use(home)
        drop(name)
        connections["default"].connection = keeper
