"""One sentence of the catalogue: what is wrong and what to do next."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is wrong, and what to do next; both may name data in braces."""

    says: Text
    next: Text = ""
