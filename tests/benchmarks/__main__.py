"""`make bench`: runs every bench_*.py (or those named as arguments) and prints each row against its anchor and goal."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from types import ModuleType

from tests.benchmarks.rows import Row, table

HERE = Path(__file__).parent


def modules(wanted: list[str]) -> list[ModuleType]:
    """The benchmark modules, all or those whose name was given."""
    names = [path.stem for path in sorted(HERE.glob("bench_*.py"))]
    chosen = [name for name in names if not wanted or name.removeprefix("bench_") in wanted]
    return [import_module(f"tests.benchmarks.{name}") for name in chosen]


def tell(row: Row) -> None:
    """One line of the table."""
    print(f"{'met   ' if row.met else 'MISSED'} {row.ratio:9.2f}×  {row.name}")
    print(f"{'':18} ours {row.ours}; anchor {row.anchor}; goal {row.goal}", flush=True)


def prepare() -> Callable[[], None]:
    """Sets Django up on a database of its own, never on one that is in use; the answer takes it away again."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    if connection.vendor == "sqlite":
        call_command("migrate", verbosity=0, interactive=False)
        return connection.close
    before = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = f"vinhdanh_test_bench_{os.getpid()}"
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    return partial(connection.creation.destroy_test_db, before, verbosity=0)


def measured(wanted: list[str]) -> list[Row]:
    """Every row of the modules, told as they come."""
    rows = []
    for module in modules(wanted):
        began = time.monotonic()
        print(f"\n== {(module.__doc__ or module.__name__).splitlines()[0]}", flush=True)
        for row in module.run():
            tell(row)
            rows.append(row)
        print(f"{'':18} {time.monotonic() - began:.0f} s", flush=True)
    return rows


def main() -> int:
    """0 when everything could be measured: a goal missed is told, not an error, for the machine has its share in it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.settings")
    if os.environ.get("DATABASE_URL", "").startswith("sqlite"):
        del os.environ["DATABASE_URL"]
    with tempfile.TemporaryDirectory(prefix="vinhdanh_bench_") as var:
        os.environ["VINHDANH_VAR"] = var
        take_away = prepare()
        try:
            rows = measured(sys.argv[1:])
        finally:
            take_away()
    print(f"\n{table(rows)}\n\n{sum(not row.met for row in rows)} goals missed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
