"""Acts on what came back: counted paper forms, the accepted result, its publication."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.organisation.models import Unit
from backend.surveys import results
from backend.surveys.models import Counted, CountSource, Result, Survey, SurveyGroup
from backend.surveys.serializers import CountInputs, RecountInputs
from backend.surveys.services.holding import demand_own
from workflows.engine import Reason, Refused
from workflows.rules.survey_answers import forms_findings
from workflows.rules.survey_scores import Forms


@act("survey.count", model=Survey, inputs=CountInputs)
def count(
    doing: Doing, survey: Survey, *, group: SurveyGroup, unit: Unit, issued: int, valid: int, invalid: int,
    counts: Mapping[str, Mapping[str, int]] | None = None,
) -> None:  # fmt: skip
    """Enter the paper forms of a group about a unit; a newer counting takes the place of an older one."""
    demand_own(survey, group, unit)
    forms = Forms(issued, valid, invalid, counts or {})
    faults = list(count_faults(group, unit.name, forms))
    if faults:
        raise Refused(*faults)
    lay_down(doing, group, [(unit, forms)])
    doing.save(survey, respondents=group.respondents, unit=unit.name, valid=valid, invalid=invalid)


def count_faults(group: SurveyGroup, unit: str, forms: Forms) -> Iterator[Reason]:
    """Every fault of a counting, as reasons."""
    for found in forms_findings(group.question_set.form, forms):
        yield Reason(f"survey.{found.code}", {"question": found.where, "unit": unit, **found.data})


def lay_down(doing: Doing, group: SurveyGroup, rows: Iterable[tuple[Unit, Forms]]) -> None:
    """Write countings of paper forms that were checked."""
    Counted.objects.bulk_create(
        Counted(
            group=group, unit=unit, source=CountSource.PAPER, issued=forms.issued, valid=forms.valid,
            invalid=forms.invalid, counts={q: dict(options) for q, options in forms.counts.items()},
            counted_by=doing.actor.name, counted_at=doing.at,
        )
        for unit, forms in rows
    )  # fmt: skip


@act("survey.accept", model=Survey)
def accept(doing: Doing, survey: Survey) -> None:
    """Accept what was counted: the result is worked out once and kept; small groups are kept as hidden, no figure."""
    doing.demand(survey)
    for group in survey.groups.select_related("question_set", "survey"):
        before = group.results.order_by("-edition").values_list("edition", flat=True).first() or 0
        Result.objects.bulk_create(results.rows(group, before + 1, by=doing.actor.name, at=doing.at))
    doing.move(survey, minimum=survey.minimum)


@act("survey.recount", model=Survey, inputs=RecountInputs)
def recount(doing: Doing, survey: Survey, *, reason: str) -> None:
    """Open an accepted result again to correct a counting; the result that was accepted stays in the books."""
    doing.move(survey, reason=reason)


@act("survey.publish", model=Survey)
def publish(doing: Doing, survey: Survey) -> None:
    """Let everybody who works here read the result."""
    doing.move(survey)
