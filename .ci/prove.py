"""`make prove`: the reliability claims at their full counts, from a printed seed; the same SEED goes on later."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from pathlib import Path

from postgres import server

ROOT = Path(__file__).resolve().parent.parent
PYTEST = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/proofs", "-m", "prove")
NOTHING_LEFT = 5


def prove(seed: str, label: str, environment: dict[str, str]) -> bool:
    """One database: runs what the log of this seed does not already call proved."""
    log = ROOT / "var" / "proofs" / f"{seed}-{label}.txt"
    log.parent.mkdir(parents=True, exist_ok=True)
    print(f"\n== proofs on {label}, seed {seed}, log {log.relative_to(ROOT)}", flush=True)
    more = {"PROVE": "1", "SEED": seed, "VINHDANH_PROOF_LOG": str(log)}
    code = subprocess.run(PYTEST, cwd=ROOT, env=os.environ | more | environment).returncode
    return code == 0 or (code == NOTHING_LEFT and log.exists())


def main() -> int:
    """SQLite first, then PostgreSQL; a database that is missing is a failure here."""
    seed = os.environ.get("SEED") or str(secrets.randbelow(10**9))
    print(f"SEED={seed}  (make prove SEED={seed} goes on where this run stops)", flush=True)
    proved = prove(seed, "sqlite", {"DATABASE_URL": "sqlite:///var/prove.sqlite3"})
    with server(ci=False) as found:
        print(f"PostgreSQL: {found.how}", flush=True)
        named = {"DATABASE_URL": found.url, "VINHDANH_TEST_DB": f"vinhdanh_test_prove_{os.getpid()}"}
        proved = bool(found.url) and prove(seed, "postgresql", named) and proved
    print("proved" if proved else "NOT proved", f"with SEED={seed}")
    return 0 if proved else 1


if __name__ == "__main__":
    sys.exit(main())
