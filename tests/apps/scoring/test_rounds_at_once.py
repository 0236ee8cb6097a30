"""Two appraisers at once, and figures counted again after the rules' program text changed."""

from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from backend.acts.runner import perform
from backend.scoring import verify
from backend.scoring.models import LeafValue, PublishedScore
from permissions.roles import Role
from tests.apps.scoring.test_round_pages import browse, text
from workflows.engine import Refused
from workflows.rules.shapes import Direct, Outcome

assert browse  # a fixture


@pytest.fixture
def pair(do, typed, person, province, acting):
    do("self_score", values=typed("declared"))
    do("submit", "head")
    return [acting(person(name, province, Role.APPRAISER)) for name in ("Lê Một", "Mai Hai")]


def test_of_two_appraisers_at_once_the_second_is_told_of_the_first(committed_db, sheet, pair):
    def save(actor, points):
        row = {"leaf": "8.1.1", "number": Decimal(points), "reason": "Theo hồ sơ", "seen": 0}
        return lambda: perform("score_sheet.appraise", actor=actor, subject=sheet.pk, inputs={"values": [row]})

    results = committed_db.together([save(pair[0], 1), save(pair[1], 2)])
    (refused,) = [result for result in results if isinstance(result, Refused)]
    (kept,) = LeafValue.objects.filter(leaf="8.1.1", round="appraisal")
    (told,) = refused.reasons
    assert (told.code, told.data["by"], told.data["seen"]) == ("score.changed_meanwhile", kept.given_by, kept.pk)


def test_two_appraisers_at_once_on_different_criteria_both_get_through(committed_db, sheet, pair):
    def save(actor, leaf):
        row = {"leaf": leaf, "number": Decimal(1), "reason": "Theo hồ sơ", "seen": 0}
        return lambda: perform("score_sheet.appraise", actor=actor, subject=sheet.pk, inputs={"values": [row]})

    results = committed_db.together([save(pair[0], "8.1.1"), save(pair[1], "8.1.2")])
    assert not [result for result in results if isinstance(result, Exception)]
    assert LeafValue.objects.filter(round="appraisal").count() == 2


@pytest.fixture
def published(approved, cast, decision) -> PublishedScore:
    perform("index.publish", actor=cast["signatory"], inputs=decision)
    return PublishedScore.objects.get(sheet=approved)


@pytest.mark.django_db
def test_a_changed_rule_is_shown_on_the_page_and_by_the_command_and_nothing_is_overwritten(
    published, monkeypatch, browse
):
    before, url = published.points, reverse("scoring:recount", args=[published.publication_id])
    assert "khớp từng chữ số" in text(browse("head").get(url))
    monkeypatch.setattr(Direct, "score", lambda self, entry, max_points: Outcome(0, "direct", {"given": "0"}))
    shown = text(browse("head").get(url))
    assert "chỗ khác với số đã công bố" in shown
    assert published.unit.name in shown
    with pytest.raises(CommandError):
        call_command("scores_verify")
    published.refresh_from_db()
    assert published.points == before


@pytest.mark.django_db
def test_another_version_of_the_rules_is_told_though_the_figures_agree(published, monkeypatch, browse):
    monkeypatch.setattr("backend.scoring.round_pages.engine_version", lambda: "abc123abc123")
    shown = text(browse("head").get(reverse("scoring:recount", args=[published.publication_id])))
    assert "bản abc123abc123" in shown
    assert "khớp từng chữ số" in shown
    assert list(verify.differences()) == []


@pytest.mark.django_db
def test_the_command_goes_down_to_reports_evidence_and_people(published, results, capsys):
    task = next(one for one in results.tasks if one.evidence and one.reports)
    call_command("score_explain", published.unit.code, "2023", task.leaf)
    told = capsys.readouterr().out
    assert task.code in told
    assert task.evidence[0] in told
    assert f"{task.reports[0].percent} %" in told


@pytest.mark.django_db
def test_inputs_that_the_rules_no_longer_take_are_a_difference_and_no_fault(published, monkeypatch):
    monkeypatch.setattr(Direct, "problems", lambda self, entry, max_points: ["over_maximum"])
    assert [one.what for one in verify.differences()] == ["recount"]
