"""A block's year from registration to the published ranking and its list of proposals."""

from datetime import date
from decimal import Decimal as D

import pytest

from backend.emulation import queries
from backend.emulation.models import GivenMark, Result
from permissions.check import NotPermitted
from tests.support.emulation_play import FULL, sheet_of, values
from workflows.engine import Refused

DECISION = {"decision_number": "9/QĐ", "decided_on": date(2025, 1, 10), "signatory": "Đặng Người Ký"}


def codes(refused) -> list[str]:
    return [reason.code for reason in refused.value.reasons]


@pytest.fixture
def published(do, run, settled, block_scored):
    """Three units settled with an index, the last without."""
    for n in (0, 1, 2):
        settled(n, **({"I.1": {"actual": "90"}} if n == 2 else {}))
    block_scored(3)
    do("emulation_sheet.score_council", "secretary", sheet_of(run, 3), values=values({"III.1": {"points": "10"}}))
    do("emulation_sheet.settle", "secretary", sheet_of(run, 3), missing_reason="Chưa công bố chỉ số của đơn vị")
    do("emulation_year.approve", "secretary", run)
    do("emulation_year.publish", "signatory", run, **DECISION)
    run.refresh_from_db()
    return run


def test_the_worked_example_comes_out_on_a_sheet(settled) -> None:
    total = queries.view(settled(1)).total
    assert (total.items["I.1"].base, total.items["I.1"].bonus) == (D(20), D(2))
    assert (total.items["I.2"].base, total.items["I.2"].bonus) == (D(10), D(1))
    assert total.points == 20 + 2 + 10 + 1 + 15 + D("13.5") + 15 + 12 + 10


def test_the_ranking_is_joint_and_a_unit_without_an_index_has_no_rank(published) -> None:
    rows = [(r.unit.code, r.total, r.rank, r.tied) for r in Result.objects.order_by("unit__code")]
    assert rows == [
        ("S0", D("98.5"), 1, True), ("S1", D("98.5"), 1, True), ("S2", D("94.5"), 3, False), ("S3", None, None, False),
    ]  # fmt: skip


def test_settling_without_an_index_needs_a_reason(do, run, block_scored) -> None:
    block_scored(3)
    do("emulation_sheet.score_council", "secretary", sheet_of(run, 3), values=values({"III.1": {"points": "10"}}))
    with pytest.raises(Refused) as refused:
        do("emulation_sheet.settle", "secretary", sheet_of(run, 3))
    assert codes(refused) == ["emulation_sheet.reform_missing"]


def test_a_settled_sheet_refers_to_the_published_score_by_its_digest(settled, reform_published) -> None:
    sheet = settled(2)
    assert sheet.reform_score.publication_id == reform_published.pk
    assert sheet.reform_sha256 == queries.digest_of(sheet.reform_score)


def test_a_head_does_not_score_the_sheet_of_the_own_unit(do, run, submitted) -> None:
    submitted(0)
    with pytest.raises(NotPermitted) as refused:
        do("emulation_sheet.score", "head0", sheet_of(run, 0), values=values(FULL))
    assert "conflict.own_sheet" in codes(refused)


def test_a_head_of_no_block_scores_nothing(do, run, submitted) -> None:
    submitted(2)
    with pytest.raises(NotPermitted):
        do("emulation_sheet.score", "head3", sheet_of(run, 2), values=values(FULL))


def test_a_value_that_differs_needs_its_reason_and_both_are_kept(do, run, submitted) -> None:
    submitted(2)
    with pytest.raises(Refused) as refused:
        do("emulation_sheet.score", "head0", sheet_of(run, 2), values=values({"I.1": {"actual": "110"}}))
    assert codes(refused) == ["emulation.reason_due"]
    do("emulation_sheet.score", "head0", sheet_of(run, 2), values=values({"I.1": {"actual": "110"}}, reason="Theo BC"))
    kept = GivenMark.objects.filter(item="I.1", sheet__unit__code="S2").exclude(stage="plan")
    assert [(row.stage, row.mark["actual"]) for row in kept] == [("self", "115"), ("block", "110")]


def test_a_self_score_without_evidence_and_an_unknown_item_are_named_together(do, run, registered) -> None:
    registered(2)
    rows = [{"item": "I.1", "actual": D(1)}, {"item": "X", "actual": D(1)}, {"item": "III.1", "points": D(1)}]
    with pytest.raises(Refused) as refused:
        do("emulation_sheet.self_score", "preparer2", sheet_of(run, 2), values=rows)
    assert codes(refused) == ["emulation.evidence_missing", "emulation.item_unknown", "emulation.item_not_yours"]


def test_targets_are_due_before_registration(do, run) -> None:
    with pytest.raises(Refused) as refused:
        do("emulation_sheet.register", "head2", sheet_of(run, 2))
    assert refused.value.reasons[0].data["no_target"] == ["I.1", "I.2", "I.3"]


def test_the_office_scores_for_the_block_only_after_taking_over(do, run, submitted) -> None:
    submitted(2)
    with pytest.raises(Refused) as refused:
        do("emulation_sheet.score", "appraiser", sheet_of(run, 2), values=values(FULL))
    assert codes(refused) == ["emulation_sheet.heads_first"]
    do("emulation_year.take_over", "appraiser", run, reason="Trưởng khối chậm 20 ngày", penalty="P.5")
    do("emulation_sheet.score", "appraiser", sheet_of(run, 2), values=values(FULL))
    assert queries.view(sheet_of(run, 0), queries.Stage.COUNCIL).total.penalty == 10


def test_a_year_with_unsettled_sheets_is_not_approved(do, run) -> None:
    with pytest.raises(Refused) as refused:
        do("emulation_year.approve", "secretary", run)
    assert codes(refused) == ["emulation_year.unsettled"]


def test_a_recorded_vote_orders_equal_totals(do, run, settled) -> None:
    for n in (0, 1, 2):
        settled(n, **({"I.1": {"actual": "90"}} if n == 2 else {}))
    with pytest.raises(Refused):
        do("emulation_year.record_vote", "secretary", run, votes={"S2": 3}, basis="Biên bản")
    do("emulation_year.record_vote", "secretary", run, votes={"S0": 2, "S1": 5}, basis="Biên bản họp Hội đồng")
    found = queries.places(run, queries.views(run, [sheet_of(run, n) for n in (0, 1, 2)]))
    assert [(p.unit, p.rank) for p in found] == [(sheet_of(run, n).unit_id, r) for n, r in ((1, 1), (0, 2), (2, 3))]


def test_proposals_stop_at_the_quota_and_passing_over_needs_a_reason(do, published, units) -> None:
    flag, certificate = (row["award"] for row in published.places)
    with pytest.raises(Refused) as refused:
        do("emulation_year.propose", "appraiser", published, unit=units[2], award=flag)
    assert codes(refused) == ["emulation.passes_over"]
    for n in (0, 1):
        do("emulation_year.propose", "appraiser", published, unit=units[n], award=flag, reason="Hội đồng thống nhất")
    with pytest.raises(Refused) as refused:
        do("emulation_year.propose", "appraiser", published, unit=units[2], award=flag)
    assert codes(refused) == ["emulation.places_full"]
    do("emulation_year.propose", "appraiser", published, unit=units[2], award=certificate)
    with pytest.raises(Refused) as refused:
        do("emulation_year.propose", "appraiser", published, unit=units[3], award=certificate)
    assert set(codes(refused)) == {"emulation.places_full", "emulation.not_ranked"}


def test_a_unit_that_was_disciplined_is_excluded_by_name(do, run, settled, published_after) -> None:
    found = published_after({"P.8": {"count": 1}})
    with pytest.raises(Refused) as refused:
        do("emulation_year.propose", "appraiser", found, unit=sheet_of(run, 1).unit, award=found.places[0]["award"])
    assert ("emulation.excluded", "P.8") in [(r.code, r.data["causes"]) for r in refused.value.reasons]


@pytest.fixture
def published_after(do, run, settled):
    """A published year in which unit 1 has these further values."""

    def go(other):
        for n in (0, 1, 2):
            settled(n, **(other if n == 1 else {}))
        run.sheets.filter(unit__code="S3").delete()
        do("emulation_year.approve", "secretary", run)
        do("emulation_year.publish", "signatory", run, **DECISION)
        run.refresh_from_db()
        return run

    return go


def test_a_unit_belongs_to_one_block_a_year(do, block, province, units) -> None:
    other = do(
        "emulation_block.create", "appraiser", unit=province, code="k2", name="Khối khác", block_kind="cum",
        variant="khoi", basis="", valid_from=date(2023, 1, 1),
    )  # fmt: skip
    with pytest.raises(Refused) as refused:
        do("emulation_block.set_members", "appraiser", other, year=2024, units=units[:1], basis="QĐ thử")
    assert codes(refused) == ["emulation_block.in_other_block"]


def test_an_unconfirmed_scheme_is_used_only_when_adopted(do, block, edition) -> None:
    with pytest.raises(Refused) as refused:
        do("emulation_year.open", "appraiser", block=block, year=2024, scheme=edition)
    assert codes(refused) == ["emulation_year.not_adopted"]


def test_a_draft_with_faults_is_not_published(do, province) -> None:
    draft = do("emulation_scheme.create", "appraiser", unit=province, code="b", title="Bảng", year=2025)
    item = {"section": "I", "code": "I.9", "title_vi": "Thử", "kind": "grade", "points": D(5), "grades": []}
    do("emulation_scheme.put_item", "appraiser", draft, **item)
    with pytest.raises(Refused) as refused:
        do("emulation_scheme.publish", "signatory", draft)
    assert refused.value.reasons[0].data["faults"] == ["I.9: grades_missing"]
