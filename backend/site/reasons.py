"""A reason as a page shows it: what is wrong, what to do next, its article, and where to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from backend.base.reasons import tell
from workflows.engine import Reason


def told(reason: object) -> dict[str, Any]:
    """A `Reason`, a mapping with `text` (and `next`, `basis`, `url`) or a plain sentence, ready for the template."""
    if isinstance(reason, Reason):
        words = tell(reason)
        found = {"text": words.says, "next": words.next}
        return found | {name: reason.data.get(name) or "" for name in ("basis", "url")}
    if isinstance(reason, Mapping):
        return {name: reason.get(name, "") for name in ("text", "next", "basis", "url")}
    return {"text": str(reason), "next": "", "basis": "", "url": ""}
