"""Answering by a one-time code: the code is marked used and the answers go into the sealed sums, in one transaction.

No act of a person: nobody is signed in, and the trail gets no line; how many answered is noted when the survey closes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from backend.surveys import boxes
from backend.surveys.models import Box, Link, Survey
from backend.surveys.opening import key_of, place_of
from backend.surveys.tokens import LENGTH, hash_of, plain
from workflows.engine import Reason, Refused
from workflows.lifecycles.survey import SurveyState
from workflows.rules.survey import QuestionSet
from workflows.rules.survey_answers import Answers, answer_findings


@dataclass(frozen=True, slots=True)
class Asking:
    """What a code lets somebody answer."""

    link: Link
    survey: Survey
    form: QuestionSet

    @property
    def unit(self) -> str:
        """What the questions are about."""
        return self.link.unit.name


@sensitive_variables("token")
def asking(token: str, today: date) -> Asking:
    """What a code asks; Refused when it is unknown, void, used, too early or too late."""
    code = plain(token)
    rows = Link.objects.select_related("group__survey", "group__question_set", "unit")
    link = rows.filter(token_hash=hash_of(code)).first() if len(code) == LENGTH else None
    if link is None:
        raise Refused(Reason("survey.link_unknown"))
    survey = link.group.survey
    if no := _closed(link, survey, today):
        raise Refused(no)
    return Asking(link, survey, link.group.question_set.form)


def _closed(link: Link, survey: Survey, today: date) -> Reason | None:
    days = {"opens_on": f"{survey.opens_on:%d/%m/%Y}", "closes_on": f"{survey.closes_on:%d/%m/%Y}"}
    if link.used:
        return Reason("survey.link_used")
    if link.void:
        return Reason("survey.link_void")
    if survey.state == SurveyState.PLANNED or (survey.state == SurveyState.OPEN and today < survey.opens_on):
        return Reason("survey.link_too_early", days)
    if survey.state != SurveyState.OPEN or today > survey.closes_on:
        return Reason("survey.link_too_late", days)
    return None


@sensitive_variables()
def answer(token: str, answers: Answers, today: date) -> None:
    """Take one person's answers once. Refused with every fault of the form, or when the code came first elsewhere."""
    asked = asking(token, today)
    findings = list(answer_findings(asked.form, answers))
    if findings:
        raise Refused(*(Reason(f"survey.{f.code}", {"question": f.where, **f.data}) for f in findings))
    key = key_of(asked.survey)
    with transaction.atomic(durable=True):
        if not Link.objects.filter(pk=asked.link.pk, used=False, void=False).update(used=True):
            raise Refused(Reason("survey.link_used"))
        box = Box.objects.select_for_update().filter(group=asked.link.group_id, unit=asked.link.unit_id).first()
        if box is None:  # the survey was closed between the look and the lock
            closes_on = f"{asked.survey.closes_on:%d/%m/%Y}"
            raise Refused(Reason("survey.link_too_late", {"closes_on": closes_on}))
        place = place_of(asked.survey, box.group_id, box.unit_id)
        sums = boxes.unseal(key, place, bytes(box.sealed), asked.form)
        box.sealed = boxes.seal(key, place, boxes.added(sums, answers))
        box.save(update_fields=["sealed"])
