"""Layouts as data: `layouts/<name>/v<n>/layout.toml` as frozen values; lengths are millimetres from the top left."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from award_templates.content import PaperKind

FOLDER = Path(__file__).parent / "layouts"


class LayoutError(ValueError):
    """The layout file lacks something or says something unknown; names the place."""


@dataclass(frozen=True)
class Style:
    """How a text looks: sizes in points, colour by its name in the layout, at most `max_lines` lines."""

    size: float
    font: str = "regular"
    colour: str = "ink"
    min_size: float = 0.0
    max_lines: int = 1
    leading: float = 1.22
    tracking: float = 0.0
    gap: float = 0.0

    @property
    def floor(self) -> float:
        """Smallest size in points to which a long text may shrink."""
        return self.min_size or self.size


@dataclass(frozen=True)
class Box:
    """A rectangle on the page in millimetres; `top` grows downwards."""

    x: float
    top: float
    width: float
    height: float

    def overlaps(self, other: Box) -> bool:
        """Whether two boxes share area; touching edges do not count."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.top < other.top + other.height
            and other.top < self.top + self.height
        )

    def inside(self, other: Box) -> bool:
        """Whether this box lies wholly in the other."""
        return (
            other.x <= self.x
            and other.top <= self.top
            and self.x + self.width <= other.x + other.width
            and self.top + self.height <= other.top + other.height
        )


@dataclass(frozen=True)
class Slot:
    """A named place: a box, its alignment, and the styles of the texts stacked in it."""

    box: Box
    styles: Mapping[str, Style]
    align: str = "center"
    valign: str = "middle"


@dataclass(frozen=True)
class SignatureField:
    """One signature the paper must carry: field name in the PDF, role that signs, label in both languages."""

    field: str
    role: str
    vi: str
    en: str


@dataclass(frozen=True)
class Fact:
    """A statement of form with its status (`text_read`, `secondary`, `unconfirmed`, `confirmed_here`) and source."""

    name: str
    status: str
    basis: str


@dataclass(frozen=True)
class Layout:
    """One version of one paper's look; `signatures` is the exact number and order of signatures it must carry."""

    name: str
    version: int
    kind: PaperKind
    vi: str
    en: str
    page: Box
    safe: Box
    colours: Mapping[str, str]
    texts: Mapping[str, str]
    slots: Mapping[str, Slot]
    styles: Mapping[str, Style]
    measures: Mapping[str, float]
    signatures: tuple[SignatureField, ...]
    facts: tuple[Fact, ...]
    digest: str = field(default="", compare=False)

    @property
    def key(self) -> str:
        """What an issued paper pins: name and version."""
        return f"{self.name}/v{self.version}"


def load(name: str, version: int = 1, folder: Path = FOLDER) -> Layout:
    """Read one layout; raises LayoutError when the file is missing or wrong."""
    path = folder / name / f"v{version}" / "layout.toml"
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise LayoutError(f"{name}/v{version}: no layout file") from error
    return parse(raw.decode("utf-8"))


def parse(text: str) -> Layout:
    """A layout from its TOML text; raises LayoutError."""
    try:
        data = tomllib.loads(text)
        return _layout(data, hashlib.sha256(text.encode("utf-8")).hexdigest())
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise LayoutError(f"layout: {error!r}") from error


def _layout(data: dict[str, Any], digest: str) -> Layout:
    page = data["page"]
    margin = page["margins"]
    whole = Box(0, 0, page["width"], page["height"])
    safe = Box(
        margin["left"],
        margin["top"],
        whole.width - margin["left"] - margin["right"],
        whole.height - margin["top"] - margin["bottom"],
    )
    return Layout(
        name=data["name"],
        version=data["version"],
        kind=PaperKind(data["kind"]),
        vi=data["label"]["vi"],
        en=data["label"]["en"],
        page=whole,
        safe=safe,
        colours=data["colours"],
        texts=data.get("texts", {}),
        slots={name: _slot(slot) for name, slot in data.get("slots", {}).items()},
        styles={name: Style(**style) for name, style in data.get("styles", {}).items()},
        measures=data.get("measures", {}),
        signatures=tuple(SignatureField(**item) for item in data["signatures"]),
        facts=tuple(Fact(**item) for item in data["facts"]),
        digest=digest,
    )


def _slot(data: dict[str, Any]) -> Slot:
    box = Box(data["x"], data["top"], data["width"], data["height"])
    styles = {name: Style(**style) for name, style in data.get("styles", {}).items()}
    return Slot(box, styles, data.get("align", "center"), data.get("valign", "middle"))
