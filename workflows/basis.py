"""How sure we are of a fact of law, where it comes from, and what a linter says about data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Status(StrEnum):
    """How a row of law is known; only `text_read` and `confirmed_here` may fail a criterion or block an act."""

    TEXT_READ = "text_read"
    SECONDARY = "secondary"
    UNCONFIRMED = "unconfirmed"
    CONFIRMED_HERE = "confirmed_here"

    @property
    def blocks(self) -> bool:
        """True when an answer of such a row is final; otherwise a person must confirm or adopt it."""
        return self in (Status.TEXT_READ, Status.CONFIRMED_HERE)


@dataclass(frozen=True)
class Finding:
    """One thing a linter refuses: a code, the place in the document, and data for the sentence."""

    code: str
    where: str
    data: Mapping[str, object] = field(default_factory=dict)


class Unreadable(ValueError):
    """A document cannot become a value; carries every finding at once."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("; ".join(f"{f.where}: {f.code} {dict(f.data)}" for f in findings))
        self.findings = findings
