"""Locks of a round computed for random dates, extensions and days: no unit closes another, and no day closes early."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from workflows.rules.rounds import Extension, Phase, faults_of, lock_of, until_of

DAYS = st.integers(0, 60).map(lambda n: date(2026, 1, 1) + timedelta(days=n))
DATES = st.fixed_dictionaries({phase: st.none() | DAYS for phase in Phase})
EXTENSIONS = st.lists(st.builds(Extension, st.sampled_from(Phase), DAYS), max_size=6)


@given(DATES, EXTENSIONS, st.sampled_from(Phase), DAYS)
def test_a_phase_is_locked_exactly_after_the_latest_of_its_own_dates(dates, extensions, phase, on):
    own = [one.until for one in extensions if one.phase is phase]
    last = max([day for day in (*own, dates[phase]) if day is not None], default=None)
    lock = lock_of(phase, dates, extensions, on)
    assert (lock.until, lock.locked) == (last, last is not None and on > last)


@given(DATES, EXTENSIONS, st.sampled_from(Phase), DAYS, st.builds(Extension, st.sampled_from(Phase), DAYS))
def test_an_extension_never_locks_anything_and_touches_its_own_phase_only(dates, extensions, phase, on, more):
    before, after = (lock_of(phase, dates, given, on) for given in (extensions, [*extensions, more]))
    if dates[phase] is not None:
        assert before.locked or not after.locked
    if more.phase is not phase:
        assert before == after


@given(st.lists(DAYS, min_size=4, max_size=4))
def test_dates_in_order_are_sound_and_out_of_order_are_named(days):
    sound = dict(zip(Phase, sorted(days), strict=True))
    assert faults_of(sound) == []
    given_order = dict(zip(Phase, days, strict=True))
    assert bool(faults_of(given_order)) == (days != sorted(days))


def test_a_second_appraisal_without_explanation_is_named():
    dates = {Phase.SELF: date(2026, 1, 1), Phase.SECOND: date(2026, 2, 1)}
    assert faults_of(dates) == ["scoring_round.second_without_explanation"]
    assert until_of(Phase.APPRAISAL, dates, []) is None
