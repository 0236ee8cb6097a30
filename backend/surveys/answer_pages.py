"""The public pages of a survey: type a code, answer on one page, thanks. No login, no cookie, no script, no trace.

Cross-site forgery needs the code itself, so these pages ask for no cookie: nothing marks the device that answered.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from backend.base import clock
from backend.surveys.answering import Asking, answer, asking
from backend.surveys.throttles import TokenThrottle
from backend.surveys.tokens import plain
from workflows.engine import Reason, Refused
from workflows.rules.survey import Asked
from workflows.rules.survey_answers import LONGEST_TEXT, Answers

PREFIX = "c-"
KINDS = {Asked.TEXT: "text", Asked.MULTIPLE: "many"}


def _language(request: HttpRequest) -> str:
    return "en" if request.GET.get("ngon-ngu") == "en" else "vi"


def _page(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    language = _language(request)
    with translation.override(language):
        made = render(request, template, context | {"language": language}, status=status)
    made["Referrer-Policy"], made["X-Robots-Tag"] = "no-referrer", "noindex, nofollow"
    made["Content-Language"] = language
    return made


def _held(request: HttpRequest) -> HttpResponse | None:
    throttle = TokenThrottle()
    if throttle.allow_request(request, None):  # type: ignore[arg-type]
        return None
    reason = Reason("survey.too_often", {"wait": int(throttle.wait() or 60)})
    return _page(request, "surveys/no_answer.html", {"reasons": [reason]}, 429)


@never_cache
@csrf_exempt
@sensitive_post_parameters()
def enter(request: HttpRequest) -> HttpResponse:
    """Type the code of the paper."""
    if request.method == "POST":
        if held := _held(request):
            return held
        typed = plain(request.POST.get("ma", ""))
        if typed:
            return redirect(_address(request, typed))
    return _page(request, "surveys/enter.html", {})


def _address(request: HttpRequest, token: str) -> str:
    suffix = "?ngon-ngu=en" if _language(request) == "en" else ""
    return reverse("surveys:answer", args=[token]) + suffix


@never_cache
@csrf_exempt
@sensitive_variables()
@sensitive_post_parameters()
def answer_page(request: HttpRequest, token: str) -> HttpResponse:
    """The questions of a code; sending them takes them once."""
    if held := _held(request):
        return held
    given: Answers = {}
    reasons: tuple[Reason, ...] = ()
    try:
        asked = asking(token, clock.today())
        if request.method == "POST":
            given = _given(request, asked)
            answer(token, given, clock.today())
            suffix = "?ngon-ngu=en" if _language(request) == "en" else ""
            return redirect(reverse("surveys:thanks") + suffix)
    except Refused as no:
        reasons = no.reasons
        if any(reason.code.startswith(("survey.link_", "survey.key_")) for reason in reasons):
            return _page(request, "surveys/no_answer.html", {"reasons": reasons}, _status(reasons[0].code))
    questions = _questions(asked, given, {str(r.data.get("question")): r for r in reasons}, _language(request))
    context = {"asked": asked, "elements": questions, "reasons": reasons, "limit": LONGEST_TEXT}
    return _page(request, "surveys/answer.html", context, 400 if reasons else 200)


def _status(code: str) -> int:
    return {"survey.link_unknown": 404, "survey.key_missing": 503}.get(code, 409)


def _given(request: HttpRequest, asked: Asking) -> dict[str, list[str]]:
    found = {q.code: [v for v in request.POST.getlist(PREFIX + q.code) if v.strip()] for q in asked.form.questions()}
    return {code: values for code, values in found.items() if values}


def _questions(asked: Asking, given: Answers, wrong: dict[str, Reason], language: str) -> list[dict[str, Any]]:
    """The elements as the template shows them: numbered questions in the reader's language, with what was given."""
    english, number, shown = language == "en", 0, []
    for element in asked.form.elements:
        rows = []
        for question in element.questions:
            number += 1
            chosen = set(given.get(question.code, ()))
            rows.append({
                "name": PREFIX + question.code, "number": number, "required": question.required,
                "text": (question.text_en if english else "") or question.text_vi,
                "kind": KINDS.get(question.asked, "one"),
                "options": [
                    {"code": o.code, "text": (o.text_en if english else "") or o.text_vi, "chosen": o.code in chosen}
                    for o in question.options
                ],
                "typed": next(iter(given.get(question.code, ())), ""),
                "wrong": wrong.get(question.code),
            })  # fmt: skip
        shown.append({"title": (element.title_en if english else "") or element.title_vi, "questions": rows})
    return shown


@never_cache
def thanks(request: HttpRequest) -> HttpResponse:
    """The answers are in; nothing here says whose."""
    return _page(request, "surveys/thanks.html", {})
