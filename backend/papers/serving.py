"""Handing out the bytes of a paper: one way for every app, with headers that let a browser do nothing but save or show.

The caller has asked for permission. A file that waits for the scanner, or in which malware was found since, is kept
back from everybody.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes

from backend.papers import making
from backend.papers.models import Paper, PaperCheck
from backend.papers.scanning import Scan
from backend.papers.sniffing import DOCX, ENDING, PDF
from backend.papers.storage import StorageError
from backend.rest.schema import PROBLEM, Problem
from workflows.engine import Reason, Refused

A_PDF = {(200, PDF): OpenApiTypes.BINARY}
A_WORD = {(200, DOCX): OpenApiTypes.BINARY}
A_FILE: dict[Any, Any] = {(200, media): OpenApiTypes.BINARY for media in ENDING} | {("409", PROBLEM): Problem}
"""What operations of the API answer that hand out something drawn, or a paper of any kind, which may be kept back."""
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


def handed(data: bytes, media: str, name: str, *, inline: bool = False) -> HttpResponse:
    """Bytes under a plain name; only PDF files are ever shown inside the browser, and only when asked with `inline`."""
    shown = "inline" if inline and media == PDF else "attachment"
    sent = HttpResponse(data, content_type=media)
    sent["Content-Disposition"] = f'{shown}; filename="{name}.{ENDING.get(media, "bin")}"'
    sent["X-Content-Type-Options"] = "nosniff"
    sent["Cache-Control"] = "private, no-store"
    sent["Cross-Origin-Resource-Policy"] = "same-origin"
    return sent


def bytes_of(paper: Paper | None, name: str, *, inline: bool = False) -> HttpResponse:
    """The paper's bytes; 404 when there is none or its file is lost, Refused while it is kept back."""
    if paper is None:
        raise Http404(_("Chưa có văn bản này."))
    if (why := kept_back(paper)) is not None:
        raise Refused(why)
    try:
        data = making.read(paper)
    except StorageError as lost:
        raise Http404 from lost
    return handed(data, paper.media_type, name, inline=inline)


def answer(request: HttpRequest, paper: Paper | None, name: str, *, inline: bool = False) -> HttpResponse:
    """The same for a page: what is kept back is told in words, with 409."""
    try:
        return bytes_of(paper, name, inline=inline)
    except Refused as no:
        return render(request, "papers/kept_back.html", {"paper": paper, "reasons": no.reasons}, status=409)
