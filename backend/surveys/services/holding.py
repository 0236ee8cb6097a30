"""Acts on a survey: planned with its groups and units, opened with sealed boxes, closed once, its links handed out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.db.models import QuerySet

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.organisation.models import Unit
from backend.surveys import opening
from backend.surveys.models import Link, Survey, SurveyGroup
from backend.surveys.models import QuestionSet as QuestionSetRow
from backend.surveys.serializers import (
    CloseInputs,
    GroupInputs,
    LinksInputs,
    NewSurveyInputs,
    OfGroupInputs,
    OfUnitInputs,
    SurveyInputs,
)
from backend.surveys.tokens import hash_of, new_token
from workflows.engine import Reason, Refused
from workflows.rules.survey_sample import sample

MOST_LINKS = 20_000


@act("survey.create", inputs=NewSurveyInputs)
def create(doing: Doing, *, unit: Unit, units: Sequence[Unit] = (), **given: Any) -> Survey:
    """Plan a survey of a year about some units."""
    survey = Survey(unit=unit, **given)
    doing.permit(survey)
    faults = _faults(survey, units)
    if faults:
        raise Refused(*faults)
    doing.save(survey, year=survey.year, instrument=survey.instrument, units=len(units))
    survey.units.set(units)
    return survey


@act("survey.edit", model=Survey, inputs=SurveyInputs)
def edit(doing: Doing, survey: Survey, *, units: Sequence[Unit] = (), **given: Any) -> None:
    """Change what was planned."""
    for name, value in given.items():
        setattr(survey, name, value)
    faults = _faults(survey, units)
    others = survey.groups.exclude(question_set__text__contains=f'"instrument":"{survey.instrument}"')
    faults += [Reason("survey.other_instrument", {"set": group.question_set.title}) for group in others]
    handed = Link.objects.filter(group__survey=survey).exclude(unit__in=units).values_list("unit__name", flat=True)
    faults += [Reason("survey.unit_has_links", {"unit": name}) for name in sorted(set(handed))]
    if faults:
        raise Refused(*faults)
    survey.units.set(units)
    doing.save(survey, units=len(units))


def _faults(survey: Survey, units: Sequence[Unit]) -> list[Reason]:
    faults = []
    if survey.closes_on < survey.opens_on:
        faults.append(Reason("survey.dates_reversed"))
    first, last = date(survey.year, 1, 1), date(survey.year, 12, 31)
    for unit in units:
        if unit.valid_from > last or (unit.valid_to is not None and unit.valid_to < first):
            faults.append(Reason("survey.unit_not_there", {"unit": unit.name, "year": survey.year}))
    return faults


@act("survey.set_group", model=Survey, inputs=GroupInputs)
def set_group(
    doing: Doing, survey: Survey, *, question_set: QuestionSetRow, population: int | None = None,
    margin_pct: Decimal | None = None, target: int | None = None,
) -> None:  # fmt: skip
    """Ask a group of respondents by a published set; with N and e the number of forms wanted is worked out."""
    form = question_set.form
    faults = []
    if question_set.sha256 is None:
        faults.append(Reason("survey.set_not_published", {"set": question_set.title}))
    if form.instrument != survey.instrument:
        faults.append(Reason("survey.other_instrument", {"set": question_set.title}))
    known = survey.groups.filter(respondents=form.respondents).first()
    if known is not None and known.question_set_id != question_set.pk and known.links.exists():
        faults.append(_linked(known))
    if faults:
        raise Refused(*faults)
    if target is None and population is not None and margin_pct is not None:
        target = sample(population, margin_pct).size
    SurveyGroup.objects.update_or_create(
        survey=survey, respondents=form.respondents,
        defaults={"question_set": question_set, "population": population, "target": target},
    )  # fmt: skip
    doing.save(survey, respondents=form.respondents, question_set=question_set.sha256, target=target)


def _linked(group: SurveyGroup) -> Reason:
    return Reason("survey.group_has_links", {"group": group.label.vi})


@act("survey.remove_group", model=Survey, inputs=OfGroupInputs)
def remove_group(doing: Doing, survey: Survey, *, group: SurveyGroup) -> None:
    """Ask a group no longer."""
    demand_own(survey, group)
    if group.links.exists():
        raise Refused(_linked(group))
    group.delete()
    doing.save(survey, respondents=group.respondents)


@act("survey.make_links", model=Survey, inputs=LinksInputs, secret=True)
def make_links(doing: Doing, survey: Survey, *, group: SurveyGroup, unit: Unit, number: int) -> dict[str, list[str]]:
    """Make one-time codes; they are shown in this answer only, kept is a keyed hash of each."""
    demand_own(survey, group, unit)
    if Link.objects.filter(group__survey=survey).count() + number > MOST_LINKS:
        raise Refused(Reason("survey.too_many_links", {"limit": MOST_LINKS}))
    codes = [new_token() for _ in range(number)]
    hashes = sorted(hash_of(code) for code in codes)
    Link.objects.bulk_create([Link(group=group, unit=unit, token_hash=kept) for kept in hashes])
    doing.save(survey, respondents=group.respondents, unit=unit.name, links=number)
    return {"codes": codes}


@act("survey.void_links", model=Survey, inputs=OfUnitInputs)
def void_links(doing: Doing, survey: Survey, *, group: SurveyGroup, unit: Unit) -> None:
    """Void the codes that nobody used yet."""
    demand_own(survey, group, unit)
    gone = Link.objects.filter(group=group, unit=unit, used=False, void=False).update(void=True)
    if not gone:
        raise Refused(Reason("survey.no_unused_links", {"unit": unit.name}))
    doing.save(survey, respondents=group.respondents, unit=unit.name, voided=gone)


def demand_own(survey: Survey, group: SurveyGroup, unit: Unit | None = None) -> None:
    """Refuse a group or a unit that is not of this survey."""
    faults = []
    if group.survey_id != survey.pk:
        faults.append(Reason("survey.group_of_another"))
    if unit is not None and not survey.units.filter(pk=unit.pk).exists():
        faults.append(Reason("survey.unit_not_asked_about", {"unit": unit.name}))
    if faults:
        raise Refused(*faults)


@act("survey.open", model=Survey)
def open_survey(doing: Doing, survey: Survey) -> None:
    """Open for answers: an empty sealed box for every group and unit, and the key beside the database."""
    doing.demand(survey)
    if doing.day > survey.closes_on:
        raise Refused(Reason("survey.days_over", {"closes_on": f"{survey.closes_on:%d/%m/%Y}"}))
    survey.box = uuid4()
    opening.fill(survey)
    doing.move(survey, groups=survey.groups.count(), units=survey.units.count())


@act("survey.close", model=Survey, inputs=CloseInputs)
def close(doing: Doing, survey: Survey, *, lost_reason: str = "") -> None:
    """Take no more answers: every box is opened in memory, its sums written, boxes and key destroyed."""
    answered = opening.empty_out(doing, survey, lost_reason.strip())
    survey.closed_at = doing.at
    doing.move(survey, answered=answered, lost=lost_reason.strip())


def open_links(survey: Survey) -> QuerySet[Link]:
    """The codes that may still be used."""
    return Link.objects.filter(group__survey=survey, used=False, void=False)
