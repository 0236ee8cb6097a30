"""The results of a survey: per group the total, the elements and the units, to look at, to print and as Excel."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from backend.base.reasons import said
from backend.base.scopes import visible
from backend.rest.actors import actor
from backend.surveys.models import Result, Survey, SurveyGroup
from backend.surveys.queries import results_of
from backend.surveys.results import block_of
from backend.surveys.words import ELEMENT_METHODS, QUESTION_METHODS, TOTAL_METHODS
from backend.web.pages import signed_in
from backend.workbooks.writing import download, table
from workflows.engine import Label
from workflows.lifecycles.survey import SurveyState
from workflows.rules.fixed import round_half_up
from workflows.rules.survey import Asked, QuestionSet
from workflows.rules.survey_scores import Block, Forms

SETTLED = (SurveyState.ACCEPTED, SurveyState.PUBLISHED)


def readable_survey(request: HttpRequest, pk: int) -> Survey:
    """A survey with settled results: published for everybody, accepted for those who hold it; 404 otherwise."""
    found = get_object_or_404(Survey.objects.select_related("unit"), pk=pk)
    if found.state == SurveyState.PUBLISHED:
        return found
    if found.state in SETTLED and visible(Survey.objects.filter(pk=pk), actor(request), "survey.view").exists():
        return found
    raise Http404


@signed_in
def results(request: HttpRequest, pk: int) -> HttpResponse:
    """All groups of a survey; `?don-vi=` shows one unit's questions."""
    found = readable_survey(request, pk)
    chosen = request.GET.get("don-vi", "")
    groups = [_group(group, total, units, chosen) for group, (total, units) in results_of(found).items()]
    context = {"survey": found, "groups": groups, "chosen": chosen, "specimen": found.illustrative}
    return render(request, "surveys/results.html", context)


@signed_in
def workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """The same figures as a plain list: per group, unit and question; what is hidden stays out."""
    found = readable_survey(request, pk)
    heads = [_("Nhóm"), _("Đơn vị"), _("Câu hỏi"), _("Phương án"), _("Lượt chọn"), _("Tỷ lệ %"), _("Điểm")]
    rows: list[list[Any]] = []
    for group, (total, units) in results_of(found).items():
        for row in [*([total] if total is not None else []), *units]:
            name = row.unit.name if row.unit is not None else _("Chung")
            rows += _lines(group, name, block_of(row), found.minimum)
    title = _("%(survey)s – kết quả") % {"survey": found.title}
    return download(table(_("Kết quả khảo sát"), heads, rows, above=title), f"khao-sat-{found.year}-{found.pk}.xlsx")


def _lines(group: SurveyGroup, unit: str, block: Block, minimum: int) -> list[list[Any]]:
    who, form = said(group.label), group.question_set.form
    if block.hidden:
        return [[who, unit, "", _("dưới %(n)d phiếu, không hiện") % {"n": minimum}, None, None, None]]
    lines: list[list[Any]] = [[who, unit, "", _("Phiếu hợp lệ"), block.valid, None, exact(block.score)]]
    lines.append([who, unit, "", _("Phiếu không hợp lệ"), block.invalid, None, None])
    lines += [[who, unit, e["label"], _("Điểm yếu tố"), None, None, e["value"]] for e in elements_shown(form, block)]
    for question in questions_shown(form, block):
        text, score = f"{question['code']}. {question['text']}", exact(question["figure"].score)
        if question["figure"].hidden:
            lines.append([who, unit, text, _("không hiện"), None, None, None])
        lines += [[who, unit, text, p["text"], p["count"], p["pct"], score] for p in question["parts"]]
    return lines


def _group(group: SurveyGroup, total: Result | None, units: list[Result], chosen: str) -> dict[str, Any]:
    form = group.question_set.form
    blocks = {row.pk: block_of(row) for row in units}
    whole = block_of(total) if total is not None else Block()
    picked = next((row for row in units if str(row.unit_id) == chosen), None)
    shown = blocks[picked.pk] if picked is not None else whole
    return {
        "group": group,
        "form": form,
        "methods": method_words(form),
        "whole": whole,
        "covers_all": total is None or total.covers_all,
        "picked": picked,
        "shown": shown,
        "valid_pct": Forms(shown.issued, shown.valid, shown.invalid).valid_pct,
        "elements": elements_shown(form, shown),
        "questions": questions_shown(form, shown),
        "chart": _chart(units, blocks),
        "units": [(row, blocks[row.pk]) for row in units],
        "hidden": sum(block.hidden for block in blocks.values()),
    }


def method_words(form: QuestionSet) -> list[str]:
    """The method of a set in words: question, element, total."""
    method = form.method
    return [
        _("Điểm câu hỏi: %(way)s.") % {"way": dict(QUESTION_METHODS)[method.question.value]},
        _("Điểm yếu tố: %(way)s.") % {"way": dict(ELEMENT_METHODS)[method.element.value]},
        _("Điểm chung: %(way)s.") % {"way": dict(TOTAL_METHODS)[method.total.value]},
    ]


def elements_shown(form: QuestionSet, block: Block) -> list[dict[str, Any]]:
    """The elements that have a score, as bars."""
    scores = dict(block.elements)
    return [
        {"key": e.code, "label": said(Label(e.title_vi, e.title_en or e.title_vi)), "value": exact(scores[e.code])}
        for e in form.elements
        if e.code in scores
    ]


def exact(score: Any) -> Any:
    """A score for a bar: the printed figure, None without one."""
    return None if score is None else round_half_up(score, 2)


def questions_shown(form: QuestionSet, block: Block) -> list[dict[str, Any]]:
    """Every question with its counts and shares; what is hidden says so."""
    figures = {figure.code: figure for figure in block.figures}
    shown = []
    for question in form.questions():
        figure = figures.get(question.code)
        if question.asked is Asked.TEXT or figure is None:
            continue
        base = block.valid if question.asked is Asked.MULTIPLE else figure.answers
        options = {option.code: option for option in question.options}
        parts = [
            {
                "text": said(Label(options[code].text_vi, options[code].text_en or options[code].text_vi)),
                "count": count,
                "pct": round_half_up(Fraction(100 * count, base), 2) if base else None,
            }
            for code, count in figure.counts
            if code in options
        ]
        text = said(Label(question.text_vi, question.text_en or question.text_vi))
        shown.append({"code": question.code, "text": text, "figure": figure, "parts": parts})
    return shown


def _chart(units: list[Result], blocks: dict[int, Block]) -> list[dict[str, Any]]:
    known = [(row, blocks[row.pk].score) for row in units if not blocks[row.pk].hidden]
    rows = sorted(((row, score) for row, score in known if score is not None), key=lambda pair: (-pair[1], pair[0].pk))
    return [{"key": row.unit_id, "label": row.unit.name if row.unit else "", "value": exact(s)} for row, s in rows]
