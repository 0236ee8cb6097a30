"""Makes or refreshes .venv from the pinned requirements and compiles the message catalogues; cheap when current."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST, BELOW = (3, 11), (3, 14)


def say(text: str) -> None:
    """Prints at once, so that the order of lines is right beside the programs' own output."""
    print(text, flush=True)


def version_of(interpreter: str) -> tuple[int, int] | None:
    """(major, minor) of an interpreter, None when it does not run."""
    ask = "import sys; print(sys.version_info[0], sys.version_info[1])"
    try:
        answer = subprocess.run([interpreter, "-c", ask], capture_output=True, text=True, timeout=30)
    except OSError:
        return None
    parts = answer.stdout.split()
    return (int(parts[0]), int(parts[1])) if answer.returncode == 0 and len(parts) == 2 else None


def candidates() -> list[str]:
    """Interpreters that may serve, the one running this script first."""
    found = [shutil.which(name) for name in ("python3.13", "python3.12", "python3.11", "python3")]
    names = [sys.executable, *(path for path in found if path)]
    return [name for name in dict.fromkeys(names) if OLDEST <= (version_of(name) or (0, 0)) < BELOW]


def create_venv() -> None:
    """Makes .venv with the first interpreter that can."""
    for interpreter in candidates():
        say(f"setup: .venv with {interpreter}")
        if subprocess.run([interpreter, "-m", "venv", str(VENV)]).returncode == 0:
            return
        shutil.rmtree(VENV, ignore_errors=True)
    sys.exit("setup: no Python 3.11, 3.12 or 3.13 that can make a virtual environment (Debian: python3-venv)")


def digest(lock: Path) -> str:
    """What the stamp file must say for this lock file and this interpreter."""
    return f"{hashlib.sha256(lock.read_bytes()).hexdigest()} {version_of(str(PYTHON))}"


def stamp(kind: str) -> Path:
    """The file that remembers what was installed."""
    return VENV / f"vinhdanh-{kind}.stamp"


def current(kind: str) -> bool:
    """True when the installed libraries are those of requirements/<kind>.txt."""
    return stamp(kind).exists() and stamp(kind).read_text() == digest(ROOT / "requirements" / f"{kind}.txt")


def install(kind: str) -> None:
    """Installs requirements/<kind>.txt, refusing anything whose hash differs; dev contains runtime."""
    if current(kind) or (kind == "runtime" and current("dev")):
        return
    say(f"setup: installing requirements/{kind}.txt")
    pip = [str(PYTHON), "-m", "pip", "install", "-q", "--disable-pip-version-check", "--require-hashes"]
    subprocess.run([*pip, "-r", str(ROOT / "requirements" / f"{kind}.txt")], check=True)
    stamp(kind).write_text(digest(ROOT / "requirements" / f"{kind}.txt"))


def compile_catalogues() -> None:
    """Compiles locale/*/LC_MESSAGES/django.po with Babel when one is newer than its .mo."""
    sources = sorted((ROOT / "locale").glob("*/LC_MESSAGES/django.po"))
    stale = [
        po for po in sources if not (mo := po.with_suffix(".mo")).exists() or mo.stat().st_mtime < po.stat().st_mtime
    ]
    if stale:
        say("setup: compiling the message catalogues")
        babel = [str(PYTHON), "-m", "babel.messages.frontend", "-q", "compile", "-d", "locale", "-D", "django"]
        subprocess.run(babel, cwd=ROOT, check=True)


def main() -> None:
    """`setup.py dev` or `setup.py runtime`."""
    kind = sys.argv[1] if len(sys.argv) > 1 else "dev"
    if kind not in ("dev", "runtime"):
        sys.exit(f"setup: unknown kind {kind!r}; use dev or runtime")
    if version_of(str(PYTHON)) is None:
        shutil.rmtree(VENV, ignore_errors=True)
        create_venv()
    install(kind)
    compile_catalogues()


if __name__ == "__main__":
    main()
