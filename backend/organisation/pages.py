"""The organisation's room: units, people, the roles they hold, and who may do what."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from backend.acts.registry import REGISTER
from backend.audit.queries import timeline
from backend.base import clock
from backend.organisation import queries
from backend.organisation.models import Person, Unit
from backend.rest.actors import actor
from backend.web.attempts import attempt
from backend.web.pages import create_view, get_subject, offers_for, signed_in
from permissions.check import scope
from permissions.roles import LABELS, Role

PAGE = 50


def _gives_roles(request: HttpRequest) -> bool:
    return scope(actor(request), "holding.grant").everything


def _needs_to_give_roles(request: HttpRequest) -> None:
    if not _gives_roles(request):
        raise PermissionDenied


def _needs_a_role(request: HttpRequest) -> None:
    if scope(actor(request), "organisation.view").empty:
        raise PermissionDenied


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """The tree of units today, or with those that have ended."""
    _needs_a_role(request)
    ended = "tat-ca" in request.GET
    context = {
        "roots": queries.tree(clock.today(), ended=ended),
        "ended": ended,
        "today": clock.today(),
        "gives_roles": _gives_roles(request),
    }
    return render(request, "organisation/home.html", context)


@signed_in
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit: what it is, what is below it, its people; to administrators also who holds which role for it."""
    found = get_subject(request, Unit, pk, "organisation.view")
    gives = _gives_roles(request)
    staff = queries.people().filter(unit=found)
    holdings = found.holdings.filter(queries.counting(clock.today())).select_related("person").order_by("role", "pk")
    context = {
        "unit": found,
        "above": queries.ancestors(found),
        "below": found.children.order_by("path"),
        "page": Paginator(staff, PAGE).get_page(request.GET.get("page")) if gives else None,
        "holdings": [(LABELS[Role(row.role)], row) for row in holdings] if gives else [],
        "gives_roles": gives,
        "offers": offers_for(request, found) if gives else [],
    }
    return render(request, "organisation/unit.html", context)


@signed_in
def people(request: HttpRequest) -> HttpResponse:
    """Everybody by given name, sought with or without marks."""
    _needs_to_give_roles(request)
    asked = request.GET.get("q", "").strip()[:100]
    found = queries.with_roles(queries.people(asked), clock.today())
    context = {"page": Paginator(found, PAGE).get_page(request.GET.get("page")), "asked": asked}
    return render(request, "organisation/people.html", context)


@signed_in
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person: the roles held now and before, and who gave or ended them."""
    _needs_to_give_roles(request)
    found = get_object_or_404(Person.objects.select_related("unit", "user"), pk=pk)
    rows = list(found.holdings.select_related("unit").order_by("-valid_from", "pk"))
    current, over = queries.current_first(rows, clock.today())
    context = {
        "person": found,
        "current": [(LABELS[Role(row.role)], row) for row in current],
        "over": [(LABELS[Role(row.role)], row) for row in over],
        "events": timeline(("person", found.pk), *[("holding", row.pk) for row in rows]),
    }
    return render(request, "organisation/person.html", context)


@signed_in
def add_unit(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter a unit below another."""
    _needs_to_give_roles(request)
    above = get_object_or_404(Unit, pk=pk)
    return create_view(
        request, "unit.create", after=lambda made: reverse("organisation:unit", args=[made]),
        template="organisation/new.html", fixed={"parent": above}, to=reverse("organisation:unit", args=[pk]),
        about=above,
    )  # fmt: skip


@signed_in
def add_person(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter a person of a unit."""
    _needs_to_give_roles(request)
    of = get_object_or_404(Unit, pk=pk)
    return create_view(
        request, "person.create", after=lambda made: reverse("organisation:person", args=[made]),
        template="organisation/new.html", fixed={"unit": of}, to=reverse("organisation:unit", args=[pk]), about=of,
    )  # fmt: skip


@signed_in
def give_login(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Open a login or replace its password; the one-time password is shown on this answer and never again."""
    _needs_to_give_roles(request)
    found = get_object_or_404(Person.objects.select_related("unit", "user"), pk=pk)
    act = REGISTER[name]
    to = reverse("organisation:person", args=[pk])
    tried = attempt(request, name, found)
    context = {"act": act, "person": found, "subject": found, "to": to, "back": to, "url": request.get_full_path()}
    if tried.outcome is not None and tried.outcome.result:
        answer = render(request, "organisation/login_given.html", context | {"given": tried.outcome.result})
        answer["Cache-Control"] = "no-store"
        return answer
    if tried.done:
        return redirect(to)
    more = {"form": tried.form, "reasons": tried.reasons, "version": ""}
    return render(request, "web/act.html", context | more, status=tried.status)


@signed_in
def grant(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a role to one person."""
    _needs_to_give_roles(request)
    found = get_object_or_404(Person.objects.select_related("unit"), pk=pk)
    to = reverse("organisation:person", args=[pk])
    return create_view(
        request, "holding.grant", after=lambda _made: to, template="organisation/grant.html", person=found, to=to
    )


@signed_in
def matrix(request: HttpRequest) -> HttpResponse:
    """Who may do what: the table of rights itself."""
    _needs_a_role(request)
    context = {"groups": queries.rights(), "roles": [LABELS[role] for role in Role], "columns": 1 + len(Role)}
    return render(request, "organisation/matrix.html", context)
