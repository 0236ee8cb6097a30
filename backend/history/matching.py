"""Whom a typed name means: sure, doubtful (a person decides) or nobody; a name is never guessed.

Sure is only what is the same name in the same unit, borne there by one person: letters, hats and tones alike, in
either style of placing the tone (hòa, hoà), or typed without any mark at all. Other marks, another order of words,
initials, a slip of a key, a namesake, or the same name in another unit are doubtful.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from rapidfuzz import fuzz

from backend.organisation.names import clean, fold, spoken
from workflows.engine import Label

TITLE = re.compile(r"^(?:ông|bà|anh|chị|cô|đ/c|đồng chí|ths|ts|pgs|gs|bs|cn|ks)\b\.?\s*", re.IGNORECASE)
TYPO = 86
MOST = 8


class Level(StrEnum):
    """How sure a match is."""

    SURE = "sure"
    DOUBTFUL = "doubtful"
    NONE = "none"


class Why(StrEnum):
    """In what a candidate's name agrees with the typed one; the best first."""

    SAME = "same"
    UNMARKED = "unmarked"
    MARKS = "marks"
    ORDER = "order"
    SHORT = "short"
    ELSEWHERE = "elsewhere"
    TYPO = "typo"


WHY: dict[Why, Label] = {
    Why.SAME: Label("Đúng tên, đúng đơn vị", "Same name, same unit"),
    Why.UNMARKED: Label("Đúng tên nếu bỏ dấu", "Same name typed without marks"),
    Why.MARKS: Label("Cùng chữ, khác dấu", "Same letters, other marks"),
    Why.ORDER: Label("Cùng các chữ, khác thứ tự", "Same words in another order"),
    Why.SHORT: Label("Tên viết tắt", "An abbreviated name"),
    Why.ELSEWHERE: Label("Cùng tên, ở đơn vị khác", "Same name in another unit"),
    Why.TYPO: Label("Gần giống, có thể gõ nhầm", "Nearly the same, perhaps a slip"),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a name may mean; `units` are those where the person is or once was."""

    key: int
    name: str
    units: frozenset[int]


@dataclass(frozen=True, slots=True)
class Match:
    """What a typed name came to: the level, and who may be meant, the likeliest first."""

    level: Level
    found: tuple[tuple[Candidate, Why], ...] = ()

    @property
    def one(self) -> int | None:
        """The key of the one who is surely meant."""
        return self.found[0][0].key if self.level is Level.SURE else None


@dataclass(slots=True)
class Pool:
    """Everybody who may be meant, by folded name and by unit."""

    by_name: dict[str, list[Candidate]] = field(default_factory=lambda: defaultdict(list))
    by_unit: dict[int, list[Candidate]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, people: Iterable[Candidate]) -> Pool:
        """A pool of these people."""
        made = cls()
        for one in people:
            made.by_name[fold(one.name)].append(one)
            for unit in one.units:
                made.by_unit[unit].append(one)
        return made


def bare(name: str) -> str:
    """The name without a form of address or a degree before it, where what remains still is a full name.

    "Ông" is a surname too: "Ông Thị Hoa" stays whole, for nobody's name begins with "Thị".
    """
    whole = clean(name)
    rest = TITLE.sub("", whole).strip()
    words = fold(rest).split()
    return bare(rest) if rest != whole and len(words) > 1 and words[0] != "thi" else whole


def match(typed: str, unit: int, pool: Pool) -> Match:
    """Whom a name typed for a unit means: whoever is called so as it is typed, else without a form of address."""
    whole = _match(clean(typed), unit, pool)
    called_so = whole.found and whole.found[0][1] is not Why.TYPO
    return whole if called_so else _match(bare(typed), unit, pool)


def _match(name: str, unit: int, pool: Pool) -> Match:
    if not fold(name):
        return Match(Level.NONE)
    found: dict[int, tuple[Candidate, Why]] = {}
    for one in pool.by_unit.get(unit, ()):
        why = _here(name, one.name)
        if why is not None:
            found[one.key] = (one, why)
    for one in pool.by_name.get(fold(name), ()):
        found.setdefault(one.key, (one, Why.ELSEWHERE))
    order = {why: rank for rank, why in enumerate(Why)}
    ranked = tuple(sorted(found.values(), key=lambda pair: (order[pair[1]], pair[0].name, pair[0].key)))[:MOST]
    if not ranked:
        return Match(Level.NONE)
    return Match(Level.SURE if _sure(ranked) else Level.DOUBTFUL, ranked)


def _sure(ranked: tuple[tuple[Candidate, Why], ...]) -> bool:
    """One person of the unit bears the name as typed, or the only one whose letters it has, typed without marks."""
    kinds = [why for _one, why in ranked]
    if kinds[0] is Why.SAME:
        return kinds.count(Why.SAME) == 1
    return kinds[0] is Why.UNMARKED and kinds.count(Why.UNMARKED) == 1


def _here(typed: str, name: str) -> Why | None:
    if spoken(typed) == spoken(name):
        return Why.SAME
    plain, folded = fold(typed), fold(name)
    if plain == folded:
        return Why.UNMARKED if clean(typed).casefold() == plain else Why.MARKS
    if sorted(plain.split()) == sorted(folded.split()):
        return Why.ORDER
    if _short(plain, folded):
        return Why.SHORT
    return Why.TYPO if fuzz.ratio(plain, folded) >= TYPO else None


def _short(plain: str, folded: str) -> bool:
    """Whether every word is the same or its beginning with a stop or alone: "Ng. T. Hoa" for "Nguyen Thi Hoa"."""
    words, full = plain.replace(".", ". ").split(), folded.split()
    if "." not in plain and all(len(word) > 1 for word in words):
        return False
    if len(words) != len(full) or words[-1] != full[-1]:
        return False
    return all(
        word == whole or (_cut(word) and whole.startswith(word.rstrip(".")))
        for word, whole in zip(words, full, strict=True)
    )


def _cut(word: str) -> bool:
    return word.endswith(".") or len(word) == 1
