"""Vietnamese names: sorted by given name, found with and without marks, in both tone-mark styles."""

from __future__ import annotations

import unicodedata

_ORDER = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"
_RANK = {letter: f"{index:02d}" for index, letter in enumerate(_ORDER, start=1)}


def clean(text: str) -> str:
    """NFC with single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def fold(text: str) -> str:
    """Lower case without any mark, đ as d: what searches compare. "Hoà" and "hòa" fold to one text."""
    decomposed = unicodedata.normalize("NFD", clean(text).casefold().replace("đ", "d"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _word_key(word: str) -> str:
    return "".join(_RANK.get(letter, f"~{letter}") for letter in unicodedata.normalize("NFC", word.casefold()))


def sort_key(full_name: str) -> str:
    """The key that sorts people as Vietnamese lists do: given name, then family name, then middle names."""
    words = clean(full_name).split(" ")
    ordered = [words[-1], words[0], *words[1:-1]] if len(words) > 1 else words
    return " ".join(_word_key(word) for word in ordered)[:200]
