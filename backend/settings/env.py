"""Reading settings from the environment: every name is listed here once, with its default and its meaning."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Name:
    """One environment name."""

    name: str
    default: str
    meaning: str


NAMES: dict[str, Name] = {}


def read(name: str, default: str, meaning: str) -> str:
    """The value of an environment name, which is thereby declared for the docs; an empty one counts as not given."""
    NAMES[name] = Name(name, default, meaning)
    return os.environ.get(name) or default


def flag(name: str, default: bool, meaning: str) -> bool:
    """A yes/no environment name: 1, true, yes or on mean yes."""
    return read(name, "1" if default else "0", meaning).lower() in {"1", "true", "yes", "on"}


def database(url: str) -> dict[str, Any]:
    """A Django database entry from `sqlite:///path`, `sqlite://` + absolute path, or `postgresql://user:pw@host:port/db`."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        name = str(ROOT / parts.path.lstrip("/")) if not parts.path.startswith("//") else parts.path[1:]
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": name,
            "CONN_MAX_AGE": 60,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
            },
        }
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.path.lstrip("/"),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    raise ValueError(f"DATABASE_URL has the scheme {parts.scheme!r}; use sqlite or postgresql")
