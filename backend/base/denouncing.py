"""Whether words are those of a denunciation (tố cáo): it is not taken, wherever somebody writes it."""

from __future__ import annotations

import re
import unicodedata

from backend.base.texts import clean, fold

GAP = r"[\W_]*"
DENUNCIATION = re.compile(
    rf"\btố{GAP}(?:cáo|giác)\b|\b(?:nhận|đưa|ăn){GAP}hối{GAP}lộ\b|\btham{GAP}ô\b|(?<!chống )\btham{GAP}nhũng\b",
    re.IGNORECASE,
)
UNMARKED = re.compile(rf"\bto{GAP}(?:cao|giac)\b|\b(?:nhan|dua|an){GAP}hoi{GAP}lo\b|(?<!chong )\btham{GAP}nhung\b")


def denounces(text: str) -> bool:
    """Whether the words are those of a denunciation, also typed without marks or with signs put between.

    That somebody broke the law is said to whoever settles denunciations; a guess by words, so the form asks as well.
    """
    words = "".join(letter for letter in clean(text) if unicodedata.category(letter) != "Cf")
    plain = fold(words)
    return DENUNCIATION.search(words) is not None or (plain == words.casefold() and UNMARKED.search(plain) is not None)
