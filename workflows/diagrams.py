"""A lifecycle or a process as a drawing: nodes and edges in layers, computed without a picture library.

The layout is Sugiyama's in its plainest form: moves that lead back are set aside, every node sinks below all that
lead to it, long edges get way-points, and a few sweeps order each layer by its neighbours. Positions are whole grid
units (a node is NODE wide, a way-point VIA); `backend/site/svg.py` turns them into a picture. Same table, same
drawing, always.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from workflows.engine import Label, Lifecycle
from workflows.processes.schema import Process, Stage

NODE, VIA, SWEEPS = 24, 5, 6
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Node:
    """A state or a stage; `x` is the middle of its box in grid units.

    `notes` stand below the name (a clock); `mark` says what a newer version does to it: added, removed, changed, moved.
    """

    code: str
    title: Label
    layer: int
    x: int
    final: bool
    notes: tuple[Label, ...] = ()
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """A way from one node to another with every act that takes it; `via` are (x, layer) way-points in drawing order.

    `back` edges lead upwards; their `via` still runs from the upper end to the lower one. A `tag` stands beside the way
    instead of the number by which the table of ways tells it.
    """

    source: str
    target: str
    labels: tuple[Label, ...]
    back: bool
    via: tuple[tuple[int, int], ...]
    quiet: bool = False
    tag: Label | None = None


@dataclass(frozen=True, slots=True)
class Diagram:
    """Everything needed to draw: nodes by layer and place, edges, and the width in grid units."""

    code: str
    title: Label
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    width: int
    layers: int
    start: tuple[str, ...]

    def node(self, code: str) -> Node:
        """The node of a state or stage; KeyError when there is none."""
        for node in self.nodes:
            if node.code == code:
                return node
        raise KeyError(code)


def of_lifecycle(lifecycle: Lifecycle) -> Diagram:
    """The drawing of a lifecycle's table; a way that is only ever a step of other acts is `quiet`."""
    ways: dict[Pair, list[Label]] = {}
    loud: set[Pair] = set()
    for row in lifecycle.transitions:
        for source in row.sources:
            pair = (source.value, row.target.value)
            ways.setdefault(pair, []).append(row.label)
            if not row.step:
                loud.add(pair)
    titles = {state.value: lifecycle.labels[state] for state in lifecycle.states}
    final = {state.value for state in lifecycle.final}
    quiet = set(ways) - loud
    return _draw(lifecycle.code, lifecycle.title, titles, final, ways, [lifecycle.initial.value], quiet)


def of_process(process: Process, marks: Mapping[str, str] | None = None) -> Diagram:
    """The drawing of a process with its clocks: forward ways unnamed, returns named with their bound, drawn quietly.

    `marks` names what became of a stage between two versions.
    """
    ways: dict[Pair, list[Label]] = {}
    quiet: set[Pair] = set()
    for stage in process.stages:
        for code in stage.next:
            ways.setdefault((stage.code, code), [])
        for code in stage.returns_to:
            ways.setdefault((stage.code, code), []).append(_back_label(stage))
            quiet.add((stage.code, code))
    titles = {stage.code: stage.title for stage in process.stages}
    final = {stage.code for stage in process.stages if stage.final}
    entered = {target for pair in set(ways) - quiet for target in pair[1:]}
    start = [stage.code for stage in process.stages if stage.code not in entered]
    drawn = _draw(process.code, process.title, titles, final, ways, start, quiet)
    notes = {stage.code: clock_label(stage) for stage in process.stages}
    told = tuple(replace(n, notes=notes[n.code], mark=(marks or {}).get(n.code, "")) for n in drawn.nodes)
    most = {stage.code: Label(f"≤ {stage.max_returns} lần", f"≤ {stage.max_returns}×") for stage in process.stages}
    edges = tuple(replace(e, tag=most[e.source]) if e.quiet else e for e in drawn.edges)
    return replace(drawn, nodes=told, edges=edges)


def clock_label(stage: Stage) -> tuple[Label, ...]:
    """How long a stage may take, in words; nothing where no source gives a number."""
    days = stage.clock.days
    if days is None:
        return ()
    kind = ("ngày làm việc", "working") if stage.clock.working else ("ngày", "calendar")
    return (Label(f"{days} {kind[0]}", f"{days} {kind[1]} {'day' if days == 1 else 'days'}"),)


def _back_label(stage: Stage) -> Label:
    most = stage.max_returns
    times = "once" if most == 1 else f"{most} times"
    return Label(f"Chuyển lại (nhiều nhất {most} lần)", f"Send back (at most {times})")


def _draw(
    code: str,
    title: Label,
    titles: Mapping[str, Label],
    final: set[str],
    ways: Mapping[Pair, Sequence[Label]],
    start: Sequence[str],
    quiet: set[Pair],
) -> Diagram:
    loops = {pair for pair in ways if pair[0] == pair[1]}
    back = _back(list(titles), [pair for pair in ways if pair not in loops], start, quiet)
    down = {pair: (pair[1], pair[0]) if pair in back else pair for pair in ways if pair not in loops}
    layer = _layers(titles, down.values())
    chains = {pair: _chain(pair, *ends, layer) for pair, ends in down.items()}
    at, width = _places(titles, layer, chains)
    nodes = tuple(
        Node(c, titles[c], layer[c], at[c], c in final) for c in sorted(titles, key=lambda c: (layer[c], at[c]))
    )
    edges = tuple(
        Edge(
            pair[0],
            pair[1],
            tuple(labels),
            pair in back,
            tuple((at[stop], layer[stop]) for stop in chains.get(pair, ())[1:-1]),
            pair in quiet,
        )
        for pair, labels in ways.items()
    )
    return Diagram(code, title, nodes, edges, width, max((layer[c] for c in titles), default=0) + 1, tuple(start))


def _back(codes: Sequence[str], ways: Sequence[Pair], start: Sequence[str], quiet: set[Pair]) -> set[Pair]:
    """The ways that close a circle, found by walking from the start; quiet ways are walked last."""
    leaving = {code: sorted((p for p in ways if p[0] == code), key=lambda p: p in quiet) for code in codes}
    open_, done, back = set[str](), set[str](), set[Pair]()

    def walk(code: str) -> None:
        open_.add(code)
        for pair in leaving[code]:
            if pair[1] in open_:
                back.add(pair)
            elif pair[1] not in done:
                walk(pair[1])
        open_.discard(code)
        done.add(code)

    for code in [*start, *codes]:
        if code not in done:
            walk(code)
    return back


def _layers(codes: Iterable[str], down: Iterable[Pair]) -> dict[str, int]:
    """Each node one below the lowest that leads to it."""
    pairs, layer = list(down), dict.fromkeys(codes, 0)
    for _round in layer:
        for upper, lower in pairs:
            layer[lower] = max(layer[lower], layer[upper] + 1)
    return layer


def _chain(pair: Pair, upper: str, lower: str, layer: dict[str, int]) -> tuple[str, ...]:
    """The stops of an edge from its upper to its lower end; way-points are entered into `layer`."""
    stops = [f"{pair[0]}>{pair[1]}@{level}" for level in range(layer[upper] + 1, layer[lower])]
    layer.update({stop: int(stop.rpartition("@")[2]) for stop in stops})
    return (upper, *stops, lower)


def _places(
    titles: Mapping[str, Label], layer: Mapping[str, int], chains: Mapping[Pair, tuple[str, ...]]
) -> tuple[dict[str, int], int]:
    rows: list[list[str]] = [[] for _ in range(max(layer.values(), default=0) + 1)]
    for code, level in layer.items():
        rows[level].append(code)
    links = [link for chain in chains.values() for link in pairwise(chain)]
    above = {code: [a for a, b in links if b == code] for code in layer}
    below = {code: [b for a, b in links if a == code] for code in layer}
    for sweep in range(SWEEPS):
        ordered, near = (rows[1:], above) if sweep % 2 == 0 else (rows[-2::-1], below)
        for row in ordered:
            at, _width = _spread(rows, titles)
            weight = {c: sum(at[n] for n in near[c]) / len(near[c]) if near[c] else at[c] for c in row}
            row.sort(key=weight.__getitem__)
    return _spread(rows, titles)


def _spread(rows: Sequence[Sequence[str]], titles: Mapping[str, Label]) -> tuple[dict[str, int], int]:
    """Each row centred on the widest one."""
    size = {code: NODE if code in titles else VIA for row in rows for code in row}
    width = max(sum(size[code] for code in row) for row in rows)
    at = {}
    for row in rows:
        left = (width - sum(size[code] for code in row)) // 2
        for code in row:
            at[code] = left + size[code] // 2
            left += size[code]
    return at, width
