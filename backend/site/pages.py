"""The shell's own pages: the first page, the help, the search, the description of the API."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from backend.base import clock
from backend.rest.actors import actor
from backend.site import api_docs, help_tasks, home, searching
from backend.site.guides import BY_ROLE, BY_SLUG, GUIDES
from backend.web.pages import signed_in
from permissions.check import scope
from permissions.matrix import MATRIX


def inbox(request: HttpRequest) -> HttpResponse:
    """What waits for me; a visitor is told what this is."""
    if not request.user.is_authenticated:
        return render(request, "site/landing.html")
    who, at = actor(request), clock.now()
    found = home.groups(home.waiting(who, at), clock.day(at))
    context = {
        "groups": found,
        "held": home.held(who),
        "rounds": home.rounds(who, at),
        "may_begin": not scope(who, "submission.create").empty,
        "coming": [BY_ROLE[role].coming for role in sorted(who.roles(), key=list(BY_ROLE).index)],
        "today": clock.day(at),
    }
    return render(request, "site/inbox.html", context)


def help_home(request: HttpRequest) -> HttpResponse:
    """All guides, my own first, and the questions people ask."""
    mine = actor(request).roles()
    guides = sorted(GUIDES, key=lambda guide: guide.role not in mine)
    return render(request, "site/help.html", {"guides": guides, "mine": mine, "tasks": help_tasks.TASKS})


def help_role(request: HttpRequest, slug: str) -> HttpResponse:
    """What one role does here, and everything that it may do by the table."""
    guide = BY_SLUG.get(slug)
    if guide is None:
        raise Http404
    acts = [(act, reach) for act, reach in MATRIX[guide.role].items() if not act.endswith(".view")]
    return render(request, "site/help_role.html", {"guide": guide, "acts": acts})


def help_task(request: HttpRequest, slug: str) -> HttpResponse:
    """One job that several people do together, step by step."""
    task = help_tasks.BY_SLUG.get(slug)
    if task is None:
        raise Http404
    return render(request, "site/help_task.html", {"task": task})


@signed_in
def search(request: HttpRequest) -> HttpResponse:
    """Everything in my scope that holds the words."""
    asked = request.GET.get("q", "").strip()[: searching.LONGEST]
    found = searching.found(actor(request), asked)
    return render(request, "site/search.html", {"asked": asked, "found": found, "most": searching.PER_KIND})


def api(request: HttpRequest) -> HttpResponse:
    """The API, described by resource."""
    return render(request, "site/api_docs.html", {"resources": api_docs.resources(), "base": settings.PUBLIC_URL})
