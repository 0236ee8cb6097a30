"""Docs drawn from the tables: lifecycles, processes and permissions, so that no page of them can fall behind.

Every text is made here and nowhere written by hand; `manage.py draw_docs` writes the files, a test compares them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from django.utils import translation

from backend.site import svg
from permissions import acts
from permissions.duties import AT_FIRST, acts_for, can_own, places_for
from permissions.matrix import MATRIX
from permissions.roles import LABELS, Role
from workflows import processes
from workflows.diagrams import Diagram, of_lifecycle, of_process
from workflows.engine import Label, Lifecycle
from workflows.lifecycles import ALL
from workflows.processes.loading import load_process
from workflows.processes.schema import Place, Process, Stage, StageKind

MADE = "<!-- Made by `manage.py draw_docs`; do not edit. -->\n"


def both(label: Label) -> str:
    """A name in both languages."""
    return f"{label.vi} ({label.en})"


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(heads)]
    lines += [["---"] * len(lines[0]), *(list(row) for row in rows)]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines) + "\n"


def _drawn(diagram: Diagram) -> str:
    with translation.override("vi"):
        return svg.draw(diagram, (), diagram.title.en) + "\n"


def shipped_processes() -> list[Process]:
    """The processes that lie in `workflows/processes/`, by file name."""
    folder = Path(processes.__file__).parent
    return [load_process(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.toml"))]


def files() -> dict[str, str]:
    """Every made file: path below `docs/` and its text."""
    drawings = {f"img/lifecycle-{one.code}.svg": _drawn(of_lifecycle(one)) for one in ALL}
    known = shipped_processes()
    drawings |= {f"img/process-{one.code}.svg": _drawn(of_process(one)) for one in known}
    return drawings | {
        "lifecycles.md": "\n".join(_lifecycles()),
        "processes.md": "\n".join(_processes(known)),
        "permissions.md": "\n".join(_permissions()),
    }


def _lifecycles() -> Iterator[str]:
    yield f"# Lifecycles\n\n{MADE}"
    yield "Every state and every move of every kind of thing. Dashed: steps of other acts; a double frame: the end.\n"
    for one in ALL:
        yield f"## {both(one.title)}\n\n![{one.title.en}](img/lifecycle-{one.code}.svg)\n"
        yield _table(("State", "Name"), ((f"`{state.value}`", both(one.labels[state])) for state in one.states))
        yield _table(("Act", "Name", "From", "To", "Guards", "Step"), _moves(one))


def _moves(one: Lifecycle) -> Iterator[tuple[str, ...]]:
    for row in one.transitions:
        sources = ", ".join(f"`{source.value}`" for source in row.sources)
        guards = ", ".join(f"`{guard.code}`" for guard in row.guards) or "–"
        yield f"`{row.act}`", both(row.label), sources, f"`{row.target.value}`", guards, "yes" if row.step else "–"


def _processes(known: Iterable[Process]) -> Iterator[str]:
    yield f"# Processes\n\n{MADE}"
    yield "The shipped processes. An office publishes its own editions beside them and sees them drawn.\n"
    yield (
        "Before an edition is published it is asked: does every stage lead on and every return end, is it received "
        "before it is reviewed (or marked as inside the unit), can its owner and alternate act there, do the rules in "
        "force know its awards and votes and allow what it shows to everybody. What is usually there and is missing "
        "(council, appraisal, numbering, issue) and what rests on unconfirmed rows is told as advice.\n"
    )
    yield "## Who works which kind of stage\n"
    yield (
        "The unit's own stages and reception as they stand before the review; every other kind after it. Inside one "
        "unit (`internal`) the unit is also the body that decides.\n"
    )
    yield _table(("Kind", "Where", "Who"), (_worked(kind) for kind in StageKind))
    for one in known:
        yield f"## {both(one.title)}\n\n![{one.title.en}](img/process-{one.code}.svg)\n"
        yield f"`{one.code}` version {one.version}; {one.basis}; status `{one.status.value}`.\n"
        heads = ("Stage", "Name", "Kind", "Owner", "Alternate", "Days", "Next", "Basis", "Status")
        yield _table(heads, (_stage(stage) for stage in one.stages))


def _worked(kind: StageKind) -> tuple[str, ...]:
    first = kind in AT_FIRST
    places = [place for place in Place if place in places_for(kind, first, internal=False)]
    able = [role for role in MATRIX if any(can_own(role, place, acts_for(kind, first)) for place in places)]
    return f"`{kind.value}`", ", ".join(place.value for place in places), ", ".join(role.value for role in able)


def _stage(stage: Stage) -> tuple[str, ...]:
    other = stage.alternate
    deputy = " (another holder)" if other.deputy else ""
    return (
        f"`{stage.code}`",
        both(stage.title),
        f"`{stage.kind.value}`",
        f"{stage.owner_role.value} / {stage.owner_unit.value}",
        f"{other.role.value} / {other.unit.value}{deputy}",
        str(stage.clock.days if stage.clock.days is not None else "–"),
        ", ".join(f"`{code}`" for code in stage.next) or "end",
        stage.basis or "–",
        f"`{stage.status.value}`",
    )


def _permissions() -> Iterator[str]:
    yield f"# Who may do what\n\n{MADE}"
    yield (
        "The table of `permissions/matrix.py`: what is not here is not permitted. Reach: `own` what is the person's, "
        "`unit` the holding's unit, `subtree` that unit and all below, `awarding` the same but only in rounds that the "
        "unit opened, `awarding_below` only in rounds that it or a unit below it opened, `all` everything. Whoever is "
        "tied to a dossier may be barred all the same (`permissions/conflicts.py`).\n"
    )
    yield "## Roles\n"
    yield _table(("Role", "Name"), ((f"`{role.value}`", both(LABELS[role])) for role in Role))
    yield "## Acts\n"
    rows = ((f"`{act}`", both(label), _who(act)) for act, label in acts.ACTS.items())
    yield _table(("Act", "Name", "Roles and reach"), rows)
    yield "## Steps inside other acts\n"
    yield _table(("Step", "Name"), ((f"`{act}`", both(label)) for act, label in acts.STEPS.items()))


def _who(act: str) -> str:
    found = [f"`{role.value}` {reaches[act].value}" for role, reaches in MATRIX.items() if act in reaches]
    return ", ".join(found) or "nobody"
