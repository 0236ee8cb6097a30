"""Random walks of a sheet through a round: moves are legal, refusals change nothing, values are never lost."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.scoring.areas import sees_appraisal
from backend.scoring.models import LeafValue, ScoringRound
from permissions.check import NotPermitted
from workflows.engine import Refused
from workflows.lifecycles.score_sheet import SCORE_SHEET

pytestmark = pytest.mark.django_db
STEPS = ("submit", "send_back", "ask_explanation", "explain", "send_explanation", "reopen_appraisal", "appraise_one")
CALM = settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
GIVEN = {"send_back": {"reason": "Xem lại"}, "reopen_appraisal": {"reason": "Xem lại"}}
GIVEN |= {"explain": {"values": [{"leaf": "8.1.1", "reason": "Đã nộp bổ sung", "evidence": ""}]}}
GIVEN |= {"appraise_one": {"values": [{"leaf": "8.1.1", "number": Decimal(1), "reason": "Theo hồ sơ"}]}}
WHO = {"submit": "head", "send_explanation": "head", "explain": "preparer"}


@CALM
@given(steps=st.lists(st.sampled_from(STEPS), max_size=12))
def test_no_walk_through_a_round_loses_a_value_or_shows_it_early(do, typed, cast, sheet, steps):
    until = date(2023, 12, 28)
    ScoringRound.objects.filter(pk=sheet.round_id).update(explain_until=until, second_until=until)
    if sheet.state == "self_scoring" and not sheet.values.exists():
        do("self_score", values=typed("declared"))
    sheet.refresh_from_db()
    state, kept = sheet.state, LeafValue.objects.count()
    for step in steps:
        try:
            now = do("appraise" if step == "appraise_one" else step, WHO.get(step, "appraiser"), **GIVEN.get(step, {}))
        except (Refused, NotPermitted):
            sheet.refresh_from_db()
            assert (sheet.state, LeafValue.objects.count()) == (state, kept)
            continue
        assert now.state == state or (state, now.state) in SCORE_SHEET.moves()
        assert LeafValue.objects.count() >= kept
        assert sees_appraisal(cast["head"], now) is (now.state not in ("self_scoring", "submitted"))
        state, kept = now.state, LeafValue.objects.count()
