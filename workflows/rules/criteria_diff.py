"""What differs between two versions of a criteria set, in the order of the newer one, removed nodes last."""

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from workflows.rules.criteria import CriteriaSet, Node


class Kind(StrEnum):
    """What happened to a node."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True)
class FieldChange:
    """One field before and after; `name` is the field of the node or the set."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True)
class NodeChange:
    """One node that was added, removed or changed; `older` and `newer` are the nodes themselves."""

    kind: Kind
    code: str
    older: Node | None
    newer: Node | None
    changes: tuple[FieldChange, ...] = ()


@dataclass(frozen=True)
class Difference:
    """Changes of the set's own fields and of its nodes."""

    fields: tuple[FieldChange, ...]
    nodes: tuple[NodeChange, ...]

    @property
    def nothing(self) -> bool:
        """Whether the two sets say the same."""
        return not self.fields and not self.nodes

    def count(self, kind: Kind) -> int:
        """How many nodes were added, removed or changed."""
        return sum(change.kind is kind for change in self.nodes)


def compare(older: CriteriaSet, newer: CriteriaSet) -> Difference:
    """Compare two sets by the codes of their nodes; a node under another parent, or in another place, has moved."""
    before, after = _placed(older), _placed(newer)
    stayed = {code for code in after if code in before and after[code][1] == before[code][1]}
    found = [_node(code, before.get(code), placed, stayed) for code, placed in after.items()]
    gone = [NodeChange(Kind.REMOVED, code, node, None) for code, (node, *_) in before.items() if code not in after]
    return Difference(
        _fields(replace(older, areas=()), replace(newer, areas=())), (*(one for one in found if one is not None), *gone)
    )


Placed = tuple[Node, str, tuple[str, ...]]


def _placed(criteria: CriteriaSet) -> dict[str, Placed]:
    """Every node with its parent's code and the codes of the siblings before it."""
    found: dict[str, Placed] = {}

    def put(row: tuple[Node, ...], parent: str) -> None:
        for at, node in enumerate(row):
            found[node.code] = (node, parent, tuple(other.code for other in row[:at]))
            put(node.children, node.code)

    put(criteria.areas, "")
    return found


def _node(code: str, before: Placed | None, after: Placed, stayed: set[str]) -> NodeChange | None:
    node, parent, earlier = after
    if before is None:
        return NodeChange(Kind.ADDED, code, None, node)
    old, old_parent, old_earlier = before
    changes = list(_fields(replace(old, children=()), replace(node, children=())))
    if parent != old_parent:
        changes.append(FieldChange("parent", old_parent, parent))
    elif [code for code in old_earlier if code in stayed] != [code for code in earlier if code in stayed]:
        changes.append(FieldChange("place", len(old_earlier) + 1, len(earlier) + 1))
    return NodeChange(Kind.CHANGED, code, old, node, tuple(changes)) if changes else None


def _fields(older: Any, newer: Any) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(field.name, getattr(older, field.name), getattr(newer, field.name))
        for field in fields(older)
        if getattr(older, field.name) != getattr(newer, field.name)
    )
