"""One-time codes: 80 random bits in 16 letters and digits, kept only as a keyed hash."""

from __future__ import annotations

import base64
import secrets

from django.utils.crypto import salted_hmac
from django.views.decorators.debug import sensitive_variables

BYTES, LENGTH = 10, 16


@sensitive_variables()
def new_token() -> str:
    """A code that nobody guesses."""
    return base64.b32encode(secrets.token_bytes(BYTES)).decode()


@sensitive_variables()
def plain(typed: str) -> str:
    """A code as a person types it, with groups and small letters; digits that base 32 lacks are read as letters."""
    letters = "".join(letter for letter in typed.upper() if letter.isalnum() and letter.isascii())
    return letters.replace("0", "O").replace("1", "I").replace("8", "B")[: LENGTH + 1]


@sensitive_variables()
def hash_of(token: str) -> str:
    """What is kept of a code: HMAC-SHA-256 under the site's secret, so that the database alone names no code."""
    return salted_hmac("surveys.link", token, algorithm="sha256").hexdigest()


def grouped(token: str) -> str:
    """A code in groups of four, for paper."""
    return "-".join(token[at : at + 4] for at in range(0, len(token), 4))
