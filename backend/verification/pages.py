"""The public page behind the code on the paper: no login, one big answer, readable on a phone."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from rest_framework.throttling import SimpleRateThrottle

from backend.certificates.codes import read_code
from backend.verification import answers, words
from backend.verification.answers import Answer
from backend.verification.reading import FileInputs, read_pdf
from backend.verification.throttles import CodeThrottle, FileThrottle
from backend.web.forms import form_class
from workflows.engine import Reason, Refused


@never_cache
def home(request: HttpRequest) -> HttpResponse:
    """Type a code or send a file."""
    typed = request.GET.get("ma", "").strip()[:60]
    if typed and read_code(typed):
        return redirect("verification:code", read_code(typed))
    if request.method == "POST":
        return _file(request)
    answer = answers.by_code(typed) if typed else None
    return render(request, "verification/home.html", _context(answer, typed=typed))


@never_cache
def code(request: HttpRequest, code: str) -> HttpResponse:
    """The answer for a code."""
    if held := _held(request, CodeThrottle()):
        return render(
            request,
            "verification/home.html",
            _context(None, code[:60]) | _context(None) | {"reasons": [held]},
            status=429,
        )
    answer = answers.by_code(code)
    status = 404 if answer.kind is answers.Kind.UNKNOWN else 200
    return render(request, "verification/answer.html", _context(answer, typed=code[:60]), status=status)


def _file(request: HttpRequest) -> HttpResponse:
    if held := _held(request, FileThrottle()):
        return render(request, "verification/home.html", _context(None) | {"reasons": [held]}, status=429)
    form = form_class(FileInputs)(request.POST, request.FILES)
    try:
        answer = answers.by_file(read_pdf(form.cleaned_data["file"])) if form.is_valid() else None
    except Refused as no:
        return render(request, "verification/home.html", {"reasons": no.reasons, "form": form}, status=400)
    if answer is None:
        return render(request, "verification/home.html", {"form": form}, status=400)
    return render(request, "verification/answer.html", _context(answer))


def _held(request: HttpRequest, throttle: SimpleRateThrottle) -> Reason | None:
    if throttle.allow_request(request, None):  # type: ignore[arg-type]
        return None
    return Reason("verification.too_often", {"wait": int(throttle.wait() or 60)})


def _context(answer: Answer | None, typed: str = "") -> dict[str, Any]:
    if answer is None:
        return {"typed": typed, "form": form_class(FileInputs)()}
    return {
        "typed": typed,
        "form": form_class(FileInputs)(),
        "answer": answer,
        "verdict": words.VERDICTS[answer.kind],
        "heading": words.SPECIMEN if answer.specimen else words.VERDICTS[answer.kind],
        "tone": words.TONES[answer.kind],
        "sign": words.SIGNS[answer.kind],
        "why": words.WHY[answer.why],
        "next": words.NEXT.get(answer.why, ""),
        "paper": words.PAPERS.get(answer.paper, ""),
    }
