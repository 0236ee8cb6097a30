"""The project's own files, for tests that read them."""

from __future__ import annotations

import ast
import subprocess
import tomllib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
IGNORED = {".git", ".venv", "var", "__pycache__", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis"}
PLAIN = ("workflows", "permissions", "award_templates")
PRODUCT = (*PLAIN, "backend")


@cache
def files() -> tuple[Path, ...]:
    """Every file that belongs to the project, also those not committed yet; without git, every file not ignored."""
    command = ["git", "ls-files", "-co", "--exclude-standard", "-z"]
    try:
        said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
        found = [ROOT / name for name in said.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        found = [path for path in ROOT.rglob("*") if not IGNORED & set(path.relative_to(ROOT).parts)]
    return tuple(sorted(path for path in found if path.is_file()))


def name(path: Path) -> str:
    """The path inside the project."""
    return str(path.relative_to(ROOT))


def python_files(*folders: str) -> list[Path]:
    """The Python files below these top folders, without migrations."""
    return [
        path
        for path in files()
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in folders and "migrations" not in path.parts
    ]


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imported(path: Path) -> set[str]:
    """The top names of all absolute imports of a file, also those inside functions."""
    found: set[str] = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found.add(node.module.split(".")[0])
    return found


def toml(path: str) -> dict[str, object]:
    """A TOML file of the project."""
    return tomllib.loads((ROOT / path).read_text(encoding="utf-8"))
