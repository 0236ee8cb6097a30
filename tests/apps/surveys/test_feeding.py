"""What accepted surveys give criteria, and how a score sheet takes it: no unit scores itself there."""

from datetime import date
from decimal import Decimal

import pytest

from backend.criteria.criteria_sets import lay_down
from backend.scoring.inputs import read_inputs
from backend.scoring.models import ScoreSheet
from backend.scoring.province import by_engine, province_scores
from backend.scoring.queries import leaves_missing, sheet_score
from backend.surveys.models import QuestionSet, Survey
from backend.surveys.queries import entries_for
from tests.support import scored
from workflows.engine import Refused
from workflows.rules.criteria import CriteriaSet, NaRule, Node, Part
from workflows.rules.feeds import Feed
from workflows.rules.scoring import Basis
from workflows.rules.shape_parts import Grade
from workflows.rules.shapes import Direct, Ratio
from workflows.rules.shapes_weighed import AnswerWeights

GRADES = tuple(Grade(code, code, code, Decimal(worth)) for code, worth in (("tot", 100), ("kha", 60), ("kem", 0)))


@pytest.fixture
def fed(do, province, unit_a, unit_b) -> Survey:
    """An accepted survey: a question feeds S.1, the element S.2, the whole set S.3."""
    given = {"unit": province, "code": "xhh", "title": "Phiếu", "instrument": "xhh", "respondents": "council_deputy"}
    row = do("question_set.create", **given).result
    options = ["tot | Tốt | 100", "kha | Khá | 60", "kem | Kém | 0"]
    for code, leaf in (("C1", "S.1"), ("C2", "")):
        do("question_set.put", row, element="E", element_leaf="S.2", code=code, text_vi="Câu?", asked="single",
           options=options, leaf=leaf)  # fmt: skip
    method = {"question_method": "option_worth", "element_method": "mean_of_questions"}
    do("question_set.edit", row, title="Phiếu", total_method="mean_of_elements", leaf="S.3", **method)
    do("question_set.publish", row)
    days = {"opens_on": date(2026, 6, 1), "closes_on": date(2026, 6, 30)}
    survey = do(
        "survey.create", unit=province, title="XHH 2026", year=2026, instrument="xhh", units=[unit_a, unit_b], **days
    ).result
    do("survey.set_group", survey, question_set=QuestionSet.objects.get(pk=row.pk))
    do("survey.open", survey)
    group = survey.groups.get()
    counts = {"C1": {"tot": 5, "kha": 4, "kem": 1}, "C2": {"tot": 10}}
    do("survey.count", survey, group=group, unit=unit_a, issued=12, valid=10, invalid=1, counts=counts)
    few = {"C1": {"tot": 2}, "C2": {"tot": 2}}
    do("survey.count", survey, group=group, unit=unit_b, issued=2, valid=2, invalid=0, counts=few)
    do("survey.close", survey)
    do("survey.accept", survey)
    return survey


@pytest.fixture
def sheet(do, province, unit_a, fed) -> ScoreSheet:
    """A sheet with an appraised leaf and two that a survey answers."""
    leaves = (
        Node("S.1", "Khảo sát 1", "Survey 1", Decimal(10), AnswerWeights(GRADES)),
        Node("S.2", "Khảo sát 2", "Survey 2", Decimal(5), Ratio(feed=Feed.SURVEY)),
    )
    own = (Node("1.1", "Tự chấm", "Own", Decimal(5), Direct()),)
    areas = (
        Node("1", "Một", "One", Decimal(5), None, own),
        Node("S", "Khảo sát", "Survey", Decimal(15), None, leaves, part=Part.SURVEY),
    )
    edition = lay_down(CriteriaSet("thu", 2026, "tinh", "so", "Bộ thử", areas, NaRule.OUT_OF_MAXIMUM), by="Thử")
    unit_a.group = "so"
    unit_a.save()
    return ScoreSheet.objects.create(
        unit=unit_a, criteria=edition, year=2026, group="so", round=scored.lay_round(edition, province)
    )


def test_a_question_gives_counts_and_worth_of_answers(fed, unit_a):
    found = entries_for([unit_a.pk], 2026)[unit_a.pk, "S.1"]
    assert (found.entry.number, found.entry.of) == (Decimal("7.4"), 10)
    assert dict(found.entry.counts) == {"tot": 5, "kha": 4, "kem": 1}
    assert found.source == "XHH 2026, nhóm Đại biểu Hội đồng nhân dân"


def test_an_element_and_a_set_give_their_score_of_a_hundred(fed, unit_a):
    found = entries_for([unit_a.pk], 2026)
    assert [(found[unit_a.pk, leaf].entry.number, found[unit_a.pk, leaf].entry.of) for leaf in ("S.2", "S.3")] == [
        (Decimal("87.0000"), 100), (Decimal("87.0000"), 100),
    ]  # fmt: skip


def test_what_is_too_small_gives_nothing(fed, unit_a, unit_b):
    assert {unit for unit, _leaf in entries_for([unit_a.pk, unit_b.pk], 2026)} == {unit_a.pk}


def test_another_year_gives_nothing(fed, unit_a):
    assert entries_for([unit_a.pk], 2025) == {}


def test_a_result_that_is_opened_again_gives_nothing(do, fed, unit_a):
    do("survey.recount", fed, reason="Đếm sót")
    assert entries_for([unit_a.pk], 2026) == {}


def test_the_sheet_takes_the_survey_and_says_so(sheet):
    score = sheet_score(sheet)
    assert (score.nodes["S.1"].points, score.nodes["S.2"].points) == (Decimal("7.4"), Decimal("4.35"))
    told = [line.code for line in score.nodes["S.1"].explanation.children]
    assert "from.survey" in told


def test_nobody_is_asked_for_a_self_score_there(sheet):
    assert leaves_missing(sheet)["leaves_without_self"] == ["1.1"]


def test_a_self_score_there_is_refused(sheet):
    from backend.scoring.giving import sound_values
    from backend.scoring.models import LeafRound

    with pytest.raises(Refused) as no:
        sound_values(sheet, [{"leaf": "S.1", "counts": {"tot": 9}}], LeafRound.SELF)
    assert [reason.code for reason in no.value.reasons] == ["score.from_survey"]


def test_bulk_and_engine_agree_with_surveys_to_the_digest(sheet):
    (bulk,) = province_scores(sheet.criteria, 2026, [sheet])
    (engine,) = by_engine([sheet])
    assert (bulk.points, bulk.missing, bulk.inputs_sha256) == (engine.points, engine.missing, engine.inputs_sha256)
    assert bulk.points == Decimal("11.75")


def test_a_result_that_does_not_fit_the_rule_is_left_out(sheet, do, fed):
    leaf = Node("S.1", "Khảo sát", "Survey", Decimal(10), AnswerWeights(GRADES[:2]))
    areas = (Node("S", "Khảo sát", "Survey", Decimal(10), None, (leaf,), part=Part.SURVEY),)
    sheet.criteria = lay_down(CriteriaSet("hep", 2026, "tinh", "so", "Bộ hẹp", areas, NaRule.OUT_OF_MAXIMUM), by="Thử")
    assert read_inputs([sheet], Basis.APPRAISED)[sheet.pk] == {}


def test_the_unit_that_is_hidden_still_does_not_self_score(sheet, unit_b, fed, cast):
    other = ScoreSheet(unit=unit_b, criteria=sheet.criteria, year=2026, group="so", round=sheet.round)
    other.save()
    assert leaves_missing(other)["leaves_without_self"] == ["1.1"]
