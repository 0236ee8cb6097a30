"""A made-up process with a parallel group and a return."""

import pytest

from workflows.basis import Status
from workflows.engine import Label
from workflows.processes import schema
from workflows.rules.deadlines import Clock


def stage(code, following, **more):
    return schema.Stage(
        code=code,
        kind=schema.StageKind.APPRAISAL,
        title=Label(code, code),
        owner_role=schema.Role.APPRAISER,
        owner_unit=schema.Place.APPRAISING,
        alternate=schema.Holder(schema.Role.APPRAISER, schema.Place.APPRAISING, deputy=True),
        clock=Clock(5, True, "", "", Status.UNCONFIRMED),
        next=following,
        **more,
    )


@pytest.fixture
def branching():
    stages = (
        stage("first", ("police", "tax")),
        stage("police", ("end",), parallel_group="asked"),
        stage("tax", ("end",), parallel_group="asked"),
        stage("end", (), final=True, returns_to=("first",), max_returns=1),
    )
    title = Label("Quy trình thử", "Trial")
    return schema.Process("trial", 1, title, (), (), "", "", Status.UNCONFIRMED, stages)
