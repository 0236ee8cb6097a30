"""Fixtures of the journeys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.support.journey import Way, open_round


@pytest.fixture
def way(new_page: Callable[..., Any], settings: Any) -> Way:
    """The round has just opened, and everybody has a login whose password costs little to check."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    open_round()
    return Way(new_page)
