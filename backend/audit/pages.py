"""The audit room: search the trail, open an entry, see whether the trail is whole."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.dateparse import parse_date

from backend.audit import checkpoints, tree
from backend.audit.fault_words import words
from backend.audit.models import Entry, Leaf
from backend.audit.queries import event, search
from backend.audit.verify import faults
from backend.base import clock
from backend.base.reasons import said
from backend.base.years import near
from permissions.acts import ACTS
from permissions.check import scope

PER_PAGE = 50


def _for_auditors(request: Any) -> None:
    if not scope(request.actor, "audit.view").everything:
        raise PermissionDenied


def _moment(text: str, at: time) -> datetime | None:
    """The first or last moment of a typed day; None for what is no day, or lies in a year that nobody means."""
    try:
        found = parse_date(text)
        if found is None:
            return None
        near(found)
    except (ValueError, ValidationError):
        return None
    return datetime.combine(found, at, tzinfo=clock.HANOI)


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """The newest lines, filtered by act, person, subject and days."""
    _for_auditors(request)
    asked = {name: request.GET.get(name, "").strip()[:100] for name in ("act", "person", "subject", "since", "until")}
    lines = search(
        act=asked["act"] if asked["act"] in ACTS else "",
        person=asked["person"],
        subject=asked["subject"],
        since=_moment(asked["since"], time.min),
        until=_moment(asked["until"], time.max),
    )
    acts = sorted(
        ((name, said(label)) for name, label in ACTS.items() if not name.endswith("view")), key=lambda a: a[1]
    )
    page = Paginator(lines, PER_PAGE).get_page(request.GET.get("page"))
    context = {"asked": asked, "page": page, "events": [event(line) for line in page], "acts": acts}
    return render(request, "audit/home.html", context)


@login_required
def entry(request: HttpRequest, uid: str) -> HttpResponse:
    """One entry with all its lines and its place in the tree."""
    _for_auditors(request)
    found = get_object_or_404(Entry.objects.prefetch_related("lines"), uid=uid)
    lines = list(found.lines.all())
    leaf = Leaf.objects.filter(entry_uid=found.uid).first()
    agrees = leaf is not None and leaf.hash == tree.leaf_hash(tree.leaf_text(found, lines))
    context = {"entry": found, "events": [(event(line), line) for line in lines], "leaf": leaf, "agrees": agrees}
    return render(request, "audit/entry.html", context)


@login_required
def verification(request: HttpRequest) -> HttpResponse:
    """Whether the trail is whole; on POST the whole check is run."""
    _for_auditors(request)
    found = [(words(fault.code), fault) for fault in faults()] if request.method == "POST" else None
    context = {
        "faults": found,
        "entries": Entry.objects.count(),
        "lag": tree.lag(),
        "points": list(checkpoints.read())[-10:],
    }
    return render(request, "audit/verify.html", context)
