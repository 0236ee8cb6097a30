"""Draws a diagram as SVG text: boxes, numbered ways, the place where the reader's thing stands.

Presentation attributes only (no style attributes), so that a strict content security policy holds; signs differ in
shape, not only in colour; the words of every way stand in the table beside the picture.
"""

from __future__ import annotations

import textwrap
from collections.abc import Collection
from xml.sax.saxutils import escape, quoteattr

from backend.web.formats import say
from workflows.diagrams import NODE, Diagram, Edge, Node

UNIT, GAP, LINE, MARGIN = 9, 52, 17, 14
BOX = NODE * UNIT - 16
CHARS = 25
INK, SOFT, RED, WARM = "#211c19", "#574e47", "#8f1d21", "#f8ecd2"
SIGNS = {"added": "+", "removed": "−", "changed": "≠", "moved": "⇅"}
Point = tuple[int, int]


class Sheet:
    """One drawing: knows where things are and collects the shapes."""

    def __init__(self, diagram: Diagram, current: Collection[str] = ()) -> None:
        self.diagram, self.current = diagram, set(current)
        self.lines = {n.code: textwrap.wrap(say(n.title), CHARS) for n in diagram.nodes}
        self.notes = {n.code: [say(note) for note in n.notes] for n in diagram.nodes}
        most = max((len(lines) + len(self.notes[code]) for code, lines in self.lines.items()), default=1)
        self.box = most * LINE + 18
        self.pitch = self.box + GAP
        self.width = diagram.width * UNIT + 2 * MARGIN + 30
        self.height = MARGIN * 2 + 16 + diagram.layers * self.pitch - GAP
        self.shapes: list[str] = []
        self.ports: dict[tuple[int, bool, bool], int] = {}

    def top(self, layer: int) -> int:
        """The upper rim of a layer in pixels."""
        return MARGIN + 16 + layer * self.pitch

    def across(self, x: int) -> int:
        """A grid place in pixels."""
        return MARGIN + x * UNIT

    def draw(self, summary: str) -> str:
        """The whole picture."""
        self._plan_ports()
        for number, edge in enumerate(self.diagram.edges, start=1):
            self._edge(number, edge)
        for node in self.diagram.nodes:
            self._node(node)
        title = escape(say(self.diagram.title))
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label={quoteattr(say(self.diagram.title))} '
            f'width="{self.width}" height="{self.height}" viewBox="0 0 {self.width} {self.height}" '
            f'font-family="sans-serif"><title>{title}</title><desc>{escape(summary)}</desc>'
            + "".join(self.shapes)
            + "</svg>"
        )

    def _plan_ports(self) -> None:
        """Spreads the ends of edges along the rims of the boxes, so that none hides another."""
        for node in self.diagram.nodes:
            for below in (True, False):
                ends = []
                for index, edge in enumerate(self.diagram.edges):
                    upper, lower = (edge.target, edge.source) if edge.back else (edge.source, edge.target)
                    if edge.source == edge.target or node.code != (upper if below else lower):
                        continue
                    other = self.diagram.node(lower if below else upper).x
                    toward = edge.via[0 if below else -1][0] if edge.via else other
                    ends.append((toward, index, edge.back))
                for place, (_x, index, back) in enumerate(sorted(ends), start=1):
                    step = BOX * place // (len(ends) + 1)
                    self.ports[(index, back, below)] = self.across(node.x) - BOX // 2 + step

    def _edge(self, number: int, edge: Edge) -> None:
        dash = ' stroke-dasharray="5 4"' if edge.quiet else ""
        if edge.source == edge.target:
            self._loop(number, edge, dash)
            return
        upper, lower = (edge.target, edge.source) if edge.back else (edge.source, edge.target)
        index = number - 1
        start = (self.ports[(index, edge.back, True)], self.top(self.diagram.node(upper).layer) + self.box)
        end = (self.ports[(index, edge.back, False)], self.top(self.diagram.node(lower).layer))
        path, here = f"M{start[0]} {start[1]}", start
        for x, layer in edge.via:
            over, under = (self.across(x), self.top(layer)), (self.across(x), self.top(layer) + self.box)
            path += _bend(here, over) + f"L{under[0]} {under[1]}"
            here = under
        path += _bend(here, end)
        self.shapes.append(f'<path d="{path}" fill="none" stroke="{SOFT}" stroke-width="1.6"{dash}/>')
        self._arrow(start if edge.back else end, upwards=edge.back)
        if edge.labels:
            first = (self.across(edge.via[0][0]), self.top(edge.via[0][1])) if edge.via else end
            middle = ((start[0] + first[0]) // 2, (start[1] + first[1]) // 2)
            self._number(number, middle) if edge.tag is None else self._tag(say(edge.tag), middle)

    def _loop(self, number: int, edge: Edge, dash: str) -> None:
        node = self.diagram.node(edge.source)
        x, y = self.across(node.x) + BOX // 2, self.top(node.layer) + self.box // 2
        self.shapes.append(
            f'<path d="M{x} {y - 10}C{x + 34} {y - 18} {x + 34} {y + 18} {x + 3} {y + 10}" fill="none" '
            f'stroke="{SOFT}" stroke-width="1.6"{dash}/><path d="M{x} {y + 10}l9 -4v8z" fill="{SOFT}"/>'
        )
        self._number(number, (x + 25, y))

    def _arrow(self, at: Point, upwards: bool) -> None:
        rise = 9 if upwards else -9
        self.shapes.append(f'<path d="M{at[0]} {at[1]}l-4.5 {rise}h9z" fill="{SOFT}"/>')

    def _number(self, number: int, at: Point) -> None:
        self.shapes.append(
            f'<circle cx="{at[0]}" cy="{at[1]}" r="10" fill="#fff" stroke="{SOFT}"/><text x="{at[0]}" y="{at[1] + 4}" '
            f'font-size="11" text-anchor="middle" fill="{INK}">{number}</text>'
        )

    def _tag(self, text: str, at: Point) -> None:
        wide = 7 * len(text) + 10
        self.shapes.append(
            f'<rect x="{at[0] - wide // 2}" y="{at[1] - 10}" width="{wide}" height="20" rx="10" fill="#fff" '
            f'stroke="{SOFT}"/><text x="{at[0]}" y="{at[1] + 4}" font-size="11" text-anchor="middle" '
            f'fill="{INK}">{escape(text)}</text>'
        )

    def _node(self, node: Node) -> None:
        here = node.code in self.current
        x, y = self.across(node.x) - BOX // 2, self.top(node.layer)
        fill, stroke, width = (WARM, RED, 4) if here else ("#fff", INK, 3 if node.mark else 1.4)
        dash = ' stroke-dasharray="7 4"' if node.mark == "removed" else ""
        shape = f'<rect x="{x}" y="{y}" width="{BOX}" height="{self.box}" rx="5" fill="{fill}" stroke="{stroke}" '
        self.shapes.append(f'{shape}stroke-width="{width}"{dash}/>')
        if node.final:
            self.shapes.append(
                f'<rect x="{x + 4}" y="{y + 4}" width="{BOX - 8}" height="{self.box - 8}" rx="3" fill="none" '
                f'stroke="{stroke}" stroke-width="1"/>'
            )
        if node.code in self.diagram.start:
            self.shapes.append(f'<circle cx="{self.across(node.x)}" cy="{y - 10}" r="5" fill="{INK}"/>')
        if node.mark:
            self._mark(SIGNS[node.mark], (x + BOX, y))
        lines, notes = self.lines[node.code], self.notes[node.code]
        first = y + (self.box - (len(lines) + len(notes)) * LINE) // 2 + 13
        weight = ' font-weight="700"' if here else ""
        for row, text in enumerate(lines):
            self.shapes.append(
                f'<text x="{self.across(node.x)}" y="{first + row * LINE}" font-size="13" text-anchor="middle" '
                f'fill="{INK}"{weight}>{escape(text)}</text>'
            )
        for row, text in enumerate(notes, start=len(lines)):
            self.shapes.append(
                f'<text x="{self.across(node.x)}" y="{first + row * LINE}" font-size="11" text-anchor="middle" '
                f'fill="{SOFT}">◷ {escape(text)}</text>'
            )

    def _mark(self, sign: str, at: Point) -> None:
        self.shapes.append(
            f'<circle cx="{at[0]}" cy="{at[1]}" r="12" fill="{INK}"/><text x="{at[0]}" y="{at[1] + 5}" '
            f'font-size="15" font-weight="700" text-anchor="middle" fill="#fff">{sign}</text>'
        )


def _bend(start: Point, end: Point) -> str:
    middle = (start[1] + end[1]) // 2
    return f"C{start[0]} {middle} {end[0]} {middle} {end[0]} {end[1]}"


def draw(diagram: Diagram, current: Collection[str] = (), summary: str = "") -> str:
    """The SVG of a diagram in the language of the page, `current` nodes marked, `summary` for a screen reader."""
    return Sheet(diagram, current).draw(summary)
