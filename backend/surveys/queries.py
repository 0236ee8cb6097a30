"""Reading surveys: how many came, what was accepted, and what a criterion gets from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from backend.surveys.models import Link, Result, Survey, SurveyGroup
from backend.surveys.results import block_of
from workflows.lifecycles.survey import SurveyState
from workflows.rules.feeds import Entry
from workflows.rules.fixed import round_half_up
from workflows.rules.survey import QuestionSet
from workflows.rules.survey_scores import Block, worth_of

SETTLED = (SurveyState.ACCEPTED, SurveyState.PUBLISHED)
PLACES = 4


@dataclass(frozen=True, slots=True)
class SurveyEntry:
    """What a survey gives a criterion of a unit, and where it comes from."""

    entry: Entry
    source: str


@dataclass(slots=True)
class _Gathered:
    worth: Decimal = Decimal(0)
    answers: int = 0
    counts: dict[str, int] | None = None
    scores: list[Decimal] | None = None
    sources: list[str] | None = None


def entries_for(unit_ids: Collection[int], year: int) -> Mapping[tuple[int, str], SurveyEntry]:
    """What accepted surveys of a year give criteria: by unit and code of the criterion; two queries.

    A question gives its counts and (worth, answers); an element or a whole set its score of 100, rounded half-up at the
    fourth place. Several groups that feed one criterion are added up. What is too small to be shown gives nothing.
    """
    found: dict[tuple[int, str], _Gathered] = defaultdict(_Gathered)
    for result in newest_results(year, unit_ids):
        if result.hidden or result.unit_id is None:
            continue
        source = _("%(survey)s, nhóm %(group)s") % {"survey": result.group.survey.title, "group": result.group.label.vi}
        for leaf, block, form, part in _fed(result):
            gathered = found[result.unit_id, leaf]
            _take(gathered, block, form, part)
            gathered.sources = [*(gathered.sources or []), source]
    return {key: made for key, gathered in found.items() if (made := _entry(gathered)) is not None}


def newest_results(year: int, unit_ids: Collection[int]) -> Iterator[Result]:
    """The newest accepted result of each group and unit in a year, in a fixed order."""
    rows = Result.objects.filter(group__survey__year=year, group__survey__state__in=SETTLED, unit__in=unit_ids)
    newest: dict[tuple[int, int | None], Result] = {}
    for row in rows.select_related("group__survey", "group__question_set").order_by("group_id", "unit_id", "edition"):
        newest[row.group_id, row.unit_id] = row
    yield from newest.values()


def _fed(result: Result) -> Iterator[tuple[str, Block, QuestionSet, str]]:
    form, block = result.group.question_set.form, block_of(result)
    for question in form.questions():
        if question.leaf and question.counts:
            yield question.leaf, block, form, f"question:{question.code}"
    for element in form.elements:
        if element.leaf:
            yield element.leaf, block, form, f"element:{element.code}"
    if form.leaf:
        yield form.leaf, block, form, "total:"


def _take(gathered: _Gathered, block: Block, form: QuestionSet, part: str) -> None:
    kind, _sep, code = part.partition(":")
    if kind == "question":
        figure = next((f for f in block.figures if f.code == code and not f.hidden), None)
        question = form.question(code)
        if figure is None or question is None:
            return
        worth, answers = worth_of(question, form.method.question, dict(figure.counts))
        gathered.worth, gathered.answers = gathered.worth + worth, gathered.answers + answers
        gathered.counts = dict(gathered.counts or {})
        for option, number in figure.counts:
            gathered.counts[option] = gathered.counts.get(option, 0) + number
        return
    score = block.score if kind == "total" else dict(block.elements).get(code)
    if score is not None:
        gathered.scores = [*(gathered.scores or []), round_half_up(score, PLACES)]


def _entry(gathered: _Gathered) -> SurveyEntry | None:
    source = "; ".join(dict.fromkeys(gathered.sources or []))
    if gathered.scores:
        total = sum(gathered.scores, Decimal(0))
        return SurveyEntry(Entry(number=total, of=Decimal(100 * len(gathered.scores))), source)
    if not gathered.answers:
        return None
    counts = tuple(sorted((gathered.counts or {}).items()))
    return SurveyEntry(Entry(number=gathered.worth, of=Decimal(gathered.answers), counts=counts), source)


@dataclass(frozen=True, slots=True)
class Handed:
    """How many codes of a group about a unit were made, used and voided: who took part, never what was answered."""

    made: int = 0
    used: int = 0
    void: int = 0


def handed_out(survey: Survey) -> dict[tuple[int, int], Handed]:
    """By group and unit; one query."""
    rows = Link.objects.filter(group__survey=survey).order_by().values_list("group_id", "unit_id")
    told = rows.annotate(
        made=Count("pk"), used_n=Count("pk", filter=Q(used=True)), void_n=Count("pk", filter=Q(void=True))
    )
    return {(group, unit): Handed(made, used, void) for group, unit, made, used, void in told}


def results_of(survey: Survey) -> dict[SurveyGroup, tuple[Result | None, list[Result]]]:
    """Per group the newest accepted total and units; two queries."""
    groups = {group.pk: group for group in survey.groups.select_related("question_set")}
    newest: dict[tuple[int, int | None], Result] = {}
    rows = Result.objects.filter(group__in=groups).select_related("unit").order_by("unit__path", "edition")
    for row in rows:
        newest[row.group_id, row.unit_id] = row
    return {
        group: (newest.get((pk, None)), [r for (g, unit), r in newest.items() if g == pk and unit is not None])
        for pk, group in groups.items()
    }
