"""Pages of the question who could be nominated: asking, the answers as they come, Excel."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from backend.base import clock
from backend.base.reasons import said, tell
from backend.base.scopes import visible
from backend.candidates import queries
from backend.candidates.answering import go_on
from backend.candidates.models import Progress, Question
from backend.catalogue.confirming import last_confirmed
from backend.catalogue.queries import award_names
from backend.organisation.models import Unit
from backend.rest.actors import actor
from backend.web.attempts import attempt
from backend.web.pages import get_subject, signed_in, timely_offers
from backend.workbooks.writing import Book, download
from permissions.check import scope
from workflows.labels import label

PAGE, RECENT, AT_ONCE, MOST = 50, 10, 500, 20_000
SECONDS = 2.0


def _filters(request: HttpRequest) -> dict[str, str]:
    given = {name: request.GET.get(name, "").strip()[:80] for name in ("award", "standing", "unit")}
    if given["award"] and not given["award"].replace("-", "").isalnum():
        given["award"] = ""
    return given


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """Ask, or go back to what was asked lately."""
    me = actor(request)
    if scope(me, "candidate_question.ask").empty:
        raise PermissionDenied
    mine = visible(Unit.objects.order_by("path"), me, "candidate_question.ask").first()
    initial = {"unit": mine.pk if mine else None, "year": clock.today().year - 1}
    tried = attempt(request, "candidate_question.ask", None, initial)
    if tried.outcome is not None:
        return redirect("candidates:question", tried.outcome.subject_id)
    asked = visible(Question.objects.select_related("unit"), me, "candidate_question.view")
    context = {"tried": tried, "asked": asked[:RECENT]}
    return render(request, "candidates/home.html", context, status=tried.status)


@signed_in
def question(request: HttpRequest, pk: int) -> HttpResponse:
    """The answers so far: the picture, the filters, and for one award what each lacks."""
    found = go_on(get_subject(request, Question, pk, "candidate_question.view"), SECONDS)
    given, names = _filters(request), award_names()
    rows = queries.filtered(found, **given)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    grounds, (reached, others) = queries.grounds_asked(found), queries.bars(found, names)
    units = Unit.objects.filter(pk__in=found.answers.values("unit")).order_by("path")
    context: dict[str, Any] = {
        "question": found,
        "working": found.progress is Progress.RUNNING,
        "law_changed": found.law_changed_by(last_confirmed(found.pack)),
        "reached": reached,
        "others": others,
        "page": page,
        "shown": queries.shown(found, list(page), given["award"], names, actor(request)),
        "given": given,
        "query": request.GET.urlencode(),
        "awards": sorted(((code, names[code]) for code in grounds if code in names), key=lambda one: said(one[1])),
        "standings": queries.STANDINGS.items(),
        "units": units[:AT_ONCE],
        "names": names,
        "ground": label(grounds[given["award"]]) if given["award"] in grounds else None,
        "judgement": queries.left_to_judgement(found, given["award"]),
        "offers": timely_offers(request, found),
    }
    answer = render(request, "candidates/question.html", context)
    if context["working"]:
        answer["Refresh"] = "3"
    return answer


@signed_in
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """What the filters show, as a workbook: one line per nominee, with what is lacking for the chosen award."""
    found = get_subject(request, Question, pk, "candidate_question.view")
    given, names = _filters(request), award_names()
    rows = list(queries.filtered(found, **given)[:MOST])
    book = Book()
    sheet = book.sheet(_("Ai có thể được đề nghị"))
    ground = queries.grounds_asked(found).get(given["award"])
    result = f"{_('Kết quả')} ({said(label(ground))})" if ground is not None else _("Kết quả")
    heads = (_("STT"), _("Họ tên, tập thể"), _("Đơn vị"), result, _("Còn thiếu"), _("Có thể đề nghị"))
    for at, head in enumerate(heads):
        book.put(sheet, 0, at, head, "head")
    number = 0
    for start in range(0, len(rows), AT_ONCE):
        for one in queries.shown(found, rows[start : start + AT_ONCE], given["award"], names):
            number += 1
            _line(book, sheet, number, one, found, given["award"])
    return download(book.done(), f"ai-co-the-duoc-de-nghi-{found.pk}.xlsx")


def _line(book: Book, sheet: Any, number: int, one: queries.Shown, question: Question, award: str) -> None:
    standing = one.answer.standings(question).get(award)
    lacks = "; ".join(
        " ".join([said(lack.title) + ":", *(tell(reason).says for reason in lack.missing)]) for lack in one.lacks
    )
    within = ", ".join(map(said, one.within_reach))
    label = said(queries.STANDINGS[standing]) if standing else ""
    cells: tuple[str | int, ...] = (number, one.answer.name, one.answer.unit.name, label, lacks, within)
    for at, value in enumerate(cells):
        book.put(sheet, number, at, value, "wrap" if at else "")
