"""Texts as people type and search them: one form of each letter, and a folded form without marks."""

from __future__ import annotations

import re
import unicodedata

IDENTITY = re.compile(r"(?<!\d)\d(?:[ .]?\d){11}(?![ .]?\d)")


def clean(text: str) -> str:
    """NFC with single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def fold(text: str) -> str:
    """Lower case without any mark, đ as d: what searches compare. "Hoà" and "hòa" fold to one text."""
    decomposed = unicodedata.normalize("NFD", clean(text).casefold().replace("đ", "d"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def names_identity(text: str) -> bool:
    """Whether it holds a number of twelve digits, as identity cards have; also written in groups."""
    return IDENTITY.search(text) is not None
