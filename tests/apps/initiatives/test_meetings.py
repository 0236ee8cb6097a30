"""The council: who sits, who stands aside, how opinions and counted ballots come to an outcome."""

from datetime import date

import pytest
from django.db import Error, transaction

from backend.initiatives.counting import marks_of
from backend.initiatives.models import Initiative, InitiativeSession, Opinion
from backend.papers import making
from permissions.check import NotPermitted
from workflows.engine import Refused


def codes(refusal) -> set[str]:
    return {reason.code for reason in refusal.value.reasons}


def test_an_author_in_the_council_stands_aside_by_itself(convened, say):
    assert [str(m) for m in convened.items.get().recused.all()] == ["Bùi Tác Giả"]
    with pytest.raises(Refused) as no:
        say("author", "in_favour")
    assert codes(no) == {"initiative_session.recused"}


def test_three_of_four_who_may_vote_are_enough_for_two_thirds(say, close):
    for who, choice in (
        ("chair", "in_favour"),
        ("secretary", "in_favour"),
        ("member", "in_favour"),
        ("expert", "against"),
    ):
        say(who, choice)
    item = close()
    assert (item.in_favour, item.against, item.divisor, item.outcome) == (3, 1, 4, "passed")


def test_two_of_four_are_not_enough(say, close):
    for who, choice in (
        ("chair", "in_favour"),
        ("secretary", "in_favour"),
        ("member", "against"),
        ("expert", "abstain"),
    ):
        say(who, choice)
    assert close().outcome == "not_passed"


def test_the_newest_opinion_counts_and_the_older_stays(say, close):
    say("chair", "against")
    for who in ("chair", "secretary", "member", "expert"):
        say(who, "in_favour")
    item = close()
    assert (item.in_favour, item.against, Opinion.objects.count()) == (4, 0, 5)


def test_nobody_is_in_favour_of_what_they_find_unmet(say):
    with pytest.raises(Refused) as no:
        say("chair", "in_favour", ["new:not_met", "effective:met", "applied:met", "spreads:met"])
    assert codes(no) == {"initiative_session.contradiction"}


def test_whoever_stands_aside_takes_their_opinion_along(act, convened, say, close):
    for who in ("chair", "secretary", "member"):
        say(who, "in_favour")
    say("expert", "against")
    act("initiative_session.recuse", "expert", convened, item=convened.items.get(), reason="Đồng tác giả bài báo.")
    item = close()
    assert (item.in_favour, item.against, item.divisor) == (3, 0, 3)


def test_nobody_sends_another_member_aside(act, convened, people):
    other = convened.members.get(person=people["chair"])
    with pytest.raises(Refused) as no:
        act("initiative_session.recuse", "member", convened, item=convened.items.get(), member=other, reason="Quá giỏi")
    assert codes(no) == {"initiative_session.only_oneself"}


def test_an_absent_member_has_no_opinion_and_too_few_do_not_begin(act, planned):
    few = list(planned.members.all())[:3]
    with pytest.raises(Refused) as no:
        act("initiative_session.convene", "secretary", planned, present=few)
    assert codes(no) == {"initiative_session.no_quorum"}


def test_a_meeting_begins_only_with_rule_agenda_and_chair(act, unit_a):

    row = act("initiative_session.create", "secretary", body=unit_a, title="Trống", held_on=date(2026, 3, 10))
    with pytest.raises(Refused) as no:
        act("initiative_session.convene", "secretary", row, present=[])
    assert codes(no) == {
        "initiative_session.needs_chair", "initiative_session.needs_items", "initiative_session.needs_rule",
    }  # fmt: skip


def test_the_database_keeps_rule_and_criteria_after_the_opening(convened):
    with pytest.raises(Error), transaction.atomic():
        InitiativeSession.objects.filter(pk=convened.pk).update(threshold="more_than_half")


@pytest.fixture
def secret(act, planned):
    """The meeting, with a secret vote on paper."""
    rule = {"mode": "paper_secret", "threshold": "two_thirds", "denominator": "all", "rule_basis": "Quy chế HĐSK số 1"}
    act("initiative_session.adopt_rule", "secretary", planned, **rule)
    act("initiative_session.convene", "secretary", planned, present=list(planned.members.all()))
    return planned


def test_a_secret_vote_keeps_counts_and_no_opinion(act, secret):
    with pytest.raises(Refused) as no:
        act("initiative_session.judge", "chair", secret, item=secret.items.get(), choice="against", marks=["new:met"])
    assert codes(no) == {"initiative_session.is_secret"}
    act("initiative_session.count", "secretary", secret, item=secret.items.get(), in_favour=4, against=0)
    act("initiative_session.close_vote", "secretary", secret)
    item = secret.items.get()
    assert (item.outcome, item.divisor, Opinion.objects.exists()) == ("passed", 5, False)


def test_more_ballots_than_voters_are_refused(act, secret):
    with pytest.raises(Refused) as no:
        act("initiative_session.count", "secretary", secret, item=secret.items.get(), in_favour=4, against=1)
    assert codes(no) == {"more_ballots_than_voters"}


def test_a_secret_vote_is_not_closed_without_counts(act, secret):
    with pytest.raises(Refused) as no:
        act("initiative_session.close_vote", "secretary", secret)
    assert codes(no) == {"initiative_session.counts_missing"}


def test_only_the_chair_of_this_meeting_signs(act, convened):
    act("initiative_session.close_vote", "secretary", convened)
    with pytest.raises(NotPermitted) as no:
        act("initiative_session.sign_minutes", "member", convened, conclusion="Xong rồi.")
    assert codes(no) == {"conflict.not_session_chair"}


def test_the_minutes_are_a_paper_that_shows_what_we_keep(agreed):
    paper = agreed.items.get().session.minutes
    assert making.faithful(paper)
    assert "Bùi Tác Giả" in paper.content
    assert "Quy chế HĐSK số 1" in paper.content


def test_marks_are_counted_by_criterion(agreed):
    counts = marks_of(agreed.items.get())
    assert {code: list(by.values()) for code, by in counts.items()}["new"] == [4, 0, 0]


def test_an_initiative_stands_on_one_agenda_at_a_time(act, planned, received, unit_a):

    row = act("initiative_session.create", "secretary", body=unit_a, title="Phiên 2", held_on=date(2026, 3, 12))
    with pytest.raises(Refused) as no:
        act("initiative_session.add_items", "secretary", row, initiatives=[received])
    assert codes(no) == {"initiative_session.already_listed"}
    act("initiative_session.cancel", "secretary", planned, reason="Dời ngày họp")
    act("initiative_session.add_items", "secretary", row, initiatives=[received])


def test_what_is_on_an_agenda_is_neither_returned_nor_withdrawn(act, planned, received):
    for name, who in (("initiative.return", "secretary"), ("initiative.withdraw", "head")):
        with pytest.raises(Refused) as no:
            act(name, who, Initiative.objects.get(pk=received.pk), reason="Thử xem sao")
        assert codes(no) == {"initiative.on_agenda"}


def test_nobody_sits_who_could_not_sign_in_and_judge(act, planned, person, unit_a):
    with pytest.raises(Refused) as no:
        act("initiative_session.set_member", "secretary", planned, person=person("Khách Mời", unit_a))
    assert codes(no) == {"initiative_session.member_without_role"}
