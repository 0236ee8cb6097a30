"""One case per act and verdict through HTTP: allowed, refused by a rule, not permitted."""

from itertools import islice
from typing import Any

import pytest

from backend.acts.registry import REGISTER
from permissions.check import roles_for
from tests.support import good_clocks, good_emulation, good_exemplars, good_initiatives, good_publicity
from tests.support.good_dossiers import NOT_IN_THE_PLAY as DOSSIERS_NOT_PLAYED
from tests.support.good_inputs import good
from tests.support.good_procedures import NEVER_REFUSED as NO_PROCESS_REFUSAL
from tests.support.good_procedures import NOT_IN_THE_PLAY as NO_HIGHER_BODY
from tests.support.verdicts import BEFORE, CREATES, IN_BULK, REACHABLE, World, force, shaped

pytestmark = [pytest.mark.sqlite, pytest.mark.usefixtures("demo_db")]
# Acts that no rule can refuse to whoever may do them: only wrong inputs, a stale version or a person in conflict.
NEVER_REFUSED = {
    "candidate_question.ask": "may be asked again; a year to come is refused in tests/apps/candidates",
    "document.edit": "refused once anything rests on the document; see tests/apps/reform/test_plans.py",
    "report_call.open": "any number of reports may be asked for out of turn; see tests/apps/reform",
    "plan.snapshot": "figures may be kept on any day",
    "plan.forecast": "a newer forecast stands beside the one before it",
    "criteria_draft.create": "any number of drafts may be begun",
    "criteria_draft.edit": "a draft may be edited again; the states are refused in tests/apps/criteria",
    "criteria_draft.add_node": "as above",
    "criteria_draft.change_node": "as above",
    "criteria_draft.move_node": "as above",
    "what_if.change": "one's own copy may be changed again",
    "survey.create": "a body may plan any number of surveys; wrong days and units are refused in tests/apps/surveys",
    "question_set.create": "a code that is taken begins the next edition",
    "session.create": "any council may plan any number of sessions on a day",
    "movement.edit": "a draft may be edited again",
    "inspection.set_member": "whoever is on the team may be put on it again",
    "submission.create": "a unit may send several lists to a round",
    "workbook.upload": "a sound file may be sent again; wrong ones in tests/apps/workbooks",
    "quota.set": "a newer quota replaces the one before it",
    "unit.edit": "a correction may be corrected again",
    "person.edit": "as above",
    "person.reset_password": "refused only where there is no login; see tests/apps/organisation",
    "holding.end": "a role may be ended on another day until its last day has passed",
    "reform_task.add_evidence": "evidence is welcome at any time",
}
NOT_IN_THE_PLAY = {
    **DOSSIERS_NOT_PLAYED,
    "score_sheet.close_explanation": "no unit's time to explain is over; see tests/apps/scoring/test_rounds.py",
    "decision.give_reason": "no row of the play departs from the vote; see tests/apps/decisions",
    "stage.propose_change": "the letters of the play are preparers' work; see tests/apps/review/test_changes.py",
    "nomination.answer_change": "as above",
    "stage.withdraw_change": "see tests/apps/review/test_change_of_award.py",
    "nomination.propose_fallback": "no process of the play has a fallback; see tests/apps/review/test_fallback.py",
    "nomination.withdraw_fallback": "as above",
    "submission.choose_pack": "no open list came before the newest law; see tests/apps/review/test_choosing.py",
}
# Inputs of a form of their own: a node of a criteria set, votes of units, a unit that the row of service is of.
SHAPED_BY_HAND = {
    "criteria_draft.add_node",
    "criteria_draft.change_node",
    "criteria_draft.replace",
    "emulation_year.record_vote",
    "exemplar.write",
    "service.correct",
    "initiative.set_author",
}
# What may be chosen is limited to the sender's reach, so that a stranger's request already names nothing there is.
CHOSEN_WITHIN_REACH = {"unit", "person", "authors", "holding", "merged", "survivor"}
NOT_IN_THE_PLAY |= good_emulation.NOT_IN_THE_PLAY
NEVER_REFUSED |= good_emulation.NEVER_REFUSED | good_initiatives.NEVER_REFUSED | good_exemplars.NEVER_REFUSED
NEVER_REFUSED |= NO_PROCESS_REFUSAL
NOT_IN_THE_PLAY |= NO_HIGHER_BODY
NEVER_REFUSED |= good_clocks.NEVER_REFUSED
NEVER_REFUSED |= good_publicity.NEVER_REFUSED


@pytest.fixture
def world(people: Any) -> World:
    return World(people)


def is_full_problem(answer: Any) -> bool:
    body = answer.json()
    rows = body["reasons"]
    full = rows and all(row["code"] and row["message"] and {"next", "field"} <= row.keys() for row in rows)
    return answer.headers["Content-Type"] == "application/problem+json" and bool(full)


def filled(name: str) -> dict[str, Any]:
    """Inputs that are right in form; where the state is wrong nobody looks further."""
    inputs = REGISTER[name].inputs
    found = shaped(inputs()) if inputs is not None else {}
    return found | ({"name": "Trần Thử Nghiệm"} if name == "nomination.add" else {})


def asked(name: str, person: Any, actor: Any, row: Any = None) -> dict[str, Any]:
    if name == "index.publish":
        force("approved")
    return good(name, row, actor)


def newest(name: str, world: World) -> Any:
    """The newest row that the act is done on; made first where the play leaves none."""
    model = REGISTER[name].model
    if model is None:
        return None
    if not model.objects.exists():
        for before in BEFORE[name]:
            world.succeed(before)
    return model.objects.order_by("-pk")[0]


def test_every_act_of_a_person_is_reachable_through_the_api() -> None:
    assert set(REGISTER) - set(REACHABLE) == set()


@pytest.mark.parametrize("name", [name for name in REACHABLE if name not in NOT_IN_THE_PLAY])
def test_the_act_is_done_where_it_is_open(name: str, world: World) -> None:
    done = world.succeed(name)
    assert done.answer.status_code == (201 if name in CREATES else 200)


@pytest.mark.parametrize("name", [name for name in IN_BULK if name not in NOT_IN_THE_PLAY])
def test_the_act_is_done_in_bulk(name: str, world: World) -> None:
    answer = world.succeed(name, bulk=True).answer
    (row,), (seen,) = answer.json(), answer.foreseen
    assert (row["done"], row["reasons"]) == (True, [])
    assert (seen["open"], seen["reasons"]) == (True, [])


def closed(name: str, world: World) -> tuple[Any, Any, dict[str, Any]]:
    """Who meets a rule with which request; without such a row, what was done once and is sent again."""
    found = islice(world.closed_for(REGISTER[name]), 12) if name not in CREATES else ()
    for person, actor, row in found:
        try:
            inputs = good(name, row, actor)
        except (LookupError, AttributeError):
            inputs = filled(name)
        if world.do(name, person, row, inputs).status_code == 409:
            return person, row, inputs
    done = world.succeed(name)
    return done.person, done.row, done.inputs


@pytest.mark.parametrize("name", [name for name in REACHABLE if name not in NEVER_REFUSED])
def test_the_act_is_refused_where_a_rule_closes_it(name: str, world: World) -> None:
    person, row, inputs = closed(name, world)
    answers = [world.do(name, person, row, inputs, language) for language in ("vi", "en")]
    assert [answer.status_code for answer in answers] == [409, 409], answers[0].json()
    assert all(map(is_full_problem, answers))
    assert answers[0].json()["title"] != answers[1].json()["title"]


def fitting(name: str, world: World, row: Any) -> dict[str, Any]:
    """Good inputs as the first of those with the act would send them who has something to choose from."""
    for person, actor in world.who_may(name):
        try:
            return asked(name, person, actor, row)
        except LookupError:
            continue
    return filled(name)


@pytest.mark.parametrize("name", [name for name in REACHABLE if name not in good_publicity.FOR_EVERYBODY])
def test_the_act_is_not_permitted_to_another_role(name: str, world: World) -> None:
    row = newest(name, world)
    stranger = next(person for person, other in world.people if not other.roles() & roles_for(name))
    exact = row is None or name in SHAPED_BY_HAND
    answer = world.do(name, stranger, row, fitting(name, world, row) if exact else filled(name))
    outside = answer.status_code == 400 and {r["field"] for r in answer.json()["reasons"]} <= CHOSEN_WITHIN_REACH
    assert outside or answer.status_code in (403, 404), answer.json()
    assert is_full_problem(answer)
