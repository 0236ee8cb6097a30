"""Handing out the bytes of a paper: one way for every app, with headers that let a browser do nothing but save or show.

The caller has asked for permission. A file that waits for the scanner, or in which malware was found since, is kept
back from everybody.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from backend.papers import making
from backend.papers.models import Paper, PaperCheck
from backend.papers.scanning import Scan
from backend.papers.sniffing import ENDING, PDF
from backend.papers.storage import StorageError
from workflows.engine import Reason

KEPT_BACK = {
    Scan.WAITING.value: Reason("paper.not_scanned"),
    Scan.INFECTED.value: Reason("paper.found_infected"),
}


def newest_check(paper: Paper) -> PaperCheck | None:
    """What was found about an uploaded paper last."""
    found = list(paper.checks.all())
    return found[-1] if found else None


def kept_back(paper: Paper) -> Reason | None:
    """Why the paper's bytes are given to nobody now; None when they are."""
    found = newest_check(paper)
    return KEPT_BACK.get(found.scan) if found is not None else None


def answer(request: HttpRequest, paper: Paper | None, name: str, *, inline: bool = False) -> HttpResponse:
    """The paper's bytes under a plain name; 404 when there is none or its file is lost, 409 while it is kept back.

    Only PDF files are ever shown inside the browser, and only when asked with `inline`.
    """
    if paper is None:
        raise Http404(_("Chưa có văn bản này."))
    if (why := kept_back(paper)) is not None:
        return render(request, "papers/kept_back.html", {"paper": paper, "reasons": [why]}, status=409)
    try:
        data = making.read(paper)
    except StorageError as lost:
        raise Http404 from lost
    shown = "inline" if inline and paper.media_type == PDF else "attachment"
    sent = HttpResponse(data, content_type=paper.media_type)
    sent["Content-Disposition"] = f'{shown}; filename="{name}.{ENDING.get(paper.media_type, "bin")}"'
    sent["X-Content-Type-Options"] = "nosniff"
    sent["Cache-Control"] = "private, no-store"
    sent["Cross-Origin-Resource-Policy"] = "same-origin"
    return sent
