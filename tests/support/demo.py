"""A played demonstration for tests: a private copy of its folder, and the site served from it by another process."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLAYED_BY = ("backend", "workflows", "permissions", "award_templates", "manage.py")
KEPT = (".py", ".toml", ".csv", ".json", ".html", ".txt")
PATIENCE = 90


@cache
def fingerprint() -> str:
    """What the play depends on, as a digest: the same program gives the same demonstration."""
    digest = hashlib.sha256()
    for name in PLAYED_BY:
        found = sorted((ROOT / name).rglob("*")) if (ROOT / name).is_dir() else [ROOT / name]
        for path in found:
            if path.suffix in KEPT:
                digest.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def environment(var: Path, **more: str) -> dict[str, str]:
    """The environment of a process that works in the folder, on the SQLite database that lies there."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_URL", "VINHDANH_"))}
    return kept | {"VINHDANH_VAR": str(var), "DJANGO_SETTINGS_MODULE": "backend.settings", "SERVE": "0"} | more


def manage(var: Path, *arguments: str) -> None:
    """Run a management command in the folder; its words only when it fails."""
    command = [sys.executable, str(ROOT / "manage.py"), *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment(var), capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(f"{' '.join(arguments)} failed:\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")


def played() -> Path:
    """The folder of a finished play: the one VINHDANH_TEST_DEMO names, else one played once for this program."""
    named = os.environ.get("VINHDANH_TEST_DEMO")
    if named:
        return Path(named)
    home = Path(tempfile.gettempdir()) / f"vinhdanh_demo_{os.getuid()}"
    home.mkdir(mode=0o700, exist_ok=True)
    with (home / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        folder = home / fingerprint()
        if not (folder / "played").exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            manage(folder, "demo")
            (folder / "played").touch()
        _forget_old(home, folder)
    return folder


def _forget_old(home: Path, keep: Path) -> None:
    for folder in home.iterdir():
        if folder.is_dir() and folder != keep and time.time() - folder.stat().st_mtime > 86_400:
            shutil.rmtree(folder, ignore_errors=True)


def copy_of(source: Path, target: Path) -> Path:
    """A private copy, brought to the newest migrations where another program played it."""
    skipped = shutil.ignore_patterns("*interrupted*", "static", "played")
    shutil.copytree(source, target, ignore=skipped)
    if source.name != fingerprint():
        manage(target, "migrate", "--no-input", "-v", "0")
    return target


@pytest.fixture(scope="session")
def demo_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with database, keys, papers and logins of a played demonstration, for this session alone."""
    return copy_of(played(), tmp_path_factory.mktemp("demo") / "var")


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(url: str) -> bool:
    """Whether the address answers 200 now."""
    with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=10) as got:
        return bool(got.status == 200)
    return False


@contextlib.contextmanager
def served(var: Path) -> Iterator[str]:
    """The site over a folder, in a process group of its own; its address, and its end at the end of the block."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "gunicorn", "backend.wsgi", "-b", f"127.0.0.1:{port}", "-w", "2"]
    log = (var / "server.log").open("w")
    process = subprocess.Popen(
        [*command, "--timeout", "60"], cwd=ROOT, env=environment(var, VINHDANH_PUBLIC_URL=url), stderr=log, stdout=log
    )
    try:
        until = time.monotonic() + PATIENCE
        while not answers(f"{url}/dang-nhap/"):
            if process.poll() is not None or time.monotonic() > until:
                pytest.fail(f"the server did not come up:\n{(var / 'server.log').read_text()[-3000:]}")
            time.sleep(0.2)
        yield url
    finally:
        process.terminate()
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        log.close()


@pytest.fixture(scope="session")
def demo_server(demo_copy: Path) -> Iterator[str]:
    """The address of the site that serves the copy."""
    with served(demo_copy) as url:
        yield url


@pytest.fixture(scope="session")
def demo_logins(demo_copy: Path) -> dict[str, str]:
    """Name and password of every login of the demonstration."""
    lines = (demo_copy / "demo-logins.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split() for line in lines if line.strip())


@pytest.fixture(scope="module")
def demo_database(demo_copy: Path, django_db_blocker: Any) -> Iterator[Path]:
    """This process works on the copy's database; SQLite only, and never together with the usual test database."""
    from django.conf import settings as project
    from django.db import connections
    from django.db.utils import ConnectionHandler

    default = project.DATABASES["default"] | {"NAME": str(demo_copy / "db.sqlite3")}
    usual = connections["default"]
    with django_db_blocker.unblock():
        connections["default"] = ConnectionHandler({"default": default})["default"]
        try:
            yield demo_copy
        finally:
            connections["default"].close()
            connections["default"] = usual


@pytest.fixture
def demo_db(demo_database: Path, settings: Any) -> Iterator[Path]:
    """One test on the demonstration's data, with its keys and papers; everything is rolled back."""
    from django.db import transaction

    settings.KEYS_DIR, settings.PAPERS_DIR = demo_database / "keys", demo_database / "papers"
    settings.CHECKPOINTS_DIR = demo_database / "checkpoints"
    around = transaction.atomic()
    around._from_testcase = True  # type: ignore[attr-defined]
    with around:
        yield demo_database
        transaction.set_rollback(True)
