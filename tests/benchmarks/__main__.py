"""`make bench`: runs every bench_*.py (or those named as arguments) and prints each row against its anchor and goal."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path
from types import ModuleType

from tests.benchmarks.rows import Row

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


def prepare() -> None:
    """Sets Django up on the throw-away folder, and migrates the database that lies there."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)


def main() -> int:
    """0 when every goal is met."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.settings")
    missed = 0
    with tempfile.TemporaryDirectory(prefix="vinhdanh_bench_") as var:
        os.environ.setdefault("VINHDANH_VAR", var)
        prepare()
        for module in modules(sys.argv[1:]):
            began = time.monotonic()
            print(f"\n== {(module.__doc__ or module.__name__).splitlines()[0]}", flush=True)
            rows = module.run()
            for row in rows:
                tell(row)
            missed += sum(not row.met for row in rows)
            print(f"{'':18} {time.monotonic() - began:.0f} s", flush=True)
    print(f"\n{missed} goals missed")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
