"""A sheet's score: sums over the tree, what is missing, which basis counts, and why every number is what it is."""

import json
from decimal import Decimal

import pytest

from workflows.rules.codec import BadData
from workflows.rules.criteria import CriteriaSet, NaRule, Node
from workflows.rules.explain import SENTENCES, explain_lines
from workflows.rules.feeds import Entry, Feed, TaskFacts
from workflows.rules.fixed import NotExact, decimal_text, from_fixed, ratio_pct, round_half_up, to_fixed
from workflows.rules.scoring import (
    Basis,
    LeafInput,
    ScoringError,
    entry_from_json,
    entry_to_json,
    frozen,
    score_sheet,
)
from workflows.rules.shapes import Direct, Ratio, YesNo

D = Decimal


@pytest.fixture
def criteria() -> CriteriaSet:
    leaves = (
        Node("1.1", "Kế hoạch", "Plan", D("1.5"), YesNo()),
        Node("1.2", "Nhiệm vụ", "Tasks", D("2.5"), Ratio(feed=Feed.DONE_OF_TOTAL)),
    )
    areas = (
        Node("1", "Chỉ đạo", "Steering", D(4), None, leaves),
        Node("2", "Khảo sát", "Survey", D(1), Direct()),
    )
    return CriteriaSet("thu", 2023, "tinh", "so", "Bộ thử", areas, NaRule.OUT_OF_MAXIMUM, "Test set")


@pytest.fixture
def inputs() -> dict[str, LeafInput]:
    return {
        "1.1": LeafInput(declared=Entry(choice="yes"), appraised=Entry(choice="no"), appraised_by="Bà Thử"),
        "1.2": LeafInput(facts=TaskFacts(3, 2, 1, ids=("NV1", "NV2", "NV3"))),
        "2": LeafInput(appraised=Entry(number=D("0.75")), sources=("BC 12",)),
    }


def test_points_are_summed_unrounded_from_the_leaves(criteria, inputs):
    score = score_sheet(criteria, inputs)
    assert score.nodes["1"].points == D("1.6667")
    assert (score.points, score.max_applicable) == (D("2.4167"), 5)
    assert score.complete


def test_the_self_score_reads_declared_values_and_the_same_task_facts(criteria, inputs):
    score = score_sheet(criteria, inputs, Basis.SELF)
    assert score.nodes["1"].points == D("3.1667")
    assert score.missing == ("2",)


def test_an_appraised_entry_replaces_the_count_from_tasks_and_says_so(criteria, inputs):
    own = LeafInput(facts=inputs["1.2"].facts, appraised=Entry(number=D(1), of=D(3)), appraised_by="Bà Thử")
    score = score_sheet(criteria, inputs | {"1.2": own})
    assert score.nodes["1.2"].points == D("0.8333")
    codes = [child.code for child in score.nodes["1.2"].explanation.children]
    assert codes == ["ratio", "from.appraised", "replaced.tasks"]


def test_a_missing_value_gives_no_points_and_is_named_up_the_tree(criteria, inputs):
    del inputs["1.1"]
    score = score_sheet(criteria, inputs)
    assert score.missing == ("1.1",)
    assert score.nodes["1"].missing
    assert score.max_applicable == 5


def test_a_parent_that_does_not_apply_takes_its_leaves_along(criteria, inputs):
    score = score_sheet(criteria, inputs | {"1": LeafInput(not_applicable=True, na_reason="Không có")})
    assert score.not_applicable == ("1.1", "1.2")
    assert (score.points, score.max_applicable, score.ratio) == (D("0.75"), 1, 75)


def test_all_bad_values_are_reported_at_once(criteria):
    bad = {"1.1": LeafInput(appraised=Entry(choice="?")), "2": LeafInput(appraised=Entry(number=D(2)))}
    with pytest.raises(ScoringError) as caught:
        score_sheet(criteria, bad | {"9": LeafInput()})
    assert [found.code for found in caught.value.findings] == ["choice_unknown", "over_maximum", "code_unknown"]


def test_every_number_tells_its_rule_its_results_and_its_appraiser(criteria, inputs):
    lines = [line.text for line in explain_lines(score_sheet(criteria, inputs).explanation)]
    assert "Bộ thử: 2,4167 trên 5 điểm áp dụng" in lines
    assert "1.2 Nhiệm vụ: 1,6667/2,5 điểm" in lines
    assert "Người thẩm định: Bà Thử" in lines
    assert any("(NV1, NV2, NV3)" in line for line in lines)
    assert "Căn cứ: BC 12" in lines


def test_explanations_are_told_in_english_too(criteria, inputs):
    lines = list(explain_lines(score_sheet(criteria, inputs).explanation, "en"))
    assert lines[0].text == "Test set: 2.4167 of 5 applicable points"
    assert (lines[1].depth, lines[1].text) == (1, "1 Steering: 1.6667/4 points")


def test_every_sentence_names_the_same_facts_in_both_languages():
    for vi, en in SENTENCES.values():
        shared = [
            {part.split("}")[0].replace("_vi", "").replace("_en", "") for part in t.split("{")[1:]} for t in (vi, en)
        ]
        assert shared[1] <= shared[0]


def test_a_frozen_score_is_plain_json_with_exact_numbers(criteria, inputs):
    data = json.loads(json.dumps(frozen(score_sheet(criteria, inputs))))
    assert data["points"] == "2.4167"
    assert data["ratio_pct"] == "24167/500"
    assert data["nodes"]["1.2"]["points"] == "1.6667"


def test_entries_survive_being_stored():
    for entry in (Entry(number=D("1.50"), of=D(3)), Entry(choice="yes"), Entry(counts=(("minor", 2),))):
        assert entry_from_json(entry_to_json(entry)) == entry


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({"number": 1.5}, "not_a_number"),
        ({"number": "1e99"}, "not_a_number"),
        ({"number": "x"}, "not_a_number"),
        ({"number": True}, "not_a_number"),
        ({"points": "1"}, "unknown_key"),
        ({"counts": [["a", "b"]]}, "not_int"),
        ({"counts": [["a"]]}, "wrong_length"),
        ({"counts": "a"}, "not_a_list"),
        ([], "not_an_object"),
    ],
)
def test_a_stored_entry_that_is_none_is_refused_with_its_path(data, code):
    with pytest.raises(BadData) as caught:
        entry_from_json(data)
    assert caught.value.code == code


def test_points_finer_than_four_places_are_refused_not_rounded():
    for value in (D("0.00001"), D("NaN"), D("Infinity")):
        with pytest.raises(NotExact):
            to_fixed(value)


def test_fixed_point_prints_canonically():
    assert [str(from_fixed(n)) for n in (0, 5, -15_000, 1_000_000)] == ["0", "0.0005", "-1.5", "100"]
    assert [decimal_text(D(t)) for t in ("1E+2", "-0.00", "1.50")] == ["100", "0", "1.5"]


@pytest.mark.parametrize(("value", "places", "shown"), [("0.005", 2, "0.01"), ("-0.005", 2, "-0.01"), ("2.5", 0, "3")])
def test_display_rounds_half_away_from_zero(value, places, shown):
    assert str(round_half_up(D(value), places)) == shown


def test_a_ratio_of_nothing_is_no_ratio():
    assert ratio_pct(D(0), D(0)) is None
