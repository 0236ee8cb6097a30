"""Who may ask, what is answered, that hidden facts stay hidden, and that the work goes on from where it stopped."""

from datetime import date

import pytest

from backend.acts.runner import perform
from backend.audit.models import Entry
from backend.base import clock
from backend.candidates import answering, queries
from backend.candidates.models import Answer, Question
from backend.catalogue.queries import award_names, pack_value
from backend.history.models import Service
from backend.matters.models import Matter, RegisterCheck
from backend.nominations.knowing import known
from permissions.check import NotPermitted
from workflows.engine import Refused
from workflows.rules.eligibility import standing as by_the_book
from workflows.rules.sweeping import findings

pytestmark = pytest.mark.django_db
TITLE, TIEN_TIEN = "chien-si-thi-dua-tinh", "lao-dong-tien-tien"


def standing(question, person, award=TITLE) -> str:
    return Answer.objects.get(question=question, person=person).standings(question)[award]


def test_everybody_in_the_unit_is_answered_for_every_award(ask, staff):
    question = answering.go_on(ask())
    assert (question.done, question.answered) == (True, question.total)
    assert question.total == 1 + 4
    cuc, an = staff["Phạm Thị Cúc"], staff["Lê Văn An"]
    assert (standing(question, an), standing(question, cuc)) == ("not_eligible", "not_eligible")
    assert sum(question.counts[TITLE].values()) == 4


def test_every_answer_is_that_of_the_dossier_judged_by_itself(ask, staff, unit_a):
    Service.objects.create(person=staff["Lê Văn An"], unit=unit_a, valid_from=date(2020, 1, 1))
    question = answering.go_on(ask())
    pack, on, period = pack_value(question.pack), date(2026, 1, 20), answering.period_of(2025)
    asked = answering.asked(question)
    for one in question.answers.select_related("person__unit", "unit"):
        who = answering.subject_of(one.person or one.unit)
        facts = known([who], pack, on, [2025]).facts(who, period)
        sees = answering.sees_all(question, answering.sensitive_of(question), who)
        book = {each.award: by_the_book(findings(each, facts, on, sees_all=sees)) for each in asked[one.kind]}
        assert one.standings(question) == book


def test_each_filter_finds_exactly_those_with_this_standing(ask, staff):
    question = answering.go_on(ask())
    told = [(one.name, one.standings(question)) for one in queries.filtered(question)]
    awards = {award for found in question.awards.values() for award in found}
    for award in awards:
        assert [one.name for one in queries.filtered(question, award)] == [n for n, found in told if award in found]
        for standing_ in queries.STANDINGS:
            found = [one.name for one in queries.filtered(question, award, standing_)]
            assert found == [name for name, found in told if found.get(award) == standing_]
            assert len(found) == question.counts[award].get(standing_, 0)
    assert not queries.filtered(question, "khong-co")


def test_who_awaits_only_a_judgement_is_within_reach_and_an_empty_record_is_not(ask, staff, person, unit_a):
    RegisterCheck.objects.create(unit=unit_a, as_of=date(2026, 1, 15), checked_by="A", checked_at=clock.now())
    person("Người Chưa Có Gì", unit_a)
    Service.objects.create(person=staff["Phạm Thị Cúc"], unit=unit_a, valid_from=date(2020, 1, 1))
    question, names = answering.go_on(ask("officer")), award_names()
    shown = {one.answer.name: one for one in queries.shown(question, queries.filtered(question), "", names)}
    standings = {name: one.answer.standings(question) for name, one in shown.items()}
    assert standings["Phạm Thị Cúc"]["lao-dong-tien-tien"] == "left_to_judgement"
    assert standings["Người Chưa Có Gì"]["lao-dong-tien-tien"] == "not_enough_data"
    assert names["lao-dong-tien-tien"] in shown["Phạm Thị Cúc"].within_reach
    assert not shown["Người Chưa Có Gì"].within_reach
    assert "lao-dong-tien-tien" in [one["award"] for one in queries.bars(question, names)[0]]


def test_one_old_discipline_says_nothing_of_others_until_the_register_is_whole(ask, staff, unit_a):
    Matter.objects.create(
        person=staff["Phạm Thị Cúc"], home=unit_a, matter_kind="imposed", level="warning", opened_on=date(2018, 3, 1),
        closed_on=date(2019, 3, 1), document="QĐ 1", entered_by="A", entered_at=clock.now(),
    )  # fmt: skip

    def lacks() -> set[str]:
        question = answering.go_on(ask("officer"))
        shown = queries.shown(question, queries.filtered(question, TIEN_TIEN), TIEN_TIEN, award_names())
        return {
            r.code for one in shown if one.answer.name == "Phạm Thị Cúc" for lack in one.lacks for r in lack.missing
        }

    assert "discipline_not_known" in lacks()
    RegisterCheck.objects.create(unit=unit_a, as_of=date(2026, 1, 15), checked_by="A", checked_at=clock.now())
    assert "discipline_not_known" not in lacks()


def test_answers_with_marks_of_other_awards_are_found_anew(ask, staff, monkeypatch):
    """A program with another list of awards goes on with what an older one began."""
    monkeypatch.setattr(answering, "BATCH", 1)
    question = answering.go_on(ask(), seconds=0)
    Question.objects.filter(pk=question.pk).update(awards={"person": ["khac"], "unit": []})
    whole = answering.go_on(question)
    assert (whole.done, whole.answered, whole.answers.count()) == (True, whole.total, whole.total)
    assert sum(whole.counts[TITLE].values()) == 4


def test_what_each_lacks_is_said_with_how_far(ask, staff):
    question = answering.go_on(ask())
    rows = {one.answer.name: one for one in queries.shown(question, queries.filtered(question), TITLE, award_names())}
    lacks = {name: [r.code for lack in one.lacks for r in lack.missing] for name, one in rows.items()}
    assert "chain_broken" in lacks["Lê Văn An"]
    assert "chain_broken" not in lacks["Phạm Thị Cúc"]
    assert "initiative_missing" in lacks["Phạm Thị Cúc"]
    broken = next(r for lack in rows["Lê Văn An"].lacks for r in lack.missing if r.code == "chain_broken")
    assert broken.data["years"] == "2023"


def test_answers_stand_by_given_name_and_are_narrowed(ask, staff):
    question = answering.go_on(ask())
    names = [one.name for one in queries.filtered(question, TITLE)]
    assert names.index("Lê Văn An") < names.index("Phạm Thị Cúc")
    found = queries.filtered(question, "bang-khen-tinh-cong-trang", "not_enough_data")
    assert {one.name for one in found} >= {"Phạm Thị Cúc", "Lê Văn An"}


@pytest.mark.parametrize("who", ["preparer", "appraiser"])
def test_only_head_and_personnel_officer_ask(ask, who):
    with pytest.raises(NotPermitted):
        ask(who)


def test_nobody_asks_about_another_unit(ask, unit_b):
    with pytest.raises(NotPermitted):
        ask("head", unit_b)


def test_a_year_to_come_is_refused(ask):
    with pytest.raises(Refused) as refused:
        ask(year=2027)
    assert [reason.code for reason in refused.value.reasons] == ["candidate_question.year_to_come"]


def test_each_question_is_in_the_trail(ask, cast):
    ask()
    entry = Entry.objects.get(act="candidate_question.ask")
    assert entry.person == str(cast["head"].person_id)


def test_the_head_s_answers_are_the_same_whether_a_matter_is_open_or_not(ask, act_matter, staff):
    before = answering.go_on(ask())
    act_matter(staff["Phạm Thị Cúc"])
    after = answering.go_on(ask())
    told = [
        list(Answer.objects.filter(question=q).values_list("name", "marks").order_by("name")) for q in (before, after)
    ]
    assert told[0] == told[1]
    shown = [queries.shown(q, queries.filtered(q, TITLE), TITLE, award_names()) for q in (before, after)]
    assert [one.lacks for one in shown[0]] == [one.lacks for one in shown[1]]


@pytest.fixture
def act_matter(cast):
    def run(person) -> Matter:
        inputs = {"person": person, "matter_kind": "complaint", "opened_on": date(2026, 1, 5), "document": "TB 5"}
        return perform("matter.open", actor=cast["officer"], inputs=inputs).result

    return run


def test_the_work_goes_on_from_where_it_stopped(ask, staff, monkeypatch):
    monkeypatch.setattr(answering, "BATCH", 1)
    question = answering.go_on(ask(), seconds=0)
    assert (question.done, question.answered) == (False, 1)
    assert answering.answer_waiting() == 1
    whole = Question.objects.get(pk=question.pk)
    assert (whole.done, whole.answered, whole.answers.count()) == (True, whole.total, whole.total)


def test_who_is_at_it_is_left_alone(ask, staff):
    question = ask()
    Question.objects.filter(pk=question.pk).update(claimed_until="2026-01-20T23:00:00Z")
    assert answering.go_on(question).answered == 0


def test_a_dropped_question_is_answered_no_more_and_forgets(ask, cast, staff):
    question = answering.go_on(ask())
    perform("candidate_question.drop", actor=cast["head"], subject=question.pk)
    assert not Answer.objects.exists()
    Question.objects.filter(pk=question.pk).update(done=False)
    assert answering.answer_waiting() == 0


def test_it_tells_whether_it_runs_is_done_dropped_or_given_up(ask, cast, staff, monkeypatch):
    question = ask()
    assert (question.progress, question.percent) == ("running", 0)
    done = answering.go_on(question)
    assert (done.progress, done.percent) == ("done", 100)
    perform("candidate_question.drop", actor=cast["head"], subject=done.pk)
    assert Question.objects.get(pk=done.pk).progress == "cancelled"
    second = ask()
    monkeypatch.setattr(answering, "_batch", lambda _pk: 1 / 0)
    told = [answering.go_on(second).progress for _n in range(3)]
    assert told == ["running", "running", "failed"]
    assert answering.answer_waiting() == 0
