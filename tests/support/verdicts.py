"""Who may do an act on which row of a demonstration, found by asking the offers; and the requests that do it."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from typing import Any

from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from rest_framework import serializers
from rest_framework.authtoken.models import Token
from rest_framework.test import APIClient

from backend.acts.offers import offer
from backend.acts.registry import REGISTER, Act
from backend.base import clock
from backend.base.lifecycle import LifecycleModel
from backend.base.promises import declared
from backend.base.scopes import visible
from backend.organisation.actors import actor_of
from backend.organisation.models import Person
from backend.rest.views import _has_files
from backend.scoring.models import ScoreSheet
from backend.urls import router
from permissions.actor import Actor
from permissions.check import roles_for
from tests.support import good_clocks, good_emulation, good_procedures, good_publicity
from tests.support.good_history import BEFORE as HISTORY
from tests.support.good_inputs import good

PREFIX = {viewset.queryset.model: prefix for prefix, viewset, _name in router.registry}
VIEW = {viewset.queryset.model: viewset.view_act for _prefix, viewset, _name in router.registry}
CREATES = {viewset.create_act: prefix for prefix, viewset, _name in router.registry if viewset.create_act}
REACHABLE = sorted(name for name, act in REGISTER.items() if name in CREATES or act.model in PREFIX)
# What must have been done before, where the demonstration holds no row on which the act is open.
AGENDA = ("session.create", "stage.pass", "session.add_items")
CONVENED = (*AGENDA, "session.adopt_rule", "session.convene")
PLANNED = ("survey.create", "survey.set_group")
BEFORE = {
    "candidate_question.drop": ("candidate_question.ask",),
    "document.edit": ("document.create",),
    "plan.edit": ("plan.create",),
    "plan.issue": ("plan.create",),
    "reform_task.judge_period": ("reform_task.create", "reform_task.start"),
    "unit_report.waive": ("report_call.open",),
    "task_extension.refuse": ("task_extension.ask",),
    "task_extension.grant": ("task_extension.ask",),
    "task_extension.withdraw": ("task_extension.ask",),
    "question_set.edit": ("question_set.create",),
    "question_set.put": ("question_set.create",),
    "question_set.remove": ("question_set.create",),
    "question_set.publish": ("question_set.create",),
    "survey.edit": ("survey.create",),
    "survey.set_group": ("survey.create",),
    "survey.remove_group": PLANNED,
    "survey.open": PLANNED,
    "survey.make_links": PLANNED,
    "survey.void_links": (*PLANNED, "survey.make_links"),
    "survey.recount": ("survey.accept",),
    "survey.publish": ("survey.accept",),
    "index.adjust": ("index_petition.send", "index_petition.accept"),
    "index_petition.accept": ("index_petition.send",),
    "index_petition.reconsider": ("index_petition.send", "index_petition.accept"),
    "index_petition.refuse": ("index_petition.send",),
    "index_petition.withdraw": ("index_petition.send",),
    "what_if.change": ("what_if.keep",),
    "what_if.drop": ("what_if.keep",),
    "workbook.confirm": ("workbook.upload",),
    "workbook.drop": ("workbook.upload",),
    "criteria_draft.edit": ("criteria_draft.create",),
    "criteria_draft.add_node": ("criteria_draft.create",),
    "criteria_draft.change_node": ("criteria_draft.create",),
    "criteria_draft.move_node": ("criteria_draft.create",),
    "criteria_draft.remove_node": ("criteria_draft.create",),
    "criteria_draft.replace": ("criteria_draft.create",),
    "criteria_draft.restore": ("criteria_draft.create", "criteria_draft.edit"),
    "criteria_draft.send": ("criteria_draft.create",),
    "criteria_draft.drop": ("criteria_draft.create",),
    "criteria_draft.send_back": ("criteria_draft.create", "criteria_draft.send"),
    "criteria_draft.publish": ("criteria_draft.create", "criteria_draft.send"),
    "nomination.remove": ("nomination.add",),
    "movement.review_midterm": ("movement.launch",),
    "inspection.begin": ("inspection.notify",),
    "certificate.prepare": ("decision.number", "decision.issue"),
    "certificate.correct": ("certificate.confirm",),
    "certificate.issue": ("certificate.confirm",),
    "certificate.cancel": ("decision.annul", "decision.annul"),
    "certificate.revoke": ("decision.annul", "decision.annul"),
    "decision.issue": ("decision.number",),
    "decision.edit": ("decision.send_back",),
    "decision.send": ("decision.send_back",),
    "decision.abandon": ("decision.send_back",),
    "quota.end": ("quota.set",),
    "score_sheet.open": ("unit.create",),
    "scoring_round.open": ("scoring_round.plan",),
    "scoring_round.reopen": ("scoring_round.approve",),
    "declared_day.withdraw": ("declared_day.declare",),
    "person.reset_password": ("person.open_login",),
    "person.close_login": ("person.open_login",),
    "session.add_items": AGENDA[:2],
    "session.adopt_rule": AGENDA,
    "session.cancel": AGENDA[:1],
    "session.convene": CONVENED[:-1],
    "session.declare_recusal": CONVENED,
    "session.settle_recusal": (*CONVENED, "session.declare_recusal"),
    "session.open_vote": CONVENED,
    "session.sign_minutes": ("session.close_vote",),
}
BEFORE |= good_emulation.BEFORE
BEFORE |= good_clocks.BEFORE
BEFORE |= good_procedures.BEFORE
BEFORE |= good_publicity.BEFORE
BEFORE |= HISTORY
IN_BULK = [name for name in REACHABLE if name not in CREATES and not REGISTER[name].secret]
IN_BULK = [name for name in IN_BULK if not _has_files(REGISTER[name])]
STATE = {
    "score_sheet.self_score": "self_scoring",
    "score_sheet.submit": "self_scoring",
    "score_sheet.send_back": "submitted",
    "score_sheet.appraise": "submitted",
    "score_sheet.finish_appraisal": "second_appraisal",
    "score_sheet.reopen_appraisal": "appraised",
    "score_sheet.ask_explanation": "submitted",
    "score_sheet.explain": "explaining",
    "score_sheet.send_explanation": "explaining",
    "score_sheet.close_explanation": "explaining",
    "score_sheet.appraise_again": "second_appraisal",
    "score_sheet.attach": "self_scoring",
    "score_sheet.extend": "self_scoring",
    "index.publish": "approved",
}


@dataclass(frozen=True)
class Done:
    """An act that was done: by whom, on what, with which inputs, and the answer."""

    person: Person
    actor: Actor
    row: Any
    inputs: dict[str, Any]
    answer: Any


def everybody() -> list[tuple[Person, Actor]]:
    """Everybody who holds a role, with who they are today; read once for many tests, none of which may change them."""
    today = clock.today()
    found = Person.objects.filter(holdings__isnull=False).select_related("unit", "user").distinct().order_by("pk")
    return [(person, actor_of(person).on(today)) for person in found]


class World:
    """The people of the demonstration as clients of the API; the persons are copies of a test's own."""

    def __init__(self, people: list[tuple[Person, Actor]]) -> None:
        self.people = [(copy(person), actor) for person, actor in people]

    def who_may(self, name: str) -> list[tuple[Person, Actor]]:
        """Everybody who holds a role with the act."""
        return [(person, actor) for person, actor in self.people if actor.roles() & roles_for(name)]

    def client(self, person: Person, language: str = "vi") -> APIClient:
        """A client with the person's token."""
        if person.user is None:
            person.user = get_user_model().objects.create(username=f"thu-{person.pk}")
            person.save(update_fields=["user"])
        token, _made = Token.objects.get_or_create(user=person.user)
        client = APIClient(raise_request_exception=False)
        client.credentials(HTTP_AUTHORIZATION=f"Token {token.key}", HTTP_ACCEPT_LANGUAGE=language)
        return client

    def pairs(self, act: Act, newest: int = 40) -> Iterator[tuple[Person, Actor, Any]]:
        """Everybody with the act and the rows that the list and the act reach."""
        assert act.model is not None
        for person, actor in self.who_may(act.name):
            rows: Any = visible(visible(act.model.objects.all(), actor, act.name), actor, VIEW[act.model])
            for row in rows.order_by("-pk")[:newest]:
                yield person, actor, row

    def open_for(self, act: Act) -> Iterator[tuple[Person, Actor, Any]]:
        """Everybody with a row on which the act is open now."""
        if act.model is None:
            yield from ((person, actor, None) for person, actor in self.who_may(act.name))
            return
        at = clock.now()
        yield from ((p, a, row) for p, a, row in self.pairs(act, 400) if offer(act, a, row, at).open)

    def closed_for(self, act: Act) -> Iterator[tuple[Person, Actor, Any]]:
        """Everybody who may, with a row that a rule closes to them."""
        at = clock.now()
        for person, actor, row in self.pairs(act):
            codes = {reason.code for reason in offer(act, actor, row, at).reasons}
            if codes and not any(code.startswith(("permission.", "conflict.")) for code in codes):
                yield person, actor, row

    def do(self, name: str, person: Person, row: Any, inputs: Any, language: str = "vi") -> Any:
        """The answer to the act's request."""
        act, client = REGISTER[name], self.client(person, language)
        style = "multipart" if "file" in inputs else "json"
        if "file" in inputs:
            inputs["file"].seek(0)
        if row is None:
            return client.post(f"/api/v1/{CREATES[name]}/", inputs, format=style)
        url = f"/api/v1/{PREFIX[type(row)]}/{row.pk}/"
        etag = client.get(url).headers.get("ETag", "") if isinstance(row, LifecycleModel) else ""
        return client.post(f"{url}{act.verb}/", inputs, format=style, headers={"If-Match": etag})

    def _give_evidence(self, act: Act) -> None:
        at = clock.now()
        for person, actor, row in self.pairs(act, 400):
            if [r.code for r in offer(act, actor, row, at).reasons] == ["reform_task.needs_evidence"]:
                self.do(
                    "reform_task.add_evidence",
                    person,
                    row,
                    {"no_secret": True, "title": "Báo cáo", "page_reference": "trang 2"},
                )
                return

    def do_in_bulk(self, name: str, person: Person, row: Any, inputs: Any) -> Any:
        """The answer to the act's bulk request with this row alone; `foreseen` is what its preview said before."""
        item = {"id": row.pk} | ({"version": row.version} if isinstance(row, LifecycleModel) else {})
        body = {"items": [item]} | ({"inputs": inputs} if REGISTER[name].inputs else {})
        url = f"/api/v1/{PREFIX[type(row)]}/bulk/{REGISTER[name].verb}/"
        client = self.client(person)
        foreseen = client.post(f"{url}preview/", body, format="json")
        answer: Any = client.post(url, body, format="json")
        answer.foreseen = foreseen.json()
        return answer

    def succeed(self, name: str, tries: int = 60, *, prepared: bool = False, bulk: bool = False) -> Done:
        """Do the act where it is open, after what must come before: with the first pair on which no body refuses."""
        act, answers = REGISTER[name], []
        if name in STATE:
            force(STATE[name])
        for before in () if prepared else BEFORE.get(name, ()):
            self.succeed(before, prepared=True)
        if name == "reform_task.complete":
            self._give_evidence(act)
        for person, actor, row in islice(self.open_for(act), tries):
            try:
                inputs = good(name, row, actor)
            except LookupError:
                continue
            answers.append((self.do_in_bulk if bulk else self.do)(name, person, row, inputs))
            if answers[-1].status_code < 300 and (not bulk or answers[-1].json()[0]["done"]):
                return Done(person, actor, row, inputs, answers[-1])
        raise AssertionError(f"{name} never done: {[a.json() for a in answers[:2]] or 'nobody finds it open'}")


def force(state: str) -> None:
    """Put the newest sheet into a state behind the application's back: those of the demonstration are published."""
    table, row = ScoreSheet._meta.db_table, ScoreSheet.objects.order_by("-pk").exclude(self_scored_by=[])[0]
    triggers = [t for t in declared(connection.vendor) if t.table == table]
    with connection.cursor() as cursor:
        for trigger in triggers:
            cursor.execute(f"DROP TRIGGER IF EXISTS {trigger.name}")
        cursor.execute(f'UPDATE "{table}" SET state = %s WHERE id = %s', [state, row.pk])
        for trigger in triggers:
            for statement in trigger.statements:
                cursor.execute(statement)


def shaped(inputs: Any) -> dict[str, Any]:
    """The required inputs, each with a value of its form."""
    return {name: _value(field) for name, field in inputs.fields.items() if field.required}


def _value(shape: Any) -> Any:
    match shape:
        case serializers.FileField():
            return SimpleUploadedFile("a.pdf", b"%PDF-1.4", content_type="application/pdf")
        case serializers.ManyRelatedField():
            return [_value(shape.child_relation)]
        case serializers.PrimaryKeyRelatedField():
            return shape.get_queryset()[0].pk
        case serializers.ListField() | serializers.ListSerializer():
            return [_value(shape.child)]
        case serializers.BaseSerializer():
            return shaped(shape)
        case serializers.ChoiceField():
            return next(iter(shape.choices))
        case serializers.DateField():
            return (clock.today() + timedelta(days=9)).isoformat()
        case serializers.IntegerField():
            return max(1, shape.min_value or 1)
        case serializers.DecimalField():
            return "1"
        case serializers.BooleanField():
            return True
    return "thu-nghiem"
