"""Changing one stage of a process that is being drafted: each function gives a new process, KeyError for no such stage.

Whoever drafts sees a list of steps. What follows what is never written by hand: a step leads to the next one, and
neighbours of one parallel group are one step that begins together. Every process that the linter passes has this
shape, so a version in force can be taken over and laid down again without loss.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from workflows import codec
from workflows.processes.navigation import before
from workflows.processes.schema import Process, Stage

LONGEST_CODE = 40


def digest(item: Stage) -> str:
    """What a stage itself says, without its place in the order: two who saw the same digest saw the same stage."""
    own = codec.write(replace(item, next=(), final=False, parallel_group=""))
    return hashlib.sha256(json.dumps(own, sort_keys=True).encode()).hexdigest()[:16]


def find(process: Process, code: str) -> Stage:
    """The stage of a code. Raises KeyError."""
    return {item.code: item for item in process.stages}[code]


def code_for(title: str, taken: Iterable[str]) -> str:
    """A code for a new stage, made from its name: letters without marks; a number when it is taken."""
    plain = unicodedata.normalize("NFD", title.casefold().replace("đ", "d"))
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    start = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:LONGEST_CODE].strip("-") or "buoc"
    known, number, code = set(taken), 1, start
    while code in known:
        number += 1
        code = f"{start}-{number}"
    return code


def steps(stages: Iterable[Stage]) -> list[tuple[Stage, ...]]:
    """The stages in steps: neighbours of one parallel group stand together."""
    found: list[tuple[Stage, ...]] = []
    for group, run in groupby(stages, key=lambda item: item.parallel_group):
        members = tuple(run)
        found += [members] if group else [(item,) for item in members]
    return found


def chained(process: Process) -> Process:
    """The process with what follows what written anew from the order of its stages; the last step is final.

    A group of one is no group, and two groups apart do not share a name.
    """
    row = steps(process.stages)
    made: list[Stage] = []
    named: set[str] = set()
    for place, step in enumerate(row):
        following = tuple(item.code for item in row[place + 1]) if place + 1 < len(row) else ()
        group = _group(step, named)
        named.add(group)
        made += [replace(item, next=following, final=not following, parallel_group=group) for item in step]
    return replace(process, stages=tuple(made))


def _group(step: tuple[Stage, ...], named: set[str]) -> str:
    if len(step) == 1:
        return ""
    return step[0].parallel_group if step[0].parallel_group not in named else code_for(step[0].parallel_group, named)


def beside(process: Process, code: str, together: bool) -> Process:
    """The process with a stage that begins together with the one before it, or alone again."""
    place = _place(process, code)
    row = list(process.stages)
    if together and place > 0:
        group = row[place - 1].parallel_group or code_for("nhom", {item.parallel_group for item in row})
        row[place - 1], row[place] = (replace(item, parallel_group=group) for item in row[place - 1 : place + 1])
    elif not together:
        row[place] = replace(row[place], parallel_group="")
    return chained(replace(process, stages=tuple(row)))


def is_beside(process: Process, code: str) -> bool:
    """Whether a stage begins together with the one before it."""
    place = _place(process, code)
    group = process.stages[place].parallel_group
    return place > 0 and bool(group) and process.stages[place - 1].parallel_group == group


def in_order(process: Process) -> Process:
    """The process with its stages in the order in which they run; stages that run together keep their order."""
    depth = {item.code: len(before(process, item.code)) for item in process.stages}
    return replace(process, stages=tuple(sorted(process.stages, key=lambda item: depth[item.code])))


def add(process: Process, stage: Stage, after: str = "") -> Process:
    """The process with a stage put behind another; at the end when none is named."""
    place = _place(process, after) + 1 if after else len(process.stages)
    return chained(replace(process, stages=(*process.stages[:place], stage, *process.stages[place:])))


def change(process: Process, code: str, stage: Stage) -> Process:
    """The process with a stage's own fields changed; its code, which dossiers are counted by, stays."""
    place = _place(process, code)
    made = replace(stage, code=code, parallel_group=process.stages[place].parallel_group)
    return chained(replace(process, stages=(*process.stages[:place], made, *process.stages[place + 1 :])))


def remove(process: Process, code: str) -> Process:
    """The process without a stage; nobody sends back to it any more."""
    find(process, code)
    left = tuple(_without(item, code) for item in process.stages if item.code != code)
    return chained(replace(process, stages=left))


def _without(item: Stage, code: str) -> Stage:
    targets = tuple(target for target in item.returns_to if target != code)
    return replace(item, returns_to=targets, max_returns=item.max_returns if targets else 0)


def move(process: Process, code: str, by: int) -> Process:
    """The process with a stage one step up (-1) or down (+1); at the end it stays.

    Inside its group it changes places with its neighbour; at the rim of the group the whole group moves.
    """
    row = steps(process.stages)
    at = next((n for n, step in enumerate(row) if any(item.code == code for item in step)), None)
    if at is None:
        raise KeyError(code)
    inside = [item.code for item in row[at]].index(code)
    if 0 <= inside + by < len(row[at]):
        row[at] = _swapped(row[at], inside, inside + by)
    elif 0 <= at + by < len(row):
        row[at], row[at + by] = row[at + by], row[at]
    return chained(replace(process, stages=tuple(item for step in row for item in step)))


def _swapped(step: tuple[Stage, ...], one: int, other: int) -> tuple[Stage, ...]:
    made = list(step)
    made[one], made[other] = made[other], made[one]
    return tuple(made)


def _place(process: Process, code: str) -> int:
    return next(n for n, item in enumerate(process.stages) if item.code == find(process, code).code)
