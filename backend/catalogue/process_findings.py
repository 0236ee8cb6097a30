"""Everything a process is asked before it is published: the linter, the packs in force, the table of rights."""

from __future__ import annotations

from datetime import date

from backend.catalogue.queries import widest_pack
from permissions.duties import lint_duties
from workflows.basis import Finding
from workflows.processes.advice import advise
from workflows.processes.checks import lint
from workflows.processes.pairing import advise_pair, lint_pair
from workflows.processes.schema import Process


def faults_of(process: Process, on: date) -> list[Finding]:
    """All that refuses a process, awards and vote rules compared with pack and overlays in force on a day."""
    found = lint(process)
    if any(one.code in ("no_stages", "code_used_twice") for one in found):
        return found
    pack = widest_pack(on)
    then = Finding("no_pack_then", process.code, {"on": f"{on:%d/%m/%Y}"})
    paired = lint_pair(process, pack) if pack is not None else [then]
    return [*found, *paired, *lint_duties(process)]


def advice_of(process: Process, on: date) -> list[Finding]:
    """What is worth a second look and refuses nothing."""
    pack = widest_pack(on)
    return [*advise(process), *(advise_pair(process, pack) if pack is not None else [])]
