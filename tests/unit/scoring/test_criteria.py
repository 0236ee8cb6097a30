"""Criteria sets survive being stored as canonical text, and the linter names everything that is wrong with one."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from backend.demo.generator import criteria_set, individual_criteria_set
from backend.scoring.bands import schemes
from workflows.rules.bands import bands_from_json, bands_to_json, lint_bands
from workflows.rules.codec import BadData
from workflows.rules.criteria import CriteriaSet, NaRule, Node, Part, from_json, lint, to_json
from workflows.rules.feeds import Feed
from workflows.rules.shape_parts import Breach, Grade, Tier
from workflows.rules.shapes import (
    CountPoints,
    Deduction,
    Direct,
    PercentTiers,
    Ratio,
    ShareByGrade,
    Timeliness,
    Unknown,
    YesNo,
)

D = Decimal


def tiers(*rows: tuple[str | None, bool, str | None, bool, str]) -> PercentTiers:
    made = (Tier(low and D(low), a, high and D(high), b, D(p)) for low, a, high, b, p in rows)
    return PercentTiers(tuple(made))


LEAF_CASES = [
    (tiers(("0", True, "50", False, "0"), ("60", True, None, False, "2")), {"tier_gap"}),
    (tiers(("0", True, "50", False, "0"), ("50", False, None, False, "2")), {"tier_gap"}),
    (tiers(("0", True, "50", True, "0"), ("50", True, None, False, "2")), {"tier_overlap"}),
    (tiers(("0", True, None, False, "0"), ("50", True, None, False, "2")), {"tier_overlap"}),
    (tiers(("10", True, None, False, "2")), {"tier_gap"}),
    (tiers(("0", True, "99", True, "2")), {"tier_gap"}),
    (tiers(("0", True, "0", False, "2"), ("0", True, None, False, "2")), {"tier_empty"}),
    (tiers(("0", True, None, False, "1")), {"maximum_unreachable"}),
    (tiers(("0", True, None, False, "3")), {"points_over_maximum"}),
    (tiers(("0", True, "5", True, "-1"), ("5", False, None, False, "2")), {"points_negative"}),
    (tiers(("0", True, "5", True, "0.00001"), ("5", False, None, False, "2")), {"points_not_exact"}),
    (PercentTiers(()), {"tier_gap", "maximum_unreachable"}),
    (Timeliness((Tier(D(0), True, D(30), True, D(2)),)), {"tier_gap"}),
    (CountPoints(D("0.5"), D(1)), {"maximum_unreachable"}),
    (CountPoints(D(0), D(2)), {"maximum_unreachable"}),
    (Ratio(D(101)), {"share_out_of_range"}),
    (ShareByGrade((Grade("a", "", "", D(80)),)), {"maximum_unreachable"}),
    (ShareByGrade((Grade("a", "", "", D(100)), Grade("a", "", "", D(0)))), {"code_twice"}),
    (Deduction((Breach("a", "", "", D(-5)),)), {"share_out_of_range"}),
    (Direct(D("0.3")), {"maximum_unreachable"}),
    (Unknown("magic"), {"rule_unknown"}),
    (YesNo(Feed.DONE_COUNT), {"feed_not_for_shape"}),
    (None, {"leaf_without_rule"}),
    (YesNo(), set()),
]


@pytest.mark.parametrize(("rule", "codes"), LEAF_CASES)
def test_the_linter_names_what_is_wrong_with_a_leaf(one_leaf, rule, codes):
    assert {finding.code for finding in lint(one_leaf(rule))} == codes


def test_the_linter_finds_sums_that_differ(one_leaf):
    criteria = one_leaf(YesNo())
    wrong = replace(criteria, areas=(replace(criteria.areas[0], max_points=D(3)),))
    assert [(f.code, f.where, dict(f.data)) for f in lint(wrong)] == [("sum_differs", "1", {"stated": "3", "sum": "2"})]


def test_the_linter_finds_codes_used_twice_and_rules_on_parents(one_leaf):
    leaf = Node("1", "Lá", "Leaf", D(2), YesNo())
    wrong = replace(one_leaf(YesNo()), areas=(Node("1", "A", "A", D(2), YesNo(), (leaf,)),))
    assert [finding.code for finding in lint(wrong)] == ["code_twice", "rule_on_parent"]


def test_the_linter_finds_points_that_are_negative_zero_or_too_fine(one_leaf):
    nodes = tuple(Node(str(n), "A", "A", D(p), Direct(D("0.00005"))) for n, p in enumerate(("-1", "0", "0.00005")))
    codes = {finding.code for finding in lint(replace(one_leaf(YesNo()), areas=nodes))}
    assert {"points_negative", "points_zero", "points_not_exact"} <= codes
    assert [f.code for f in lint(replace(one_leaf(YesNo()), areas=()))] == ["set_empty"]


@pytest.mark.parametrize("made", [criteria_set(2023), criteria_set(2025, "xa"), individual_criteria_set(2023)])
def test_the_illustrative_sets_are_sound_and_say_what_they_are(made):
    assert lint(made) == []
    assert made.max_points == 100
    assert made.illustrative
    assert "minh họa" in made.title


def test_a_set_survives_being_stored_byte_for_byte():
    text = to_json(criteria_set(2023))
    assert from_json(text) == criteria_set(2023)
    assert to_json(from_json(text)) == text


def test_the_text_does_not_depend_on_how_decimals_were_written(one_leaf):
    assert to_json(one_leaf(Ratio(D("70.0")), "2.00")) == to_json(one_leaf(Ratio(D(70)), "2"))


def test_an_unknown_rule_is_read_so_that_the_linter_can_name_it(one_leaf):
    text = to_json(one_leaf(YesNo())).replace("yes_no", "magic")
    assert [(f.code, f.data["shape"]) for f in lint(from_json(text))] == [("rule_unknown", "magic")]


@pytest.mark.parametrize(
    ("change", "path", "code"),
    [
        ({"year": "2023"}, "$.year", "not_int"),
        ({"colour": "red"}, "$.colour", "unknown_key"),
        ({"na_rule": "half"}, "$.na_rule", "unknown_value"),
        ({"areas": [{"code": "1"}]}, "$.areas[0].title_vi", "missing_key"),
        ({"areas": ["1"]}, "$.areas[0]", "not_an_object"),
    ],
)
def test_bad_json_is_refused_with_its_path(one_leaf, change, path, code):
    data = json.loads(to_json(one_leaf(YesNo()))) | change
    with pytest.raises(BadData) as caught:
        from_json(json.dumps(data))
    assert (caught.value.path, caught.value.code) == (path, code)


@pytest.mark.parametrize(
    ("rule", "code"), [("yes", "not_an_object"), ({}, "missing_key"), ({"shape": 1}, "missing_key")]
)
def test_a_malformed_rule_is_refused(one_leaf, rule, code):
    data = json.loads(to_json(one_leaf(YesNo())))
    data["areas"][0]["children"][0]["rule"] = rule
    with pytest.raises(BadData, match=code):
        from_json(json.dumps(data))


@pytest.mark.parametrize(
    ("text", "code"), [("{", "not_json"), ('{"a": 1.5}', "number_not_exact"), ("NaN", "number_not_exact")]
)
def test_text_that_is_no_exact_json_is_refused(text, code):
    with pytest.raises(BadData, match=code):
        from_json(text)


def test_nodes_are_found_by_code():
    made: CriteriaSet = criteria_set(2023)
    assert made.node("3.4.1").title_vi == "Hồ sơ giải quyết đúng hạn"
    assert made.na_rule is NaRule.OUT_OF_MAXIMUM
    with pytest.raises(KeyError):
        made.node("99")


def test_bands_survive_being_stored_and_are_linted():
    table = schemes()["tay-ninh-2023-du-thao"]
    assert bands_from_json(bands_to_json(table)) == table
    assert lint_bands(table.bands) == []
    assert {f.code for f in lint_bands((table.bands[0], table.bands[0]))} == {"code_twice", "tier_gap", "tier_overlap"}


def test_what_came_later_leaves_the_text_of_older_sets_as_it_was(one_leaf):
    text = to_json(one_leaf(YesNo()))
    assert not {"part", "appraiser", "evidence_vi", "no_survey"} & set(json.loads(text)["areas"][0])
    assert from_json(text) == one_leaf(YesNo())


def test_part_appraiser_and_evidence_of_an_area_survive_storing(one_leaf):
    criteria = one_leaf(YesNo())
    area = replace(criteria.areas[0], part=Part.BONUS, appraiser="so-nv", evidence_vi="Quyết định công nhận")
    made = replace(criteria, areas=(*criteria.areas, replace(area, code="2", children=())))
    assert from_json(to_json(made)) == made
    assert made.max_points == criteria.max_points
