"""The version of the rules that count: a digest of their program text, kept beside every published figure."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import workflows.rules

PARTS = (
    "scoring", "criteria", "feeds", "fixed", "progress", "rounding", "shapes", "shape_parts", "shapes_chosen",
    "shapes_weighed", "formula", "expressions",
)  # fmt: skip


@cache
def engine_version() -> str:
    """Twelve characters that change with any change of a rule's text; equal figures may still come of it."""
    folder = Path(workflows.rules.__file__).parent
    texts = [(folder / f"{name}.py").read_bytes() for name in PARTS if (folder / f"{name}.py").exists()]
    return hashlib.sha256(b"\0".join(texts)).hexdigest()[:12]
