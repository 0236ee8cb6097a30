"""Processes made at random that the linter passes, and a short way to build one."""

from dataclasses import replace

import pytest
from hypothesis import strategies as st

from workflows.basis import Status
from workflows.engine import Label
from workflows.facts import Ground
from workflows.processes import editing
from workflows.processes.checks import lint
from workflows.processes.schema import Holder, Place, Process, Role, Stage, StageKind
from workflows.rules.deadlines import Clock

INNER = (StageKind.APPRAISAL, StageKind.CONSULTATION, StageKind.FORWARDING, StageKind.APPRAISAL)


def stage(code: str, kind: StageKind = StageKind.APPRAISAL, days: int | None = 3, **more) -> Stage:
    """A sound stage."""
    clock = Clock(days, more.pop("working", True), "Quy chế", "house", Status.UNCONFIRMED, more.pop("pauses", ()))
    return Stage(
        code, kind, Label(f"Bước {code}", f"Stage {code}"), Role.APPRAISER, Place.APPRAISING,
        Holder(Role.APPRAISER, Place.APPRAISING, True), clock, **more,
    )  # fmt: skip


def process(*stages: Stage, code: str = "thu") -> Process:
    """Stages in a row as a process."""
    made = Process(
        code, 1, Label("Thử", "Trial"), ("giay-khen",), (Ground.MERIT,), "Quy chế", "house", Status.UNCONFIRMED, stages
    )
    return editing.chained(made)


@st.composite
def processes(draw) -> Process:
    """A reception, some inner stages in steps of one to three, a decision; returns to earlier stages, bounded."""
    made, number = [stage("nhan", StageKind.RECEPTION)], 0
    for step in range(draw(st.integers(1, 4))):
        group = draw(st.integers(1, 3))
        for _member in range(group):
            number += 1
            one = stage(
                f"b{number}", draw(st.sampled_from(INNER)), draw(st.none() | st.integers(1, 8)),
                working=draw(st.booleans()), pauses=draw(st.sampled_from([(), ("supplement",)])),
            )  # fmt: skip
            made.append(replace(one, parallel_group=f"g{step}" if group > 1 else ""))
    found = process(*made, stage("quyet", StageKind.DECISION))
    for item in found.stages:
        earlier = [one.code for one in found.stages if item.code in _after(found, one.code)]
        if earlier and draw(st.booleans()):
            back = replace(item, returns_to=(draw(st.sampled_from(earlier)),), max_returns=draw(st.integers(1, 3)))
            found = editing.change(found, item.code, back)
    assert lint(found) == []
    return found


def _after(found: Process, code: str) -> frozenset[str]:
    from workflows.processes.navigation import after

    return after(found, code)


@pytest.fixture
def three() -> Process:
    """Reception, two appraisals of which the second may send back once, decision."""
    second = stage("xet-2", returns_to=("xet-1",), max_returns=1)
    first = stage("xet-1", pauses=("supplement",))
    return process(stage("nhan", StageKind.RECEPTION), first, second, stage("quyet", StageKind.DECISION))
