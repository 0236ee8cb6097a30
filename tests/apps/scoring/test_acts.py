"""Acts on score sheets and indices: allowed once, refused in the wrong state, to the wrong role, with wrong inputs."""

from decimal import Decimal

import pytest

from backend.acts.runner import perform
from backend.audit.models import Line
from backend.demo.generator import criteria_set, inputs_of
from backend.scoring.models import IndexPublication, LeafRound, LeafValue, PublishedScore
from backend.scoring.publish_inputs import PublishIndexInputs
from backend.scoring.queries import leaves_missing, sheet_score
from backend.scoring.serializers import ValuesInputs
from permissions.check import NotPermitted
from workflows.engine import Refused
from workflows.rules.scoring import score_sheet

pytestmark = pytest.mark.django_db


def codes(no) -> list[str]:
    return [reason.code for reason in no.value.reasons]


def test_a_sheet_goes_from_opening_to_publication_and_equals_the_engine(approved, results, cast, decision):
    perform("index.publish", actor=cast["signatory"], inputs=decision)
    row = PublishedScore.objects.get(unit=approved.unit)
    expected = score_sheet(criteria_set(), inputs_of(results))
    assert (row.points, row.max_points) == (expected.points, expected.max_applicable)
    approved.refresh_from_db()
    assert approved.state == "published"
    assert Line.objects.filter(subject_kind="score_sheet", move="score_sheet.publish").count() == 1


def test_a_unit_without_a_sheet_has_no_figure_and_never_zero(approved, made, cast, decision):
    perform("index.publish", actor=cast["signatory"], inputs=decision)
    row = PublishedScore.objects.get(unit=made["SYT"])
    assert (row.points, row.max_points, row.rank, row.band, row.sheet) == (None, None, None, "", None)


def test_one_unit_has_one_sheet_per_set(sheet, cast, edition, made):
    with pytest.raises(Refused) as no:
        perform("score_sheet.open", actor=cast["appraiser"], inputs={"unit": sheet.unit, "criteria": edition})
    assert codes(no) == ["score_sheet.exists"]


def test_a_unit_of_another_group_gets_no_sheet(cast, edition, unit_a, round_):
    with pytest.raises(Refused) as no:
        perform("score_sheet.open", actor=cast["appraiser"], inputs={"unit": unit_a, "criteria": edition})
    assert codes(no) == ["score_sheet.other_group"]


def test_tasks_count_without_anybody_typing_them(sheet, results):
    lacking = set(leaves_missing(sheet)["leaves_without_self"])
    assert lacking.isdisjoint({task.leaf for task in results.tasks})
    assert lacking >= {value.leaf for value in results.values}


def test_a_sheet_with_gaps_is_not_sent_and_the_gaps_are_named(do, typed):
    do("self_score", values=typed("declared")[1:])
    with pytest.raises(Refused) as no:
        do("submit", "head")
    assert codes(no) == ["score_sheet.self_incomplete"]
    assert no.value.reasons[0].data["leaves_without_self"] == [typed("declared")[0]["leaf"]]


def test_every_value_is_kept_and_the_newest_counts(do, sheet):
    do("self_score", values=[{"leaf": "8.1.1", "number": Decimal("1")}])
    do("self_score", values=[{"leaf": "8.1.1", "number": Decimal("2.5")}])
    do("self_score", values=[{"leaf": "8.1.1", "number": Decimal("2.50")}])
    assert [value.value for value in LeafValue.objects.order_by("pk")] == [{"number": "1"}, {"number": "2.5"}]
    assert sheet_score(sheet, LeafRound.SELF).nodes["8.1.1"].points == Decimal("2.5")


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ({"leaf": "8.1.1", "number": Decimal("3.01")}, "score.over_maximum"),
        ({"leaf": "8.1.1", "number": Decimal("1.005")}, "score.not_on_step"),
        ({"leaf": "9.9.9", "number": Decimal(1)}, "score.code_unknown"),
        ({"leaf": "8.1.1"}, "score.value_missing"),
        ({"leaf": "4.1.1", "choice": "maybe"}, "score.choice_unknown"),
        ({"leaf": "3.3.1", "number": Decimal(1)}, "score.number_missing"),
        ({"leaf": "3", "not_applicable": True}, "score.na_without_reason"),
        ({"leaf": "5.4.1", "counts": {"grave": 1}}, "score.choice_unknown"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_and_nothing_is_kept(do, value, code):
    with pytest.raises(Refused) as no:
        do("self_score", values=[{"leaf": "8.1.2", "number": Decimal(1)}, value])
    assert code in codes(no)
    assert not LeafValue.objects.exists()


def test_a_criterion_given_twice_is_refused(do):
    with pytest.raises(Refused) as no:
        do("self_score", values=[{"leaf": "8.1.1", "number": Decimal(1)}] * 2)
    assert codes(no) == ["score.leaf_twice"]


@pytest.mark.parametrize(
    "value",
    [
        {"number": "-1"}, {"number": "NaN"}, {"number": "Infinity"}, {"number": "1e20"}, {"number": "1.00001"},
        {"reason": "x" * 501}, {"evidence": "x" * 501}, {"leaf": "x" * 61}, {"counts": {"minor": -1}},
    ],
)  # fmt: skip
def test_what_is_no_number_or_too_long_is_refused_at_the_door(value):
    assert not ValuesInputs(data={"values": [{"leaf": "8.1.1"} | value]}).is_valid()


def test_not_applicable_leaves_the_maximum_only_when_the_appraiser_says_so(do, sheet):
    do("self_score", values=[{"leaf": "6.3", "not_applicable": True, "reason": "Không có đơn vị sự nghiệp"}])
    by_unit, by_appraiser = sheet_score(sheet, LeafRound.SELF), sheet_score(sheet, LeafRound.APPRAISAL)
    assert (by_unit.max_applicable, by_appraiser.max_applicable) == (Decimal("96.5"), Decimal(100))


@pytest.mark.parametrize(
    ("act", "who", "inputs"),
    [
        ("appraise", "appraiser", {"values": [{"leaf": "8.1.1", "number": Decimal(1)}]}),
        ("finish_appraisal", "appraiser", {}),
        ("send_back", "appraiser", {"reason": "Thiếu tài liệu"}),
        ("reopen_appraisal", "appraiser", {"reason": "Cộng nhầm"}),
    ],
)
def test_an_act_in_the_wrong_state_is_refused(do, act, who, inputs):
    with pytest.raises(Refused) as no:
        do(act, who, **inputs)
    assert "state.wrong" in codes(no)


@pytest.mark.parametrize(
    ("act", "who"),
    [("self_score", "head"), ("self_score", "neighbour"), ("submit", "preparer"), ("finish_appraisal", "head")],
)
def test_an_act_by_the_wrong_person_is_refused(do, act, who):
    inputs = {"values": [{"leaf": "8.1.1", "number": Decimal(1)}]} if act == "self_score" else {}
    with pytest.raises(NotPermitted):
        do(act, who, **inputs)


def test_the_appraiser_says_why_where_the_unit_said_otherwise(do, typed):
    do("self_score", values=typed("declared"))
    do("submit", "head")
    with pytest.raises(Refused) as no:
        do("appraise", "appraiser", values=[{"leaf": "8.1.1", "number": Decimal("0.01")}])
    assert codes(no) == ["score_sheet.difference_unexplained"]
    do("appraise", "appraiser", values=[{"leaf": "8.1.1", "number": Decimal("0.01"), "reason": "Phiếu khảo sát"}])


def test_who_scored_for_the_unit_does_not_end_the_appraisal(do, typed, person, province, acting, cast, sheet):
    both = acting(person("Ngô Hai Vai", province, "preparer", "appraiser"))
    perform("score_sheet.self_score", actor=both, subject=sheet.pk, inputs={"values": typed("declared")})
    do("submit", "head")
    do("appraise", "appraiser", values=typed("appraised"))
    with pytest.raises(NotPermitted) as no:
        perform("score_sheet.finish_appraisal", actor=both, subject=sheet.pk)
    assert codes(no) == ["conflict.prepared"]


def test_the_end_of_the_appraisal_fixes_the_day_at_which_tasks_count(appraised, do):
    assert appraised.counted_on.isoformat() == "2023-12-25"
    assert do("reopen_appraisal", "appraiser", reason="Cộng nhầm một tiêu chí").counted_on is None


def test_an_index_is_published_once(approved, cast, decision):
    perform("index.publish", actor=cast["signatory"], inputs=decision)
    with pytest.raises(Refused) as no:
        perform("index.publish", actor=cast["signatory"], inputs=decision)
    assert codes(no) == ["index.already_published"]
    assert IndexPublication.objects.count() == 1


def test_nothing_appraised_is_nothing_to_publish(sheet, cast, decision):
    with pytest.raises(Refused) as no:
        perform("index.publish", actor=cast["signatory"], inputs=decision)
    assert codes(no) == ["index.nothing_appraised"]


def test_unfinished_sheets_hold_the_publication_unless_left_out(appraised, cast, decision, made, edition, round_):
    perform("score_sheet.open", actor=cast["appraiser"], inputs={"unit": made["SYT"], "criteria": edition})
    perform("scoring_round.approve", actor=cast["chair"], subject=round_.pk, inputs={"leave_out_unfinished": True})
    with pytest.raises(Refused) as no:
        perform("index.publish", actor=cast["signatory"], inputs=decision)
    assert codes(no) == ["index.unfinished"]
    perform("index.publish", actor=cast["signatory"], inputs=decision | {"leave_out_unfinished": True})
    assert PublishedScore.objects.get(unit=made["SYT"]).points is None


@pytest.mark.parametrize("who", ["appraiser", "head", "preparer"])
def test_only_the_signatory_publishes(approved, cast, decision, who):
    with pytest.raises(NotPermitted):
        perform("index.publish", actor=cast[who], inputs=decision)


@pytest.mark.parametrize("bands", ["{", '{"code":"x","bands":[],"status":"unconfirmed","source":""}'])
def test_a_band_scheme_that_is_none_is_refused_with_its_field(bands, province, edition):
    given = {"unit": province.pk, "criteria": edition.pk, "decision_number": "1", "decided_on": "2023-12-25"}
    judged = PublishIndexInputs(data=given | {"signatory": "A", "bands": bands})
    assert not judged.is_valid()
    assert set(judged.errors) == {"bands"}
