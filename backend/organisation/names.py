"""Vietnamese names: sorted by given name, found with and without marks, in both tone-mark styles.

Order as in Vietnamese dictionaries: letters first (ă, â, đ, ê, ô, ơ, ư are letters of their own), the tone of a
syllable only between words of the same letters; so "Hòa" and "Hoà" are one word, and both come before "Hoan".
"""

from __future__ import annotations

import unicodedata

from backend.base.texts import clean, fold

__all__ = ["clean", "fold", "sort_key", "spoken"]

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: f"{index:02d}" for index, letter in enumerate(_LETTERS, start=1)}
_TONES = "\N{COMBINING GRAVE ACCENT}\N{COMBINING HOOK ABOVE}\N{COMBINING TILDE}\N{COMBINING ACUTE ACCENT}" + (
    "\N{COMBINING DOT BELOW}"
)


def _word_key(word: str) -> str:
    """Pairs of digits, so that every database collation orders alike: the letters, 00, the tone."""
    decomposed = unicodedata.normalize("NFD", word.casefold())
    tones = [1 + _TONES.index(mark) for mark in decomposed if mark in _TONES]
    letters = unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in _TONES))
    ranks = "".join(_RANK.get(letter, f"99{ord(letter):08d}") for letter in letters)
    return f"{ranks}00{''.join(f'{tone:02d}' for tone in tones) or '00'}"


def spoken(full_name: str) -> tuple[str, ...]:
    """The words of a name by their letters and tones: equal for "Hòa" and "hoà", different for "Hoa"."""
    return tuple(_word_key(word) for word in clean(full_name).split(" ") if word)


def sort_key(full_name: str) -> str:
    """The key that sorts people as Vietnamese lists do: given name, then family name, then middle names."""
    words = clean(full_name).split(" ")
    ordered = [words[-1], words[0], *words[1:-1]] if len(words) > 1 else words
    return "".join(_word_key(word) for word in ordered)[:200]
