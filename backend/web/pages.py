"""The shared manner of pages: who asks, scoped look-ups, the generic page of an act and the results of a bulk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Manager
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from backend.acts.offers import Offer, offer, offers
from backend.acts.registry import REGISTER, Act
from backend.base import clock
from backend.base.lifecycle import LifecycleModel
from backend.base.reasons import said
from backend.base.scopes import visible
from backend.base.subjects import Subject
from backend.rest.actors import actor
from backend.web.attempts import attempt
from backend.web.forms import offer_choices

S = TypeVar("S", bound=Subject)
View = Callable[..., HttpResponse]
signed_in: Callable[[View], View] = login_required


def get_subject(request: HttpRequest, model: type[S], pk: Any, view_act: str) -> S:
    """The row if it is in the actor's scope for `view_act`; 404 otherwise, so that nobody learns what exists."""
    found: S = get_object_or_404(visible(model._default_manager.all(), actor(request), view_act), pk=pk)
    return found


def offers_for(request: HttpRequest, subject: Subject) -> list[Offer]:
    """What may be done with the subject now, and all the reasons against what may not."""
    return offers(actor(request), subject, clock.now())


def timely_offers(request: HttpRequest, subject: Subject) -> list[Offer]:
    """The offers without those that only belong to another state: what a page shows where the state says the rest."""
    return [o for o in offers_for(request, subject) if "state.wrong" not in {reason.code for reason in o.reasons}]


def act_url(name: str, pk: Any) -> str:
    """The address of the generic page of an act."""
    return reverse("act", args=[name, pk])


def back_to(request: HttpRequest, default: str = "/") -> str:
    """Where to go after an act: the page that linked here, when it is ours."""
    given = request.POST.get("back") or request.GET.get("back") or request.headers.get("Referer", "")
    path = urlsplit(given)._replace(scheme="", netloc="").geturl() if given else ""
    safe = url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if path and safe and path != request.get_full_path() else default


def _done(request: HttpRequest, act: Act, to: str) -> HttpResponse:
    messages.success(request, _("Đã xong: %(act)s.") % {"act": said(act.label)})
    return redirect(to)


@signed_in
def act_view(request: HttpRequest, name: str, pk: int, back: str = "", template: str = "web/act.html") -> HttpResponse:
    """One act on one subject: its form or its reasons; after it, back where the person came from."""
    act, subject = _act_and_subject(name, pk)
    offered = offer(act, actor(request), subject, clock.now())
    if any(reason.code == "permission.out_of_reach" for reason in offered.reasons):
        raise Http404
    go_back = back or back_to(request)
    tried = attempt(request, name, subject, _initial(act, subject))
    if tried.done:
        return _done(request, act, go_back)
    offer_choices(tried.form, [subject])
    context = {
        "act": act,
        "subject": subject,
        "form": tried.form,
        "reasons": tried.reasons or offered.reasons,
        "version": subject.version if isinstance(subject, LifecycleModel) else "",
        "back": go_back,
        "url": request.get_full_path(),
    }
    return render(request, template, context, status=tried.status)


def _act_and_subject(name: str, pk: int) -> tuple[Act, Subject]:
    act = REGISTER.get(name)
    subject = act.model._default_manager.filter(pk=pk).first() if act is not None and act.model is not None else None
    if act is None or not isinstance(subject, Subject):
        raise Http404
    return act, subject


def _initial(act: Act, subject: Subject) -> dict[str, Any]:
    if act.inputs is None:
        return {}
    names = [str(name) for name in act.inputs().fields if hasattr(subject, str(name))]
    values = {name: getattr(subject, name) for name in names}
    return {name: list(value.all()) if isinstance(value, Manager) else value for name, value in values.items()}


def create_view(
    request: HttpRequest, name: str, *, after: Callable[[Any], str], template: str = "web/act.html", **more: Any
) -> HttpResponse:
    """The page of an act that begins something new; `after` gives the address of what was made."""
    act = REGISTER[name]
    tried = attempt(request, name, None, request.GET.dict())
    if tried.outcome is not None:
        return _done(request, act, after(tried.outcome.subject_id))
    context = {"act": act, "form": tried.form, "reasons": tried.reasons, "back": back_to(request)}
    return render(request, template, context | {"url": request.get_full_path()} | more, status=tried.status)
