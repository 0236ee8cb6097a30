"""The migrated SQLite database, kept between runs in a folder of this user, so that a run begins in seconds.

Migrations decide its name: another migration, library or shipped text makes another copy. What `migrate` does after
the migrations (triggers, editions) is done again in every run.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

from django.db import connections

ROOT = Path(__file__).resolve().parents[2]
TEXTS = ("workflows", "award_templates", "backend")
LIBRARIES = ("Django", "django-guardian", "django-axes")
MEMORY = "file:memorydb_default?mode=memory&cache=shared"
KEPT_SECONDS = 86_400


def _fingerprint() -> str:
    digest = hashlib.sha256(" ".join(version(name) for name in LIBRARIES).encode())
    found = [*(ROOT / "backend").glob("*/migrations/*.py")]
    found += [path for folder in TEXTS for path in (ROOT / folder).rglob("*.toml")]
    for path in sorted(found):
        digest.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:24]


def _kept() -> Path:
    home = Path(tempfile.gettempdir()) / f"vinhdanh_migrated_{os.getuid()}"
    home.mkdir(mode=0o700, exist_ok=True)
    if home.stat().st_uid != os.getuid():
        raise PermissionError(f"{home} belongs to somebody else")
    return home / f"{_fingerprint()}.sqlite3"


def fill() -> sqlite3.Connection | None:
    """Put the kept database into the memory that the tests will use; it stays while the connection is open."""
    file = _kept()
    if not file.exists():
        return None
    keeper, source = sqlite3.connect(MEMORY, uri=True, check_same_thread=False), sqlite3.connect(file)
    source.backup(keeper)
    source.close()
    return keeper


def keep() -> None:
    """Keep the migrated database for the next run, and forget copies that nobody used for a day."""
    file = _kept()
    if file.exists():
        os.utime(file)
        return
    fresh = file.with_suffix(f".{os.getpid()}")
    with connections["default"].cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(fresh)])
    fresh.replace(file)
    for old in file.parent.iterdir():
        if time.time() - old.stat().st_mtime > KEPT_SECONDS:
            old.unlink(missing_ok=True)
