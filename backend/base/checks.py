"""System checks of what the database promises."""

import sys
from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error
from django.db import connections

from backend.base import promises


def promised_triggers(databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """An error for every promised trigger that a named database lacks; `migrate` itself installs them."""
    found: list[CheckMessage] = []
    if sys.argv[1:2] == ["migrate"]:
        return found
    for alias in databases or ():
        connection = connections[alias]
        if "django_migrations" not in connection.introspection.table_names():
            continue
        found += [
            Error(f"trigger {name} is missing in database {alias}", hint="run migrate", id="vinhdanh.E001")
            for name in promises.missing(connection)
        ]
    return found
