"""The published lists as everybody, or the unit's own people, read them; and the comment that goes to the appraiser."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from rest_framework.throttling import SimpleRateThrottle

from backend.base import clock
from backend.base.reasons import said
from backend.catalogue.queries import awards_known
from backend.publicity import commenting, readers
from backend.publicity.periods import Shown
from backend.publicity.serializers import CommentInputs
from backend.publicity.throttles import CommentThrottle, ReadThrottle
from backend.rest.actors import actor
from backend.web.forms import InputsForm, form_class, offer_choices
from workflows.engine import Reason, Refused

HIDE = "noindex, noarchive, nosnippet"


def award_names(shown: Shown) -> dict[str, str]:
    """The awards' names in the reader's language."""
    return {code: said(award.name) for code, award in awards_known(shown.submission.received_on).items()}


@never_cache
def home(request: HttpRequest) -> HttpResponse:
    """The lists that this reader may see today."""
    lists = readers.readable(actor(request), clock.today())
    context = {"lists": [(one, len(one.stages)) for one in lists], "inside": actor(request).person_id is not None}
    return _kept_out(render(request, "publicity/home.html", context))


@never_cache
@sensitive_post_parameters("text")
def publication(request: HttpRequest, slug: str) -> HttpResponse:
    """One list, and the form of a comment on it; 410 with an explanation once its time is over."""
    if held := _held(request, ReadThrottle()):
        return _kept_out(render(request, "publicity/ended.html", {"reasons": [held]}, status=429))
    shown = readers.find(actor(request), slug, clock.today())
    if shown is readers.Gone.UNKNOWN:
        raise Http404
    if not isinstance(shown, Shown):
        return _kept_out(render(request, "publicity/ended.html", {"ended": True}, status=410))
    rows = readers.rows_of(shown, award_names(shown))
    form = _form(request)
    reasons: tuple[Reason, ...] = ()
    if request.method == "POST" and form.is_valid():
        reasons = _left(request, shown, form.cleaned_data)
        if not reasons:
            messages.success(request, _("Đã nhận ý kiến. Ý kiến chỉ đến người thẩm định, không hiển thị cho ai khác."))
            return redirect("publicity:publication", slug)
    offer_choices(form, rows)
    status = 409 if reasons else 400 if form.is_bound else 200
    context: dict[str, Any] = {"shown": shown, "rows": rows, "form": form, "reasons": reasons}
    return _kept_out(render(request, "publicity/publication.html", context, status=status))


def _form(request: HttpRequest) -> InputsForm:
    made = form_class(CommentInputs)
    return made(request.POST) if request.method == "POST" else made()


def _left(request: HttpRequest, shown: Shown, given: dict[str, Any]) -> tuple[Reason, ...]:
    if held := _held(request, CommentThrottle()):
        return (held,)
    try:
        commenting.leave(shown, given["text"], given.get("about"), clock.today())
    except Refused as no:
        return no.reasons
    return ()


def _held(request: HttpRequest, throttle: SimpleRateThrottle) -> Reason | None:
    if throttle.allow_request(request, None):  # type: ignore[arg-type]
        return None
    return Reason("publication.too_often", {"wait": int(throttle.wait() or 60)})


def _kept_out(answer: HttpResponse) -> HttpResponse:
    """Searching machines keep nothing of a list that will be taken down."""
    answer["X-Robots-Tag"] = HIDE
    return answer
