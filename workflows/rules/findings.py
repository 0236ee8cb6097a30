"""A finding: what is wrong, where, and the facts to say it with; no prose."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong with a criteria set, a band table or an entered value."""

    code: str
    where: str
    data: Mapping[str, str] = field(default_factory=dict)


class ScoringError(ValueError):
    """Values that no rule can score; `findings` holds every one of them, not only the first."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("; ".join(f"{item.where}: {item.code}" for item in findings))
        self.findings = findings
