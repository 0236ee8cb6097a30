"""What administrators see of uploads: whether a scanner works, what waits, what is taken and how large it may be."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from backend.papers import scanning, seals
from backend.papers.models import PaperCheck
from backend.papers.rescanning import waiting
from backend.papers.scanning import Scan
from backend.rest.actors import actor
from backend.web.pages import signed_in
from permissions.check import scope

SHOWN = 50


@signed_in
def uploads(request: HttpRequest) -> HttpResponse:
    """The state of the scanner, the files that wait for it and those in which it found malware."""
    if not scope(actor(request), "paper.view_checks").everything:
        raise PermissionDenied
    mib = 1024 * 1024
    limits: list[tuple[str, Any]] = [
        (_("PDF"), f"{settings.UPLOAD_LIMIT_BYTES // mib} MB"),
        (_("Ảnh PNG, JPEG"), f"{settings.UPLOAD_LIMITS['image'] // mib} MB"),
        (_("Word (.docx), Excel (.xlsx) không có macro"), f"{settings.UPLOAD_LIMITS['office'] // mib} MB"),
    ]
    context = {
        "configured": scanning.configured(),
        "version": scanning.version(),
        "waiting": waiting()[:SHOWN],
        "waiting_count": waiting().count(),
        "infected": PaperCheck.objects.filter(scan=Scan.INFECTED.value).select_related("paper").order_by("-pk")[:SHOWN],
        "limits": limits,
        "roots": [root.subject.human_friendly for root in seals.roots()],
        "unscanned": Counter(PaperCheck.objects.values_list("scan", flat=True)).get(Scan.OFF.value, 0),
    }
    return render(request, "papers/uploads.html", context)
