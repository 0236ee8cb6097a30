"""Ornaments of our own drawing, as vector paths: guilloche band, lotus, drum star and rosette; made once and cached.

No state emblem and no seal is copied: the star of rays with rings recalls bronze drums, the lotus is a plain flower.
Lengths are points; a path is centred on the place it is made for.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import cos, pi, sin

from reportlab.pdfgen.pathobject import PDFPathObject

MM = 72 / 25.4
Point = tuple[float, float]


@dataclass(frozen=True)
class Ink:
    """A path with the names of its line and fill colours (empty: none) and line width in points."""

    path: PDFPathObject
    line: str = ""
    fill: str = ""
    width: float = 0.5


def rectangle(inset: float, page: Point, line: str, width: float) -> Ink:
    """A frame `inset` points inside the page."""
    path = PDFPathObject()
    path.rect(inset, inset, page[0] - 2 * inset, page[1] - 2 * inset)
    return Ink(path, line, width=width)


@cache
def guilloche_frame(width: float, height: float, inset: float, corner: float, strands: int = 4) -> PDFPathObject:
    """Interlaced waves along the four sides, centred `inset` from the edge and ending at the corner blocks."""
    path = PDFPathObject()
    sides = (
        ((corner, inset), (width - corner, inset)),
        ((width - inset, corner), (width - inset, height - corner)),
        ((width - corner, height - inset), (corner, height - inset)),
        ((inset, height - corner), (inset, corner)),
    )
    for start, end in sides:
        for strand in range(strands):
            _wave(path, start, end, 2.55 * MM, strand / strands)
    return path


def _wave(path: PDFPathObject, start: Point, end: Point, amplitude: float, phase: float) -> None:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = abs(dx) + abs(dy)
    ux, uy = dx / length, dy / length
    periods = round(length / (13 * MM))
    steps = periods * 4
    turn = 2 * pi * periods

    def at(t: float) -> tuple[float, float, float, float]:
        angle = turn * t + 2 * pi * phase
        offset, slope = amplitude * sin(angle), amplitude * turn * cos(angle)
        x, y = start[0] + dx * t - uy * offset, start[1] + dy * t + ux * offset
        return x, y, dx - uy * slope, dy + ux * slope

    _smooth(path, [at(step / steps) for step in range(steps + 1)], 1 / steps)


def _smooth(path: PDFPathObject, points: list[tuple[float, float, float, float]], step: float) -> None:
    """A curve through points with given derivatives (Hermite to Bézier)."""
    path.moveTo(round(points[0][0], 2), round(points[0][1], 2))
    third = step / 3
    for (x0, y0, u0, v0), (x1, y1, u1, v1) in pairwise(points):
        curve = (x0 + u0 * third, y0 + v0 * third, x1 - u1 * third, y1 - v1 * third, x1, y1)
        path.curveTo(*(round(value, 2) for value in curve))


@cache
def rosette(x: float, y: float, radius: float, lobes: int, depth: float, turns: int = 1) -> PDFPathObject:
    """A guilloche rosette: a circle whose radius swings `lobes` times by `depth` of it, in `turns` shifted copies."""
    path = PDFPathObject()
    steps = lobes * 4
    for turn in range(turns):
        shift = 2 * pi * turn / turns
        points = []
        for step in range(steps + 1):
            angle = 2 * pi * step / steps
            r = radius * (1 - depth / 2 + depth / 2 * sin(lobes * angle + shift))
            dr = radius * depth / 2 * lobes * cos(lobes * angle + shift)
            points.append(
                (
                    x + r * cos(angle),
                    y + r * sin(angle),
                    dr * cos(angle) - r * sin(angle),
                    dr * sin(angle) + r * cos(angle),
                )
            )
        _smooth(path, points, 2 * pi / steps)
    return path


@cache
def rays(x: float, y: float, inner: float, outer: float, count: int) -> PDFPathObject:
    """A star of `count` rays between two radii."""
    path = PDFPathObject()
    for index in range(2 * count):
        radius = inner if index % 2 else outer
        angle = pi / 2 + pi * index / count
        move = path.lineTo if index else path.moveTo
        move(x + radius * cos(angle), y + radius * sin(angle))
    path.close()
    return path


@cache
def circles(x: float, y: float, radii: tuple[float, ...]) -> PDFPathObject:
    """Concentric rings."""
    path = PDFPathObject()
    for radius in radii:
        path.circle(x, y, radius)
    return path


@cache
def teeth(x: float, y: float, inner: float, outer: float, count: int) -> PDFPathObject:
    """A ring of small triangles pointing outwards, as on the rims of bronze drums."""
    path = PDFPathObject()
    half = pi / count * 0.82
    for index in range(count):
        angle = 2 * pi * index / count
        path.moveTo(x + inner * cos(angle - half), y + inner * sin(angle - half))
        path.lineTo(x + outer * cos(angle), y + outer * sin(angle))
        path.lineTo(x + inner * cos(angle + half), y + inner * sin(angle + half))
        path.close()
    return path


@cache
def beads(x: float, y: float, ring: float, radius: float, count: int) -> PDFPathObject:
    """A ring of small circles with a point in each."""
    path = PDFPathObject()
    for index in range(count):
        angle = 2 * pi * index / count
        path.circle(x + ring * cos(angle), y + ring * sin(angle), radius)
        path.circle(x + ring * cos(angle), y + ring * sin(angle), radius / 3)
    return path


def petal(path: PDFPathObject, root: Point, angle: float, length: float, breadth: float) -> None:
    """One pointed petal from `root`, leaning `angle` radians clockwise from upright."""

    def at(along: float, across: float) -> Point:
        return (
            root[0] + along * sin(angle) + across * cos(angle),
            root[1] + along * cos(angle) - across * sin(angle),
        )

    tip = at(length, 0)
    path.moveTo(*root)
    path.curveTo(*at(length * 0.25, -breadth), *at(length * 0.72, -breadth * 0.9), *tip)
    path.curveTo(*at(length * 0.72, breadth * 0.9), *at(length * 0.25, breadth), *root)
    path.close()


@cache
def lotus(x: float, y: float, size: float, facing: float = 0.0) -> tuple[PDFPathObject, ...]:
    """A lotus seen from the side, rooted at (x, y), as layers from back to front; `facing` turns it clockwise."""
    layers = (
        (((-82, 0.72, 0.14), (82, 0.72, 0.14))),
        (((-60, 0.86, 0.17), (60, 0.86, 0.17))),
        (((-22, 1.0, 0.19), (22, 1.0, 0.19))),
        (((-40, 0.84, 0.19), (40, 0.84, 0.19))),
        ((0, 1.0, 0.21),),
    )
    made = []
    for layer in layers:
        path = PDFPathObject()
        for degrees, length, breadth in layer:
            petal(path, (x, y), degrees * pi / 180 + facing, size * length, size * breadth)
        made.append(path)
    return tuple(made)


@cache
def flower(x: float, y: float, size: float, petals: int) -> PDFPathObject:
    """A lotus seen from above."""
    path = PDFPathObject()
    for index in range(petals):
        petal(path, (x, y), 2 * pi * index / petals, size, size * 0.3)
    return path


@cache
def line(x0: float, y0: float, x1: float, y1: float) -> PDFPathObject:
    """A straight rule."""
    path = PDFPathObject()
    path.moveTo(x0, y0)
    path.lineTo(x1, y1)
    return path
