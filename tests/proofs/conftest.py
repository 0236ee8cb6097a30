"""What the proofs share: the seed, whether the counts are full, and the log by which a stopped run goes on."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

SEED = os.environ.get("SEED") or "1"
LOG = os.environ.get("VINHDANH_PROOF_LOG", "")


@pytest.fixture
def full() -> bool:
    """True under `make prove`: use the counts of the claim, not the small ones."""
    return os.environ.get("PROVE") == "1"


@pytest.fixture
def dice(request: pytest.FixtureRequest) -> random.Random:
    """Random numbers that depend on the printed seed and the test's name only."""
    return random.Random(f"{SEED} {request.node.name}")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out what the log already calls proved."""
    proved = set(Path(LOG).read_text().splitlines()) if LOG and Path(LOG).exists() else set()
    done = [item for item in items if item.nodeid in proved]
    if done:
        config.hook.pytest_deselected(items=done)
        items[:] = [item for item in items if item.nodeid not in proved]


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Writes down what passed."""
    if LOG and report.when == "call" and report.passed:
        with Path(LOG).open("a") as log:
            log.write(f"{report.nodeid}\n")
