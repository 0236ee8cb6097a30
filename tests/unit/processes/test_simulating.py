"""Every walk through a sound process ends, within its bounds on returns, on the days that real clocks give."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.processes.conftest import process, processes, stage
from workflows.processes import navigation, simulating
from workflows.processes.schema import StageKind
from workflows.processes.simulating import Answer, AnswerKind, Ending, best_case, walk, worst_case
from workflows.rules.deadlines import Calendar

PLAIN = Calendar()
MONDAY = date(2026, 2, 9)
TET = Calendar(frozenset(date(2026, 2, 16) + timedelta(days=n) for n in range(5)))
answers = st.builds(Answer, st.sampled_from(AnswerKind), st.none() | st.integers(0, 20), st.integers(0, 30))


@st.composite
def walks(draw):
    found = draw(processes())
    given_ = {(i.code, n): draw(answers) for i in found.stages for n in range(1, 4) if draw(st.booleans())}
    return found, walk(found, MONDAY, PLAIN, given_)


@given(walks())
def test_every_walk_ends_within_the_bounds_on_returns(found):
    made, way = found
    backs = [visit.code for visit in way.visits if visit.answer is AnswerKind.SEND_BACK and not visit.cut]
    assert all(backs.count(item.code) <= item.max_returns for item in made.stages)
    assert way.ending in Ending


@given(walks())
def test_no_stage_opens_before_what_stands_before_it_and_never_twice_at_once(found):
    made, way = found
    seen = set()
    for visit in way.visits:
        assert (visit.code, visit.attempt) not in seen
        seen.add((visit.code, visit.attempt))
        assert visit.opened <= visit.answered
        earlier = navigation.before(made, visit.code) - simulating.received_before(made)
        assert all(any(code == one for one, _n in seen) for code in earlier)


@given(walks())
def test_a_walk_that_is_done_passed_every_stage(found):
    made, way = found
    if way.ending is Ending.DONE:
        passed = {v.code for v in way.visits if v.answer in (AnswerKind.PASS, AnswerKind.SUPPLEMENT) and not v.cut}
        assert passed | simulating.received_before(made) == {item.code for item in made.stages}


@given(processes())
def test_the_longest_way_is_never_shorter_than_the_shortest(found):
    best, worst = best_case(found, MONDAY, PLAIN), worst_case(found, MONDAY, PLAIN)
    assert best.working_days <= max(worst.working_days, best.working_days)
    assert len(best.visits) <= len(worst.visits)


def test_days_off_for_tet_do_not_count(three):
    plain, tet = (walk(three, MONDAY, calendar, {}) for calendar in (PLAIN, TET))
    assert [visit.due for visit in plain.visits] == [date(2026, 2, 12), date(2026, 2, 17), date(2026, 2, 20)]
    assert [visit.due for visit in tet.visits] == [date(2026, 2, 12), date(2026, 2, 24), date(2026, 2, 27)]
    assert plain.working_days == tet.working_days == 9


def test_a_supplement_stops_the_clock_only_where_the_process_says_so(three):
    asked = Answer(AnswerKind.SUPPLEMENT, waits=7)
    pausing = walk(three, MONDAY, PLAIN, {("xet-1", 1): asked}).visits[0]
    other = walk(three, MONDAY, PLAIN, {("xet-2", 1): asked}).visits[1]
    assert (pausing.due, pausing.answered) == (date(2026, 2, 19), date(2026, 2, 19))
    assert (other.due, other.answered) == (date(2026, 2, 17), date(2026, 2, 19))


def test_sending_back_opens_the_earlier_stage_again_and_only_as_often_as_allowed(three):
    back = Answer(AnswerKind.SEND_BACK)
    way = walk(three, MONDAY, PLAIN, {("xet-2", 1): back, ("xet-2", 2): back})
    assert [(v.code, v.attempt) for v in way.visits] == [
        ("xet-1", 1), ("xet-2", 1), ("xet-1", 2), ("xet-2", 2), ("quyet", 1),
    ]  # fmt: skip
    assert [visit.no_return_left for visit in way.visits] == [False, False, False, True, False]


def test_a_refusal_ends_the_stages_beside_it():
    one, other = (stage(code, days=days, parallel_group="g") for code, days in (("a", 2), ("b", 9)))
    made = process(stage("nhan", StageKind.RECEPTION), one, other, stage("quyet", StageKind.DECISION))
    way = walk(made, MONDAY, PLAIN, {("a", 1): Answer(AnswerKind.REFUSE)})
    assert (way.ending, way.ends_on) == (Ending.REFUSED, date(2026, 2, 11))
    assert [(visit.code, visit.cut) for visit in way.visits] == [("a", False), ("b", True)]


def test_a_publication_lasts_its_days_whatever_its_owner_does():
    shown = stage("cong-khai", StageKind.PUBLICATION, days=None)
    first, last = stage("nhan", StageKind.RECEPTION), stage("quyet", StageKind.DECISION)
    made = process(first, replace(shown, days=10), last)
    for answer in (Answer(), Answer(took=1), Answer(AnswerKind.SUPPLEMENT)):
        assert walk(made, MONDAY, PLAIN, {("cong-khai", 1): answer}).visits[0].answered == date(2026, 2, 23)
        assert walk(made, MONDAY, TET, {("cong-khai", 1): answer}).visits[0].answered == date(2026, 3, 2)
    refused = walk(made, MONDAY, PLAIN, {("cong-khai", 1): Answer(AnswerKind.REFUSE)})
    assert refused.ends_on == MONDAY
    assert best_case(made, MONDAY, PLAIN).working_days == 11


def test_a_stage_without_a_number_of_days_has_no_date_due(three):
    made = process(stage("nhan", StageKind.RECEPTION), stage("a", days=None), stage("quyet", StageKind.DECISION))
    assert walk(made, MONDAY, PLAIN, {}).visits[0].due is None
