"""What is too small is not shown, and cannot be had from what is shown."""

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.surveys.forms import STEPS, sipas
from workflows.rules.survey_hiding import too_small, total_covers_all
from workflows.rules.survey_scores import Forms, add, report

FORM = sipas(2, 1)
CODES = [question.code for question in FORM.questions()]
minimums = st.integers(2, 10)


@st.composite
def countings(draw):
    """Forms of one unit in which every question was answered by some of the valid forms."""
    valid = draw(st.integers(0, 14))
    counts = {}
    for code in CODES:
        left, counts[code] = draw(st.integers(0, valid)), {}
        for option in STEPS:
            counts[code][option.code] = draw(st.integers(0, left))
            left -= counts[code][option.code]
    return Forms(issued=20, valid=valid, invalid=draw(st.integers(0, 3)), counts=counts)


units = st.dictionaries(st.sampled_from("abcdef"), countings(), min_size=1)


@given(units, minimums)
def test_nothing_of_a_small_unit_is_shown(told, minimum):
    found = report(FORM, told, minimum)
    for unit in too_small({u: f.valid for u, f in told.items()}, minimum):
        assert found.units[unit].hidden
        assert (found.units[unit].figures, found.units[unit].score, found.units[unit].valid) == ((), None, 0)


@given(units, minimums)
def test_no_shown_figure_stands_for_fewer_people_than_the_minimum(told, minimum):
    found = report(FORM, told, minimum)
    for block in (*found.units.values(), found.total):
        assert all(figure.answers == 0 or figure.answers >= minimum for figure in block.figures)
        assert block.valid == 0 or block.valid >= minimum


@given(units, minimums)
def test_subtracting_the_shown_from_the_total_leaves_nobody_or_a_crowd(told, minimum):
    found = report(FORM, told, minimum)
    if found.total.hidden:
        return
    for at, code in enumerate(CODES):
        total = found.total.figures[at]
        if total.hidden:
            continue
        shown = {u: b.figures[at].answers for u, b in found.units.items() if not b.hidden and not b.figures[at].hidden}
        behind = [sum(f.counts[code].values()) for u, f in told.items() if u not in shown]
        left = total.answers - sum(shown.values())
        assert left == 0 or (left == sum(behind) and left - max(behind) >= minimum)


@given(units, minimums, st.data())
def test_what_is_hidden_changes_no_figure_of_another_unit(told, minimum, data):
    found = report(FORM, told, minimum)
    hidden = [unit for unit, block in found.units.items() if block.hidden]
    if not hidden:
        return
    other = {**told, hidden[0]: data.draw(countings())}
    again = report(FORM, other, minimum)
    assert all(again.units[unit] == found.units[unit] for unit in told if unit != hidden[0])


@given(units)
def test_with_nothing_small_the_total_is_the_sum_of_all(told):
    found = report(FORM, told, 0)
    whole = add(list(told.values()))
    assert found.covers_all
    assert found.total.valid == whole.valid
    assert [dict(f.counts) for f in found.total.figures] == [whole.counts[code] for code in CODES]


def test_one_hidden_unit_never_stands_alone_in_the_total():
    assert not total_covers_all({"a": 3, "b": 90}, {"a"}, 5)
    assert not total_covers_all({"a": 4, "b": 1, "c": 90}, {"a", "b"}, 5)
    assert total_covers_all({"a": 4, "b": 4, "c": 4, "d": 9}, {"a", "b", "c"}, 5)


def test_the_total_over_the_shown_says_so():
    few, many = ({"hai_long": n} for n in (3, 20))
    told = {
        "nho": Forms(3, 3, 0, dict.fromkeys(CODES, few)),
        "lon": Forms(20, 20, 0, dict.fromkeys(CODES, many)),
    }
    found = report(FORM, told, 5)
    assert (found.covers_all, found.total.valid, found.total.figures[0].answers) == (False, 20, 20)
