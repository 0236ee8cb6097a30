"""Every state has a sign, a tone and a name."""

import pytest

from backend.site.badges import LAW, SIGNS, TONES, law_badge, state_badge
from workflows.basis import Status
from workflows.lifecycles import ALL

STATES = [(one.code, state.value) for one in ALL for state in one.states]


@pytest.mark.parametrize(("lifecycle", "state"), STATES)
def test_every_state_has_a_badge(lifecycle, state):
    badge = state_badge(lifecycle, state)
    assert badge.text
    assert badge.sign in SIGNS.values()


def test_no_tone_is_kept_for_a_state_that_is_gone():
    assert {(code, state) for code, states in TONES.items() for state in states} == set(STATES)


def test_every_status_of_law_has_a_badge():
    assert set(LAW) == set(Status)


def test_an_unsure_fact_asks_for_confirmation():
    assert law_badge("unconfirmed").text == "cần xác nhận"


def test_signs_differ_so_that_colour_is_not_needed():
    assert len(set(SIGNS.values())) == len(SIGNS)
