"""The sealed box of one group about one unit: sums of answers, never an answer.

Each answer opens the box in memory, adds one to what was chosen and seals everything anew under a fresh nonce. The
ciphertext's length depends on the form and on how many answered, never on what they said, so neither the database, nor
a copy of it before and after an answer, tells what was chosen; with the key, one copy tells only sums. Free answers
lie in it in the order of the alphabet. The key is a file outside the database and goes when the survey closes.
What this cannot stop: somebody who holds the key *and* copies the database before and after a single answer.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from django.views.decorators.debug import sensitive_variables

from workflows.rules.survey import Asked, QuestionSet
from workflows.rules.survey_answers import LONGEST_TEXT, Answers

NONCE = 12
TEXT_BYTES = 4 * LONGEST_TEXT


@dataclass(frozen=True, slots=True)
class Place:
    """Where a box belongs; what it is sealed for."""

    survey: UUID
    group: int
    unit: int

    @property
    def label(self) -> bytes:
        """The associated data of the ciphertext."""
        return f"{self.survey}/{self.group}/{self.unit}".encode()


@dataclass(slots=True)
class Sums:
    """What a box holds: how many answered, per question how often each option, and the free answers by question."""

    forms: int = 0
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)


class Unreadable(Exception):
    """A box was altered or moved: its content is not ours."""


def empty(form: QuestionSet) -> Sums:
    """The sums before anybody answered."""
    counts = {q.code: {o.code: 0 for o in q.options} for q in form.questions() if q.asked is not Asked.TEXT}
    return Sums(0, counts, {q.code: [] for q in form.questions() if q.asked is Asked.TEXT})


@sensitive_variables()
def added(sums: Sums, answers: Answers) -> Sums:
    """The sums with one more person's answers."""
    sums.forms += 1
    for question, counts in sums.counts.items():
        for option in answers.get(question, ()):
            counts[option] += 1
    for question, texts in sums.texts.items():
        given = [text.strip() for text in answers.get(question, ()) if text.strip()]
        texts.extend(given)
        texts.sort()
    return sums


@sensitive_variables()
def seal(key: bytes, place: Place, sums: Sums) -> bytes:
    """The ciphertext: four bytes for each count, and a fixed room for every free answer that could have been given."""
    parts = [struct.pack(">I", sums.forms)]
    parts += [struct.pack(">I", count) for counts in sums.counts.values() for count in counts.values()]
    for texts in sums.texts.values():
        parts += [_padded(text) for text in [*texts, *[""] * (sums.forms - len(texts))]]
    nonce = os.urandom(NONCE)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, b"".join(parts), place.label)


def _padded(text: str) -> bytes:
    body = text.encode()[:TEXT_BYTES]
    return struct.pack(">H", len(body)) + body.ljust(TEXT_BYTES, b"\0")


@sensitive_variables()
def unseal(key: bytes, place: Place, sealed: bytes, form: QuestionSet) -> Sums:
    """What a box holds; raises Unreadable."""
    try:
        data = ChaCha20Poly1305(key).decrypt(sealed[:NONCE], sealed[NONCE:], place.label)
    except (InvalidTag, ValueError) as error:
        raise Unreadable(f"{place.group}/{place.unit}") from error
    sums = empty(form)
    numbers = 1 + sum(len(counts) for counts in sums.counts.values())
    read = list(struct.unpack(f">{numbers}I", data[: 4 * numbers]))
    sums.forms = read.pop(0)
    for counts in sums.counts.values():
        for option in counts:
            counts[option] = read.pop(0)
    sums.texts = _texts(list(sums.texts), sums.forms, data[4 * numbers :])
    return sums


def _texts(questions: Sequence[str], forms: int, data: bytes) -> dict[str, list[str]]:
    size, found = TEXT_BYTES + 2, {}
    for at, question in enumerate(questions):
        rows = [data[(at * forms + n) * size :][:size] for n in range(forms)]
        bodies = [row[2 : 2 + struct.unpack(">H", row[:2])[0]].decode(errors="ignore") for row in rows]
        found[question] = [body for body in bodies if body]
    return found


def told(sums: Sums) -> Mapping[str, Mapping[str, int]]:
    """The counts that are kept after closing: options that somebody chose."""
    return {q: {o: n for o, n in counts.items() if n} for q, counts in sums.counts.items() if any(counts.values())}
