"""Two people and one text: when nothing is lost, who wrote over whom, and what differs word by word.

No version of a text is thrown away unless every character of it stands, in order, in the one that replaces it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from workflows.dossiers.answers import Answer, as_text

WORDS = re.compile(r"\n|[^\S\n]+|\w+|[^\w\s]")
LONG = 6000


def grows(old: Answer, new: Answer) -> bool:
    """Whether `new` is `old` with something put in at one place: then dropping `old` loses nothing."""
    before, after = as_text(old), as_text(new)
    if len(before) > len(after):
        return False
    same = _common(before, after)
    rest = len(before) - same
    return rest == 0 or before[same:] == after[len(after) - rest :]


def _common(a: str, b: str) -> int:
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if a[:middle] == b[:middle] else (low, middle - 1)
    return low


class Written(StrEnum):
    """What became of one person's text for one field."""

    SAME = "same"
    TAKEN = "taken"
    BESIDE = "beside"


def outcome(base: int, version: int, current: Answer, sent: Answer) -> Written:
    """Take a text that was written upon the newest version; keep any other beside it, for a person to choose.

    `base` is the version that the writer had before them.
    """
    if sent == current:
        return Written.SAME
    return Written.TAKEN if base == version else Written.BESIDE


class Change(StrEnum):
    """How a piece of text differs."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Piece:
    """A run of words that both texts share, or that only one of them has."""

    change: Change
    text: str


def difference(old: Answer, new: Answer) -> tuple[Piece, ...]:
    """The words that went and came, in reading order.

    The kept and removed pieces together are `old`, the kept and added ones are `new`, to the letter. Very long texts
    are compared by lines, so that nobody waits.
    """
    a, b = _words(as_text(old)), _words(as_text(new))
    if len(a) + len(b) > LONG:
        a, b = as_text(old).splitlines(keepends=True), as_text(new).splitlines(keepends=True)
    pieces: list[Piece] = []
    for tag, a_from, a_to, b_from, b_to in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            _put(pieces, Change.KEPT, a[a_from:a_to])
        else:
            _put(pieces, Change.REMOVED, a[a_from:a_to])
            _put(pieces, Change.ADDED, b[b_from:b_to])
    return tuple(pieces)


def _words(text: str) -> list[str]:
    return WORDS.findall(text)


def _put(pieces: list[Piece], change: Change, words: Sequence[str]) -> None:
    if words:
        pieces.append(Piece(change, "".join(words)))
