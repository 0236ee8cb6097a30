"""Finds the PostgreSQL server for a run of the tests, or starts one that disappears with the run."""

from __future__ import annotations

import getpass
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

LOOPBACK = "127.0.0.1"
SERVICE_ACCOUNT = "postgres"
SPEED = ("fsync=off", "full_page_writes=off", "max_connections=200")


@dataclass(frozen=True)
class Server:
    """Where to reach it and how it was found; no url: why there is none and what to do."""

    url: str
    how: str


@contextmanager
def server(ci: bool) -> Iterator[Server]:
    """The server that DATABASE_URL_POSTGRES names; in CI one that answers on the loopback; else a throw-away one."""
    given = os.environ.get("DATABASE_URL_POSTGRES", "")
    answering = "" if given or not ci else _answering()
    if given or answering:
        yield Server(given or answering, "DATABASE_URL_POSTGRES" if given else "the server on this machine")
        return
    binaries = _binaries()
    if binaries is None:
        yield Server("", "no PostgreSQL: install the package `postgresql` or set DATABASE_URL_POSTGRES")
        return
    with _started(binaries) as started:
        yield started


def _answering() -> str:
    """The address of a loopback server that lets us create databases; empty when there is none."""
    import psycopg

    may = "SELECT rolsuper OR rolcreatedb FROM pg_roles WHERE rolname = current_user"
    for user in dict.fromkeys((SERVICE_ACCOUNT, getpass.getuser(), "root")):
        url = f"postgresql://{user}@{LOOPBACK}:5432/postgres"
        try:
            with psycopg.connect(url, connect_timeout=3) as connection:
                row = connection.execute(may).fetchone()
        except psycopg.Error:
            continue
        if row and row[0]:
            return url
    return ""


def _binaries() -> Path | None:
    """The folder with the newest installed initdb and pg_ctl."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    on_path = shutil.which("initdb")
    folders = [*installed, *([Path(on_path).resolve().parent] if on_path else [])]
    return next((path for path in folders if (path / "initdb").exists() and (path / "pg_ctl").exists()), None)


@contextmanager
def _started(binaries: Path) -> Iterator[Server]:
    folder = Path(tempfile.mkdtemp(prefix="vinhdanh_test_pg_"))
    account = _account()
    if account:
        shutil.chown(folder, account)

    def run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [str(binaries / program), "-D", str(folder / "data"), *arguments]
        out = folder / "output.txt"
        with out.open("a") as said:  # a file, not a pipe: the server inherits it and would keep a pipe open
            return subprocess.run(command, stdout=said, stderr=said, text=True, user=account, cwd=folder)

    port = _free_port()
    options = f"-p {port} -h {LOOPBACK} -k {folder} " + " ".join(f"-c {value}" for value in SPEED)
    try:
        made = run("initdb", "-A", "trust", "-U", SERVICE_ACCOUNT, "-E", "UTF8", "--locale=C", "--no-sync")
        begun = (
            made.returncode
            or run("pg_ctl", "-w", "-t", "60", "-l", str(folder / "log"), "-o", options, "start").returncode
        )
        if begun:
            said = (folder / "output.txt").read_text()[-400:]
            yield Server("", f"PostgreSQL in {binaries} does not start: {said}")
        else:
            yield Server(
                f"postgresql://{SERVICE_ACCOUNT}@{LOOPBACK}:{port}/postgres", f"a throw-away server from {binaries}"
            )
    finally:
        run("pg_ctl", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _account() -> str | None:
    """PostgreSQL refuses to run as root; its own account runs it then."""
    return SERVICE_ACCOUNT if os.geteuid() == 0 else None


def _free_port() -> int:
    with socket.socket() as found:
        found.bind((LOOPBACK, 0))
        return int(found.getsockname()[1])
