"""Signs of a state secret: the stamp of its degree (MẬT, TỐI MẬT, TUYỆT MẬT), in a text, a title or a file's name.

Law on the protection of state secrets 29/2018/QH14 (three degrees, Article 8; recalled, not read): a hint that stops
an upload so that a person looks, never a finding of law. In a text the stamp stands alone on a line, also letter by
letter or without marks, or after "độ mật:". In a title it is in capitals. "Bảo mật", "bí mật nhà nước" are no stamp.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

ALONE = {"TUYỆTMẬT": "TUYỆT MẬT", "TUYETMAT": "TUYỆT MẬT", "TỐIMẬT": "TỐI MẬT", "TOIMAT": "TỐI MẬT", "MẬT": "MẬT"}
STATED = re.compile(r"(?<!\w)(?:độ mật|do mat)\s*[:–-]\s*(tuyệt mật|tuyet mat|tối mật|toi mat|mật|mat)(?!\s?\w)", re.I)
EDGES = " \t\r\n\u00a0|[](){}*_.,:;–-\"'“”"
DEGREE = re.compile(r"^ĐỘ MẬT\s*:?\s*")
WORDS = re.compile(r"[^\W_]+|[^\w\s]")
LONG = {"TUYỆT": "MẬT", "TỐI": "MẬT", "TUYET": "MAT", "TOI": "MAT"}


def stamp(lines: Iterable[str]) -> str:
    """The degree whose stamp stands alone on one of the lines, or is stated there; empty when there is none."""
    for line in lines:
        text = " ".join(unicodedata.normalize("NFC", line).strip(EDGES).split())
        if found := ALONE.get(DEGREE.sub("", text).replace(" ", "")):
            return found
        if stated := STATED.search(text):
            return _degree(stated[1])
    return ""


def stamp_in_name(name: str) -> str:
    """The degree written in capitals in a title or in the name of a file; empty when there is none.

    "MẬT" alone counts only where no other word in capitals stands beside it (BÍ MẬT, MẬT MÃ).
    """
    if stated := stamp([name]):
        return stated
    words = WORDS.findall(unicodedata.normalize("NFC", name).replace("_", " "))
    for here, word in enumerate(words):
        after = words[here + 1] if here + 1 < len(words) else ""
        if word in LONG and after == LONG[word]:
            return _degree(f"{word} {after}")
        if word == "MẬT" and not _shouted(words[here - 1] if here else "") and not _shouted(after):
            return "MẬT"
    return ""


def _degree(words: str) -> str:
    return ALONE.get(words.upper().replace(" ", ""), "MẬT")


def _shouted(word: str) -> bool:
    return word.isupper()
