"""Findings in words: each reason that a rule gives can be told after its codes were put into words."""

import pytest

from backend.base.reasons import tell
from backend.nominations.wording import worded
from workflows.engine import Reason
from workflows.facts import PendingKind


@pytest.mark.parametrize("code", ["matter_pending", "matter_not_known"])
@pytest.mark.parametrize("matter", PendingKind)
def test_a_matter_is_named_once(code, matter):
    told = tell(worded(Reason(code, {"matter": matter.value}), {})).says
    assert matter.value not in told
