"""What a stage with a vote asks before it ends: the votes of the whole list, a rule, enough people present."""

from dataclasses import replace
from fractions import Fraction

import pytest

from backend.base import clock
from backend.catalogue import editions
from backend.catalogue.models import PackChoice
from backend.catalogue.queries import pack_value
from backend.nominations.models import Nomination
from backend.review.guards import unmet
from backend.review.models import Stage
from backend.review.pinned import definition
from workflows.processes.schema import StageGuard, StageKind

RULE = "binh-xet-hai-phan-ba"


@pytest.fixture
def rows(received):
    return list(received(2).nominations.order_by("ordinal"))


def lacks(row: Nomination, *guards: StageGuard, kind=StageKind.UNIT_VOTE, rule: str = RULE) -> list[str]:
    stage = Stage.objects.filter(nomination=row, state="open")[0]
    return unmet(stage, replace(definition(stage), kind=kind, guards=guards, vote_rule=rule, papers=()))


def test_the_votes_of_every_row_of_the_list_are_recorded(rows):
    Nomination.objects.filter(pk=rows[0].pk).update(votes_for=9, votes_against=0)
    Nomination.objects.filter(pk=rows[1].pk).update(votes_for=None, votes_against=None)
    said = lacks(rows[0], StageGuard.EVERY_ROW_SETTLED)
    assert said == [f"chưa ghi số phiếu của {rows[1].ordinal}. {rows[1].nominee_name}"]
    assert lacks(rows[0], StageGuard.EVERY_ROW_SETTLED, kind=StageKind.APPRAISAL) == []
    Nomination.objects.filter(pk=rows[1].pk).update(votes_for=8, votes_against=1)
    assert lacks(rows[0], StageGuard.EVERY_ROW_SETTLED) == []


def test_a_row_that_is_over_waits_for_no_votes(rows):
    Nomination.objects.filter(pk=rows[0].pk).update(votes_for=9, votes_against=0)
    Nomination.objects.filter(pk=rows[1].pk).update(votes_for=None, votes_against=None)
    Nomination.objects.filter(pk=rows[1].pk).update(state="not_passed")
    assert lacks(rows[0], StageGuard.EVERY_ROW_SETTLED) == []


def test_the_rule_is_that_of_the_law_a_list_is_judged_by(rows):
    assert lacks(rows[0], StageGuard.RULES_ADOPTED) == []
    assert lacks(rows[0], StageGuard.RULES_ADOPTED, rule="khong-co") == ["bộ quy định không cho biết quy tắc bỏ phiếu"]
    pack = pack_value(rows[0].submission.pack)
    without = replace(pack, code="bo-khac", vote_rules=tuple(r for r in pack.vote_rules if r.code != RULE))
    chosen = editions.new_edition(editions.of_pack(without), origin="office", by="Sở", at=clock.now())
    chosen.save()
    PackChoice.objects.create(
        subject_kind="submission", subject_id=str(rows[0].submission_id), pack=chosen, transition="chuyen-tiep",
        reason="Có lợi hơn", basis="Chuyển tiếp", chosen_by="Lý Thẩm Định", chosen_at=clock.now(),
    )  # fmt: skip
    assert lacks(Nomination.objects.get(pk=rows[0].pk), StageGuard.RULES_ADOPTED) != []


def test_a_quorum_counts_who_came_to_the_meeting(rows):
    rule = next(r for r in pack_value(rows[0].submission.pack).vote_rules if r.code == RULE)
    submission = rows[0].submission
    type(submission).objects.filter(pk=submission.pk).update(meeting_members=10, meeting_present=0)
    assert bool(lacks(Nomination.objects.get(pk=rows[0].pk), StageGuard.QUORUM_MET)) == (rule.quorum > Fraction(0))
