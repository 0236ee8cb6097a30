"""Eligibility on the database's own facts: what blocks, what only asks, and who may see sensitive answers."""

from datetime import date
from typing import Any

import pytest

from backend.acts.runner import perform
from backend.base import clock
from backend.catalogue.models import Edition
from backend.catalogue.queries import award_names
from backend.history.models import AwardRecord, YearlyClassification
from backend.nominations import eligibility, presenting, queries
from backend.nominations.inbox import waiting
from backend.nominations.models import EligibilityFinding, Nomination, Submission
from backend.organisation.actors import actor_of
from permissions.check import scope
from permissions.roles import Role
from workflows.engine import Refused

TITLE = "lao-dong-tien-tien"


@pytest.fixture
def base(base_round: Any, unit_a: Any, preparer: Any) -> Submission:
    made = perform("submission.create", actor=preparer, inputs={"round": base_round, "unit": unit_a})
    return Submission.objects.get(pk=made.subject_id)


def view(row: Nomination, actor: Any) -> presenting.RowView:
    found = queries.nominations().get(pk=row.pk)
    return presenting.row_views([found], actor, clock.now())[0]


def blocked(base: Submission, row: Nomination, on: date) -> list[str]:
    return queries.blocked([row], queries.pack_value_of(base, on), on)


def test_a_poor_year_fails_with_article_and_facts_and_blocks(
    base: Any, add: Any, person: Any, unit_a: Any, head: Any
) -> None:
    who = person("Phạm Thị Cúc", unit_a)
    row = add(base, who, TITLE)
    YearlyClassification.objects.create(person=who, year=2023, level="not_completed", source="QĐ xếp loại 2023")
    shown = view(row, head)
    assert shown.verdict == "fail"
    failed = next(f for f in shown.findings if f.badge == "fail")
    assert failed.status == "text_read"
    assert "24(1)" in failed.basis
    with pytest.raises(Refused) as no:
        perform("submission.submit", actor=head, subject=base.pk)
    assert "submission.blocked_rows" in {reason.code for reason in no.value.reasons}


def test_a_good_year_passes_that_criterion(base: Any, add: Any, person: Any, unit_a: Any, head: Any) -> None:
    who = person("Phạm Thị Cúc", unit_a)
    YearlyClassification.objects.create(person=who, year=2023, level="good", source="QĐ xếp loại 2023")
    shown = view(add(base, who, TITLE), head)
    assert "fail" not in {f.badge for f in shown.findings}
    assert any("Hoàn thành tốt nhiệm vụ" in fact for f in shown.findings for fact in f.facts)


def test_an_unknown_year_is_not_enough_data_and_blocks_nothing(
    base: Any, add: Any, person: Any, unit_a: Any, head: Any
) -> None:
    row = add(base, person("Phạm Thị Cúc", unit_a), TITLE)
    assert view(row, head).verdict == "not_enough_data"
    assert blocked(base, row, date(2024, 3, 4)) == []


def test_a_pack_whose_rows_are_unconfirmed_blocks_nothing(base: Any, add: Any, person: Any, unit_a: Any) -> None:
    who = person("Phạm Thị Cúc", unit_a)
    YearlyClassification.objects.create(person=who, year=2023, level="not_completed", source="QĐ")
    row = add(base, who, TITLE)
    assert Edition.objects.filter(kind="pack", in_force_from=date(2026, 10, 1)).exists()
    assert blocked(base, row, date(2026, 11, 1)) == []
    assert queries.missing_papers(base, [row], date(2026, 11, 1)) == []


def test_history_is_shown_on_the_row(base: Any, add: Any, person: Any, unit_a: Any) -> None:
    who = person("Phạm Thị Cúc", unit_a)
    row = add(base, who, TITLE)
    for year in (2021, 2022):
        AwardRecord.objects.create(person=who, home=unit_a, award=TITLE, year_from=year, year_to=year, source="Sổ")
    AwardRecord.objects.filter(year_to=2021).update(state="annulled")
    assert [record.year_to for record in queries.history(row)] == [2022]


def test_a_sensitive_answer_says_the_same_whatever_is_true(
    base: Any, add: Any, person: Any, unit_a: Any, preparer: Any, head: Any
) -> None:
    officer = actor_of(person("Đinh Thị Tổ", unit_a, Role.PERSONNEL_OFFICER))
    row = add(base, person("Phạm Thị Cúc", unit_a), TITLE)
    names = award_names()
    told = {}
    for outcome in ("pass", "fail", "not_enough_data"):
        detail = {"used": [["pending", "discipline=open", None, ""]]}
        finding = EligibilityFinding(
            nomination=row, outcome=outcome, criterion="x", basis="b", status="text_read", sensitive=True, detail=detail
        )
        for actor in (preparer, head, officer):
            sensitive = scope(actor, "nomination.view_sensitive")
            shown = presenting.finding_views([finding], sensitive, row, names)[0]
            told.setdefault(actor.name, set()).add((shown.badge, shown.facts))
    assert told[preparer.name] == {("not_enough_data", ())}
    assert told[head.name] == told[preparer.name]
    assert len(told[officer.name]) == 3


def test_votes_are_needed_where_the_unit_votes(base: Any, add: Any, person: Any, unit_a: Any, preparer: Any) -> None:
    row = add(base, person("Phạm Thị Cúc", unit_a), TITLE)
    inputs: dict[str, Any] = {
        "meeting_on": date(2024, 3, 1),
        "meeting_chair": "A",
        "meeting_members": 9,
        "meeting_present": 9,
    }
    perform("submission.record_meeting", actor=preparer, subject=base.pk, inputs=inputs)
    assert not Submission.objects.get(pk=base.pk).facts(clock.now())["meeting_recorded"]
    inputs["votes"] = [{"nomination": row.pk, "votes_for": 9, "votes_against": 0}]
    perform("submission.record_meeting", actor=preparer, subject=base.pk, inputs=inputs)
    assert Submission.objects.get(pk=base.pk).facts(clock.now())["meeting_recorded"]


def test_the_inbox_tells_the_head_and_the_preparer_apart(
    ready: Submission, head: Any, preparer: Any, stranger: Any
) -> None:
    at = clock.now()
    assert [line.act for line in waiting(head, at)] == ["submission.submit"]
    assert [line.act for line in waiting(preparer, at)] == ["submission.edit"]
    assert waiting(stranger, at) == []


def test_a_paper_is_no_initiative_until_it_is_entered_as_one(
    base: Any, add: Any, person: Any, unit_a: Any, preparer: Any, head: Any, pdf: Any
) -> None:
    who = person("Phạm Thị Cúc", unit_a)
    YearlyClassification.objects.create(person=who, year=2023, level="good", source="QĐ xếp loại 2023")
    row = add(base, who, "chien-si-thi-dua-co-so")

    def ideas() -> EligibilityFinding:
        on = date(2024, 3, 4)
        judged = eligibility.judge_rows([row], queries.pack_value_of(base, on), on)[row.pk]
        found = next(one for one in judged if "initiative" in str(one.missing) + str(one.used))
        return eligibility.as_row(row, found, clock.now(), "now")

    assert ideas().outcome == "fail"
    inputs = {"kind": "initiative", "title": "Thực đơn nhà ăn", "nomination": row, "file": pdf("thuc-don.pdf")}
    perform("submission.attach", actor=preparer, subject=base.pk, inputs=inputs)
    attached = ideas()
    assert (attached.outcome, attached.detail["used"]) == ("not_enough_data", [])
    (lack,) = attached.detail["missing"]
    assert (lack["code"], lack["data"]["papers"]) == ("initiative_attached_only", ["Thực đơn nhà ăn"])
    shown = next(f for f in view(row, head).findings if f.title.vi == attached.detail["title"]["vi"])
    assert shown.missing[0].data["papers"] == "Thực đơn nhà ăn"
    assert [one.act for one in shown.entries] == ["recognised_initiative.enter"]
    inputs = {
        "unit": unit_a, "authors": [who], "title": "Hẹn giờ ở một cửa", "year": 2023, "scope": "base",
        "recognised_by": "Hội đồng sáng kiến huyện bạn", "source": "12/QĐ, 15/03/2023",
    }  # fmt: skip
    perform("recognised_initiative.enter", actor=head, inputs=inputs)
    assert ideas().detail["used"][0][:2] == ["initiative", "Hẹn giờ ở một cửa"]
