"""Random walks through a block year: values only grow, moves are legal, results come by decision alone."""

import random
from datetime import date

import pytest

from backend.emulation.models import GivenMark, Result
from permissions.check import NotPermitted
from tests.support.emulation_play import FULL, sheet_of, values
from workflows.engine import Refused
from workflows.lifecycles.emulation_sheet import EMULATION_SHEET

PLAN = {"I.1": {"plan": "100"}, "I.2": {"plan": "5"}, "I.3": {"plan": "40"}}
DECISION = {"decision_number": "9/QĐ", "decided_on": date(2025, 1, 10), "signatory": "Đặng Người Ký"}
REASON = {"reason": "Xem lại số liệu"}
TRIES = (
    ("emulation_sheet.plan", "preparer2", {"values": values(PLAN)}),
    ("emulation_sheet.register", "head2", {}),
    ("emulation_sheet.reopen_registration", "appraiser", REASON),
    ("emulation_sheet.self_score", "preparer2", {"values": values(FULL)}),
    ("emulation_sheet.submit", "head2", {}),
    ("emulation_sheet.send_back", "head0", REASON),
    ("emulation_sheet.score", "head1", {"values": values(FULL)}),
    ("emulation_sheet.finish_block", "head0", {}),
    ("emulation_sheet.return_to_block", "secretary", REASON),
    ("emulation_sheet.score_council", "secretary", {"values": values({"III.1": {"points": "9"}})}),
    ("emulation_sheet.settle", "secretary", {"missing_reason": "Chưa công bố"}),
    ("emulation_sheet.unsettle", "secretary", REASON),
)  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_no_walk_loses_a_value_or_makes_an_unlisted_move(do, run, seed) -> None:
    run.sheets.exclude(unit__code="S2").delete()
    dice, state, kept = random.Random(seed), "registering", 0
    for _step in range(60):
        act, who, inputs = dice.choice(TRIES)
        try:
            do(act, who, sheet_of(run, 2), **inputs)
        except (Refused, NotPermitted):
            assert sheet_of(run, 2).state == state
            continue
        now, count = sheet_of(run, 2).state, GivenMark.objects.count()
        assert now == state or (state, now) in EMULATION_SHEET.moves()
        assert count >= kept
        state, kept = now, count
    assert not Result.objects.exists()


def test_the_straight_way_ends_in_a_published_result_once(do, run) -> None:
    run.sheets.exclude(unit__code="S2").delete()
    for act, who, inputs in TRIES:
        if act.rpartition(".")[2] not in ("reopen_registration", "send_back", "return_to_block", "unsettle"):
            do(act, who, sheet_of(run, 2), **inputs)
    do("emulation_year.approve", "secretary", run)
    do("emulation_year.publish", "signatory", run, **DECISION)
    assert Result.objects.count() == 1
    with pytest.raises(Refused):
        do("emulation_year.publish", "signatory", run, **DECISION)
