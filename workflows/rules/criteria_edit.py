"""Changing one node of a criteria set: add, change, move, remove, each giving a new set; KeyError for no such node."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace

from workflows.rules.codec import to_text
from workflows.rules.criteria import CriteriaSet, Node

CODE = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z.-]{0,38}[0-9A-Za-z])?")
Siblings = tuple[Node, ...]


def digest(node: Node) -> str:
    """What a node itself says, without what lies below it: two people who saw the same digest saw the same node."""
    return hashlib.sha256(to_text(replace(node, children=())).encode()).hexdigest()[:16]


def next_code(criteria: CriteriaSet, parent: str) -> str:
    """The first free code below a parent, or among the areas: 3.1 and 3.2 are there, so 3.3."""
    taken = {node.code for node in criteria.nodes()}
    beside = criteria.node(parent).children if parent else criteria.areas
    start = f"{parent}." if parent else ""
    number = len(beside) + 1
    while f"{start}{number}" in taken:
        number += 1
    return f"{start}{number}"


def add(criteria: CriteriaSet, parent: str, node: Node) -> CriteriaSet:
    """The set with a node at the end of a parent's children, or as the last area; the parent loses its own rule."""
    if not parent:
        return replace(criteria, areas=(*criteria.areas, node))
    found = criteria.node(parent)
    grown = replace(found, rule=None, children=(*found.children, node))
    return _put(criteria, parent, lambda row, at: (*row[:at], grown, *row[at + 1 :]))


def change(criteria: CriteriaSet, code: str, node: Node) -> CriteriaSet:
    """The set with a node's own fields changed; what lies below stays, its codes follow the node's."""
    below = tuple(_renamed(child, code, node.code) for child in criteria.node(code).children)
    made = replace(node, children=below)
    return _put(criteria, code, lambda row, at: (*row[:at], made, *row[at + 1 :]))


def move(criteria: CriteriaSet, code: str, step: int) -> CriteriaSet:
    """The set with a node one place up (-1) or down (+1) among its siblings; at the end it stays."""

    def moved(row: Siblings, at: int) -> Siblings:
        to = min(max(at + step, 0), len(row) - 1)
        rest = (*row[:at], *row[at + 1 :])
        return (*rest[:to], row[at], *rest[to:])

    return _put(criteria, code, moved)


def remove(criteria: CriteriaSet, code: str) -> CriteriaSet:
    """The set without a node and all below it."""
    return _put(criteria, code, lambda row, at: (*row[:at], *row[at + 1 :]))


def _renamed(node: Node, old: str, new: str) -> Node:
    code = new + node.code.removeprefix(old) if node.code.startswith(f"{old}.") else node.code
    return replace(node, code=code, children=tuple(_renamed(child, old, new) for child in node.children))


def _put(criteria: CriteriaSet, code: str, change: Callable[[Siblings, int], Siblings]) -> CriteriaSet:
    criteria.node(code)
    return replace(criteria, areas=_among(criteria.areas, code, change))


def _among(row: Siblings, code: str, change: Callable[[Siblings, int], Siblings]) -> Siblings:
    for at, node in enumerate(row):
        if node.code == code:
            return change(row, at)
    return tuple(replace(node, children=_among(node.children, code, change)) if node.children else node for node in row)
