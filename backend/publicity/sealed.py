"""The words of a comment under a key of their own, a file outside the database: a copy of it tells nothing.

The key goes with the words: what was forgotten cannot be read from an older copy of the database either.
"""

from __future__ import annotations

import os
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from django.views.decorators.debug import sensitive_variables

from backend.papers import box_keys

NONCE = 12
TEXT, NOTE = "text", "note"


class Unreadable(Exception):
    """The key of the comment is gone, or its words were altered or moved."""


@sensitive_variables()
def seal(key: bytes, box: UUID, what: str, words: str) -> bytes:
    """The ciphertext of the words, for this box and place only; of no words nothing."""
    nonce = os.urandom(NONCE)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, words.encode(), _label(box, what)) if words else b""


@sensitive_variables()
def unseal(box: UUID | None, what: str, sealed: bytes) -> str:
    """The words; none where nothing is sealed. Raises Unreadable."""
    if box is None or not sealed:
        return ""
    try:
        key = box_keys.read(box, box_keys.COMMENTS)
        return ChaCha20Poly1305(key).decrypt(sealed[:NONCE], sealed[NONCE:], _label(box, what)).decode()
    except (box_keys.KeyMissing, InvalidTag, ValueError) as error:
        raise Unreadable(str(box)) from error


def _label(box: UUID, what: str) -> bytes:
    return f"{box}/{what}".encode()
