"""Codes of certificates: eleven unguessable characters and one that catches typing errors, as K7QF-2M9X-TD4R.

31 letters and digits that are not taken for one another (no 0, 1, I, L, O); 31 is prime, so that a weighted sum finds
every single wrong character and every pair that was swapped. 31^11 is more than 10^16: nobody finds one by trying.
"""

from __future__ import annotations

import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
FREE, GROUP = 11, 4


def new_code() -> str:
    """A new code, grouped for reading."""
    return grouped(with_check("".join(secrets.choice(ALPHABET) for _ in range(FREE))))


def with_check(free: str) -> str:
    """The characters followed by their check character."""
    return free + ALPHABET[-_sum(free) % len(ALPHABET)]


def grouped(code: str) -> str:
    """In groups of four."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def read_code(typed: str) -> str:
    """The code that was typed, whatever its case and separators; empty when it cannot be one."""
    bare = "".join(letter for letter in typed.upper() if letter.isalnum())
    if len(bare) != FREE + 1 or set(bare) - set(ALPHABET):
        return ""
    return grouped(bare) if with_check(bare[:FREE]) == bare else ""


def _sum(free: str) -> int:
    """Weights 12 down to 2; the check character itself weighs 1."""
    weights = range(FREE + 1, 1, -1)
    return sum(weight * ALPHABET.index(letter) for weight, letter in zip(weights, free, strict=True))
