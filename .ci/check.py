"""`make test`: every check, part by part with its time; all parts run even if one fails.

Arguments choose groups: static, sqlite, postgres, browser, schemathesis; none means all. What this machine lacks is
named with its remedy and left out, except in CI (CI=true), where anything missing is a failure.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from postgres import server

ROOT = Path(__file__).resolve().parent.parent
CI = os.environ.get("CI", "").lower() in {"1", "true", "yes"}
PYTHON = sys.executable
MANAGE = (PYTHON, "manage.py")
PYTEST = (PYTHON, "-m", "pytest", "-q", "-p", "no:cacheprovider")
PLAIN = "not postgres and not browser and not schemathesis"
LIMIT_SECONDS = 1200
SUMMARY = re.compile(r"(\d+) (passed|failed|errors?)\b")
OURS = ("DATABASE_URL", "VINHDANH_")
PDF_READERS = {"pdfsig": "poppler-utils", "pdftotext": "poppler-utils", "qpdf": "qpdf"}


@dataclass(frozen=True)
class Part:
    """One program to run; `missing` says why it cannot, and what to do about it."""

    group: str
    name: str
    command: tuple[str, ...]
    environment: dict[str, str] = field(default_factory=dict)
    missing: str = ""


@dataclass(frozen=True)
class Result:
    """How a part ended."""

    part: Part
    state: str
    seconds: float = 0.0
    counts: Counter[str] = field(default_factory=Counter)


def static_parts() -> list[Part]:
    """What needs no test run."""
    typed = ("backend", "workflows", "permissions", "award_templates")
    commands = {
        "ruff check": (PYTHON, "-m", "ruff", "check", "--no-cache", "-q", "."),
        "ruff format": (PYTHON, "-m", "ruff", "format", "--no-cache", "--check", "-q", "."),
        "mypy": (PYTHON, "-m", "mypy", *typed),
        "import layers": (str(Path(PYTHON).parent / "lint-imports"), "--no-cache"),
        "migrations are current": (*MANAGE, "makemigrations", "--check", "--dry-run", "-v", "1"),
        "system checks": (*MANAGE, "check", "--fail-level", "WARNING"),
    }
    return [Part("static", name, command) for name, command in commands.items()]


def test_parts(postgres_url: str, without_postgres: str) -> list[Part]:
    """The pytest runs."""
    on_postgres = {"DATABASE_URL": postgres_url, "VINHDANH_TEST_DB": f"vinhdanh_test_{os.getpid()}"}
    folders = [name for name in ("tests/apps", "tests/proofs", "tests/api") if any((ROOT / name).rglob("test_*.py"))]
    two = (*PYTEST, "-n", "2", "--dist", "worksteal")
    reads = (PYTHON, "-c", "print('found')")
    return [
        Part("sqlite", "PDF readers", reads, missing=without_readers()),
        Part("sqlite", "tests on SQLite", (*two, "tests", "-m", PLAIN)),
        Part(
            "postgres",
            "tests on PostgreSQL",
            (*two, "--create-db", *folders, "-m", "not sqlite and not browser and not schemathesis"),
            on_postgres,
            without_postgres,
        ),
        Part("browser", "browser", (*two, "tests/journeys", "-m", "browser"), missing=without_browser()),
        Part("schemathesis", "schemathesis", (*two, "tests/api", "-m", "schemathesis")),
    ]


def without_readers() -> str:
    """Which readers of PDF are not here; their tests would leave themselves out. Empty when all are."""
    absent = {name: package for name, package in PDF_READERS.items() if shutil.which(name) is None}
    packages = ", ".join(sorted(set(absent.values())))
    return f"no {', '.join(absent)}: install the packages {packages}" if absent else ""


def without_browser() -> str:
    """Why the journeys cannot run; empty when they can."""
    sys.path.insert(0, str(ROOT))
    from tests.support.browser import chromium

    return "" if chromium() else "no Chromium: install the package `chromium` or set VINHDANH_CHROMIUM"


def run(part: Part, var: str) -> Result:
    """Runs a part, shows what it says, and counts its tests."""
    if part.missing:
        state = "failed" if CI else "left out"
        print(f"\n== {part.name}: {state} – {part.missing}", flush=True)
        return Result(part, state)
    print(f"\n== {part.name}", flush=True)
    clean = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    chromium = {key: os.environ[key] for key in ("VINHDANH_CHROMIUM",) if key in os.environ}
    environment = clean | chromium | {"VINHDANH_VAR": var, "PYTHONUNBUFFERED": "1"} | part.environment
    began, counts = time.monotonic(), Counter[str]()
    child = subprocess.Popen(
        part.command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    timer = threading.Timer(LIMIT_SECONDS, child.kill)
    timer.start()
    assert child.stdout is not None
    try:
        for line in child.stdout:
            print(line, end="", flush=True)
            if part.group != "static" and " in " in line and (found := SUMMARY.findall(line)):
                counts = Counter({word.rstrip("s"): int(number) for number, word in found})
        code = child.wait()
    finally:
        timer.cancel()
        child.kill()
    return Result(part, "ok" if code == 0 else "failed", time.monotonic() - began, counts)


def tell(results: list[Result]) -> int:
    """The table at the end, the sum of tests as the last line, and the exit code."""
    print("\n== parts")
    total: Counter[str] = Counter()
    for result in results:
        total += result.counts
        counted = f"   {result.counts['passed']} tests" if result.counts else ""
        why = f"   {result.part.missing}" if result.part.missing else ""
        print(f"{result.state:9} {result.seconds:6.1f} s   {result.part.name}{counted}{why}")
    failed = [result for result in results if result.state == "failed"]
    print(f"whole run {sum(result.seconds for result in results):.0f} s, {len(failed)} of {len(results)} parts failed")
    print(f"{total['passed']} passed, {total['failed'] + total['error']} failed", flush=True)
    return 1 if failed else 0


def main() -> int:
    """Runs the chosen groups in the order of their cost."""
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(143))  # so that children and servers end with us
    groups = set(sys.argv[1:])
    known = {"static", "sqlite", "postgres", "browser", "schemathesis"}
    if groups - known:
        print(f"unknown group {', '.join(sorted(groups - known))}; choose from {', '.join(sorted(known))}")
        return 2
    wanted = groups or known
    results: list[Result] = []
    with tempfile.TemporaryDirectory(prefix="vinhdanh_test_") as var:
        results += [run(part, var) for part in static_parts() if part.group in wanted]
        results += run_tests(wanted, var)
    return tell(results)


def run_tests(wanted: set[str], var: str) -> list[Result]:
    """The pytest parts, with a server only when PostgreSQL is among them."""
    if "postgres" not in wanted:
        return [run(part, var) for part in test_parts("", "") if part.group in wanted]
    with server(CI) as found:
        print(f"PostgreSQL: {found.how}")
        missing = "" if found.url else found.how
        return [run(part, var) for part in test_parts(found.url, missing) if part.group in wanted]


if __name__ == "__main__":
    sys.exit(main())
