"""The table of environment names: `python -m backend.settings.document > docs/settings.md`."""

from __future__ import annotations

import backend.settings as project
from backend.settings.env import NAMES, ROOT, Name

HEAD = """<!-- Made by `python -m backend.settings.document > docs/settings.md`; do not edit. -->
# Settings

What an office may change comes from the environment. Paths are relative to the project.

| name | without it | meaning |
|---|---|---|
"""


def page() -> str:
    """The whole of docs/settings.md."""
    assert project.ROOT_URLCONF  # loading the settings declares the names
    return HEAD + "".join(_row(NAMES[name]) for name in sorted(NAMES))


def _row(name: Name) -> str:
    default = name.default.replace(str(project.VAR_DIR), "var").replace(f"{ROOT}/", "")
    return f"| `{name.name}` | {f'`{default}`' if default else '(empty)'} | {name.meaning} |\n"


if __name__ == "__main__":
    print(page(), end="")
