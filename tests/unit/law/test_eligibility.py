"""Eligibility over dated facts, by the rows of the shipped packs and by made-up conditions."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.support.eligible import (
    BASE,
    BK,
    EXCELLENT,
    FLAG,
    GOOD,
    ND152,
    NEWEST,
    NOTHING_PENDING,
    PERSON,
    RECEIVED,
    TWO_YEARS,
    UNIT,
    finding,
    held,
    ideas,
    outcome,
    rated,
    row,
)
from workflows.basis import Status
from workflows.engine import Label
from workflows.facts import (
    Ground,
    MembersFact,
    NomineeKind,
    Scope,
    ScoreFact,
    YearlyClass,
)
from workflows.rules import conditions as c
from workflows.rules.answers import Outcome
from workflows.rules.eligibility import Standing, evaluate, redacted, standing, weighed
from workflows.rules.judging import JUDGES


def test_three_years_running_make_a_candidate_for_the_provincial_title():
    facts = replace(PERSON, awards=held(BASE, 2023, 2024, 2025))
    assert finding("cstd-tinh-ba-lan-lien-tuc", facts).outcome is Outcome.PASS


def test_a_gap_year_breaks_the_chain():
    facts = replace(PERSON, awards=held(BASE, 2022, 2024, 2025))
    result = finding("cstd-tinh-ba-lan-lien-tuc", facts)
    assert result.outcome is Outcome.FAIL
    assert result.missing[0].data["years"] == [2023]


def test_an_older_chain_counts_by_the_law_but_its_year_is_to_be_confirmed():
    facts = replace(PERSON, awards=held(BASE, 2021, 2022, 2023))
    assert finding("cstd-tinh-ba-lan-lien-tuc", facts).outcome is Outcome.PASS
    late = finding("cstd-tinh-nam-thu-ba", facts)
    assert (late.outcome, late.computed) == (Outcome.TO_CONFIRM, Outcome.FAIL)


def test_a_finding_names_article_source_and_the_exact_facts():
    facts = replace(PERSON, awards=held(BASE, 2022, 2023, 2024, 2025))
    result = finding("cstd-tinh-ba-lan-lien-tuc", facts)
    assert (result.basis, result.source) == ("Điều 22", "L22")
    assert [(used.year, used.document) for used in result.used] == [
        (2023, "2023/QĐ"),
        (2024, "2024/QĐ"),
        (2025, "2025/QĐ"),
    ]


def test_an_award_after_the_achievement_period_does_not_count():
    facts = replace(PERSON, awards=held(BASE, 2024, 2025, 2026))
    assert finding("cstd-tinh-ba-lan-lien-tuc", facts).outcome is Outcome.FAIL


@pytest.mark.parametrize(
    ("result", "initiatives", "expected"),
    [
        (EXCELLENT, (), "pass"),
        (GOOD, ideas(Scope.BASE, 2025), "pass"),
        (GOOD, ideas(Scope.NATIONAL, 2025), "pass"),
        (GOOD, ideas(Scope.BASE, 2024), "fail"),
        (GOOD, (), "fail"),
    ],
)
def test_the_base_title_needs_an_excellent_year_or_an_initiative(result, initiatives, expected):
    facts = replace(PERSON, classifications=rated(result, 2025), initiatives=initiatives)
    assert finding("cstdcs-xuat-sac-hoac-sang-kien", facts).outcome == expected


def test_an_unknown_year_is_missing_data_and_not_a_fail():
    result = finding("ldtt-hoan-thanh-tot", PERSON)
    assert result.outcome is Outcome.NOT_ENOUGH_DATA
    assert result.missing[0].data["years"] == [2025]


def test_a_poor_year_fails_where_the_text_was_read():
    facts = replace(PERSON, classifications=rated(YearlyClass.COMPLETED, 2025))
    assert finding("ldtt-hoan-thanh-tot", facts).outcome is Outcome.FAIL


@pytest.mark.parametrize("result", [GOOD, YearlyClass.COMPLETED])
def test_an_unconfirmed_row_never_passes_or_fails_by_itself(result):
    facts = replace(PERSON, classifications=rated(result, 2025))
    assert finding("ldtt-hoan-thanh-tot", facts, NEWEST).outcome is Outcome.TO_CONFIRM


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("computed", [Outcome.PASS, Outcome.FAIL, Outcome.NOT_ENOUGH_DATA])
def test_only_a_blocking_status_keeps_pass_and_fail(computed, status):
    expected = computed if status.blocks or computed is Outcome.NOT_ENOUGH_DATA else Outcome.TO_CONFIRM
    assert weighed(computed, status) is expected


@pytest.mark.parametrize(("titled", "total", "expected"), [(9, 13, "fail"), (7, 10, "pass"), (0, 0, "not_enough_data")])
def test_seventy_percent_is_an_exact_fraction(titled, total, expected):
    members = MembersFact(total, total, {"lao-dong-tien-tien": titled})
    assert finding("tap-the-70-phan-tram-ldtt", replace(UNIT, members=members)).outcome == expected


def test_a_share_without_the_count_of_that_title_is_not_known():
    facts = replace(UNIT, members=MembersFact(10, 10))
    assert finding("tap-the-70-phan-tram-ldtt", facts).outcome is Outcome.NOT_ENOUGH_DATA


def test_one_member_who_did_not_complete_bars_the_excellent_collective():
    facts = replace(UNIT, members=MembersFact(10, 9, {}))
    assert finding("ttldxs-moi-ca-nhan-hoan-thanh", facts).outcome is Outcome.FAIL


@pytest.mark.parametrize(("count", "expected"), [(0, "fail"), (1, "pass")])
def test_the_excellent_collective_has_at_least_one_base_title(count, expected):
    facts = replace(UNIT, members=MembersFact(10, 10, {BASE: count}))
    assert finding("ttldxs-co-cstdcs", facts).outcome == expected


@pytest.mark.parametrize(
    ("disciplined", "whole", "expected"),
    [(0, True, "pass"), (1, True, "fail"), (0, False, "not_enough_data"), (1, False, "fail")],
)
def test_a_disciplined_member_bars_the_advanced_collective_and_the_fact_is_sensitive(disciplined, whole, expected):
    facts = replace(UNIT, members=MembersFact(10, 10, {}, disciplined), discipline_whole=whole)
    result = finding("ttldtt-khong-ky-luat", facts)
    assert (result.outcome, result.sensitive) == (expected, True)


def test_discipline_of_a_member_is_no_bar_to_the_excellent_collective():
    rows = ND152.criteria_for("tap-the-lao-dong-xuat-sac", NomineeKind.COLLECTIVE, Ground.MERIT)
    assert "ttldtt-khong-ky-luat" not in [item.code for item in rows]


@pytest.mark.parametrize("disciplined", [0, 1])
@pytest.mark.parametrize("whole", [True, False])
def test_others_see_the_same_redacted_answer_whatever_is_true(disciplined, whole):
    facts = replace(UNIT, members=MembersFact(10, 10, {}, disciplined), discipline_whole=whole)
    seen = redacted(finding("ttldtt-khong-ky-luat", facts))
    assert (seen.outcome, seen.used, [reason.code for reason in seen.missing]) == (
        Outcome.NOT_ENOUGH_DATA,
        (),
        ["ask_the_appraising_body"],
    )


def test_an_open_finding_is_not_redacted():
    result = finding("ldtt-hoan-thanh-tot", PERSON)
    assert redacted(result) is result


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (replace(PERSON, awards=held(BASE, 2024, 2025)), "pass"),
        (replace(TWO_YEARS, initiatives=ideas(Scope.BASE, 2024, 2025)), "pass"),
        (replace(TWO_YEARS, initiatives=ideas(Scope.BASE, 2025)), "fail"),
        (replace(TWO_YEARS, initiatives=ideas(Scope.BASE, 2023, 2025)), "fail"),
        (replace(PERSON, classifications=(*rated(GOOD, 2024), *rated(EXCELLENT, 2025))), "fail"),
        (replace(PERSON, classifications=rated(EXCELLENT, 2025), initiatives=ideas(Scope.BASE, 2024, 2025)),
         "not_enough_data"),
    ],
)  # fmt: skip
def test_the_provincial_commendation_has_two_branches(facts, expected):
    assert finding("bk-tinh-ca-nhan", facts).outcome == expected


def test_both_branches_are_shown_with_their_own_answers():
    result = finding("bk-tinh-ca-nhan", replace(PERSON, awards=held(BASE, 2024, 2025)))
    assert [part.outcome.value for part in result.parts] == ["pass", "fail"]


def test_a_year_counts_by_its_rating_or_by_its_title():
    facts = replace(UNIT, classifications=rated(EXCELLENT, 2024), awards=held("tap-the-lao-dong-xuat-sac", 2025))
    assert finding("bk-tinh-tap-the", facts).outcome is Outcome.PASS


FIVE = rated(GOOD, 2021, 2022, 2023, 2024, 2025)


@pytest.mark.parametrize(
    ("classifications", "titles", "expected"),
    [
        (FIVE, (2021, 2023, 2025), "pass"),
        (FIVE, (2020, 2023, 2025), "not_enough_data"),
        ((*rated(YearlyClass.COMPLETED, 2020), *FIVE), (2020, 2023, 2025), "fail"),
        ((*rated(GOOD, 2020), *FIVE), (2020, 2023, 2025), "pass"),
        (FIVE[1:], (2021, 2023, 2025), "not_enough_data"),
        (rated(GOOD, 2020, 2021, 2022, 2023, 2024), (2021, 2022, 2023), "not_enough_data"),
        ((*FIVE[:4], *rated(YearlyClass.COMPLETED, 2025)), (2021, 2022, 2023), "fail"),
    ],
)
def test_the_prime_minister_s_commendation_needs_five_years_up_to_the_proposal(classifications, titles, expected):
    facts = replace(PERSON, classifications=classifications, awards=held(BASE, *titles))
    assert finding("bkttcp-ca-nhan-nam-nam", facts).outcome == expected


@pytest.mark.parametrize(
    ("awards", "expected"),
    [
        (held(BK, 2020) + held(FLAG, 2023), "pass"),
        (held(BK, 2020, 2022, 2024), "pass"),
        (held(BK, 2020, 2022), "fail"),
        (held(BK, 2022) + held(FLAG, 2023), "fail"),
        (held(FLAG, 2023), "fail"),
    ],
)
def test_a_collective_s_five_years_lie_after_the_lower_commendation(awards, expected):
    facts = replace(UNIT, classifications=rated(EXCELLENT, *range(2019, 2026)), awards=awards)
    assert finding("bkttcp-tap-the-nam-nam", facts).outcome == expected


def test_movement_awards_do_not_count_towards_merit_at_the_higher_level():
    facts = replace(PERSON, awards=held("bang-khen-tinh-phong-trao", 2024))
    assert finding("bkttcp-ca-nhan-da-co-bang-khen", facts).outcome is Outcome.FAIL


@pytest.mark.parametrize(
    ("scope", "expected"), [(Scope.BASE, "fail"), (Scope.PROVINCE, "pass"), (Scope.NATIONAL, "pass")]
)
def test_a_wider_initiative_serves_a_narrower_condition(scope, expected):
    assert finding("cstd-tinh-sang-kien", replace(PERSON, initiatives=ideas(scope, 2023))).outcome == expected


@pytest.mark.parametrize(("years", "expected"), [(None, "pass"), (3, "fail"), (4, "pass")])
def test_a_window_counts_back_from_the_last_achievement_year(years, expected):
    facts = replace(PERSON, awards=held(BASE, 2022, 2025))
    assert outcome(c.CountedInWindow((BASE,), 2, years), facts) == expected


@pytest.mark.parametrize(
    ("statements", "expected"), [({}, "not_enough_data"), ({"x": True}, "pass"), ({"x": False}, "fail")]
)
def test_what_a_person_must_judge_is_asked_and_never_guessed(statements, expected):
    condition = c.Judged("x", Label("hỏi", "asked"))
    assert outcome(condition, replace(PERSON, statements=statements)) == expected


@pytest.mark.parametrize(
    ("score", "computed"),
    [
        (None, "not_enough_data"),
        (ScoreFact(2024, Decimal("88.5"), True), "not_enough_data"),
        (ScoreFact(2025, Decimal("88.5"), False), "fail"),
        (ScoreFact(2025, Decimal("88.5"), True, "12/QĐ"), "pass"),
    ],
)
def test_the_reform_score_informs_and_never_decides(score, computed):
    result = finding("bk-tinh-phong-trao-diem-cchc", replace(UNIT, score=score))
    assert (result.computed, result.informs) == (computed, True)
    assert standing([result]) is Standing.CANDIDATE


@pytest.mark.parametrize(
    ("first", "second", "both", "either"),
    [
        ("pass", "pass", "pass", "pass"),
        ("pass", "fail", "fail", "pass"),
        ("pass", "not_enough_data", "not_enough_data", "pass"),
        ("fail", "not_enough_data", "fail", "not_enough_data"),
        ("fail", "fail", "fail", "fail"),
    ],
)
def test_alternatives_join_three_answers(first, second, both, either):
    said = {"pass": True, "fail": False}
    statements = {name: said[answer] for name, answer in (("a", first), ("b", second)) if answer in said}
    facts = replace(PERSON, statements=statements)
    parts = (c.Judged("a", Label("", "")), c.Judged("b", Label("", "")))
    assert (outcome(c.AllOf(parts), facts), outcome(c.AnyOf(parts), facts)) == (both, either)


def test_a_pass_of_everything_is_a_candidate_and_nothing_more():
    facts = replace(PERSON, classifications=rated(EXCELLENT, 2025), statements={"solidarity": True})
    results = evaluate([row("ldtt-hoan-thanh-tot"), row("ldtt-doan-ket")], facts, RECEIVED)
    assert standing(results) is Standing.CANDIDATE


@pytest.mark.parametrize(("answer", "expected"), [(True, Standing.CANDIDATE), (False, Standing.NOT_ELIGIBLE)])
def test_a_person_s_recorded_judgement_settles_what_was_to_be_confirmed(answer, expected):
    facts = replace(PERSON, pending=NOTHING_PENDING)
    results = evaluate([row("khong-dang-bi-xem-xet")], facts, RECEIVED)
    assert standing(results) is Standing.TO_CONFIRM
    assert standing(results, {"khong-dang-bi-xem-xet": answer}) is expected


def test_a_recorded_judgement_also_stands_where_the_facts_of_such_a_row_are_missing():
    results = evaluate([row("khong-dang-bi-xem-xet")], PERSON, RECEIVED)
    assert standing(results) is Standing.NOT_ENOUGH_DATA
    assert standing(results, {"khong-dang-bi-xem-xet": True}) is Standing.CANDIDATE


def test_a_judgement_does_not_stand_in_for_facts_where_the_text_was_read():
    results = evaluate([row("ldtt-hoan-thanh-tot")], PERSON, RECEIVED)
    assert standing(results, {"ldtt-hoan-thanh-tot": True}) is Standing.NOT_ENOUGH_DATA


def test_a_person_cannot_confirm_away_a_fail_that_the_text_gives():
    facts = replace(PERSON, classifications=rated(YearlyClass.COMPLETED, 2025))
    results = evaluate([row("ldtt-hoan-thanh-tot")], facts, RECEIVED)
    assert standing(results, {"ldtt-hoan-thanh-tot": True}) is Standing.NOT_ELIGIBLE


def test_what_is_not_met_by_a_row_to_be_confirmed_is_told_apart_from_what_is_met():
    open_matter = replace(PERSON, pending={**NOTHING_PENDING, next(iter(NOTHING_PENDING)): True})
    results = evaluate([row("khong-dang-bi-xem-xet")], open_matter, RECEIVED)
    assert standing(results) is Standing.LACKS_UNCONFIRMED
    assert standing([redacted(one) for one in results]) is Standing.NOT_ENOUGH_DATA
    assert standing(results, {"khong-dang-bi-xem-xet": True}) is Standing.CANDIDATE


@pytest.mark.parametrize(
    ("classes", "expected"),
    [
        (rated(EXCELLENT, 2025), "left_to_judgement"),
        ((), "not_enough_data"),
        (rated(YearlyClass.COMPLETED, 2025), "not_eligible"),
    ],
)
def test_a_full_record_that_awaits_only_a_judgement_is_told_apart_from_an_empty_one(classes, expected):
    facts = replace(PERSON, classifications=classes)
    results = evaluate([row("ldtt-hoan-thanh-tot"), row("ldtt-doan-ket")], facts, RECEIVED)
    assert standing(results) == expected
    assert standing([redacted(one) for one in results]) == expected


def test_a_hidden_matter_weighs_more_than_a_judgement_to_come():
    open_, closed = ({**NOTHING_PENDING, next(iter(NOTHING_PENDING)): is_open} for is_open in (True, False))
    for pending in (open_, closed, {}):
        results = evaluate(
            [row("ldtt-doan-ket"), row("khong-dang-bi-xem-xet")], replace(PERSON, pending=pending), RECEIVED
        )
        assert standing([redacted(one) for one in results]) is Standing.NOT_ENOUGH_DATA


def test_missing_data_outweighs_what_is_to_be_confirmed():
    results = evaluate([row("ldtt-hoan-thanh-tot"), row("mot-thanh-tich-khong-nhieu-hinh-thuc")], PERSON, RECEIVED)
    assert standing(results) is Standing.NOT_ENOUGH_DATA


def test_every_kind_of_condition_has_its_judge():
    assert set(JUDGES) == set(c.Condition.__args__)


def test_shares_are_compared_exactly():
    facts = replace(UNIT, members=MembersFact(3, 2))
    assert outcome(c.MemberShare(Fraction(2, 3)), facts) == "pass"
