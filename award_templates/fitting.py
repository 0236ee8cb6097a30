"""Fits texts into a box: wraps, balances the lines and shrinks within the layout's bounds; draws nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from award_templates.fonts import width
from award_templates.layout import Slot, Style

POINTS_PER_MM = 72 / 25.4
STEP = 0.96


class DoesNotFit(ValueError):
    """A text is too long for its place even at the smallest size; shorten the printed form."""


@dataclass(frozen=True)
class Line:
    """One line as it will be printed: baseline start in points from the page's top left, and its extent."""

    text: str
    x: float
    baseline: float
    width: float
    size: float
    style: Style

    @property
    def top(self) -> float:
        """Upper edge in points from the top, room for stacked Vietnamese marks included."""
        return self.baseline - 0.93 * self.size

    @property
    def bottom(self) -> float:
        """Lower edge in points from the top."""
        return self.baseline + 0.24 * self.size


def wrap(text: str, style: Style, size: float, room: float) -> list[str]:
    """Greedy lines no wider than `room` points; a newline always breaks; a single wider word stays on its own line."""
    lines: list[str] = []
    for part in text.split("\n"):
        current = ""
        for word in part.split():
            longer = f"{current} {word}".strip()
            if current and width(longer, style.font, size, style.tracking) > room:
                lines.append(current)
                current = word
            else:
                current = longer
        lines.append(current)
    return lines


def balanced(text: str, style: Style, size: float, room: float) -> list[str]:
    """The same number of lines as `wrap`, but as even as possible, so that no word stands alone on the last."""
    best = wrap(text, style, size, room)
    narrow, wide = room / max(len(best), 1), room
    while len(best) > 1 and wide - narrow > 4:
        middle = (narrow + wide) / 2
        lines = wrap(text, style, size, middle)
        if len(lines) <= len(best) and _widest(lines, style, size) <= middle:
            best, wide = lines, middle
        else:
            narrow = middle
    return best


def fit(slot: Slot, texts: Sequence[tuple[str, str]]) -> list[Line]:
    """Place texts, given as (style name, text), one below the other in a slot; raises DoesNotFit.

    All texts shrink together, each not below its own floor. Empty texts take no room.
    """
    items = [(slot.styles[name], text) for name, text in texts if text]
    scale = 1.0
    while True:
        sizes = [max(style.size * scale, style.floor) for style, _ in items]
        blocks = [_block(slot, style, text, size) for (style, text), size in zip(items, sizes, strict=True)]
        total = _height(items, sizes, blocks)
        if total <= slot.box.height * POINTS_PER_MM and all(
            _good(slot, item) for item in zip(items, sizes, blocks, strict=True)
        ):
            return _stack(slot, items, sizes, blocks, total)
        if all(size <= style.floor for (style, _), size in zip(items, sizes, strict=True)):
            raise DoesNotFit("; ".join(text for _, text in items))
        scale *= STEP


def _block(slot: Slot, style: Style, text: str, size: float) -> list[str]:
    room = slot.box.width * POINTS_PER_MM
    return balanced(text, style, size, room) if slot.align == "center" else wrap(text, style, size, room)


def _good(slot: Slot, fitted: tuple[tuple[Style, str], float, list[str]]) -> bool:
    (style, _), size, lines = fitted
    return len(lines) <= style.max_lines and _widest(lines, style, size) <= slot.box.width * POINTS_PER_MM


def _widest(lines: Sequence[str], style: Style, size: float) -> float:
    return max(width(line, style.font, size, style.tracking) for line in lines)


def _height(items: Sequence[tuple[Style, str]], sizes: Sequence[float], blocks: Sequence[list[str]]) -> float:
    lines = sum(size * style.leading * len(block) for (style, _), size, block in zip(items, sizes, blocks, strict=True))
    return lines + sum(style.gap * POINTS_PER_MM for style, _ in items[1:])


def _stack(
    slot: Slot,
    items: Sequence[tuple[Style, str]],
    sizes: Sequence[float],
    blocks: Sequence[list[str]],
    total: float,
) -> list[Line]:
    spare = slot.box.height * POINTS_PER_MM - total
    y = slot.box.top * POINTS_PER_MM + {"top": 0.0, "middle": spare / 2, "bottom": spare}[slot.valign]
    placed: list[Line] = []
    for index, ((style, _), size, lines) in enumerate(zip(items, sizes, blocks, strict=True)):
        y += style.gap * POINTS_PER_MM if index else 0.0
        for text in lines:
            long = width(text, style.font, size, style.tracking)
            start = _start(slot, long)
            placed.append(Line(text, start, y + size * (style.leading - 0.27), long, size, style))
            y += size * style.leading
    return placed


def _start(slot: Slot, long: float) -> float:
    left, room = slot.box.x * POINTS_PER_MM, slot.box.width * POINTS_PER_MM
    return left + {"left": 0.0, "center": (room - long) / 2, "right": room - long}[slot.align]
