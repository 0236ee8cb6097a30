"""Moving running dossiers to a version: a preview of each, tick, do, a result per row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from backend.base import clock
from backend.base.reasons import said
from backend.base.scopes import visible
from backend.catalogue.models import Edition
from backend.catalogue.queries import process_value
from backend.nominations.models import Nomination
from backend.procedures.queries import MOVE, movable_to, named, process_editions, seen_but_not_moved
from backend.rest.actors import actor
from backend.review.moving import Preview, preview
from backend.web.attempts import Attempt, attempt_each
from backend.web.pages import signed_in
from permissions.check import scope
from workflows.processes.moving import GONE, candidates

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Choice:
    """An open stage that the new version does not have, and the stages that may take its place."""

    code: str
    title: str
    options: list[tuple[str, str, bool]]


@signed_in
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Every running dossier that runs by another version: where it stands, where it would stand, or why it cannot."""
    who = actor(request)
    edition = visible(process_editions(), who, "catalogue.view").filter(pk=pk).first()
    if edition is None or scope(who, MOVE).empty:
        raise Http404
    chosen = _chosen(request.POST if request.method == "POST" else request.GET)
    tried = attempt_each(request, MOVE)
    if request.method == "POST" and tried.status == 200 and not tried.results:
        messages.error(request, _("Hãy chọn ít nhất một dòng."))
    rows = movable_to(who, edition)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    shown = [preview(row, edition, chosen, clock.today()) for row in page]
    context = {
        "edition": edition, "name": named(edition), "page": page, "shown": shown, "tried": tried, "done": _done(tried),
        "outcomes": _outcomes(tried), "not_mine": seen_but_not_moved(who, edition),
        "choices": _choices(shown, edition, chosen), "mapping": [f"{old}={new}" for old, new in chosen.items()],
        "possible": sum(not one.reasons for one in shown), "offers": [{"act": MOVE}],
    }  # fmt: skip
    return render(request, "procedures/move.html", context, status=tried.status)


def _done(tried: Attempt) -> str:
    if not tried.results:
        return ""
    done = sum(result.done for result in tried.results.values())
    return _("Đã chuyển %(done)d trong %(of)d hồ sơ.") % {"done": done, "of": len(tried.results)}


def _outcomes(tried: Attempt) -> list[dict[str, Any]]:
    """What became of each ticked dossier, by name; a moved one has left the list below."""
    names = {row.pk: row for row in Nomination.objects.filter(pk__in=list(tried.results))}
    return [{"nomination": names.get(pk), "result": result} for pk, result in tried.results.items()]


def _chosen(given: QueryDict) -> dict[str, str]:
    """The places that the person chose: `m.<old stage>` names the new one."""
    named = {name.removeprefix("m.")[:60]: str(given[name])[:60] for name in given if name.startswith("m.")}
    sent = dict(line.split("=", 1) for line in given.getlist("mapping") if "=" in line)
    return {old: new for old, new in (sent | named).items() if new}


def _choices(shown: list[Preview], edition: Edition, chosen: Mapping[str, str]) -> list[Choice]:
    """One choice for each open stage whose code and kind the new version does not have."""
    new, found = process_value(edition), dict[str, Choice]()
    kinds = {item.code: item.kind for item in new.stages}
    for one in shown:
        for place in one.places:
            code = place.here.code
            if kinds.get(code) is place.here.kind or code in found:
                continue
            fitting: list[tuple[str, str]] = [(i.code, said(i.title)) for i in candidates(one.old, new, code)]
            if len(one.places) > 1:
                fitting.append((GONE, _("kết thúc bước này")))
            options = [(to, title, chosen.get(code) == to) for to, title in fitting]
            found[code] = Choice(code, said(place.here.title), options)
    return list(found.values())
