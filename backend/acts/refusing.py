"""A refusal that the trail must know: what was tried was dangerous, so the attempt is kept though nothing was done."""

from __future__ import annotations

from typing import Any

from workflows.engine import Reason, Refused


class RefusedOnRecord(Refused):
    """The rules say no, and the runner writes one audit entry about it after rolling back.

    `kept` is what the entry says beside the reasons' codes: never the content that was refused.
    """

    def __init__(self, *reasons: Reason, **kept: Any) -> None:
        super().__init__(*reasons)
        self.kept = kept
