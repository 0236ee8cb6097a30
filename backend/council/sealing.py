"""Sealing one ballot: fixed-size ciphertexts bound to their slot, and the inclusion codes a voter can keep.

Pure functions over bytes: a slot is ChaCha20-Poly1305 over 32 bytes (choice, inclusion code, random padding) with a
fresh nonce and the slot's place as associated data, so that an empty and a cast slot look alike and none can be moved.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from django.views.decorators.debug import sensitive_variables

from workflows.rules.voting import Choice

NONCE, CODE, PLAIN = 12, 10, 32
SEALED = NONCE + PLAIN + 16
EMPTY = 0
NUMBERS: dict[Choice, int] = {Choice.IN_FAVOUR: 1, Choice.AGAINST: 2, Choice.ABSTAIN: 3}
CHOICES = {number: choice for choice, number in NUMBERS.items()}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a slot belongs: box, item and voter; what it is sealed for."""

    box: UUID
    item: int
    member: int

    @property
    def label(self) -> bytes:
        """The associated data of the ciphertext."""
        return f"{self.box}/{self.item}/{self.member}".encode()


@dataclass(frozen=True, slots=True)
class Unsealed:
    """What a slot held: no choice when nothing was cast."""

    choice: Choice | None
    code: str = ""


class Unreadable(Exception):
    """A slot was altered or moved: its content is not ours."""


@sensitive_variables()
def seal(key: bytes, place: Place, choice: Choice | None, code: str = "") -> bytes:
    """A fresh ciphertext of SEALED bytes; ValueError for a choice that nobody can cast."""
    if choice is not None and choice not in NUMBERS:
        raise ValueError(f"{choice} is not cast by anybody")
    number = EMPTY if choice is None else NUMBERS[choice]
    kept = base64.b32decode(code) if code else secrets.token_bytes(CODE)
    plain = bytes([number]) + kept + secrets.token_bytes(PLAIN - 1 - CODE)
    nonce = secrets.token_bytes(NONCE)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, plain, place.label)


@sensitive_variables()
def unseal(key: bytes, place: Place, sealed: bytes) -> Unsealed:
    """What the slot held; raises Unreadable when it was altered, moved or sealed for another box."""
    try:
        plain = ChaCha20Poly1305(key).decrypt(sealed[:NONCE], sealed[NONCE:], place.label)
    except (InvalidTag, ValueError) as error:
        raise Unreadable(str(place.item)) from error
    if plain[0] == EMPTY:
        return Unsealed(None)
    return Unsealed(CHOICES[plain[0]], base64.b32encode(plain[1 : 1 + CODE]).decode())


def new_secret() -> str:
    """The voter's own secret: 130 random bits as 26 letters and digits; kept by nobody but the voter."""
    return base64.b32encode(secrets.token_bytes(17)).decode()[:26]


@sensitive_variables()
def inclusion_code(secret: str, box: UUID, item: int) -> str:
    """The code of one item (HMAC-SHA-256 under the voter's secret, 80 bits); says nothing of choice or voter."""
    return base64.b32encode(hmac.digest(secret.encode(), f"{box}/{item}".encode(), hashlib.sha256)[:CODE]).decode()


def plain_text(typed: str) -> str:
    """A secret or code as a person may type it, with groups, spaces and small letters."""
    return "".join(letter for letter in typed.upper() if letter.isalnum())


def grouped(text: str) -> str:
    """A secret or code in groups of four."""
    return "-".join(text[at : at + 4] for at in range(0, len(text), 4))
